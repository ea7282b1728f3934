/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A reader of /dev/gyr that does everything wrong, and what it must be told. Prints a line for each answer that
 * is another; 0: there was none. hostile [nobody: it is not root]
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/types.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "generated/events.h"
#include "uapi/gyr.h"

#define RING 65536UL
#define PAGE 4096UL
#define WHOLE (2 * PAGE + 2 * RING)

static bool wrong;
static struct gyr_settings settings = { .snaplen = 80, .long_snaplen = 80, .watermark = 65536 };
/* Below 4 GiB, where 32-bit calls can reach it. */
static struct gyr_hello hello;

static void expect(const char *what, long result, int error)
{
	int got = result < 0 ? errno : 0;

	if (got == error)
		return;
	printf("hostile: %s: %s instead of %s\n", what, strerror(got), strerror(error));
	wrong = true;
}

static void expect_no_map(int device, const char *what, size_t length, int protection, int flags, off_t at, int error)
{
	void *mapped = mmap(NULL, length, protection, flags, device, at);

	expect(what, mapped == MAP_FAILED ? -1 : 0, error);
	if (mapped != MAP_FAILED)
		munmap(mapped, length);
}

static int opened(void)
{
	int device = open("/dev/gyr", O_RDWR | O_CLOEXEC);

	expect("open", device, 0);
	return device;
}

static void rings_of(int device, __u64 bytes, int error)
{
	struct gyr_rings rings = { bytes };
	char what[64];

	snprintf(what, sizeof(what), "rings of %llu bytes", (unsigned long long)bytes);
	expect(what, ioctl(device, GYR_IOC_RINGS, &rings), error);
}

static long ioctl_of_32_bits(int device, unsigned int command, void *argument)
{
	long result;

	asm volatile("int $0x80"
		     : "=a"(result)
		     : "a"(54L), "b"((long)device), "c"((long)command), "d"(argument)
		     : "memory");
	if (result >= -4095 && result < 0) {
		errno = -result;
		return -1;
	}
	return result;
}

static void wrong_calls(int device)
{
	struct gyr_counters_request counters = { .cpu = ~0U };
	void *nowhere = (void *)0xffff888000000000;

	expect("attach without anything", ioctl(device, GYR_IOC_ATTACH), EINVAL);
	expect("detach without anything", ioctl(device, GYR_IOC_DETACH), 0);
	expect("hello to nowhere", ioctl(device, GYR_IOC_HELLO, nowhere), EFAULT);
	expect("settings from nowhere", ioctl(device, GYR_IOC_SETTINGS, nowhere), EFAULT);
	expect("rings from nowhere", ioctl(device, GYR_IOC_RINGS, NULL), EFAULT);
	expect("counters of no CPU", ioctl(device, GYR_IOC_COUNTERS, &counters), EINVAL);
	expect("an unknown call", ioctl(device, _IO('g', 0x7f)), ENOTTY);
	expect("a call of 32 bits", ioctl_of_32_bits(device, GYR_IOC_HELLO, &hello), ENOTTY);
	expect_no_map(device, "map without rings", PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, 0, EINVAL);
	for (int i = 0; i < 6; i++) {
		static const __u64 sizes[] = { 0, 4095, 4097, 2048, 1ULL << 31, 1ULL << 63 };

		rings_of(device, sizes[i], EINVAL);
	}
	rings_of(device, RING, 0);
	rings_of(device, RING, EEXIST);
	expect("attach without settings", ioctl(device, GYR_IOC_ATTACH), EINVAL);
	settings.snaplen = 65536;
	expect("settings with a long snap length", ioctl(device, GYR_IOC_SETTINGS, &settings), EINVAL);
	settings.snaplen = 80;
}

static void wrong_maps(int device)
{
	const int read = PROT_READ, write = PROT_READ | PROT_WRITE;
	unsigned char *data;

	expect_no_map(device, "map for oneself", PAGE, write, MAP_PRIVATE, 0, EINVAL);
	expect_no_map(device, "map two pages", 2 * PAGE, write, MAP_SHARED, 0, EINVAL);
	expect_no_map(device, "map from the middle", PAGE, read, MAP_SHARED, 2 * PAGE, EINVAL);
	expect_no_map(device, "map less than a ring", RING, read, MAP_SHARED, PAGE, EINVAL);
	expect_no_map(device, "map more than a ring", WHOLE, read, MAP_SHARED, PAGE, EINVAL);
	expect_no_map(device, "map no CPU's", PAGE, write, MAP_SHARED, WHOLE * 5000, EINVAL);
	expect_no_map(device, "map far away", PAGE, write, MAP_SHARED, 0x7ffffffffffff000L, EINVAL);
	expect_no_map(device, "map data to write", WHOLE - PAGE, write, MAP_SHARED, PAGE, EPERM);
	data = mmap(NULL, WHOLE - PAGE, read, MAP_SHARED, device, PAGE);
	if (data == MAP_FAILED) {
		expect("map data", -1, 0);
		return;
	}
	expect("write data after all", mprotect(data, WHOLE - PAGE, write), EACCES);
	expect("make it longer", mremap(data, WHOLE - PAGE, WHOLE, MREMAP_MAYMOVE) == MAP_FAILED ? -1 : 0, EFAULT);
	/* Nothing of what was in that memory before. */
	for (size_t i = 0; i < WHOLE - PAGE; i++)
		if (data[i]) {
			printf("hostile: byte %zu of a new ring is %d\n", i, data[i]);
			wrong = true;
			break;
		}
	munmap(data, WHOLE - PAGE);
}

/* A child has no part in the rings, and does not keep them when its parent is gone. */
static void inherit(int device)
{
	void *mapped = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, device, 0);
	unsigned char there;
	pid_t child = fork();
	int status = 0;

	if (child == 0)
		_exit(mincore(mapped, PAGE, &there) == 0 || errno != ENOMEM);
	if (waitpid(child, &status, 0) != child || status) {
		printf("hostile: a child has the parent's rings\n");
		wrong = true;
	}
	munmap(mapped, PAGE);
}

/* Positions that make no sense, written while records come; then the ring goes on without its device's descriptor. */
static void lie(int device)
{
	volatile __u64 *consumer = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, device, 0);
	struct timespec now;
	time_t end;

	memset(settings.want, GYR_WANT_EXIT | GYR_WANT_ENTER, sizeof(settings.want));
	expect("settings", ioctl(device, GYR_IOC_SETTINGS, &settings), 0);
	expect("attach", ioctl(device, GYR_IOC_ATTACH), 0);
	expect("attach again", ioctl(device, GYR_IOC_ATTACH), 0);
	clock_gettime(CLOCK_MONOTONIC, &now);
	for (end = now.tv_sec + 2; now.tv_sec < end; clock_gettime(CLOCK_MONOTONIC, &now)) {
		*consumer = (__u64)random() << 32 | random();
		getppid();
		*consumer = *consumer & 0xfffff8;
		getppid();
	}
	close(device);
	expect("open what is still mapped", open("/dev/gyr", O_RDWR), EBUSY);
	getppid();
	munmap((void *)consumer, PAGE);
}

/* Killed while it sleeps in poll() with records coming. */
static void die_waiting(void)
{
	pid_t child = fork();

	if (child == 0) {
		int device = opened();
		struct pollfd wait = { .fd = device, .events = POLLIN };

		settings.watermark = 1U << 30;
		rings_of(device, RING, 0);
		expect("settings", ioctl(device, GYR_IOC_SETTINGS, &settings), 0);
		expect("attach", ioctl(device, GYR_IOC_ATTACH), 0);
		poll(&wait, 1, -1);
		_exit(1);
	}
	usleep(300000);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
}

int main(int argc, char **argv)
{
	int device;

	if (argc > 1 && !strcmp(argv[1], "nobody")) {
		if (setgid(65534) || setuid(65534))
			return 1;
		expect("open without being allowed to", open("/dev/gyr", O_RDWR), EPERM);
		return wrong;
	}
	for (int i = 0; i < 3; i++) {
		device = opened();
		wrong_calls(device);
		wrong_maps(device);
		inherit(device);
		lie(device);
		die_waiting();
	}
	device = opened();
	close(device);
	return wrong;
}
