// SPDX-License-Identifier: Apache-2.0
/*
 * New processes and programs. processes DIR
 * With "last" as argv[1] it only ends; so it is the program that the others become.
 */
#include "did.h"

#include <fcntl.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/wait.h>

extern char **environ;

/* Waits for a child that says what it did through its records alone. */
static void waited(const char *what, pid_t child, int status)
{
	int got = 0;

	waitpid(child, &got, 0);
	printf("{\"note\": \"%s\", \"tid\": %d, \"parent\": %d, \"status\": %d, \"asked\": %d}\n", what, child,
	       getpid(), got, status);
}

static pid_t cloned(unsigned long flags)
{
	return syscall(SYS_clone, flags | SIGCHLD, 0, 0, 0, 0);
}

static void executes(char *self)
{
	char *args[] = { "other name", "last", "second argument", "", NULL };
	char *env[] = { "SECRET=42", "PATH=/bin", NULL };
	static char large[20000];
	char *many[] = { "many", "last", large, NULL };
	pid_t child;
	int fd;

	child = fork();
	if (child == 0) {
		execve(self, args, env);
		_exit(99);
	}
	waited("execve", child, 0);
	child = fork();
	if (child == 0) {
		execve("/nowhere at all", args, env);
		_exit(7);
	}
	waited("failed execve", child, 7);
	child = fork();
	if (child == 0) {
		syscall(SYS_execve, 8L, 8L, 8L);
		_exit(8);
	}
	waited("execve of nothing", child, 8);
	memset(large, 'L', sizeof(large) - 1);
	child = fork();
	if (child == 0) {
		execve(self, many, env);
		_exit(99);
	}
	waited("large arguments", child, 0);
	fd = open(self, O_PATH);
	child = fork();
	if (child == 0) {
		syscall(SYS_execveat, fd, "", args, env, AT_EMPTY_PATH);
		_exit(99);
	}
	waited("execveat", child, 0);
	close(fd);
}

/* A program that never was a file. */
static void from_memory(char *self)
{
	int from = open(self, O_RDONLY), to = memfd_create("evil", 0);
	char *args[] = { "memory", "last", NULL };
	struct stat st;
	pid_t child;

	fstat(from, &st);
	while (sendfile(to, from, NULL, st.st_size) > 0)
		;
	child = fork();
	if (child == 0) {
		syscall(SYS_execveat, to, "", args, environ, AT_EMPTY_PATH);
		_exit(99);
	}
	waited("memfd", child, 0);
	close(from);
	close(to);
}

static void forks(void)
{
	struct clone_args wide = { .exit_signal = SIGCHLD };
	pid_t child;

	child = cloned(0);
	if (child == 0)
		_exit(3);
	waited("clone", child, 3);
	child = vfork();
	if (child == 0)
		_exit(4);
	waited("vfork", child, 4);
	child = syscall(SYS_fork);
	if (child == 0)
		_exit(5);
	waited("fork", child, 5);
	child = syscall(SYS_clone3, &wide, sizeof(wide));
	if (child == 0)
		_exit(6);
	waited("clone3", child, 6);
	child = cloned(CLONE_NEWPID);
	if (child == 0)
		_exit(getpid() == 1 ? 11 : 12);
	waited("clone into a pid namespace", child, 11);
	child = fork();
	if (child == 0) {
		kill(getpid(), SIGKILL);
		_exit(99);
	}
	waited("killed", child, SIGKILL);
}

/* The 32-bit way in, from a 64-bit program: numbers and registers of the other table. */
static long call32(long nr, long a, long b, long c)
{
	long result;

	__asm__ volatile("int $0x80"
			 : "=a"(result)
			 : "a"(nr), "b"(a), "c"(b), "d"(c)
			 : "memory", "r8", "r9", "r10", "r11");
	return (int)result;
}

static void narrow(void)
{
	char *low = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
	unsigned int *vectors = (void *)(low + 4096);
	long fd;

	if (low == MAP_FAILED)
		return;
	strcpy(low, "narrow");
	fd = call32(5, (long)low, O_CREAT | O_RDWR, 0600);
	if (fd < 0)
		return;
	did("SYSCALL_OPEN_X", "ntnn", "fd", fd, "name", "narrow", "flags", 16391L, "mode", 0600L);
	did("SYSCALL_WRITE_X", "nhnn", "res", call32(4, fd, (long)low, 6), "data", "narrow", (size_t)6, "fd",
	    fd, "size", 6L);
	vectors[0] = vectors[2] = (unsigned int)(long)low;
	vectors[1] = 3;
	vectors[3] = 6;
	did("SYSCALL_WRITEV_X", "nhnn", "res", call32(146, fd, (long)vectors, 2), "data", "narnarrow",
	    (size_t)9, "fd", fd, "size", 9L);
	did("SYSCALL_UNLINK_2_X", "nt", "res", call32(10, (long)low, 0, 0), "path", "narrow");
	did("SYSCALL_CLOSE_X", "nn", "res", call32(6, fd, 0, 0), "fd", fd);
}

int main(int argc, char **argv)
{
	char self[4096];
	ssize_t length;

	if (argc > 1 && strcmp(argv[1], "last") == 0)
		return 0;
	length = readlink("/proc/self/exe", self, sizeof(self) - 1);
	if (argc < 2 || length < 0 || chdir(argv[1]) < 0)
		return 1;
	self[length] = 0;
	executes(self);
	from_memory(self);
	forks();
	narrow();
	return 0;
}
