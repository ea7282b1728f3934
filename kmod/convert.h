/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The kernel's own flags and numbers to those of the capture format, which are
 * the same on every architecture. Pure functions without loops or calls into
 * the kernel: the module, the eBPF programs and a user-space test compile this
 * very file. Native values are written as numbers, so that no header's version
 * matters.
 */
#ifndef GYR_CONVERT_H
#define GYR_CONVERT_H

#include "generated/fill.h"

#define GYR_CONVERT_FN static inline __attribute__((always_inline, unused))

/* Bit `from` of value (one bit) as bit `to`. */
#define GYR_BIT(value, from, to) \
	((from) > (to) ? ((value) & (from)) / ((from) / (to)) : \
			 ((value) & (from)) * ((to) / (from)))

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

GYR_CONVERT_FN gyr_u32 gyr_convert_futex(gyr_u32 v)
{
	gyr_u32 op = v & 127;

	return (op <= 12 ? op : 0) | (v & (128 | 256));
}

GYR_CONVERT_FN gyr_u32 gyr_convert_rlimit(gyr_u32 v)
{
	return v <= 15 ? v : 255;
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

GYR_CONVERT_FN gyr_u32 gyr_convert_ptrace(gyr_u32 v)
{
	if (v == 0)
		return 1; /* TRACEME */
	if (v <= 9)
		return v + 1;
	switch (v) {
	case 12: /* GETREGS, SETREGS, GETFPREGS, SETFPREGS */
		return 26;
	case 13:
		return 27;
	case 14:
		return 28;
	case 15:
		return 29;
	case 16: /* ATTACH, DETACH */
		return 11;
	case 17:
		return 12;
	case 18: /* GETFPXREGS, SETFPXREGS */
		return 30;
	case 19:
		return 31;
	case 21: /* OLDSETOPTIONS */
		return 32;
	case 24: /* SYSCALL */
		return 13;
	case 25: /* GET_THREAD_AREA, SET_THREAD_AREA */
		return 33;
	case 26:
		return 34;
	case 30: /* ARCH_PRCTL */
		return 35;
	case 31: /* SYSEMU, SYSEMU_SINGLESTEP */
		return 36;
	case 32:
		return 37;
	case 33: /* SINGLEBLOCK */
		return 38;
	default:
		/* SETOPTIONS to SETSIGMASK stand in the same order */
		return v >= 0x4200 && v <= 0x420b ? v - 0x4200 + 14 : 0;
	}
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

#define GYR_CLONE_CHILD_IN_PIDNS 536870912U

GYR_CONVERT_FN gyr_u32 gyr_convert_clone(gyr_u32 v)
{
	return GYR_BIT(v, 0x00000400U, 1U) | /* FILES */
	       GYR_BIT(v, 0x00000200U, 2U) | /* FS */
	       GYR_BIT(v, 0x80000000U, 4U) | /* IO */
	       GYR_BIT(v, 0x08000000U, 8U) | /* NEWIPC */
	       GYR_BIT(v, 0x40000000U, 16U) | /* NEWNET */
	       GYR_BIT(v, 0x00020000U, 32U) | /* NEWNS */
	       GYR_BIT(v, 0x20000000U, 64U) | /* NEWPID */
	       GYR_BIT(v, 0x04000000U, 128U) | /* NEWUTS */
	       GYR_BIT(v, 0x00008000U, 256U) | /* PARENT */
	       GYR_BIT(v, 0x00100000U, 512U) | /* PARENT_SETTID */
	       GYR_BIT(v, 0x00002000U, 1024U) | /* PTRACE */
	       GYR_BIT(v, 0x00000800U, 2048U) | /* SIGHAND */
	       GYR_BIT(v, 0x00040000U, 4096U) | /* SYSVSEM */
	       GYR_BIT(v, 0x00010000U, 8192U) | /* THREAD */
	       GYR_BIT(v, 0x00800000U, 16384U) | /* UNTRACED */
	       GYR_BIT(v, 0x00000100U, 32768U) | /* VM */
	       GYR_BIT(v, 0x10000000U, 1048576U) | /* NEWUSER */
	       GYR_BIT(v, 0x00200000U, 8388608U) | /* CHILD_CLEARTID */
	       GYR_BIT(v, 0x01000000U, 16777216U) | /* CHILD_SETTID */
	       GYR_BIT(v, 0x00080000U, 33554432U) | /* SETTLS */
	       GYR_BIT(v, 0x00004000U, 134217728U) | /* VFORK */
	       GYR_BIT(v, 0x02000000U, 268435456U); /* NEWCGROUP */
}

/* Commands are native numbers, with or without the IPC_64 bit. */
GYR_CONVERT_FN gyr_u32 gyr_convert_semctl(gyr_u32 v)
{
	switch (v & ~0x100U) {
	case 0: /* IPC_RMID */
		return 4;
	case 1: /* IPC_SET */
		return 2;
	case 2: /* IPC_STAT */
		return 1;
	case 3: /* IPC_INFO */
		return 8;
	case 11: /* GETPID */
		return 256;
	case 12: /* GETVAL */
		return 512;
	case 13: /* GETALL */
		return 64;
	case 14: /* GETNCNT */
		return 128;
	case 15: /* GETZCNT */
		return 1024;
	case 16: /* SETVAL */
		return 4096;
	case 17: /* SETALL */
		return 2048;
	case 18: /* SEM_STAT */
		return 32;
	case 19: /* SEM_INFO */
		return 16;
	default:
		return 0;
	}
}
#define GYR_SEMCTL_SETVAL 4096

GYR_CONVERT_FN gyr_u32 gyr_convert_mount(gyr_u32 v)
{
	return (v & 0xffff0000U) == 0xc0ed0000U ? v & 0xffffU : v;
}

GYR_CONVERT_FN gyr_u32 gyr_convert_poll(gyr_u32 v)
{
	return (v & 0x3fd) | GYR_BIT(v, 0x02, 2) | GYR_BIT(v, 0x2000, 8);
}

GYR_CONVERT_FN gyr_u32 gyr_convert_semop(gyr_u32 v)
{
	return GYR_BIT(v, 04000, 1) | GYR_BIT(v, 0x1000, 2);
}

GYR_CONVERT_FN gyr_u32 gyr_convert_resolve(gyr_u32 v)
{
	return GYR_BIT(v, 0x08, 1) | GYR_BIT(v, 0x10, 2) | GYR_BIT(v, 0x02, 4) |
	       GYR_BIT(v, 0x04, 8) | GYR_BIT(v, 0x01, 16) | (v & 0x20);
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

/* Page fault error code of x86. */
GYR_CONVERT_FN gyr_u32 gyr_convert_fault(gyr_u32 v)
{
	return (v & 1 ? 1 : 2) | (v & 2 ? 4 : 8) | (v & 4 ? 16 : 32) |
	       (v & 8 ? 64 : 0) | (v & 16 ? 128 : 0);
}

/* execve's file: what a driver found out. */
#define GYR_EXE_WRITABLE 1
#define GYR_EXE_UPPER_LAYER 2
#define GYR_EXE_FROM_MEMFD 4
#define GYR_EXE_LOWER_LAYER 8

/*
 * keyctl: how many of the four arguments behind the operation there are (low
 * four bits), and which of them are text (bit 4 for the first).
 */
GYR_CONVERT_FN gyr_u32 gyr_keyctl_arguments(gyr_u32 operation)
{
	switch (operation) {
	case 1: /* JOIN_SESSION_KEYRING: name */
		return 1 | 0x10;
	case 3: /* REVOKE */
	case 7: /* CLEAR */
	case 14: /* SET_REQKEY_KEYRING */
	case 16: /* ASSUME_AUTHORITY */
	case 21: /* INVALIDATE */
		return 1;
	case 0: /* GET_KEYRING_ID */
	case 5: /* SETPERM */
	case 8: /* LINK */
	case 9: /* UNLINK */
	case 15: /* SET_TIMEOUT */
	case 22: /* GET_PERSISTENT */
	case 31: /* CAPABILITIES */
		return 2;
	case 2: /* UPDATE */
	case 4: /* CHOWN */
	case 6: /* DESCRIBE */
	case 11: /* READ */
	case 13: /* NEGATE */
	case 17: /* GET_SECURITY */
	case 32: /* WATCH_KEY */
		return 3;
	case 29: /* RESTRICT_KEYRING: type, restriction */
		return 3 | 0x20 | 0x40;
	case 24: /* PKEY_QUERY: information */
		return 3 | 0x40;
	case 10: /* SEARCH: type, description */
		return 4 | 0x20 | 0x40;
	case 12: /* INSTANTIATE */
	case 19: /* REJECT */
	case 20: /* INSTANTIATE_IOV */
	case 23: /* DH_COMPUTE */
	case 30: /* MOVE */
		return 4;
	case 25: /* PKEY_ENCRYPT to PKEY_VERIFY: information */
	case 26:
	case 27:
	case 28:
		return 4 | 0x20;
	default:
		return 0;
	}
}

/* First byte of a dynamic value (docs/events.md): index into its table. */
enum {
	GYR_SOCKOPT_BYTES = 0,
	GYR_SOCKOPT_ERRNO = 1,
	GYR_SOCKOPT_U32 = 2,
	GYR_SOCKOPT_U64 = 3,
	GYR_SOCKOPT_TIME = 4,
	GYR_PTRACE_U64 = 0,
	GYR_PTRACE_SIGNAL = 1,
	GYR_KEYCTL_U64 = 0,
	GYR_KEYCTL_TEXT = 1,
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

/* Data of ptrace, by portable request: 0 a number, 1 a signal, 2 a pointer to a word. */
GYR_CONVERT_FN gyr_u32 gyr_ptrace_data_kind(gyr_u32 request)
{
	if (request >= 2 && request <= 4) /* PEEKTEXT, PEEKDATA, PEEKUSR */
		return 2;
	/* CONT, SINGLESTEP, DETACH, SYSCALL */
	return request == 8 || request == 10 || request == 12 || request == 13;
}

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
