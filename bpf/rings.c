// SPDX-License-Identifier: Apache-2.0
/* The ring of a CPU, a BPF_MAP_TYPE_RINGBUF, from its reader's side. */
#define _GNU_SOURCE
#include "rings.h"

#include <errno.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <unistd.h>

#include "load.h"
#include "machine.h"

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

int gyr_bpf_ring_open(struct gyr_bpf_ring *ring, uint32_t cpu, uint64_t bytes, int rings, int epoll,
		      struct gyr_bpf_failure *why)
{
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
	error = put_ring(rings, cpu, ring->fd);
	if (error < 0)
		return gyr_bpf_fail(why, GYR_BPF_SYSTEM, error, "hand over ring %u", cpu);
	if (epoll_ctl(epoll, EPOLL_CTL_ADD, ring->fd, &event) < 0)
		return gyr_bpf_fail(why, GYR_BPF_SYSTEM, errno, "watch ring %u", cpu);
	return 0;
}

void gyr_bpf_ring_close(struct gyr_bpf_ring *ring)
{
	size_t page = sysconf(_SC_PAGESIZE);

	if (ring->producer)
		munmap((void *)ring->producer, page + 2 * ring->bytes);
	if (ring->consumer)
		munmap(ring->consumer, page);
	if (ring->fd >= 0)
		close(ring->fd);
}
