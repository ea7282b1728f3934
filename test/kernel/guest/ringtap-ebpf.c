/* SPDX-License-Identifier: Apache-2.0 */
/* ringtap on the eBPF driver: the calls it makes to the device go to bpf/driver.c instead. */
#define _GNU_SOURCE
#include "../../../bpf/load.c"
#include "../../../bpf/perf_events.c"
#include "../../../bpf/attach.c"
#include "../../../bpf/counters.c"
#include "../../../bpf/machine.c"
#include "../../../bpf/programs.c"
#include "../../../bpf/rings.c"
#include "../../../bpf/driver.c"
#undef ARRAY_SIZE

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>

#include "generated/events.h"

/* RINGTAP_ATTACH: "tracepoints" or "perf_events"; else what this kernel needs. */
static enum gyr_bpf_attachment asked_attachment(void)
{
	const char *asked = getenv("RINGTAP_ATTACH");

	if (asked && !strcmp(asked, "tracepoints"))
		return GYR_BPF_TRACEPOINTS;
	return asked && !strcmp(asked, "perf_events") ? GYR_BPF_PERF_EVENTS : GYR_BPF_AS_NEEDED;
}

static struct gyr_bpf *ebpf;
static __u64 ebpf_ring_bytes;

static int told(int result, const struct gyr_bpf_failure *why)
{
	if (result < 0) {
		printf("ringtap: %s: reason %d, errno %d %s\n", why->doing, why->reason, why->error,
		       why->detail);
		errno = why->error;
	}
	return result;
}

static int device_open(const char *path, int flags)
{
	(void)path;
	(void)flags;
	return 0;
}

static int device_ioctl(int device, unsigned long request, void *argument)
{
	struct gyr_counters_request *counters = argument;
	struct gyr_bpf_failure why;
	struct gyr_hello *hello = argument;

	(void)device;
	switch (request) {
	case GYR_IOC_HELLO:
		memset(hello, 0, sizeof(*hello));
		hello->api = GYR_DRIVER_API;
		hello->schema_hash = GYR_SCHEMA_HASH;
		hello->cpus = gyr_bpf_possible_cpus();
		return 0;
	case GYR_IOC_RINGS:
		ebpf_ring_bytes = ((struct gyr_rings *)argument)->ring_bytes;
		return told(gyr_bpf_open(&ebpf, ebpf_ring_bytes, asked_attachment(), &why), &why);
	case GYR_IOC_SETTINGS:
		return told(gyr_bpf_settings(ebpf, argument, &why), &why);
	case GYR_IOC_ATTACH:
		return told(gyr_bpf_attach(ebpf, &why), &why);
	case GYR_IOC_DETACH:
		return told(gyr_bpf_detach(ebpf, &why), &why);
	case GYR_IOC_COUNTERS:
		return told(gyr_bpf_counters(ebpf, counters->cpu, &counters->counters, &why), &why);
	}
	return -1;
}

static void *device_mmap(void *hint, size_t length, int protection, int flags, int device, off_t at)
{
	long page = sysconf(_SC_PAGESIZE);
	off_t each = 2 * page + 2 * ebpf_ring_bytes;
	const struct gyr_bpf_ring *ring = gyr_bpf_ring(ebpf, at / each);

	(void)hint;
	(void)length;
	(void)protection;
	(void)flags;
	(void)device;
	if (!ring)
		return MAP_FAILED;
	return at % each ? (void *)ring->producer : ring->consumer;
}

static int device_poll(struct pollfd *wait, nfds_t count, int timeout)
{
	struct pollfd rings = { .fd = gyr_bpf_poll_fd(ebpf), .events = POLLIN };
	struct epoll_event woken[64];
	int ready = poll(&rings, 1, timeout);

	(void)wait;
	(void)count;
	/* Edge triggered: what was told is taken away by asking. */
	if (ready > 0)
		epoll_wait(rings.fd, woken, 64, 0);
	return ready;
}

#define SHOWS_UNFINISHED true
#define open(path, flags) device_open(path, flags)
#define DEVICE_IOCTL_2(device, request) device_ioctl(device, request, NULL)
#define DEVICE_IOCTL_3(device, request, argument) device_ioctl(device, request, argument)
#define DEVICE_IOCTL_OF(a, b, c, name, ...) name
#define ioctl(...) DEVICE_IOCTL_OF(__VA_ARGS__, DEVICE_IOCTL_3, DEVICE_IOCTL_2, )(__VA_ARGS__)
#define mmap device_mmap
#define poll device_poll
#include "ringtap.c"
