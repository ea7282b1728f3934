// SPDX-License-Identifier: Apache-2.0
/* The eBPF driver: makes rings, loads the programs, attaches those that are wanted. */
#define _GNU_SOURCE
#include "driver.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "generated/gyr.lskel.h"
#include "load.h"
#include "machine.h"

#define SIZE_THROUGH(field) \
	(offsetof(union bpf_attr, field) + sizeof(((union bpf_attr *)0)->field))
#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))

#define LOG_BYTES (1U << 20)

/* As in record.h: programs that count, those with a scratch area first, and what each counts. */
enum { SCRATCH_PROGRAMS = 4, PROGRAMS = 9 };
struct counters {
	struct gyr_cpu_counters shared;
	__u64 unwoken;
	__u32 at, params;
	__u8 small[128];
};

struct attachment {
	size_t program; /* offset of its descriptor in struct gyr_lskel_programs */
	int (*wanted)(const struct gyr_settings *settings);
	/* Of tracepoints that not every kernel has: their names, the newest first; else NULL. */
	const char *names[2];
};

struct gyr_bpf {
	struct gyr_lskel skeleton;
	struct gyr_bpf_ring *rings;
	struct gyr_settings *settings; /* as the programs see them */
	struct counters *counters; /* cpus times PROGRAMS */
	size_t counters_bytes;
	uint32_t cpus;
	int epoll;
	int attached;
	int links[16]; /* of attachments[], or -1 */
};

/* The verifier's last lines say what it did not like. */
static void last_words(struct gyr_bpf_failure *why, const char *log)
{
	size_t length = strlen(log), most = sizeof(why->detail) - 1;

	memcpy(why->detail, length > most ? log + length - most : log, (length > most ? most : length) + 1);
}

static int try_to_load(struct gyr_bpf *driver, char *log)
{
	struct gyr_lskel *skeleton = &driver->skeleton;
	sigset_t all, before;
	int error;

	/* The verifier gives up when a signal waits; none shall, for this second. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	for (int tries = 0; tries < 5; tries++) {
		memset(skeleton, 0, sizeof(*skeleton));
		skeleton->maps.rings.max_entries = driver->cpus;
		skeleton->maps.scratches.max_entries = driver->cpus * SCRATCH_PROGRAMS;
		skeleton->maps.counts.max_entries = driver->cpus * PROGRAMS;
		error = gyr_lskel_load(skeleton, log, log ? LOG_BYTES : 0);
		if (error == 0)
			break;
		gyr_lskel_close(skeleton);
		if (error != -EAGAIN)
			break;
	}
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return error;
}

static int load_programs(struct gyr_bpf *driver, struct gyr_bpf_failure *why)
{
	int error = try_to_load(driver, NULL);
	enum gyr_bpf_reason reason;
	char *log;

	if (error == 0)
		return 0;
	/* Once more with a log, which costs more than the programs. */
	log = calloc(1, LOG_BYTES);
	error = try_to_load(driver, log);
	if (error == 0) {
		free(log);
		return 0;
	}
	reason = error == -ENOMEM ? GYR_BPF_NO_MEMORY :
		 error == -EPERM || error == -EAGAIN ? GYR_BPF_SYSTEM :
						       GYR_BPF_REFUSED;
	gyr_bpf_fail(why, reason, error, "load the programs");
	if (log)
		last_words(why, log);
	free(log);
	return -1;
}

static int create_ring(uint64_t bytes)
{
	union bpf_attr attr;

	memset(&attr, 0, sizeof(attr));
	attr.map_type = BPF_MAP_TYPE_RINGBUF;
	attr.max_entries = bytes;
	memcpy(attr.map_name, "gyr_ring", sizeof("gyr_ring"));
	return gyr_bpf_call(BPF_MAP_CREATE, &attr, SIZE_THROUGH(map_name));
}

static int put_ring(int rings, uint32_t cpu, int ring)
{
	union bpf_attr attr;

	memset(&attr, 0, sizeof(attr));
	attr.map_fd = rings;
	attr.key = (__u64)(unsigned long)&cpu;
	attr.value = (__u64)(unsigned long)&ring;
	return gyr_bpf_call(BPF_MAP_UPDATE_ELEM, &attr, SIZE_THROUGH(flags));
}

static int open_ring(struct gyr_bpf *driver, uint32_t cpu, uint64_t bytes,
		     struct gyr_bpf_failure *why)
{
	struct gyr_bpf_ring *ring = &driver->rings[cpu];
	size_t page = sysconf(_SC_PAGESIZE);
	struct epoll_event event = { .events = EPOLLIN | EPOLLET, .data.u32 = cpu };
	void *mapped;
	int error;

	ring->bytes = bytes;
	ring->fd = create_ring(bytes);
	if (ring->fd < 0) {
		error = ring->fd;
		return gyr_bpf_fail(why, error == -ENOMEM ? GYR_BPF_NO_MEMORY : GYR_BPF_SYSTEM, error,
			    "create ring %u", cpu);
	}
	mapped = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_SHARED, ring->fd, 0);
	if (mapped == MAP_FAILED)
		return gyr_bpf_fail(why, GYR_BPF_SYSTEM, errno, "map ring %u", cpu);
	ring->consumer = mapped;
	mapped = mmap(NULL, page + 2 * bytes, PROT_READ, MAP_SHARED, ring->fd, page);
	if (mapped == MAP_FAILED)
		return gyr_bpf_fail(why, GYR_BPF_SYSTEM, errno, "map ring %u", cpu);
	ring->producer = mapped;
	ring->data = (char *)mapped + page;
	error = put_ring(driver->skeleton.maps.rings.fd, cpu, ring->fd);
	if (error < 0)
		return gyr_bpf_fail(why, GYR_BPF_SYSTEM, error, "hand over ring %u", cpu);
	if (epoll_ctl(driver->epoll, EPOLL_CTL_ADD, ring->fd, &event) < 0)
		return gyr_bpf_fail(why, GYR_BPF_SYSTEM, errno, "watch ring %u", cpu);
	return 0;
}

static int map_values(struct gyr_bpf *driver, struct gyr_bpf_failure *why)
{
	size_t page = sysconf(_SC_PAGESIZE), bytes;
	void *mapped;

	bytes = sizeof(struct counters) * driver->cpus * PROGRAMS;
	driver->counters_bytes = (bytes + page - 1) & ~(page - 1);
	mapped = mmap(NULL, driver->counters_bytes, PROT_READ, MAP_SHARED,
		      driver->skeleton.maps.counts.fd, 0);
	if (mapped == MAP_FAILED)
		return gyr_bpf_fail(why, GYR_BPF_SYSTEM, errno, "map the counters");
	driver->counters = mapped;
	mapped = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_SHARED, driver->skeleton.maps.bss.fd, 0);
	if (mapped == MAP_FAILED)
		return gyr_bpf_fail(why, GYR_BPF_SYSTEM, errno, "map the settings");
	driver->settings = mapped;
	return 0;
}

static int open_all(struct gyr_bpf *driver, uint64_t ring_bytes, struct gyr_bpf_failure *why)
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
	if (load_programs(driver, why) < 0 || map_values(driver, why) < 0)
		return -1;
	for (int cpu = 0; cpu < cpus; cpu++)
		if (open_ring(driver, cpu, ring_bytes, why) < 0)
			return -1;
	return 0;
}

int gyr_bpf_open(struct gyr_bpf **out, uint64_t ring_bytes, struct gyr_bpf_failure *why)
{
	struct gyr_bpf *driver = calloc(1, sizeof(*driver));

	*out = NULL;
	memset(why, 0, sizeof(*why));
	if (!driver)
		return gyr_bpf_fail(why, GYR_BPF_NO_MEMORY, ENOMEM, "allocate");
	driver->epoll = -1;
	for (size_t i = 0; i < ARRAY_SIZE(driver->links); i++)
		driver->links[i] = -1;
	if (open_all(driver, ring_bytes, why) < 0) {
		gyr_bpf_close(driver);
		return -1;
	}
	*out = driver;
	return 0;
}

static int any_want(const struct gyr_settings *settings, __u8 what)
{
	for (size_t nr = 0; nr < GYR_SETTINGS_SYSCALLS; nr++)
		if (settings->want[nr] & what)
			return 1;
	return 0;
}

static int wants_exits(const struct gyr_settings *settings)
{
	return any_want(settings, GYR_WANT_EXIT);
}


static int wants_enters(const struct gyr_settings *settings)
{
	return any_want(settings, GYR_WANT_ENTER);
}

static int wants_execs(const struct gyr_settings *settings)
{
	return ((settings->want[59] | settings->want[322]) & GYR_WANT_EXIT) != 0;
}

static int wants_always(const struct gyr_settings *settings)
{
	(void)settings;
	return 1;
}

/* Calls that may come by io_uring instead: connect, openat, openat2. */
static int wants_uring(const struct gyr_settings *settings)
{
	return ((settings->want[42] | settings->want[257] | settings->want[437]) & GYR_WANT_EXIT) != 0;
}

static int wants_signals(const struct gyr_settings *settings)
{
	return (settings->tracepoints & GYR_WANT_SIGNALS) != 0;
}

static int wants_switches(const struct gyr_settings *settings)
{
	return (settings->tracepoints & GYR_WANT_SWITCHES) != 0;
}

static int wants_faults(const struct gyr_settings *settings)
{
	return (settings->tracepoints & GYR_WANT_FAULTS) != 0;
}

#define PROGRAM(name) offsetof(struct gyr_lskel_programs, name)

/* Process exits first: none may be missed once anything else is seen. */
static const struct attachment attachments[] = {
	{ PROGRAM(gyr_procexit), wants_always, { NULL } },
	{ PROGRAM(gyr_exec), wants_execs, { NULL } },
	{ PROGRAM(gyr_exit), wants_exits, { NULL } },
	{ PROGRAM(gyr_enter), wants_enters, { NULL } },
	{ PROGRAM(gyr_uring), wants_uring, { "io_uring_submit_req", "io_uring_submit_sqe" } },
	{ PROGRAM(gyr_signal), wants_signals, { NULL } },
	{ PROGRAM(gyr_switch), wants_switches, { NULL } },
	{ PROGRAM(gyr_fault_user), wants_faults, { NULL } },
	{ PROGRAM(gyr_fault_kernel), wants_faults, { NULL } },
};

static int program_of(const struct gyr_bpf *driver, size_t index)
{
	return *(const int *)((const char *)&driver->skeleton.programs + attachments[index].program);
}

/* By name, or where the program itself says. */
static int attach_program(int program, const char *name)
{
	union bpf_attr attr;

	memset(&attr, 0, sizeof(attr));
	attr.raw_tracepoint.name = (__u64)(unsigned long)name;
	attr.raw_tracepoint.prog_fd = program;
	return gyr_bpf_call(BPF_RAW_TRACEPOINT_OPEN, &attr, SIZE_THROUGH(raw_tracepoint.prog_fd));
}

/* Attaches what the settings ask for and detaches the rest. */
static int arrange(struct gyr_bpf *driver, struct gyr_bpf_failure *why)
{
	for (size_t i = 0; i < ARRAY_SIZE(attachments); i++) {
		int wanted = driver->attached && attachments[i].wanted(driver->settings);

		if (wanted && driver->links[i] < 0) {
			const char *const *names = attachments[i].names;
			int link = attach_program(program_of(driver, i), names[0]);

			if (link < 0 && names[0])
				link = attach_program(program_of(driver, i), names[1]);
			/* A kernel without io_uring has nothing to tell of it. */
			if (link == -ENOENT && names[0])
				continue;
			if (link < 0)
				return gyr_bpf_fail(why, GYR_BPF_SYSTEM, link, "attach program %zu", i);
			driver->links[i] = link;
		} else if (!wanted && driver->links[i] >= 0) {
			close(driver->links[i]);
			driver->links[i] = -1;
		}
	}
	return 0;
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

/* Times the kernel did not run a program as it ran on that CPU already. */
static uint64_t recursion_misses(const struct gyr_bpf *driver)
{
	uint64_t misses = 0;

	for (size_t i = 0; i < ARRAY_SIZE(attachments); i++) {
		struct bpf_prog_info info;
		union bpf_attr attr;

		memset(&info, 0, sizeof(info));
		memset(&attr, 0, sizeof(attr));
		attr.info.bpf_fd = program_of(driver, i);
		attr.info.info_len = sizeof(info);
		attr.info.info = (__u64)(unsigned long)&info;
		if (gyr_bpf_call(BPF_OBJ_GET_INFO_BY_FD, &attr, SIZE_THROUGH(info)) == 0)
			misses += info.recursion_misses;
	}
	return misses;
}

int gyr_bpf_counters(struct gyr_bpf *driver, uint32_t cpu, struct gyr_cpu_counters *out,
		     struct gyr_bpf_failure *why)
{
	memset(why, 0, sizeof(*why));
	memset(out, 0, sizeof(*out));
	if (cpu >= driver->cpus)
		return gyr_bpf_fail(why, GYR_BPF_BAD_REQUEST, EINVAL, "read counters of CPU %u", cpu);
	for (int i = 0; i < PROGRAMS; i++) {
		const struct gyr_cpu_counters *from = &driver->counters[cpu * PROGRAMS + i].shared;

		out->begun += from->begun;
		out->written += from->written;
		out->bytes += from->bytes;
		out->faults += from->faults;
		for (int reason = 0; reason < GYR_DROP_REASONS; reason++)
			out->dropped[reason] += from->dropped[reason];
	}
	if (cpu == 0) {
		uint64_t misses = recursion_misses(driver);

		out->begun += misses;
		out->dropped[GYR_DROP_RECURSION] += misses;
	}
	return 0;
}

void gyr_bpf_close(struct gyr_bpf *driver)
{
	size_t page = sysconf(_SC_PAGESIZE);

	if (!driver)
		return;
	for (size_t i = 0; i < ARRAY_SIZE(driver->links); i++)
		if (driver->links[i] >= 0)
			close(driver->links[i]);
	for (uint32_t cpu = 0; driver->rings && cpu < driver->cpus; cpu++) {
		struct gyr_bpf_ring *ring = &driver->rings[cpu];

		if (ring->producer)
			munmap((void *)ring->producer, page + 2 * ring->bytes);
		if (ring->consumer)
			munmap(ring->consumer, page);
		if (ring->fd >= 0)
			close(ring->fd);
	}
	if (driver->counters)
		munmap(driver->counters, driver->counters_bytes);
	if (driver->settings)
		munmap(driver->settings, page);
	if (driver->epoll >= 0)
		close(driver->epoll);
	gyr_lskel_close(&driver->skeleton);
	free(driver->rings);
	free(driver);
}
