/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What system calls cost, in ns of the guest's clock: the least of several rounds each.
 * syscost LABEL prints one line: COST LABEL getpid=N openclose=N read64=N forkwait=N forkexec=N
 * syscost --pairs N opens and closes a file N times and says nothing.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e9 + t.tv_nsec;
}

static void do_getpid(void)
{
	syscall(SYS_getpid);
}

static void do_openclose(void)
{
	close(syscall(SYS_openat, AT_FDCWD, "/etc/hostname", O_RDONLY));
}

static int zero;

static void do_read(void)
{
	char buffer[64];

	if (read(zero, buffer, sizeof(buffer)) != sizeof(buffer))
		abort();
}

static void do_fork(void)
{
	pid_t child = fork();

	if (child == 0)
		_exit(0);
	waitpid(child, NULL, 0);
}

static void do_exec(void)
{
	pid_t child = fork();

	if (child == 0) {
		execl("/bin/syscost", "syscost", "--nothing", NULL);
		_exit(1);
	}
	waitpid(child, NULL, 0);
}

struct operation {
	const char *name;
	void (*run)(void);
	int times;
};

static const struct operation operations[] = {
	{ "getpid", do_getpid, 4000 },	  { "openclose", do_openclose, 1000 },
	{ "read64", do_read, 4000 },	  { "forkwait", do_fork, 20 },
	{ "forkexec", do_exec, 10 },
};

int main(int argc, char **argv)
{
	if (argc > 1 && strcmp(argv[1], "--nothing") == 0)
		return 0;
	if (argc > 2 && strcmp(argv[1], "--pairs") == 0) {
		for (int left = atoi(argv[2]); left > 0; left--)
			do_openclose();
		return 0;
	}
	zero = open("/dev/zero", O_RDONLY);
	printf("COST %s", argc > 1 ? argv[1] : "none");
	for (size_t i = 0; i < sizeof(operations) / sizeof(operations[0]); i++) {
		const struct operation *operation = &operations[i];
		double best = 1e18;

		for (int round = 0; round < 5; round++) {
			double start = now();

			for (int n = 0; n < operation->times; n++)
				operation->run();
			double each = (now() - start) / operation->times;

			if (each < best)
				best = each;
		}
		printf(" %s=%.0f", operation->name, best);
	}
	printf("\n");
	return 0;
}
