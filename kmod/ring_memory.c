// SPDX-License-Identifier: GPL-2.0
/* The memory of the rings, for every CPU there may ever be: hotplug changes nothing here. */
#include <linux/cpumask.h>
#include <linux/log2.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/vmalloc.h>

#include "device.h"
#include "ring.h"

/* Of all rings together no more than this many bytes each. */
#define LARGEST_RING (1ULL << 30)

DEFINE_PER_CPU(struct gyr_ring, gyr_ring_of_cpu);

static void ring_free(struct gyr_ring *ring)
{
	unsigned long i, own = 2 + (ring->page_count - 2) / 2;

	if (!ring->pages)
		return;
	irq_work_sync(&ring->wake);
	vunmap(ring->data);
	for (i = 0; i < own; i++)
		if (ring->pages[i])
			__free_page(ring->pages[i]);
	kvfree(ring->pages);
	memset(ring, 0, sizeof(*ring));
}

static int ring_allocate(struct gyr_ring *ring, int cpu, u64 bytes)
{
	unsigned long pages = bytes >> PAGE_SHIFT, i;
	int node = cpu_to_node(cpu);

	memset(ring, 0, sizeof(*ring));
	init_irq_work(&ring->wake, gyr_device_wake);
	ring->page_count = 2 + 2 * pages;
	ring->pages = kvcalloc(ring->page_count, sizeof(*ring->pages), GFP_KERNEL_ACCOUNT);
	if (!ring->pages)
		return -ENOMEM;
	for (i = 0; i < 2 + pages; i++) {
		if (fatal_signal_pending(current))
			return -EINTR;
		ring->pages[i] = alloc_pages_node(
			node, GFP_KERNEL_ACCOUNT | __GFP_ZERO | __GFP_NOWARN | __GFP_RETRY_MAYFAIL, 0);
		if (!ring->pages[i])
			return -ENOMEM;
		if (i >= 2)
			ring->pages[i + pages] = ring->pages[i];
	}
	ring->data = vmap(ring->pages + 2, 2 * pages, VM_MAP, PAGE_KERNEL);
	if (!ring->data)
		return -ENOMEM;
	ring->consumer = page_address(ring->pages[0]);
	ring->producer = page_address(ring->pages[1]);
	ring->size = bytes;
	return 0;
}

/* Bytes of data per CPU: a power of two, at least a page. Nothing is attached meanwhile. */
int gyr_rings_allocate(u64 bytes)
{
	int cpu, error;

	if (!is_power_of_2(bytes) || bytes < PAGE_SIZE || bytes > LARGEST_RING)
		return -EINVAL;
	for_each_possible_cpu(cpu) {
		error = ring_allocate(per_cpu_ptr(&gyr_ring_of_cpu, cpu), cpu, bytes);
		if (error) {
			gyr_rings_free();
			return error;
		}
	}
	return 0;
}

/* After the last probe returned. */
void gyr_rings_free(void)
{
	int cpu;

	for_each_possible_cpu(cpu)
		ring_free(per_cpu_ptr(&gyr_ring_of_cpu, cpu));
}

/* 0: there are none. */
u64 gyr_rings_size(void)
{
	return per_cpu_ptr(&gyr_ring_of_cpu, cpumask_first(cpu_possible_mask))->size;
}

void gyr_ring_count(struct gyr_ring *ring, struct gyr_cpu_counters *counters)
{
	int i;

	counters->begun = local_read(&ring->begun);
	counters->written = READ_ONCE(ring->written);
	counters->bytes = READ_ONCE(ring->head);
	counters->faults = READ_ONCE(ring->faults);
	for (i = 0; i < GYR_DROP_REASONS; i++)
		counters->dropped[i] = local_read(&ring->dropped[i]);
}
