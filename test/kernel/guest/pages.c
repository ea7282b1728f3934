/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Calls whose memory is in the swap, ends in the midst, or is more than a record takes: says on stdout
 * which record each must give, as calls.c does. A probe may not bring a page in: complains and exits
 * with 1 when one was. Needs a swap device.
 *
 * pages [FOLDER] begins; it then starts itself with other arguments, so huge ones are those of a
 * program that runs.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "generated/events.h"

#ifndef MADV_PAGEOUT
#define MADV_PAGEOUT 21
#endif

#define PAGE 4096UL
/* Of a text, of all arguments, of the environment: what a record holds, with the last NUL. */
#define MOST 4096

static char line[1 << 16];
static size_t used;

/* Written at the end, so that saying it is not among what is recorded. */
#define EXPECT(event, format, ...) \
	(used += snprintf(line + used, sizeof(line) - used, "EXPECT %d " format "\n", GYR_E_##event, \
			  ##__VA_ARGS__))

static void say(void)
{
	printf("TID %d\n%s", getpid(), line);
	fflush(stdout);
	used = 0;
}

static long call(long nr, long a, long b, long c, long d, long e)
{
	long result = syscall(nr, a, b, c, d, e);

	return result < 0 ? -errno : result;
}

#define SYS(nr, ...) CALL5(nr, ##__VA_ARGS__, 0, 0, 0, 0, 0)
#define CALL5(nr, a, b, c, d, e, ...) call(nr, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e))

static void wrong(const char *what)
{
	printf("WRONG %s\n", what);
	exit(1);
}

static bool in_swap(const void *page)
{
	int map = open("/proc/self/pagemap", O_RDONLY);
	uint64_t entry = 0;

	if (pread(map, &entry, sizeof(entry), (uintptr_t)page / PAGE * sizeof(entry)) != sizeof(entry))
		wrong("no pagemap");
	close(map);
	return entry >> 62 & 1;
}

/* A page that was written to a moment ago is not always ready to go. */
static void swap_out(const void *address)
{
	void *page = (void *)((uintptr_t)address & -PAGE);

	for (int i = 0; i < 100 && !in_swap(page); i++) {
		madvise(page, PAGE, MADV_PAGEOUT);
		sched_yield();
	}
	if (!in_swap(page))
		wrong("the page does not go to the swap");
}

static void still_in_swap(const void *page, const char *what)
{
	if (!in_swap(page))
		wrong(what);
}

static void swapped(char *pages)
{
	struct sockaddr_in *address = (void *)(pages + 64);
	struct iovec vectors[2] = { { pages + 3 * PAGE - 4, 4 }, { pages, 40 } };
	int fd;

	strcpy(pages, "/etc/hostname");
	address->sin_family = AF_INET;
	address->sin_port = htons(9);
	address->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	memset(pages + 3 * PAGE - 4, 'v', 4);

	/* The kernel never looks at it. */
	swap_out(pages);
	SYS(SYS_write, -1, pages, 50);
	EXPECT(SYSCALL_WRITE_X, "-9 - -1 50");
	SYS(SYS_write, -1, pages + PAGE - 30, 60);
	EXPECT(SYSCALL_WRITE_X, "-9 - -1 60");
	SYS(SYS_writev, -1, vectors, 2);
	EXPECT(SYSCALL_WRITEV_X, "-9 \"vvvv\" -1 44");
	SYS(SYS_openat, AT_FDCWD, pages + 3 * PAGE - 4, O_RDONLY);
	still_in_swap(pages, "a page was brought in for a record");
	/* It does: before the call there is nothing to record, after it all. */
	fd = SYS(SYS_openat, AT_FDCWD, pages, O_RDONLY);
	EXPECT(SYSCALL_OPENAT_2_E, "-100 - 1 0");
	EXPECT(SYSCALL_OPENAT_2_X, "%d -100 \"/etc/hostname\\x00\" 1 0 *", fd);
	SYS(SYS_close, fd);
	fd = SYS(SYS_socket, AF_INET, SOCK_DGRAM, 0);
	swap_out(pages);
	SYS(SYS_connect, fd, address, sizeof(*address));
	EXPECT(SOCKET_CONNECT_E, "%d -", fd);
	EXPECT(SOCKET_CONNECT_X, "0 * %d *", fd);
	SYS(SYS_close, fd);
	/* Beyond what is recorded. */
	swap_out(pages + PAGE);
	fd = SYS(SYS_openat, AT_FDCWD, "/dev/null", O_WRONLY);
	SYS(SYS_write, fd, pages + PAGE - 80, 200);
	EXPECT(SYSCALL_WRITE_X, "200 *");
	still_in_swap(pages + PAGE, "a page beyond what is recorded was brought in");
	SYS(SYS_close, fd);
}

/* Three pages and then nothing. */
static void unmapped(char *pages, const char *folder)
{
	char name[256], *edge = pages + 3 * PAGE;
	struct iovec vectors[2] = { { edge - 4, 4 }, { edge - 8, 20 } };
	long wrote;
	int fd;

	snprintf(name, sizeof(name), "%s/edge", folder);
	memcpy(edge - 8, "12345678", 8);
	fd = SYS(SYS_openat, AT_FDCWD, name, O_CREAT | O_RDWR | O_TRUNC, 0600);
	/* What is there, or since it is not all there, nothing: as the kernel's version will. */
	wrote = SYS(SYS_write, fd, edge - 8, 20);
	EXPECT(SYSCALL_WRITE_X, "%ld %s %d 20", wrote, wrote == 8 ? "\"12345678\"" : "-", fd);
	SYS(SYS_pwrite64, fd, edge - 8, 8, 0);
	SYS(SYS_write, -1, edge - 8, 20);
	EXPECT(SYSCALL_WRITE_X, "-9 - -1 20");
	SYS(SYS_writev, -1, vectors, 2);
	EXPECT(SYSCALL_WRITEV_X, "-9 \"5678\" -1 24");
	SYS(SYS_pread64, fd, edge - 4, 20, 0);
	EXPECT(SYSCALL_PREAD_X, "4 \"1234\" *");
	SYS(SYS_openat, AT_FDCWD, edge - 4, O_RDONLY);
	EXPECT(SYSCALL_OPENAT_2_X, "-14 -100 - 1 0 *");
	SYS(SYS_close, fd);
}

/*
 * Those of this program, far above on the stack, maybe in one page with the list of them, and with what
 * called this.
 */
static void __attribute__((noinline)) arguments_in_swap(const char *first)
{
	volatile char below[16 * PAGE];
	long child;

	below[0] = 0;
	swap_out(first);
	child = SYS(SYS_clone, SIGCHLD, below[0], 0, 0, 0);
	if (child == 0)
		syscall(SYS_exit_group, 0);
	EXPECT(SYSCALL_CLONE_20_X, "%ld - - %d %d *", child, getpid(), getpid());
	still_in_swap(first, "the arguments were brought in for a record");
	waitpid(child, NULL, 0);
}

static char *text(char byte, size_t length)
{
	char *made = malloc(length + 1);

	memset(made, byte, length);
	made[length] = 0;
	return made;
}

/* Of `prefix` and as much of `byte` as a record takes. */
static const char *cut(const char *prefix, char byte)
{
	static char made[MOST];

	snprintf(made, sizeof(made), "%s%s", prefix, text(byte, MOST - 1 - strlen(prefix)));
	return made;
}

static void start(char **argv, char **envp)
{
	say();
	execve("/bin/pages", argv, envp);
	wrong("execve");
}

#define STRINGS 18
#define TINY 100000

/* What was said of huge ones: next is what the started program has to do. */
static void huge_arguments(void)
{
	char *argv[STRINGS + 3] = { "pages", "huge-environment" };

	for (int i = 0; i < STRINGS; i++)
		argv[2 + i] = text('b', 100000);
	/* As the arguments lie one behind the other, the first is followed by \x00. */
	used += snprintf(line + used, sizeof(line) - used,
			 "EXPECT %d 0 \"pages\\x00\" \"huge-environment\\x00%s\\x00\" *\n",
			 GYR_E_SYSCALL_EXECVE_19_X, cut("", 'b') + strlen("huge-environment") + 1);
	start(argv, (char *[]){ NULL });
}

static void huge_environment(void)
{
	char *envp[STRINGS + 1] = { 0 };

	for (int i = 0; i < STRINGS; i++)
		envp[i] = text('e', 100000);
	EXPECT(SYSCALL_EXECVE_19_X, "0 \"pages\\x00\" \"many\\x00\" * \"%s\\x00\" *", cut("", 'e'));
	start((char *[]){ "pages", "many", NULL }, envp);
}

static void many_arguments(void)
{
	static char *argv[TINY + 3], expected[4 * MOST];
	size_t length = 0;

	argv[0] = "pages";
	argv[1] = "long-name";
	for (int i = 0; i < TINY; i++)
		argv[2 + i] = "c";
	/* "long-name" and its NUL are ten bytes, each other two. */
	for (int i = 0; i < (MOST - 10) / 2; i++)
		length += snprintf(expected + length, sizeof(expected) - length, "c\\x00");
	EXPECT(SYSCALL_EXECVE_19_X, "0 \"pages\\x00\" \"long-name\\x00%s\" *", expected);
	start(argv, (char *[]){ NULL });
}

static void long_name(void)
{
	EXPECT(SYSCALL_EXECVE_19_X, "0 \"%s\\x00\" - *", cut("", 'x'));
	start((char *[]){ text('x', 131071), "failing", NULL }, (char *[]){ NULL });
}

static void failing(void)
{
	char *argv[41] = { "pages" }, *envp[] = { "A=b", text('e', 200000), NULL };

	SYS(SYS_execve, "/bin/pages", ((char *[]){ "pages", text('y', 200000), NULL }), envp + 2);
	EXPECT(SYSCALL_EXECVE_19_X, "-7 \"pages\\x00\" \"%s\\x00\" *", cut("", 'y'));
	SYS(SYS_execve, "/bin/pages", ((char *[]){ "pages", NULL }), envp);
	EXPECT(SYSCALL_EXECVE_19_X, "-7 \"pages\\x00\" - * \"A=b\\x00%s\\x00\" *", cut("", 'e') + 4);
	for (int i = 1; i < 40; i++)
		argv[i] = "d";
	SYS(SYS_execve, "/none", argv, envp + 2);
	EXPECT(SYSCALL_EXECVE_19_X,
	       "-2 \"pages\\x00\" \"d\\x00d\\x00d\\x00d\\x00d\\x00d\\x00d\\x00d\\x00d\\x00d\\x00*d\\x00\" *");
	say();
}

static void begin(const char *first, const char *folder)
{
	char *pages = mmap(NULL, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	/* Each page by itself. */
	madvise(pages, 4 * PAGE, MADV_NOHUGEPAGE);
	memset(pages, 'a', 3 * PAGE);
	munmap(pages + 3 * PAGE, PAGE);
	swapped(pages);
	unmapped(pages, folder);
	arguments_in_swap(first);
}

int main(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "/tmp";

	if (strcmp(what, "huge-environment") == 0) {
		huge_environment();
	} else if (strcmp(what, "many") == 0) {
		many_arguments();
	} else if (strcmp(what, "long-name") == 0) {
		long_name();
	} else if (strcmp(what, "failing") == 0) {
		failing();
	} else {
		begin(argv[0], what);
		huge_arguments();
	}
	return 0;
}
