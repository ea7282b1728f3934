// SPDX-License-Identifier: Apache-2.0
/* The eBPF driver: its parts in the order they are made, and taken down. */
#define _GNU_SOURCE
#include "driver.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "attach.h"
#include "counters.h"
#include "load.h"
#include "machine.h"
#include "programs.h"
#include "rings.h"

struct gyr_bpf {
	struct gyr_lskel skeleton;
	struct gyr_bpf_ring *rings;
	struct gyr_settings *settings; /* as the programs see them */
	const struct gyr_bpf_counts *counts;
	uint32_t cpus;
	uint32_t self; /* this process, in the initial namespace */
	int epoll;
	int attached;
	int events[GYR_BPF_LINKS]; /* as gyr_bpf_attach_find() says */
	int links[GYR_BPF_LINKS]; /* -1: not attached */
};

static int find_self(struct gyr_bpf *driver, struct gyr_bpf_failure *why)
{
	union bpf_attr attr;
	int error;

	memset(&attr, 0, sizeof(attr));
	attr.test.prog_fd = driver->skeleton.programs.gyr_self;
	error = gyr_bpf_call(BPF_PROG_RUN, &attr, SIZE_THROUGH(test));
	if (error < 0)
		return gyr_bpf_fail(why, GYR_BPF_SYSTEM, error, "find out the process's id");
	driver->self = attr.test.retval;
	return 0;
}

static int map_values(struct gyr_bpf *driver, struct gyr_bpf_failure *why)
{
	void *mapped;

	driver->counts = gyr_bpf_counts_map(driver->skeleton.maps.counts.fd, driver->cpus);
	if (!driver->counts)
		return gyr_bpf_fail(why, GYR_BPF_SYSTEM, errno, "map the counters");
	mapped = mmap(NULL, sysconf(_SC_PAGESIZE), PROT_READ | PROT_WRITE, MAP_SHARED,
		      driver->skeleton.maps.bss.fd, 0);
	if (mapped == MAP_FAILED)
		return gyr_bpf_fail(why, GYR_BPF_SYSTEM, errno, "map the settings");
	driver->settings = mapped;
	return 0;
}

static int open_all(struct gyr_bpf *driver, uint64_t ring_bytes,
		    enum gyr_bpf_attachment attachment, struct gyr_bpf_failure *why)
{
	long page = sysconf(_SC_PAGESIZE);
	int cpus = gyr_bpf_possible_cpus();

	if (ring_bytes < (uint64_t)page || ring_bytes & (ring_bytes - 1) || ring_bytes > 1ULL << 31)
		return gyr_bpf_fail(why, GYR_BPF_BAD_REQUEST, EINVAL, "take the ring size");
	if (cpus < 0)
		return gyr_bpf_fail(why, GYR_BPF_SYSTEM, EINVAL, "count the CPUs");
	if (gyr_bpf_check_machine(why) < 0)
		return -1;
	driver->cpus = cpus;
	driver->rings = calloc(cpus, sizeof(*driver->rings));
	if (!driver->rings)
		return gyr_bpf_fail(why, GYR_BPF_NO_MEMORY, ENOMEM, "allocate");
	for (int cpu = 0; cpu < cpus; cpu++)
		driver->rings[cpu].fd = -1;
	driver->epoll = epoll_create1(EPOLL_CLOEXEC);
	if (driver->epoll < 0)
		return gyr_bpf_fail(why, GYR_BPF_SYSTEM, errno, "create an epoll descriptor");
	if (gyr_bpf_programs_load(&driver->skeleton, attachment, cpus, driver->events, why) < 0 ||
	    find_self(driver, why) < 0 || map_values(driver, why) < 0)
		return -1;
	for (int cpu = 0; cpu < cpus; cpu++)
		if (gyr_bpf_ring_open(&driver->rings[cpu], cpu, ring_bytes,
				      driver->skeleton.maps.rings.fd, driver->epoll, why) < 0)
			return -1;
	return 0;
}

int gyr_bpf_open(struct gyr_bpf **out, uint64_t ring_bytes, enum gyr_bpf_attachment attachment,
		 struct gyr_bpf_failure *why)
{
	struct gyr_bpf *driver = calloc(1, sizeof(*driver));

	*out = NULL;
	memset(why, 0, sizeof(*why));
	if (!driver)
		return gyr_bpf_fail(why, GYR_BPF_NO_MEMORY, ENOMEM, "allocate");
	driver->epoll = -1;
	for (size_t i = 0; i < GYR_BPF_LINKS; i++)
		driver->links[i] = -1;
	if (open_all(driver, ring_bytes, attachment, why) < 0) {
		gyr_bpf_close(driver);
		return -1;
	}
	*out = driver;
	return 0;
}

/* As the settings say while attached, else none. */
static int arrange(struct gyr_bpf *driver, struct gyr_bpf_failure *why)
{
	return gyr_bpf_arrange(&driver->skeleton.programs, driver->attached ? driver->settings : NULL,
			       driver->events, driver->links, why);
}

static uint64_t nanoseconds(clockid_t clock)
{
	struct timespec time;

	clock_gettime(clock, &time);
	return time.tv_sec * 1000000000ULL + time.tv_nsec;
}

int gyr_bpf_settings(struct gyr_bpf *driver, const struct gyr_settings *settings,
		     struct gyr_bpf_failure *why)
{
	struct gyr_settings taken = *settings;

	memset(why, 0, sizeof(*why));
	if (!taken.boot_to_epoch)
		taken.boot_to_epoch = nanoseconds(CLOCK_REALTIME) - nanoseconds(CLOCK_BOOTTIME);
	/* Its own idea of its id is that of its namespace. */
	if (taken.self)
		taken.self = driver->self;
	memcpy(driver->settings, &taken, sizeof(taken));
	return arrange(driver, why);
}

int gyr_bpf_attach(struct gyr_bpf *driver, struct gyr_bpf_failure *why)
{
	memset(why, 0, sizeof(*why));
	if (!driver->settings->boot_to_epoch)
		return gyr_bpf_fail(why, GYR_BPF_BAD_REQUEST, EINVAL, "attach before settings");
	driver->attached = 1;
	return arrange(driver, why);
}

int gyr_bpf_detach(struct gyr_bpf *driver, struct gyr_bpf_failure *why)
{
	memset(why, 0, sizeof(*why));
	driver->attached = 0;
	return arrange(driver, why);
}

int gyr_bpf_is_preempted(const struct gyr_bpf *driver)
{
	for (size_t i = 0; i < GYR_BPF_LINKS; i++)
		if (driver->events[i])
			return 0;
	return gyr_bpf_tracepoints_are_preempted();
}

uint32_t gyr_bpf_cpus(const struct gyr_bpf *driver)
{
	return driver->cpus;
}

const struct gyr_bpf_ring *gyr_bpf_ring(const struct gyr_bpf *driver, uint32_t cpu)
{
	return cpu < driver->cpus ? &driver->rings[cpu] : NULL;
}

int gyr_bpf_poll_fd(const struct gyr_bpf *driver)
{
	return driver->epoll;
}

int gyr_bpf_counters(struct gyr_bpf *driver, uint32_t cpu, struct gyr_cpu_counters *out,
		     struct gyr_bpf_failure *why)
{
	const struct gyr_lskel_programs *programs = &driver->skeleton.programs;

	memset(why, 0, sizeof(*why));
	memset(out, 0, sizeof(*out));
	if (cpu >= driver->cpus)
		return gyr_bpf_fail(why, GYR_BPF_BAD_REQUEST, EINVAL, "read counters of CPU %u", cpu);
	gyr_bpf_counts_sum(driver->counts, cpu, out);
	if (cpu == 0) {
		uint64_t misses = gyr_bpf_recursion_misses((const int *)programs,
							   gyr_bpf_programs(driver));

		out->begun += misses;
		out->dropped[GYR_DROP_RECURSION] += misses;
	}
	return 0;
}

uint32_t gyr_bpf_programs(const struct gyr_bpf *driver)
{
	return sizeof(driver->skeleton.programs) / sizeof(int);
}

int gyr_bpf_program_cost(const struct gyr_bpf *driver, uint32_t program, struct gyr_bpf_cost *out)
{
	if (program >= gyr_bpf_programs(driver))
		return -1;
	return gyr_bpf_cost_of(((const int *)&driver->skeleton.programs)[program], out);
}

void gyr_bpf_close(struct gyr_bpf *driver)
{
	if (!driver)
		return;
	for (size_t i = 0; i < GYR_BPF_LINKS; i++)
		if (driver->links[i] >= 0)
			close(driver->links[i]);
	for (uint32_t cpu = 0; driver->rings && cpu < driver->cpus; cpu++)
		gyr_bpf_ring_close(&driver->rings[cpu]);
	gyr_bpf_counts_unmap(driver->counts, driver->cpus);
	if (driver->settings)
		munmap(driver->settings, sysconf(_SC_PAGESIZE));
	if (driver->epoll >= 0)
		close(driver->epoll);
	gyr_lskel_close(&driver->skeleton);
	free(driver->rings);
	free(driver);
}
