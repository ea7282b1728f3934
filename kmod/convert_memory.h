/* SPDX-License-Identifier: GPL-2.0 */
/* Memory: mappings, page faults, io_uring. See convert.h. */
#ifndef GYR_CONVERT_MEMORY_H
#define GYR_CONVERT_MEMORY_H

#include "convert_bits.h"

GYR_CONVERT_FN gyr_u32 gyr_convert_prot(gyr_u32 v)
{
	return (v & 15) | GYR_BIT(v, 0x01000000, 16) | GYR_BIT(v, 0x02000000, 32);
}

GYR_CONVERT_FN gyr_u32 gyr_convert_mmap(gyr_u32 v)
{
	return (v & 3) | GYR_BIT(v, 0x10, 4) | GYR_BIT(v, 0x20, 8) |
	       GYR_BIT(v, 0x40, 16) | GYR_BIT(v, 0x4000, 64) |
	       GYR_BIT(v, 0x8000, 128) | GYR_BIT(v, 0x10000, 256) |
	       GYR_BIT(v, 0x100, 512) | GYR_BIT(v, 0x800, 1024) |
	       GYR_BIT(v, 0x1000, 2048) | GYR_BIT(v, 0x2000, 16384);
}

/* Page fault error code of x86. */
GYR_CONVERT_FN gyr_u32 gyr_convert_fault(gyr_u32 v)
{
	return (v & 1 ? 1 : 2) | (v & 2 ? 4 : 8) | (v & 4 ? 16 : 32) |
	       (v & 8 ? 64 : 0) | (v & 16 ? 128 : 0);
}

GYR_CONVERT_FN gyr_u32 gyr_convert_uring_setup(gyr_u32 v)
{
	/* bit 2 of the portable set is a ring's flag, not one of these */
	return (v & 3) | GYR_BIT(v, 4, 8) | GYR_BIT(v, 8, 16) |
	       GYR_BIT(v, 16, 32) | GYR_BIT(v, 32, 64) | GYR_BIT(v, 64, 128);
}

GYR_CONVERT_FN gyr_u32 gyr_convert_uring_features(gyr_u32 v)
{
	return v & 0x7ff;
}

#endif
