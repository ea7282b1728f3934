/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A thread of idle priority calls without end; another, of real-time priority on the same CPU, wakes up in
 * the midst of that and calls itself. Whatever a driver was doing for the first, it must see the second.
 *
 * preempted TIMES: opens "/marked" so often, and prints its own id.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int run_as(int policy, int priority)
{
	struct sched_param param = { .sched_priority = priority };
	cpu_set_t first;

	CPU_ZERO(&first);
	CPU_SET(0, &first);
	return sched_setaffinity(0, sizeof(first), &first) || sched_setscheduler(0, policy, &param);
}

int main(int argc, char **argv)
{
	int times = argc > 1 ? atoi(argv[1]) : 0;
	pid_t child = fork();

	if (child == 0) {
		if (run_as(SCHED_IDLE, 0))
			return 1;
		for (;;)
			open("/hammered", O_RDONLY);
	}
	if (child < 0 || run_as(SCHED_FIFO, 10)) {
		perror("preempted");
		return 1;
	}
	for (int i = 0; i < times; i++) {
		struct timespec pause = { .tv_nsec = 1000000 + i * 777 % 100000 };

		nanosleep(&pause, NULL);
		open("/marked", O_RDONLY);
	}
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	printf("%d\n", getpid());
	return 0;
}
