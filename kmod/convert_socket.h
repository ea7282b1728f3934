/* SPDX-License-Identifier: GPL-2.0 */
/* Sockets: families, options and their values, poll. See convert.h. */
#ifndef GYR_CONVERT_SOCKET_H
#define GYR_CONVERT_SOCKET_H

#include "convert_bits.h"

GYR_CONVERT_FN gyr_u32 gyr_convert_family(gyr_u32 v)
{
	return v <= 39 && v != 27 && v != 28 ? v : 0;
}

GYR_CONVERT_FN gyr_u32 gyr_convert_sockopt_level(gyr_u32 v)
{
	return v == 1 ? 1 : v == 6 ? 2 : 0;
}

/* An option of SOL_SOCKET: portable numbers are the native ones up to 50. */
GYR_CONVERT_FN gyr_u32 gyr_convert_sockopt(gyr_u32 level, gyr_u32 v)
{
	if (level != 1)
		return 0;
	if (v <= 50)
		return v;
	switch (v) {
	case 55: /* MEMINFO */
		return 52;
	case 57: /* COOKIE */
		return 53;
	case 59: /* PEERGROUPS */
		return 51;
	case 66: /* RCVTIMEO, SNDTIMEO with 64-bit members */
		return 20;
	case 67:
		return 21;
	default:
		return 0;
	}
}

/* First byte of the dynamic value of an option (docs/events.md): index into its table. */
enum {
	GYR_SOCKOPT_BYTES = 0,
	GYR_SOCKOPT_ERRNO = 1,
	GYR_SOCKOPT_U32 = 2,
	GYR_SOCKOPT_U64 = 3,
	GYR_SOCKOPT_TIME = 4,
};

/* Kind of the value of a SOL_SOCKET option, by native number. */
GYR_CONVERT_FN gyr_u32 gyr_sockopt_kind(gyr_u32 level, gyr_u32 option)
{
	if (level != 1)
		return GYR_SOCKOPT_BYTES;
	switch (option) {
	case 4: /* ERROR */
		return GYR_SOCKOPT_ERRNO;
	case 20: /* RCVTIMEO, SNDTIMEO, old and new */
	case 21:
	case 66:
	case 67:
		return GYR_SOCKOPT_TIME;
	case 57: /* COOKIE */
		return GYR_SOCKOPT_U64;
	case 13: /* LINGER */
	case 17: /* PEERCRED */
	case 25: /* BINDTODEVICE: a name */
	case 26: /* ATTACH_FILTER */
	case 28: /* PEERNAME */
	case 31: /* PEERSEC: a name */
	case 0:
		return GYR_SOCKOPT_BYTES;
	default:
		return option <= 49 ? GYR_SOCKOPT_U32 : GYR_SOCKOPT_BYTES;
	}
}

GYR_CONVERT_FN gyr_u32 gyr_convert_poll(gyr_u32 v)
{
	return (v & 0x3fd) | GYR_BIT(v, 0x02, 2) | GYR_BIT(v, 0x2000, 8);
}

#endif
