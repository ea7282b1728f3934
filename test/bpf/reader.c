// SPDX-License-Identifier: Apache-2.0
/*
 * A plain reader of the eBPF driver for the tests: attaches, says "ready" on
 * stderr, and when its input ends writes all records of the process ids asked
 * for to stdout, each after its length, then counters as JSON to stderr.
 *
 *   reader RING_BYTES SNAPLEN TRACEPOINTS ENVIRONMENT LONG_SNAPLEN PORT_FROM PORT_TO NR=WANT...
 *
 * Input: bytes that are thrown away; its end is the sign to stop.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "../../bpf/driver.h"

static uint64_t consumed, consumed_bytes;

/* Records are merged by their tests, by time; here ring after ring. */
static void drain(const struct gyr_bpf_ring *ring, int keep)
{
	uint64_t at = *(volatile uint64_t *)ring->consumer;
	uint64_t end = __atomic_load_n((const uint64_t *)ring->producer, __ATOMIC_ACQUIRE);

	while (at < end) {
		const char *head = (const char *)ring->data + (at & (ring->bytes - 1));
		uint32_t word = __atomic_load_n((const uint32_t *)head, __ATOMIC_ACQUIRE);
		uint32_t length = word & ~(GYR_RING_BUSY | GYR_RING_DISCARD);

		if (word & GYR_RING_BUSY)
			break;
		if (!(word & GYR_RING_DISCARD)) {
			consumed++;
			consumed_bytes += ((length + 7) & ~7U) + GYR_RING_HEADER;
			if (keep && (fwrite(&length, 4, 1, stdout) != 1 ||
				     fwrite(head + GYR_RING_HEADER, length, 1, stdout) != 1))
				exit(2);
		}
		at += (length + GYR_RING_HEADER + 7) & ~7ULL;
		__atomic_store_n((uint64_t *)ring->consumer, at, __ATOMIC_RELEASE);
	}
}

static int give_up(const struct gyr_bpf_failure *why)
{
	fprintf(stderr, "{\"reason\": %d, \"errno\": %d, \"doing\": \"%s\"}\n%s\n", why->reason, why->error,
		why->doing, why->detail);
	return 1;
}

static double milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

int main(int argc, char **argv)
{
	struct pollfd input = { .fd = 0, .events = POLLIN };
	struct gyr_bpf_failure why;
	struct gyr_settings settings;
	enum gyr_bpf_attachment attachment = GYR_BPF_TRACEPOINTS;
	struct gyr_bpf *driver;
	uint64_t ring_bytes;
	double started, loaded;
	int open = 1;

	if (argc < 8)
		return 2;
	memset(&settings, 0, sizeof(settings));
	ring_bytes = strtoull(argv[1], NULL, 0);
	settings.snaplen = atoi(argv[2]);
	settings.tracepoints = atoi(argv[3]);
	settings.environment = atoi(argv[4]);
	settings.long_snaplen = atoi(argv[5]);
	settings.port_from = atoi(argv[6]);
	settings.port_to = atoi(argv[7]);
	settings.self = getpid();
	settings.watermark = 65536;
	for (int i = 8; i < argc; i++) {
		unsigned int nr, want;

		if (!strcmp(argv[i], "perf"))
			attachment = GYR_BPF_PERF_EVENTS;
		else if (sscanf(argv[i], "%u=%u", &nr, &want) == 2 && nr < GYR_SETTINGS_SYSCALLS)
			settings.want[nr] = want;
	}
	started = milliseconds();
	if (gyr_bpf_open(&driver, ring_bytes, attachment, &why) < 0)
		return give_up(&why);
	if (gyr_bpf_settings(driver, &settings, &why) < 0 || gyr_bpf_attach(driver, &why) < 0)
		return give_up(&why);
	loaded = milliseconds() - started;
	fprintf(stderr, "ready\n");
	while (open) {
		char rest[64];
		int ready = poll(&input, 1, 2);

		if (ready > 0)
			open = read(0, rest, sizeof(rest)) > 0;
		if (!open && gyr_bpf_detach(driver, &why) < 0)
			return give_up(&why);
		for (uint32_t cpu = 0; cpu < gyr_bpf_cpus(driver); cpu++)
			drain(gyr_bpf_ring(driver, cpu), 1);
	}
	fflush(stdout);
	fprintf(stderr, "{\"consumed\": %llu, \"bytes\": %llu, \"milliseconds\": %.1f, \"cpus\": [",
		(unsigned long long)consumed, (unsigned long long)consumed_bytes, loaded);
	for (uint32_t cpu = 0; cpu < gyr_bpf_cpus(driver); cpu++) {
		struct gyr_cpu_counters count;

		if (gyr_bpf_counters(driver, cpu, &count, &why) < 0)
			return give_up(&why);
		fprintf(stderr,
			"%s{\"begun\": %llu, \"written\": %llu, \"bytes\": %llu, \"faults\": %llu, "
			"\"dropped\": [%llu, %llu, %llu, %llu]}",
			cpu ? ", " : "", (unsigned long long)count.begun, (unsigned long long)count.written,
			(unsigned long long)count.bytes, (unsigned long long)count.faults,
			(unsigned long long)count.dropped[0], (unsigned long long)count.dropped[1],
			(unsigned long long)count.dropped[2], (unsigned long long)count.dropped[3]);
	}
	fprintf(stderr, "]}\n");
	gyr_bpf_close(driver);
	return 0;
}
