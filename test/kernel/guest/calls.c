/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Makes a call of every family and says on stdout which record each must give: lines
 * "EXPECT event value value ..." as ringtap --dump prints them, in order, of the thread that the
 * line "TID n" names; "*" stands for a value that is not known here. calls --bad gives the kernel
 * bad pointers in every argument of every call instead.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/sem.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "generated/events.h"

static char line[65536];
static size_t used;

/* Written at the end, so that saying it is not among what is recorded. */
#define EXPECT(event, format, ...) \
	(used += snprintf(line + used, sizeof(line) - used, "EXPECT %d " format "\n", GYR_E_##event, \
			  ##__VA_ARGS__))

static long call(long nr, long a, long b, long c, long d, long e, long f)
{
	long result = syscall(nr, a, b, c, d, e, f);

	return result < 0 ? -errno : result;
}

#define SYS(nr, ...) CALL6(nr, ##__VA_ARGS__, 0, 0, 0, 0, 0, 0)
#define CALL6(nr, a, b, c, d, e, f, ...) \
	call(nr, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))

static unsigned long device_of(const struct stat *st)
{
	return (minor(st->st_dev) & 0xff) | major(st->st_dev) << 8 | (minor(st->st_dev) & ~0xffU) << 12;
}

static void files(void)
{
	struct open_how how = { .flags = O_RDWR | O_CREAT | O_CLOEXEC, .mode = 0640,
				.resolve = RESOLVE_NO_SYMLINKS };
	struct stat st;
	struct iovec vectors[2] = { { "ab", 2 }, { "cde", 3 } };
	char buffer[200];
	long fd, other;

	SYS(SYS_unlink, "/tmp/one");
	EXPECT(SYSCALL_UNLINK_2_X, "-2 \"/tmp/one\\x00\"");
	fd = SYS(SYS_openat, AT_FDCWD, "/tmp/one", O_RDWR | O_CREAT | O_TRUNC, 0600);
	stat("/tmp/one", &st);
	EXPECT(SYSCALL_OPENAT_2_E, "-100 \"/tmp/one\\x00\" 263 384");
	EXPECT(SYSCALL_OPENAT_2_X, "%ld -100 \"/tmp/one\\x00\" 16647 384 %lu %lu", fd, device_of(&st), st.st_ino);
	EXPECT(SYSCALL_NEWFSTATAT_X, "* * * *");
	SYS(SYS_write, fd, "0123456789", 10);
	EXPECT(SYSCALL_WRITE_X, "10 \"0123456789\" %ld 10", fd);
	SYS(SYS_lseek, fd, 2, SEEK_SET);
	EXPECT(SYSCALL_LSEEK_X, "2 %ld 2 0", fd);
	SYS(SYS_read, fd, buffer, 5);
	EXPECT(SYSCALL_READ_X, "5 \"23456\" %ld 5", fd);
	SYS(SYS_pread64, fd, buffer, 3, 7);
	EXPECT(SYSCALL_PREAD_X, "3 \"789\" %ld 3 7", fd);
	SYS(SYS_writev, fd, vectors, 2);
	EXPECT(SYSCALL_WRITEV_X, "5 \"abcde\" %ld 5", fd);
	memset(buffer, 'y', sizeof(buffer));
	SYS(SYS_write, fd, buffer, 200);
	used += snprintf(line + used, sizeof(line) - used, "EXPECT %d 200 \"", GYR_E_SYSCALL_WRITE_X);
	for (int i = 0; i < 80; i++)
		line[used++] = 'y';
	used += snprintf(line + used, sizeof(line) - used, "\" %ld 200\n", fd);
	SYS(SYS_fchmod, fd, 04755);
	EXPECT(SYSCALL_FCHMOD_X, "0 %ld 2541", fd);
	other = SYS(SYS_dup3, fd, 20, O_CLOEXEC);
	EXPECT(SYSCALL_DUP3_X, "%ld %ld 20 4096", other, fd);
	SYS(SYS_fcntl, fd, F_GETFL, 7);
	EXPECT(SYSCALL_FCNTL_X, "* %ld 4 7", fd);
	SYS(SYS_close, 20);
	EXPECT(SYSCALL_CLOSE_X, "0 20");
	SYS(SYS_close, fd);
	EXPECT(SYSCALL_CLOSE_X, "0 %ld", fd);
	fd = SYS(SYS_open, "/tmp/none", O_RDONLY | O_DIRECTORY | O_NONBLOCK);
	EXPECT(SYSCALL_OPEN_E, "\"/tmp/none\\x00\" 1089 0");
	EXPECT(SYSCALL_OPEN_X, "-2 \"/tmp/none\\x00\" 1089 0 0 0");
	fd = SYS(SYS_creat, "/tmp/two", 0644);
	EXPECT(SYSCALL_CREAT_E, "\"/tmp/two\\x00\" 420");
	EXPECT(SYSCALL_CREAT_X, "%ld \"/tmp/two\\x00\" 420 * * 0", fd);
	SYS(SYS_close, fd);
	EXPECT(SYSCALL_CLOSE_X, "0 %ld", fd);
	fd = SYS(SYS_openat2, AT_FDCWD, "/tmp/two", &how, sizeof(how));
	EXPECT(SYSCALL_OPENAT2_E, "-100 \"/tmp/two\\x00\" 4103 416 8");
	EXPECT(SYSCALL_OPENAT2_X, "%ld -100 \"/tmp/two\\x00\" 4103 416 8 * *", fd);
	SYS(SYS_close, fd);
	EXPECT(SYSCALL_CLOSE_X, "0 %ld", fd);
	SYS(SYS_rename, "/tmp/two", "/tmp/three");
	EXPECT(SYSCALL_RENAME_X, "0 \"/tmp/two\\x00\" \"/tmp/three\\x00\"");
	SYS(SYS_symlinkat, "three", AT_FDCWD, "/tmp/link");
	EXPECT(SYSCALL_SYMLINKAT_X, "* \"three\\x00\" -100 \"/tmp/link\\x00\"");
	SYS(SYS_unlinkat, AT_FDCWD, "/tmp/link", 0);
	EXPECT(SYSCALL_UNLINKAT_2_X, "0 -100 \"/tmp/link\\x00\" 0");
	SYS(SYS_linkat, AT_FDCWD, "/tmp/three", AT_FDCWD, "/tmp/four", AT_SYMLINK_FOLLOW);
	EXPECT(SYSCALL_LINKAT_2_X, "0 -100 \"/tmp/three\\x00\" -100 \"/tmp/four\\x00\" 1024");
	SYS(SYS_unlink, "/tmp/four");
	EXPECT(SYSCALL_UNLINK_2_X, "0 \"/tmp/four\\x00\"");
	SYS(SYS_mkdir, "/tmp/dir", 0750);
	EXPECT(SYSCALL_MKDIR_2_X, "* \"/tmp/dir\\x00\" 488");
	SYS(SYS_rmdir, "/tmp/dir");
	EXPECT(SYSCALL_RMDIR_2_X, "0 \"/tmp/dir\\x00\"");
	SYS(SYS_chown, "/tmp/three", 1, -1);
	EXPECT(SYSCALL_CHOWN_X, "0 \"/tmp/three\\x00\" 1 4294967295");
	SYS(SYS_mknod, "/tmp/fifo", S_IFIFO | 0600, makedev(3, 4));
	EXPECT(SYSCALL_MKNOD_X, "* \"/tmp/fifo\\x00\" 4480 772");
	SYS(SYS_unlink, "/tmp/fifo");
	EXPECT(SYSCALL_UNLINK_2_X, "0 \"/tmp/fifo\\x00\"");
	SYS(SYS_chdir, "/tmp");
	EXPECT(SYSCALL_CHDIR_X, "0 \"/tmp\\x00\"");
	SYS(SYS_getcwd, buffer, sizeof(buffer));
	EXPECT(SYSCALL_GETCWD_X, "5 \"/tmp\\x00\"");
	SYS(SYS_access, "/tmp/three", R_OK | X_OK);
	EXPECT(SYSCALL_ACCESS_X, "* \"/tmp/three\\x00\" 5");
	SYS(SYS_open, 8, 0, 0);
	EXPECT(SYSCALL_OPEN_E, "- 1 0");
	EXPECT(SYSCALL_OPEN_X, "-14 - 1 0 0 0");
	SYS(SYS_mount, "none", "/nowhere", "tmpfs", MS_NOSUID | 0xc0ed0000);
	EXPECT(SYSCALL_MOUNT_X, "-2 \"none\\x00\" \"/nowhere\\x00\" \"tmpfs\\x00\" 2");
	SYS(SYS_umount2, "/nowhere", MNT_DETACH);
	EXPECT(SYSCALL_UMOUNT2_X, "-2 \"/nowhere\\x00\" 2");
}

static void sockets(void)
{
	struct sockaddr_in v4 = { .sin_family = AF_INET, .sin_port = htons(7777) };
	struct sockaddr_un local = { .sun_family = AF_UNIX, .sun_path = "/tmp/socket" };
	struct iovec vector = { "message", 7 };
	struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1, .msg_name = &v4,
				  .msg_namelen = sizeof(v4) };
	struct sockaddr_in from;
	socklen_t length = sizeof(from);
	int pair[2], one = 1;
	char buffer[32];
	long a, b;

	v4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	a = SYS(SYS_socket, AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	EXPECT(SOCKET_SOCKET_X, "%ld 2 %d 0 4096", a, SOCK_DGRAM | SOCK_CLOEXEC);
	SYS(SYS_bind, a, &v4, sizeof(v4));
	EXPECT(SOCKET_BIND_X, "0 \"\\x02\\x7f\\x00\\x00\\x01a\\x1e\" %ld", a);
	b = SYS(SYS_socket, AF_INET, SOCK_DGRAM, 17);
	EXPECT(SOCKET_SOCKET_X, "%ld 2 2 17 0", b);
	SYS(SYS_sendto, b, "to", 2, 0, &v4, sizeof(v4));
	EXPECT(SOCKET_SENDTO_X, "2 \"to\" %ld 2 *7f\\x00\\x00\\x01a\\x1e\"", b);
	SYS(SYS_sendmsg, b, &message, 0);
	EXPECT(SOCKET_SENDMSG_X, "7 \"message\" %ld 7 *7f\\x00\\x00\\x01a\\x1e\"", b);
	SYS(SYS_recvfrom, a, buffer, sizeof(buffer), 0, &from, &length);
	EXPECT(SOCKET_RECVFROM_X, "2 \"to\" \"\\x02\\x7f\\x00\\x00\\x01* %ld 32", a);
	message.msg_name = NULL;
	vector.iov_base = buffer;
	vector.iov_len = sizeof(buffer);
	SYS(SYS_recvmsg, a, &message, 0);
	EXPECT(SOCKET_RECVMSG_X, "7 7 \"message\" * - %ld", a);
	SYS(SYS_connect, b, &v4, sizeof(v4));
	EXPECT(SOCKET_CONNECT_E, "%ld \"\\x02\\x7f\\x00\\x00\\x01a\\x1e\"", b);
	EXPECT(SOCKET_CONNECT_X, "0 \"\\x02\\x7f\\x00\\x00\\x01*\\x7f\\x00\\x00\\x01a\\x1e\" %ld \"\\x02\\x7f\\x00\\x00\\x01a\\x1e\"", b);
	SYS(SYS_setsockopt, a, SOL_SOCKET, SO_KEEPALIVE, &one, sizeof(one));
	EXPECT(SOCKET_SETSOCKOPT_X, "0 %ld 1 9 \"\\x02\\x01\\x00\\x00\\x00\" 4", a);
	SYS(SYS_shutdown, a, SHUT_WR);
	EXPECT(SOCKET_SHUTDOWN_X, "* %ld 1", a);
	SYS(SYS_close, a);
	EXPECT(SYSCALL_CLOSE_X, "0 %ld", a);
	SYS(SYS_close, b);
	EXPECT(SYSCALL_CLOSE_X, "0 %ld", b);
	SYS(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, pair);
	EXPECT(SOCKET_SOCKETPAIR_X, "0 %d %d * * 1 1 0", pair[0], pair[1]);
	SYS(SYS_unlink, "/tmp/socket");
	EXPECT(SYSCALL_UNLINK_2_X, "* *");
	a = SYS(SYS_socket, AF_UNIX, SOCK_STREAM, 0);
	EXPECT(SOCKET_SOCKET_X, "%ld 1 1 0 0", a);
	SYS(SYS_bind, a, &local, sizeof(local));
	EXPECT(SOCKET_BIND_X, "0 \"\\x01/tmp/socket\\x00\" %ld", a);
	SYS(SYS_listen, a, 5);
	EXPECT(SOCKET_LISTEN_X, "0 %ld 5", a);
	b = SYS(SYS_socket, AF_UNIX, SOCK_STREAM, 0);
	EXPECT(SOCKET_SOCKET_X, "%ld 1 1 0 0", b);
	SYS(SYS_connect, b, &local, sizeof(local));
	EXPECT(SOCKET_CONNECT_E, "%ld \"\\x01/tmp/socket\\x00\"", b);
	EXPECT(SOCKET_CONNECT_X, "0 \"\\x01*/tmp/socket\\x00\" %ld \"\\x01/tmp/socket\\x00\"", b);
	pair[0] = SYS(SYS_accept4, a, NULL, NULL, SOCK_CLOEXEC);
	EXPECT(SOCKET_ACCEPT4_6_X, "%d \"\\x01*/tmp/socket\\x00\" 0 0 5 %d", pair[0], SOCK_CLOEXEC);
}

static void processes(void)
{
	struct rlimit limit = { 100, 200 };
	struct timespec pause = { 0, 1000 };
	struct pollfd fds = { .fd = 0, .events = POLLOUT };
	struct sembuf operation = { 1, 2, IPC_NOWAIT };
	sigset_t mask;
	int fds2[2];
	long fd, id;

	sigemptyset(&mask);
	SYS(SYS_setrlimit, RLIMIT_CORE, &limit);
	EXPECT(SYSCALL_SETRLIMIT_X, "0 100 200 4");
	SYS(SYS_prlimit64, 0, RLIMIT_CORE, NULL, &limit);
	EXPECT(SYSCALL_PRLIMIT_X, "0 -1 -1 100 200 0 4");
	SYS(SYS_nanosleep, &pause, NULL);
	EXPECT(SYSCALL_NANOSLEEP_X, "0 1000");
	fd = SYS(SYS_eventfd2, 3, EFD_NONBLOCK | EFD_CLOEXEC);
	EXPECT(SYSCALL_EVENTFD2_X, "%ld 4160 3", fd);
	fds.fd = fd;
	SYS(SYS_poll, &fds, 1, 0);
	EXPECT(SYSCALL_POLL_X, "1 \"\\x01\\x00\\x%02lx\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x04\\x00\" 0", fd);
	SYS(SYS_close, fd);
	EXPECT(SYSCALL_CLOSE_X, "0 %ld", fd);
	SYS(SYS_pipe2, fds2, O_NONBLOCK);
	EXPECT(SYSCALL_PIPE2_X, "0 %d %d * 64", fds2[0], fds2[1]);
	SYS(SYS_epoll_create1, EPOLL_CLOEXEC);
	EXPECT(SYSCALL_EPOLL_CREATE1_X, "* 1");
	SYS(SYS_memfd_create, "secret", 1);
	EXPECT(SYSCALL_MEMFD_CREATE_X, "* \"secret\\x00\" 1");
	SYS(SYS_prctl, PR_SET_NAME, "renamed");
	EXPECT(SYSCALL_PRCTL_X, "0 15 \"renamed\\x00\" 0");
	SYS(SYS_prctl, PR_SET_CHILD_SUBREAPER, 0);
	EXPECT(SYSCALL_PRCTL_X, "0 36 - 0");
	SYS(SYS_mmap, 0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	EXPECT(SYSCALL_MMAP_X, "* * * * 0 4096 3 10 -1 0");
	SYS(SYS_mprotect, 0, 0, PROT_EXEC);
	EXPECT(SYSCALL_MPROTECT_X, "0 0 0 4");
	SYS(SYS_kill, 0x7fffffff, 15);
	EXPECT(SYSCALL_KILL_X, "-3 2147483647 15");
	SYS(SYS_setns, 99, CLONE_NEWNET);
	EXPECT(SYSCALL_SETNS_X, "-9 99 16");
	SYS(SYS_unshare, CLONE_NEWUTS);
	EXPECT(SYSCALL_UNSHARE_X, "* 128");
	id = SYS(SYS_semget, IPC_PRIVATE, 2, IPC_CREAT | 0600);
	EXPECT(SYSCALL_SEMGET_X, "%ld 0 2 8192", id);
	SYS(SYS_semop, id, &operation, 1);
	EXPECT(SYSCALL_SEMOP_X, "0 1 1 2 1 0 0 0 %ld", id);
	SYS(SYS_semctl, id, 1, SETVAL, 9);
	EXPECT(SYSCALL_SEMCTL_X, "0 %ld 1 4096 9", id);
	SYS(SYS_semctl, id, 0, IPC_RMID);
	EXPECT(SYSCALL_SEMCTL_X, "0 %ld 0 4 0", id);
	SYS(SYS_setresuid, -1, 0, 0);
	EXPECT(SYSCALL_SETRESUID_X, "0 4294967295 0 0");
	SYS(SYS_keyctl, 1, "ring");
	EXPECT(SYSCALL_KEYCTL_X, "* 1 \"\\x01ring\\x00\" * * *");
	SYS(SYS_ptrace, 16, 0x7fffffff, 0, 0);
	EXPECT(SYSCALL_PTRACE_X, "-3 * * 11 2147483647");
	SYS(SYS_getpid);
	EXPECT(GENERIC_X, "16 39");
	SYS(SYS_execve, "/tmp/none", ((char *[]){ "none", "argument", NULL }), ((char *[]){ "A=b", NULL }));
	EXPECT(SYSCALL_EXECVE_19_X, "-2 \"none\\x00\" \"argument\\x00\" %d %d * - * * * * * * \"renamed\\x00\" *A=b\\x00* \"/tmp/none\\x00\"", getpid(), getpid());
	SYS(SYS_tgkill, getpid(), getpid(), SIGCONT);
	EXPECT(SYSCALL_TGKILL_X, "0 %d %d 18", getpid(), getpid());
}

/* Every argument of every call in turn is a pointer to nowhere, to the kernel, to the end of memory. */
static void bad(void)
{
	static const long pointers[] = { 0, 8, -1, -4096, 0xffff888000000000, 0x7ffffffff000, 0x7fffffffeffe };
	char *edge = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	munmap(edge + 4096, 4096);
	memset(edge, 'a', 4096);
	for (long nr = 0; nr < 470; nr++) {
		/* Calls that would end or stop this process, or the guest. */
		switch (nr) {
		case SYS_exit:
		case SYS_exit_group:
		case SYS_pause:
		case SYS_rt_sigsuspend:
		case SYS_rt_sigreturn:
		case SYS_rt_sigtimedwait:
		case SYS_reboot:
		case SYS_kexec_load:
		case SYS_fork:
		case SYS_vfork:
		case SYS_clone:
		case SYS_clone3:
		case SYS_select:
		case SYS_pselect6:
		case SYS_poll:
		case SYS_ppoll:
		case SYS_wait4:
		case SYS_waitid:
		case SYS_futex:
		case SYS_vhangup:
		case SYS_munmap:
		case SYS_mremap:
		case SYS_mprotect:
		case SYS_pkey_mprotect:
		case SYS_mmap:
		case SYS_brk:
		case SYS_arch_prctl:
		case SYS_prctl:
		case SYS_seccomp:
		case SYS_personality:
		case SYS_kill:
		case SYS_tkill:
		case SYS_tgkill:
		case SYS_rt_sigqueueinfo:
		case SYS_rt_tgsigqueueinfo:
		case SYS_pidfd_send_signal:
		case SYS_chroot:
		case SYS_close:
		case SYS_close_range:
		case SYS_dup2:
		case SYS_dup3:
		case SYS_rseq:
		case SYS_set_robust_list:
		case SYS_set_tid_address:
		case SYS_setrlimit:
		case SYS_prlimit64:
		case SYS_alarm:
		case SYS_setitimer:
		case SYS_sched_setaffinity:
		case SYS_sched_setscheduler:
		case SYS_sched_setattr:
		case SYS_sched_setparam:
		case SYS_msgrcv:
		case SYS_read:
		case SYS_readv:
		case SYS_setuid:
		case SYS_setgid:
		case SYS_setresuid:
		case SYS_setresgid:
		case SYS_setreuid:
		case SYS_setregid:
		case SYS_capset:
		case SYS_setfsuid:
		case SYS_setfsgid:
		case SYS_io_getevents:
		case SYS_modify_ldt:
		case SYS_madvise:
		case SYS_process_madvise:
		case SYS_remap_file_pages:
		case SYS_mlockall:
		case SYS_shmat:
		case SYS_shmdt:
		case SYS_nanosleep:
		case SYS_clock_nanosleep:
		case SYS_rt_sigaction:
		case SYS_rt_sigprocmask:
		case SYS_sigaltstack:
		case SYS_iopl:
		case SYS_userfaultfd:
		case SYS_setsid:
		case SYS_sync:
		case SYS_unshare:
		case SYS_swapoff:
		case SYS_epoll_wait:
		case SYS_epoll_pwait:
		case SYS_epoll_pwait2:
		case SYS_io_pgetevents:
		case SYS_ptrace:
		case SYS_settimeofday:
		case SYS_clock_settime:
		case SYS_adjtimex:
		case SYS_clock_adjtime:
			continue;
		}
		for (int argument = 0; argument < 6; argument++) {
			for (size_t i = 0; i <= sizeof(pointers) / sizeof(pointers[0]); i++) {
				long args[6] = { -1, (long)(edge + 4090), 100, 1, (long)(edge + 4092), 16 };

				args[argument] = i < sizeof(pointers) / sizeof(pointers[0]) ? pointers[i] :
											      (long)(edge + 4095);
				syscall(nr, args[0], args[1], args[2], args[3], args[4], args[5]);
			}
		}
	}
	/* Those left out above that only read memory. */
	for (size_t i = 0; i < sizeof(pointers) / sizeof(pointers[0]); i++) {
		syscall(SYS_execve, pointers[i], pointers[i], pointers[i]);
		syscall(SYS_execve, "/none", pointers[i], edge + 4095);
		syscall(SYS_execve, "/none", edge + 4090, pointers[i]);
		syscall(SYS_execveat, AT_FDCWD, "/none", edge + 4090, pointers[i], 0);
		syscall(SYS_clone3, pointers[i], 88);
		syscall(SYS_poll, pointers[i], 5, 0);
		syscall(SYS_ppoll, pointers[i], 1UL << 40, pointers[i], pointers[i], 8);
		syscall(SYS_prctl, PR_SET_NAME, pointers[i]);
		syscall(SYS_setrlimit, 4, pointers[i]);
		syscall(SYS_nanosleep, pointers[i], 0);
		syscall(SYS_readv, 0, pointers[i], 1UL << 60);
		syscall(SYS_writev, 1, pointers[i], -1L);
		syscall(SYS_sendmmsg, -1, pointers[i], -1L, 0);
		syscall(SYS_sendmmsg, -1, edge + 4090, 1000, 0);
	}
}

int main(int argc, char **argv)
{
	if (argc > 1 && strcmp(argv[1], "--bad") == 0) {
		bad();
		return 0;
	}
	files();
	sockets();
	processes();
	printf("TID %d\n%s", getpid(), line);
	return 0;
}
