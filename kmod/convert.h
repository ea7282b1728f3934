/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The kernel's own flags and numbers to those of the capture format, which are
 * the same on every architecture. Pure functions without loops or calls into
 * the kernel: the module, the eBPF programs and a user-space test compile these
 * very files. Native values are written as numbers, so that no header's version
 * matters.
 */
#ifndef GYR_CONVERT_H
#define GYR_CONVERT_H

#include "convert_file.h"
#include "convert_memory.h"
#include "convert_process.h"
#include "convert_socket.h"

/* Values of gyr_fill.convert. */
GYR_CONVERT_FN gyr_u32 gyr_convert(gyr_u32 convert, gyr_u64 value)
{
	gyr_u32 v = (gyr_u32)value;

	switch (convert) {
	case GYR_CONVERT_OPEN:
		return gyr_convert_open(v);
	case GYR_CONVERT_OPEN_BITS:
		return gyr_convert_open_bits(v);
	case GYR_CONVERT_NONBLOCK_CLOEXEC:
		return gyr_convert_nonblock_cloexec(v);
	case GYR_CONVERT_MODE:
		return v & 07777;
	case GYR_CONVERT_FAMILY:
		return gyr_convert_family(v);
	case GYR_CONVERT_SHUTDOWN_HOW:
		return v;
	case GYR_CONVERT_SOCKOPT_LEVEL:
		return gyr_convert_sockopt_level(v);
	case GYR_CONVERT_FUTEX:
		return gyr_convert_futex(v);
	case GYR_CONVERT_WHENCE:
		return v <= 2 ? v : 0;
	case GYR_CONVERT_RLIMIT:
		return gyr_convert_rlimit(v);
	case GYR_CONVERT_FCNTL:
		return gyr_convert_fcntl(v);
	case GYR_CONVERT_PROT:
		return gyr_convert_prot(v);
	case GYR_CONVERT_MMAP:
		return gyr_convert_mmap(v);
	case GYR_CONVERT_SPLICE:
		return v & 15;
	case GYR_CONVERT_PTRACE:
		return gyr_convert_ptrace(v);
	case GYR_CONVERT_QUOTA_CMD:
		return gyr_convert_quota_cmd(v);
	case GYR_CONVERT_QUOTA_TYPE:
		return gyr_convert_quota_type(v);
	case GYR_CONVERT_CLONE:
		return gyr_convert_clone(v);
	case GYR_CONVERT_FLOCK:
		return v & 15;
	case GYR_CONVERT_SEMCTL:
		return gyr_convert_semctl(v);
	case GYR_CONVERT_MOUNT:
		return gyr_convert_mount(v);
	case GYR_CONVERT_SEMGET:
		return GYR_BIT(v, 01000, 8192) | GYR_BIT(v, 02000, 16384);
	case GYR_CONVERT_ACCESS:
		return v & 7;
	case GYR_CONVERT_UNLINKAT:
		return v & 0x200;
	case GYR_CONVERT_LINKAT:
		return v & (0x400 | 0x1000);
	case GYR_CONVERT_URING_ENTER:
		return v & 15;
	case GYR_CONVERT_LOW1:
		return v & 1;
	case GYR_CONVERT_LOW3:
		return v & 7;
	case GYR_CONVERT_EPOLL_CREATE1:
		return GYR_BIT(v, GYR_N_O_CLOEXEC, 1);
	case GYR_CONVERT_FCHOWNAT:
		return GYR_BIT(v, 0x100, 0x400) | (v & 0x1000);
	case GYR_CONVERT_PIDFD_OPEN:
		return GYR_BIT(v, GYR_N_O_NONBLOCK, 1);
	case GYR_CONVERT_MKNOD:
		return gyr_convert_mknod(v);
	case GYR_CONVERT_NEWFSTATAT:
		return v & (0x1000 | 0x800 | 0x100);
	case GYR_CONVERT_DELETE_MODULE:
		return GYR_BIT(v, GYR_N_O_NONBLOCK, 2) | GYR_BIT(v, GYR_N_O_TRUNC, 1);
	default:
		return v;
	}
}

#endif
