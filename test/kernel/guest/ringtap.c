/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A small reader of /dev/gyr: asks for records, keeps or drains them, and proves by walking the
 * rings that what the module counted is what is there.
 *
 * ringtap [--want none|default|all|NR,NR] [--ring BYTES] [--hold | --drain] [--dump] [--slow MS]
 *         [--enter] [--signals] [--switches] [--faults] [--environment] [--no-reads] [--success]
 *         [--watermark BYTES] [--pid PID] [--cycle TIMES] [--snaplen BYTES]
 *         [--long-snaplen BYTES --ports FROM-TO]
 *
 * Prints READY when attached. On SIGTERM it detaches, reads what is left and prints as its last
 * line "begun=N written=N bytes=N dropped=N"; it exits with 1 and "WRONG ..." when counters and
 * rings disagree. With --hold it detaches, attaches and so on at each SIGUSR1, and answers with one. --cycle attaches and detaches so often and ends. --dump prints a record a line; --pid those of one thread group's only thread.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/types.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "generated/events.h"
#include "generated/fill.h"
#include "uapi/gyr.h"

#define MAX_CPUS 64

struct ring {
	_Atomic __u64 *consumer;
	_Atomic __u64 *producer;
	const unsigned char *data;
	__u64 position, records, bytes;
};

/* What Falco's default rules need: names of the native table. */
static const int falco_default[] = {
	2,   3,	 32,  33,  41,	42,  43,  49,  56,  57,	 58,  59,  72,	80,  81,  82,  83,  84,	 85,
	86,  87, 88,  90,  91,	92,  93,  94,  101, 105, 106, 109, 112, 113, 114, 117, 119, 126, 155,
	157, 161, 165, 166, 253, 257, 258, 260, 263, 264, 265, 266, 268, 272, 282, 284, 288, 289, 290,
	291, 292, 293, 294, 302, 304, 308, 316, 319, 321, 322, 323, 424, 425, 434, 435, 436, 437, 438,
};

static volatile sig_atomic_t stopped;
static struct ring rings[MAX_CPUS];
static __u64 ring_bytes = 1 << 20;
static bool dump, wrong;
static __u64 only_tid;

static void stop(int signal)
{
	(void)signal;
	stopped = 1;
}

static void fail(const char *what)
{
	printf("ringtap: %s: %s\n", what, strerror(errno));
	exit(1);
}

static void complain(int cpu, const char *what, __u64 at, __u64 value)
{
	if (!wrong)
		printf("WRONG cpu %d: %s at %llu: %llu\n", cpu, what, at, value);
	wrong = true;
}

static void print_value(const unsigned char *value, unsigned length, unsigned type)
{
	bool fixed = gyr_type_width[type] != 0;
	unsigned long long number = 0;

	if (length == 0) {
		printf(" -");
	} else if (fixed && length <= 8) {
		memcpy(&number, value, length);
		if (type == GYR_PT_INT64 || type == GYR_PT_ERRNO || type == GYR_PT_FD || type == GYR_PT_PID)
			printf(" %lld", (long long)number);
		else if (type == GYR_PT_INT32)
			printf(" %d", (int)number);
		else
			printf(" %llu", number);
	} else {
		printf(" \"");
		for (unsigned i = 0; i < length; i++) {
			if (value[i] >= ' ' && value[i] < 127 && value[i] != '"' && value[i] != '\\')
				putchar(value[i]);
			else
				printf("\\x%02x", value[i]);
		}
		printf("\"");
	}
}

static void print_record(int cpu, const struct gyr_record_header *header)
{
	const unsigned char *lengths = (const unsigned char *)(header + 1);
	const unsigned char *value = lengths + 2 * header->nparams;

	printf("EVENT %u cpu=%d tid=%llu ts=%llu", header->type, cpu, (unsigned long long)header->tid,
	       (unsigned long long)header->ts);
	for (unsigned i = 0; i < header->nparams; i++) {
		__u16 length;

		memcpy(&length, lengths + 2 * i, 2);
		print_value(value, length, gyr_events[header->type].types[i]);
		value += length;
	}
	putchar('\n');
}

/* Checks one record against everything that is known of its form. */
static void check_record(int cpu, const unsigned char *at, __u32 length, __u64 position)
{
	struct gyr_record_header header;
	__u64 sum;

	memcpy(&header, at, sizeof(header));
	if (length < sizeof(header) || header.len > length || header.len < sizeof(header))
		complain(cpu, "record length", position, header.len);
	else if (header.type >= GYR_EVENT_COUNT || !gyr_events[header.type].live)
		complain(cpu, "event", position, header.type);
	else if (header.nparams != gyr_events[header.type].nparams)
		complain(cpu, "parameters", position, header.nparams);
	else {
		sum = sizeof(header) + 2 * header.nparams;
		for (unsigned i = 0; i < header.nparams; i++) {
			unsigned width = gyr_type_width[gyr_events[header.type].types[i]];
			__u16 each;

			memcpy(&each, at + sizeof(header) + 2 * i, 2);
			if (width && each && each != width)
				complain(cpu, "width of a parameter", position, header.type * 1000 + i);
			sum += each;
		}
		if (sum != header.len)
			complain(cpu, "sum of lengths", position, sum);
		else if (dump && (!only_tid || header.tid == only_tid))
			print_record(cpu, (const struct gyr_record_header *)at);
	}
}

/* Whether the driver shows a record before it has written all of it. */
#ifndef SHOWS_UNFINISHED
#define SHOWS_UNFINISHED false
#endif

/* `last`: nothing is being written any more. */
static void drain(int cpu, bool last)
{
	bool unfinished = false;
	struct ring *ring = &rings[cpu];
	__u64 end = atomic_load_explicit(ring->producer, memory_order_acquire);

	if (end - ring->position > ring_bytes)
		complain(cpu, "producer's position", end, ring->position);
	while (ring->position < end && !wrong) {
		const unsigned char *at = ring->data + (ring->position & (ring_bytes - 1));
		__u32 head, length;

		head = atomic_load_explicit((const _Atomic __u32 *)at, memory_order_acquire);
		length = head & ~(GYR_RING_BUSY | GYR_RING_DISCARD);
		unfinished = SHOWS_UNFINISHED && !last && head & GYR_RING_BUSY;
		if (unfinished)
			break;
		if (head & (GYR_RING_BUSY | GYR_RING_DISCARD) || length > ring_bytes)
			complain(cpu, "ring header", ring->position, head);
		check_record(cpu, at + GYR_RING_HEADER, length, ring->position);
		ring->position += (GYR_RING_HEADER + length + 7) & ~7ULL;
		ring->records++;
	}
	if (ring->position != end && !unfinished && !wrong)
		complain(cpu, "end", ring->position, end);
	ring->bytes = ring->position;
	atomic_store_explicit(ring->consumer, ring->position, memory_order_release);
}

static void map(int device, int cpu)
{
	long page = sysconf(_SC_PAGESIZE);
	off_t at = (off_t)cpu * (2 * page + 2 * ring_bytes);
	struct ring *ring = &rings[cpu];
	unsigned char *shared;

	ring->consumer = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_SHARED, device, at);
	shared = mmap(NULL, page + 2 * ring_bytes, PROT_READ, MAP_SHARED, device, at + page);
	if (ring->consumer == MAP_FAILED || shared == MAP_FAILED)
		fail("mmap");
	ring->producer = (_Atomic __u64 *)shared;
	ring->data = shared + page;
}

static void want(struct gyr_settings *settings, const char *which, __u8 bits)
{
	char *list = strdup(which), *each;

	if (strcmp(which, "all") == 0) {
		memset(settings->want, bits, sizeof(settings->want));
	} else if (strcmp(which, "default") == 0) {
		for (unsigned i = 0; i < sizeof(falco_default) / sizeof(falco_default[0]); i++)
			settings->want[falco_default[i]] = bits;
	} else if (strcmp(which, "none") != 0) {
		for (each = strtok(list, ","); each; each = strtok(NULL, ","))
			settings->want[atoi(each) & (GYR_SETTINGS_SYSCALLS - 1)] = bits;
	}
	free(list);
}

/* Waits for a signal: at SIGUSR1 attaches or detaches and tells the sender by the same. */
static bool toggle_when_asked(int device, const sigset_t *signals, bool attached)
{
	siginfo_t from;

	if (sigwaitinfo(signals, &from) != SIGUSR1) {
		stopped = 1;
		return attached;
	}
	if (ioctl(device, attached ? GYR_IOC_DETACH : GYR_IOC_ATTACH))
		fail("toggle");
	kill(from.si_pid, SIGUSR1);
	return !attached;
}

int main(int argc, char **argv)
{
	struct gyr_settings settings = { .snaplen = 80, .long_snaplen = 80, .watermark = 65536 };
	struct gyr_cpu_counters sum = { 0 };
	struct gyr_hello hello;
	struct gyr_rings size;
	const char *which = "default";
	__u8 bits = GYR_WANT_EXIT;
	bool hold = false, attached = true;
	sigset_t signals;
	int device, slow = 0, cycles = 0;
	__u64 dropped = 0;

	for (int i = 1; i < argc; i++) {
		const char *value = i + 1 < argc ? argv[i + 1] : "";

		if (!strcmp(argv[i], "--want"))
			which = value, i++;
		else if (!strcmp(argv[i], "--ring"))
			ring_bytes = strtoull(value, NULL, 0), i++;
		else if (!strcmp(argv[i], "--slow"))
			slow = atoi(value), i++;
		else if (!strcmp(argv[i], "--watermark"))
			settings.watermark = atoi(value), i++;
		else if (!strcmp(argv[i], "--pid"))
			only_tid = atoi(value), i++;
		else if (!strcmp(argv[i], "--cycle"))
			cycles = atoi(value), i++;
		else if (!strcmp(argv[i], "--snaplen"))
			settings.snaplen = atoi(value), i++;
		else if (!strcmp(argv[i], "--long-snaplen"))
			settings.long_snaplen = atoi(value), i++;
		else if (!strcmp(argv[i], "--ports")) {
			if (sscanf(value, "%hu-%hu", &settings.port_from, &settings.port_to) != 2)
				settings.port_from = 0;
			i++;
		} else if (!strcmp(argv[i], "--hold"))
			hold = true;
		else if (!strcmp(argv[i], "--dump"))
			dump = true;
		else if (!strcmp(argv[i], "--enter"))
			bits |= GYR_WANT_ENTER;
		else if (!strcmp(argv[i], "--no-reads"))
			bits |= GYR_WANT_NO_READS;
		else if (!strcmp(argv[i], "--success"))
			bits |= GYR_WANT_SUCCESS;
		else if (!strcmp(argv[i], "--signals"))
			settings.tracepoints |= GYR_WANT_SIGNALS;
		else if (!strcmp(argv[i], "--switches"))
			settings.tracepoints |= GYR_WANT_SWITCHES;
		else if (!strcmp(argv[i], "--faults"))
			settings.tracepoints |= GYR_WANT_FAULTS;
		else if (!strcmp(argv[i], "--environment"))
			settings.environment = 1;
	}
	signal(SIGTERM, stop);
	signal(SIGINT, stop);
	sigemptyset(&signals);
	sigaddset(&signals, SIGUSR1);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGINT);
	if (hold)
		sigprocmask(SIG_BLOCK, &signals, NULL);
	setvbuf(stdout, NULL, _IOLBF, 0);
	device = open("/dev/gyr", O_RDWR | O_CLOEXEC);
	if (device < 0)
		fail("open /dev/gyr");
	if (ioctl(device, GYR_IOC_HELLO, &hello))
		fail("hello");
	if (hello.api != GYR_DRIVER_API || hello.schema_hash != GYR_SCHEMA_HASH || hello.cpus > MAX_CPUS) {
		printf("ringtap: hello: api %u, %u CPUs\n", hello.api, hello.cpus);
		return 1;
	}
	size.ring_bytes = ring_bytes;
	if (ioctl(device, GYR_IOC_RINGS, &size))
		fail("rings");
	for (unsigned cpu = 0; cpu < hello.cpus; cpu++)
		map(device, cpu);
	want(&settings, which, bits);
	settings.self = getpid();
	if (ioctl(device, GYR_IOC_SETTINGS, &settings))
		fail("settings");
	if (ioctl(device, GYR_IOC_ATTACH))
		fail("attach");
	printf("READY\n");
	stopped = cycles > 0;
	for (; cycles > 0; cycles--)
		if (ioctl(device, GYR_IOC_DETACH) || ioctl(device, GYR_IOC_ATTACH))
			fail("cycle");
	while (!stopped) {
		struct pollfd wait = { .fd = device, .events = POLLIN };

		if (hold) {
			attached = toggle_when_asked(device, &signals, attached);
			continue;
		}
		poll(&wait, 1, 200);
		for (unsigned cpu = 0; cpu < hello.cpus && !wrong; cpu++)
			drain(cpu, false);
		if (slow)
			usleep(slow * 1000);
	}
	if (ioctl(device, GYR_IOC_DETACH))
		fail("detach");
	for (unsigned cpu = 0; cpu < hello.cpus; cpu++) {
		struct gyr_counters_request request = { .cpu = cpu };
		struct gyr_cpu_counters *counters = &request.counters;
		__u64 lost = 0;

		drain(cpu, true);
		if (ioctl(device, GYR_IOC_COUNTERS, &request))
			fail("counters");
		for (int reason = 0; reason < GYR_DROP_REASONS; reason++) {
			sum.dropped[reason] += counters->dropped[reason];
			lost += counters->dropped[reason];
		}
		if (counters->begun != counters->written + lost)
			complain(cpu, "begun and written + dropped differ", counters->begun,
				 counters->written + lost);
		if (counters->written != rings[cpu].records)
			complain(cpu, "records", counters->written, rings[cpu].records);
		if (counters->bytes != rings[cpu].bytes)
			complain(cpu, "bytes", counters->bytes, rings[cpu].bytes);
		sum.begun += counters->begun;
		sum.written += counters->written;
		sum.bytes += counters->bytes;
		sum.faults += counters->faults;
		dropped += lost;
	}
	printf("by reason: full=%llu large=%llu recursion=%llu memory=%llu faults=%llu\n", sum.dropped[0],
	       sum.dropped[1], sum.dropped[2], sum.dropped[3], sum.faults);
	printf("begun=%llu written=%llu bytes=%llu dropped=%llu\n", sum.begun, sum.written, sum.bytes,
	       dropped);
	return wrong;
}
