// SPDX-License-Identifier: Apache-2.0
/* Opens and closes as fast as it can, on every CPU. storm TIMES: for each of them. */
#include "did.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/wait.h>

static void storm(int cpu, long times)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	sched_setaffinity(0, sizeof(set), &set);
	for (long i = 0; i < times; i++)
		syscall(SYS_close, (int)syscall(SYS_openat, AT_FDCWD, "/proc/self/status", O_RDONLY));
}

int main(int argc, char **argv)
{
	long cpus = sysconf(_SC_NPROCESSORS_ONLN), times = argc > 1 ? atol(argv[1]) : 1000;

	for (long cpu = 0; cpu < cpus; cpu++) {
		pid_t child = fork();

		if (child == 0) {
			storm(cpu, times);
			_exit(0);
		}
		printf("{\"note\": \"storm\", \"tid\": %d, \"times\": %ld}\n", child, times);
	}
	while (wait(NULL) > 0)
		;
	return 0;
}
