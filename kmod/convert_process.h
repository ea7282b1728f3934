/* SPDX-License-Identifier: GPL-2.0 */
/* Processes: clone, ptrace, limits, futexes, semaphores, keys. See convert.h. */
#ifndef GYR_CONVERT_PROCESS_H
#define GYR_CONVERT_PROCESS_H

#include "convert_bits.h"

/* First byte of a dynamic value (docs/events.md): index into its table. */
enum {
	GYR_PTRACE_U64 = 0,
	GYR_PTRACE_SIGNAL = 1,
	GYR_KEYCTL_U64 = 0,
	GYR_KEYCTL_TEXT = 1,
};

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

/* Data of ptrace, by portable request: 0 a number, 1 a signal, 2 a pointer to a word. */
GYR_CONVERT_FN gyr_u32 gyr_ptrace_data_kind(gyr_u32 request)
{
	if (request >= 2 && request <= 4) /* PEEKTEXT, PEEKDATA, PEEKUSR */
		return 2;
	/* CONT, SINGLESTEP, DETACH, SYSCALL */
	return request == 8 || request == 10 || request == 12 || request == 13;
}

GYR_CONVERT_FN gyr_u32 gyr_convert_rlimit(gyr_u32 v)
{
	return v <= 15 ? v : 255;
}

GYR_CONVERT_FN gyr_u32 gyr_convert_futex(gyr_u32 v)
{
	gyr_u32 op = v & 127;

	return (op <= 12 ? op : 0) | (v & (128 | 256));
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

GYR_CONVERT_FN gyr_u32 gyr_convert_semop(gyr_u32 v)
{
	return GYR_BIT(v, 04000, 1) | GYR_BIT(v, 0x1000, 2);
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

#endif
