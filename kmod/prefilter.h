/* SPDX-License-Identifier: GPL-2.0 */
/* What is left out where somebody asked for it (GYR_WANT_SUCCESS, GYR_WANT_NO_READS); both drivers. */
#ifndef GYR_PREFILTER_H
#define GYR_PREFILTER_H

#include "convert_file.h"

#define GYR_N_EINPROGRESS 115

/* A connection that is in progress may still come about. */
GYR_CONVERT_FN gyr_u32 gyr_is_failure(long long result)
{
	return result < 0 && result != -GYR_N_EINPROGRESS;
}

/* Native flags of an open that neither writes nor makes nor cuts a file. */
GYR_CONVERT_FN gyr_u32 gyr_open_only_reads(gyr_u32 native)
{
	return !(native & (3 | GYR_N_O_CREAT | GYR_N_O_TRUNC | (GYR_N_O_TMPFILE & ~GYR_N_O_DIRECTORY)));
}

#endif
