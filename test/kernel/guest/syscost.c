/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What operations cost in ns of the guest's clock, which are instructions there.
 *
 * syscost LABEL OPERATION...        prints "COST LABEL OPERATION N" for each
 * syscost --added LABEL PID OPERATION...
 *                                   prints "ADDED LABEL OPERATION N LEAST MOST BASE" for each: what a
 *                                   driver adds when it is attached, the least and the most that a
 *                                   single turn gave, and the cost without. PID is its reader,
 *                                   attached, and detaches and attaches at SIGUSR1
 * syscost --pairs N                 opens and closes a file N times and says nothing
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Detached and attached by turns: what drifts in the kernel meanwhile is in both. */
#define TURNS 6
#define MOST_SAMPLES 400
/* Not counted: attaching and detaching wait for other CPUs, which frees what was left for later. */
#define WARM_UP 12

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
	/* Each once, but where one alone is next to nothing beside reading the clock. */
	int times;
	int samples;
};

static const struct operation operations[] = {
	{ "getpid", do_getpid, 100, 100 },
	{ "openclose", do_openclose, 1, MOST_SAMPLES },
	{ "read64", do_read, 100, 100 },
	{ "forkexec", do_exec, 1, 60 },
};

static const struct operation *find(const char *name)
{
	for (size_t i = 0; i < sizeof(operations) / sizeof(operations[0]); i++)
		if (strcmp(operations[i].name, name) == 0)
			return &operations[i];
	printf("FAIL syscost: no operation %s\n", name);
	exit(1);
}

static void measure(const struct operation *operation, double *samples)
{
	for (int i = -WARM_UP; i < operation->samples; i++) {
		double start = now();

		for (int n = 0; n < operation->times; n++)
			operation->run();
		if (i >= 0)
			samples[i] = (now() - start) / operation->times;
	}
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/*
 * Puts them in order. Most times an operation finds what it needs at hand; where it must fetch more,
 * or the clock ticks, it takes several times as long: a mean would count how often that happened.
 */
static double median(double *values, int count)
{
	qsort(values, count, sizeof(*values), by_value);
	return values[count / 2];
}

static void toggle(pid_t reader)
{
	sigset_t answer;

	sigemptyset(&answer);
	sigaddset(&answer, SIGUSR1);
	if (kill(reader, SIGUSR1) || sigwaitinfo(&answer, NULL) != SIGUSR1) {
		printf("FAIL syscost: the reader is gone\n");
		exit(1);
	}
}

static void added(const char *label, pid_t reader, const struct operation *operation)
{
	static double without[TURNS * MOST_SAMPLES], with[TURNS * MOST_SAMPLES];
	int samples = operation->samples;
	double least = 1e18, most = -1e18, base;

	for (int turn = 0; turn < TURNS; turn++) {
		double *a = without + turn * samples, *b = with + turn * samples, each;

		toggle(reader);
		measure(operation, a);
		toggle(reader);
		measure(operation, b);
		each = median(b, samples) - median(a, samples);
		least = each < least ? each : least;
		most = each > most ? each : most;
	}
	base = median(without, TURNS * samples);
	printf("ADDED %s %s %.0f %.0f %.0f %.0f\n", label, operation->name,
	       median(with, TURNS * samples) - base, least, most, base);
}

static void cost(const char *label, const struct operation *operation)
{
	double samples[MOST_SAMPLES];

	measure(operation, samples);
	printf("COST %s %s %.0f\n", label, operation->name, median(samples, operation->samples));
}

int main(int argc, char **argv)
{
	bool both = argc > 3 && strcmp(argv[1], "--added") == 0;
	sigset_t answer;

	if (argc > 1 && strcmp(argv[1], "--nothing") == 0)
		return 0;
	if (argc > 2 && strcmp(argv[1], "--pairs") == 0) {
		for (int left = atoi(argv[2]); left > 0; left--)
			do_openclose();
		return 0;
	}
	zero = open("/dev/zero", O_RDONLY);
	sigemptyset(&answer);
	sigaddset(&answer, SIGUSR1);
	sigprocmask(SIG_BLOCK, &answer, NULL);
	for (int i = both ? 4 : 2; i < argc; i++) {
		if (both)
			added(argv[2], atoi(argv[3]), find(argv[i]));
		else
			cost(argv[1], find(argv[i]));
	}
	return 0;
}
