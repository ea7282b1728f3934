/* SPDX-License-Identifier: GPL-2.0 */
/* Flags and commands of files: open, fcntl, mknod, mount, quotas. See convert.h. */
#ifndef GYR_CONVERT_FILE_H
#define GYR_CONVERT_FILE_H

#include "convert_bits.h"

/* open(2): native flags */
#define GYR_N_O_CREAT 00000100
#define GYR_N_O_EXCL 00000200
#define GYR_N_O_TRUNC 00001000
#define GYR_N_O_APPEND 00002000
#define GYR_N_O_NONBLOCK 00004000
#define GYR_N_O_DSYNC 00010000
#if defined(__aarch64__) || defined(__TARGET_ARCH_arm64)
#define GYR_N_O_DIRECTORY 00040000
#define GYR_N_O_DIRECT 00200000
#define GYR_N_O_LARGEFILE 00400000
#else
#define GYR_N_O_DIRECT 00040000
#define GYR_N_O_LARGEFILE 00100000
#define GYR_N_O_DIRECTORY 00200000
#endif
#define GYR_N_O_CLOEXEC 02000000
#define GYR_N_O_SYNC 04010000
#define GYR_N_O_TMPFILE (020000000 | GYR_N_O_DIRECTORY)

/* Portable ones that a driver adds. */
#define GYR_O_F_CREATED 16384
#define GYR_FD_UPPER_LAYER 32768
#define GYR_FD_LOWER_LAYER 65536
#define GYR_CREAT_UPPER_LAYER 1
#define GYR_CREAT_LOWER_LAYER 2

/* The bits alone, without the access mode: flags of calls that only take some of them. */
GYR_CONVERT_FN gyr_u32 gyr_convert_open_bits(gyr_u32 v)
{
	gyr_u32 to = GYR_BIT(v, GYR_N_O_CREAT, 4) | GYR_BIT(v, GYR_N_O_APPEND, 8) |
		     GYR_BIT(v, GYR_N_O_DSYNC, 16) | GYR_BIT(v, GYR_N_O_EXCL, 32) |
		     GYR_BIT(v, GYR_N_O_NONBLOCK, 64) | GYR_BIT(v, GYR_N_O_TRUNC, 256) |
		     GYR_BIT(v, GYR_N_O_DIRECT, 512) |
		     GYR_BIT(v, GYR_N_O_DIRECTORY, 1024) |
		     GYR_BIT(v, GYR_N_O_LARGEFILE, 2048) |
		     GYR_BIT(v, GYR_N_O_CLOEXEC, 4096);

	if ((v & GYR_N_O_SYNC) == GYR_N_O_SYNC)
		to |= 128;
	if ((v & GYR_N_O_TMPFILE) == GYR_N_O_TMPFILE)
		to |= 8192;
	return to;
}

GYR_CONVERT_FN gyr_u32 gyr_convert_open(gyr_u32 v)
{
	/* read 0, write 1, both 2 are 1, 2, 3 */
	return gyr_convert_open_bits(v) | ((v & 3) == 3 ? 1 : (v & 3) + 1);
}

GYR_CONVERT_FN gyr_u32 gyr_open_creates(gyr_u32 native)
{
	return (native & GYR_N_O_CREAT) != 0 ||
	       (native & GYR_N_O_TMPFILE) == GYR_N_O_TMPFILE;
}

GYR_CONVERT_FN gyr_u32 gyr_convert_nonblock_cloexec(gyr_u32 v)
{
	return GYR_BIT(v, GYR_N_O_NONBLOCK, 64) | GYR_BIT(v, GYR_N_O_CLOEXEC, 4096);
}

GYR_CONVERT_FN gyr_u32 gyr_convert_mknod(gyr_u32 v)
{
	gyr_u32 type = v & 0170000;

	/* 0 is a regular file; a directory cannot be made so */
	if (type == 0)
		type = 0100000;
	return (v & 07777) | type;
}

GYR_CONVERT_FN gyr_u32 gyr_convert_fcntl(gyr_u32 v)
{
	if (v <= 4)
		return v + 1; /* DUPFD, GETFD, SETFD, GETFL, SETFL */
	switch (v) {
	case 5: /* GETLK */
		return 6;
	case 6: /* SETLK */
		return 8;
	case 7: /* SETLKW */
		return 9;
	case 8: /* SETOWN */
		return 10;
	case 9: /* GETOWN */
		return 12;
	case 10: /* SETSIG */
		return 13;
	case 11: /* GETSIG */
		return 15;
	case 12: /* GETLK64, SETLK64, SETLKW64: 32-bit callers */
		return 17;
	case 13:
		return 18;
	case 14:
		return 19;
	case 15: /* SETOWN_EX */
		return 21;
	case 16: /* GETOWN_EX */
		return 22;
	case 36: /* OFD_GETLK */
		return 30;
	case 37:
		return 31;
	case 38:
		return 32;
	case 1024: /* SETLEASE */
		return 23;
	case 1025:
		return 24;
	case 1026: /* NOTIFY */
		return 27;
	case 1029: /* CANCELLK */
		return 25;
	case 1030: /* DUPFD_CLOEXEC */
		return 26;
	case 1031: /* SETPIPE_SZ */
		return 28;
	case 1032:
		return 29;
	default:
		return 0;
	}
}

GYR_CONVERT_FN gyr_u32 gyr_convert_resolve(gyr_u32 v)
{
	return GYR_BIT(v, 0x08, 1) | GYR_BIT(v, 0x10, 2) | GYR_BIT(v, 0x02, 4) |
	       GYR_BIT(v, 0x04, 8) | GYR_BIT(v, 0x01, 16) | (v & 0x20);
}

GYR_CONVERT_FN gyr_u32 gyr_convert_mount(gyr_u32 v)
{
	return (v & 0xffff0000U) == 0xc0ed0000U ? v & 0xffffU : v;
}

GYR_CONVERT_FN gyr_u32 gyr_convert_quota_cmd(gyr_u32 v)
{
	gyr_u32 cmd = v >> 8;

	if (cmd == 0x800001) /* SYNC */
		return 128;
	if (cmd >= 0x800002 && cmd <= 0x800008)
		return 1U << (cmd - 0x800002);
	if (cmd >= 0x5801 && cmd <= 0x5807) /* the X forms */
		return 256U << (cmd - 0x5801);
	return 0;
}

GYR_CONVERT_FN gyr_u32 gyr_convert_quota_type(gyr_u32 v)
{
	return (v & 0xff) == 0 ? 1 : (v & 0xff) == 1 ? 2 : 0;
}

GYR_CONVERT_FN gyr_u32 gyr_convert_quota_format(gyr_u32 v)
{
	return v == 1 ? 2 : v == 2 ? 4 : v == 4 ? 8 : 1;
}

#endif
