// SPDX-License-Identifier: Apache-2.0
/* Ids, capabilities, namespaces, limits, memory: what takes numbers and gives numbers. */
#include "did.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

static volatile sig_atomic_t got;

static void on_signal(int sig)
{
	got = sig;
}

int main(void)
{
	struct rlimit limit = { 1000, 2000 };
	unsigned int r, e, s;
	long pid = getpid(), memory;

	did("SYSCALL_SETRLIMIT_X", "nnnn", "res", CALL(SYS_setrlimit, RLIMIT_NOFILE, &limit), "cur", 1000L,
	    "max", 2000L, "resource", 7L);
	did("SYSCALL_GETRLIMIT_X", "nnnn", "res", CALL(SYS_getrlimit, RLIMIT_NOFILE, &limit), "cur", 1000L,
	    "max", 2000L, "resource", 7L);
	did("SYSCALL_PRLIMIT_X", "nnn", "res", CALL(SYS_prlimit64, 0, RLIMIT_NOFILE, NULL, &limit), "oldcur",
	    1000L, "oldmax", 2000L);
	memory = CALL(SYS_mmap, NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0L);
	did("SYSCALL_MMAP_X", "nnnnn", "res", memory, "addr", 0L, "length", 8192L, "fd", -1L, "offset", 0L);
	did("SYSCALL_MPROTECT_X", "nnn", "res", CALL(SYS_mprotect, memory, 4096, PROT_READ), "addr", memory,
	    "length", 4096L);
	did("SYSCALL_MUNMAP_X", "nnn", "res", CALL(SYS_munmap, memory, 8192), "addr", memory, "length", 8192L);
	did("SYSCALL_PRCTL_X", "n", "res", CALL(SYS_prctl, PR_SET_NAME, "new name", 0, 0, 0));
	did("SYSCALL_SETSID_X", "n", "res", CALL(SYS_setsid));
	did("SYSCALL_SETPGID_X", "nnn", "res", CALL(SYS_setpgid, 0, -5), "pid", 0L, "pgid", -5L);
	signal(SIGUSR1, on_signal);
	did("SYSCALL_KILL_X", "nnn", "res", CALL(SYS_kill, pid, SIGUSR1), "pid", pid, "sig", (long)SIGUSR1);
	did("SYSCALL_TGKILL_X", "nnnn", "res", CALL(SYS_tgkill, pid, pid, SIGUSR1), "pid", pid, "tid", pid,
	    "sig", (long)SIGUSR1);
	did("SYSCALL_TKILL_X", "nnn", "res", CALL(SYS_tkill, pid, 0), "tid", pid, "sig", 0L);
	did("SYSCALL_UNSHARE_X", "n", "res", CALL(SYS_unshare, CLONE_NEWUTS));
	did("SYSCALL_SETNS_X", "nn", "res", CALL(SYS_setns, -1, 0), "fd", -1L);
	did("SYSCALL_CHROOT_X", "nt", "res", CALL(SYS_chroot, "/nowhere at all"), "path", "/nowhere at all");
	did("SYSCALL_SETRESGID_X", "nnnn", "res", CALL(SYS_setresgid, 10, 11, 12), "rgid", 10L, "egid", 11L,
	    "sgid", 12L);
	did("SYSCALL_SETREGID_X", "nnn", "res", CALL(SYS_setregid, -1, 13), "rgid", 0xffffffffL, "egid", 13L);
	did("SYSCALL_SETGID_X", "nn", "res", CALL(SYS_setgid, 14), "gid", 14L);
	did("SYSCALL_SETRESUID_X", "nnnn", "res", CALL(SYS_setresuid, 20, 21, 0), "ruid", 20L, "euid", 21L,
	    "suid", 0L);
	did("SYSCALL_GETRESUID_X", "nnnn", "res", CALL(SYS_getresuid, &r, &e, &s), "ruid", 20L, "euid", 21L,
	    "suid", 0L);
	did("SYSCALL_SETUID_X", "nn", "res", CALL(SYS_setuid, 0), "uid", 0L);
	did("SYSCALL_GETUID_X", "n", "uid", CALL(SYS_getuid));
	did("SYSCALL_SETREUID_X", "nnn", "res", CALL(SYS_setreuid, 30, 31), "ruid", 30L, "euid", 31L);
	did("SYSCALL_SETUID_X", "nn", "res", CALL(SYS_setuid, 0), "uid", 0L);
	did("SYSCALL_MOUNT_X", "nttt", "res", CALL(SYS_mount, "what", "/nowhere at all", "tmpfs", 0, NULL),
	    "dev", "what", "dir", "/nowhere at all", "type", "tmpfs");
	did("SYSCALL_UMOUNT2_X", "nt", "res", CALL(SYS_umount2, "/nowhere at all", 0), "name",
	    "/nowhere at all");
	return 0;
}
