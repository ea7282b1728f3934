/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Programs begin, over and over, while others on all CPUs rename folders, mount and unmount, and exchange the
 * file their program is said to be: a driver looks at names and files that change under its eyes.
 *
 * names TIMES: starts so many programs, as many others that fail to start.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void rename_for_ever(void)
{
	mkdir("/tmp/names-a", 0700);
	for (;;)
		if (rename("/tmp/names-a", "/tmp/names-b") || rename("/tmp/names-b", "/tmp/names-a"))
			_exit(1);
}

static void mount_for_ever(void)
{
	mkdir("/tmp/names-m", 0700);
	for (;;)
		if (mount("none", "/tmp/names-m", "tmpfs", 0, NULL) || umount2("/tmp/names-m", MNT_DETACH))
			_exit(1);
}

/* The program's memory as it is, but of no file: only then may its file be exchanged. */
static void leave_program(void)
{
	char own[256] = { 0 }, line[512];
	unsigned long from, to;
	FILE *maps;

	if (readlink("/proc/self/exe", own, sizeof(own) - 1) < 0)
		exit(1);
	maps = fopen("/proc/self/maps", "r");
	while (maps && fgets(line, sizeof(line), maps)) {
		char rights[5];
		void *copy;
		int prot;

		if (!strstr(line, own) || sscanf(line, "%lx-%lx %4s", &from, &to, rights) != 3)
			continue;
		prot = (rights[0] == 'r' ? PROT_READ : 0) | (rights[1] == 'w' ? PROT_WRITE : 0) |
		       (rights[2] == 'x' ? PROT_EXEC : 0);
		copy = mmap(NULL, to - from, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		if (copy == MAP_FAILED)
			exit(1);
		memcpy(copy, (void *)from, to - from);
		if (mprotect(copy, to - from, prot) ||
		    mremap(copy, to - from, to - from, MREMAP_MAYMOVE | MREMAP_FIXED, from) == MAP_FAILED)
			exit(1);
	}
	if (maps)
		fclose(maps);
}

static void *exchange_for_ever(void *unused)
{
	static const char *const files[] = { "/tmp/names-one", "/tmp/names-two" };

	(void)unused;
	for (int i = 0;; i = !i) {
		int fd = open(files[i], O_RDONLY);

		if (prctl(PR_SET_MM, PR_SET_MM_EXE_FILE, fd, 0, 0)) {
			perror("names: exchange");
			_exit(1);
		}
		close(fd);
	}
	return NULL;
}

static void fail_for_ever(int times)
{
	char *const argv[] = { "absent", NULL };
	pthread_t thread;

	for (int i = 0; i < 2; i++)
		close(open(i ? "/tmp/names-one" : "/tmp/names-two", O_CREAT | O_WRONLY, 0755));
	leave_program();
	if (pthread_create(&thread, NULL, exchange_for_ever, NULL))
		_exit(1);
	for (int i = 0; i < times; i++)
		execve("/absent", argv, NULL);
	_exit(0);
}

static pid_t child_that(void (*does)(void))
{
	pid_t child = fork();

	if (child == 0)
		does();
	return child;
}

static bool runs(const char *program, const char *name)
{
	pid_t child = vfork();
	int status;

	if (child == 0) {
		execl(program, name, NULL);
		_exit(1);
	}
	return waitpid(child, &status, 0) == child && status == 0;
}

int main(int argc, char **argv)
{
	int times = argc > 1 ? atoi(argv[1]) : 0, status, result = 0;
	pid_t renames = child_that(rename_for_ever), mounts = child_that(mount_for_ever), fails = fork();

	if (fails == 0)
		fail_for_ever(20 * times);
	for (int i = 0; i < times; i++)
		if (!runs("/bin/busybox", "true"))
			result = 1;
	if (waitpid(fails, &status, 0) != fails || status)
		result = 1;
	if (waitpid(renames, &status, WNOHANG) || waitpid(mounts, &status, WNOHANG))
		result = 1;
	kill(renames, SIGKILL);
	kill(mounts, SIGKILL);
	printf("%d\n", result);
	return result;
}
