/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The ring of one CPU, from its writer's side. Its layout is in uapi/gyr.h.
 *
 * There is one writer at a time, the CPU itself with preemption off; a record
 * begun while another is being written (a fault in the midst of it) is counted
 * and dropped. The writer keeps its own head: what the reader can write, the
 * page of its position, is believed only as far as it makes sense.
 */
#ifndef GYR_RING_H
#define GYR_RING_H

#include <linux/irq_work.h>
#include <linux/kernel.h>
#include <linux/mm_types.h>
#include <asm/local.h>

#include "record.h"
#include "uapi/gyr.h"

struct gyr_ring_position {
	u64 position;
};

struct gyr_ring {
	u8 *data; /* size bytes, mapped twice; NULL: no ring */
	u64 head; /* never read back from the shared page; all bytes ever written */
	u64 size;
	u64 used; /* when the record being written began */
	struct gyr_ring_position *consumer;
	struct gyr_ring_position *producer;
	u64 written;
	u64 faults;
	/* Counted from within a record too, so by single instructions. */
	local_t begun;
	local_t dropped[GYR_DROP_REASONS];
	int busy;

	struct page **pages; /* consumer, producer, data, data again */
	unsigned long page_count;
	struct irq_work wake;
};

/* Room for what every record has in front; a ring with less left is full. */
#define GYR_RING_SLACK 8

static __always_inline u64 gyr_ring_used(const struct gyr_ring *ring)
{
	/* Pairs with the reader's release of its position, after it read what lies before. */
	u64 used = ring->head - smp_load_acquire(&ring->consumer->position);

	return used > ring->size ? ring->size : used;
}

/* False: not to be made, and counted. Preemption is off from here to gyr_ring_end(). */
static __always_inline bool gyr_ring_begin(struct gyr_ring *ring, struct gyr_record *record,
					   u32 nparams)
{
	u32 front = sizeof(struct gyr_record_header) + 2 * nparams;
	u64 room;

	local_inc(&ring->begun);
	if (unlikely(ring->busy)) {
		local_inc(&ring->dropped[GYR_DROP_RECURSION]);
		return false;
	}
	/* Before anything is read of the ring: who interrupts us from here on would change it. */
	ring->busy = 1;
	barrier();
	ring->used = gyr_ring_used(ring);
	room = ring->size - ring->used;
	if (unlikely(room < GYR_RING_HEADER + front + GYR_RING_SLACK)) {
		local_inc(&ring->dropped[GYR_DROP_RING_FULL]);
		barrier();
		ring->busy = 0;
		return false;
	}
	room -= GYR_RING_HEADER + GYR_RING_SLACK;
	record->longest = room >= GYR_RECORD_MAX;
	if (record->longest)
		room = GYR_RECORD_MAX;
	record->base = ring->data + (ring->head & (ring->size - 1)) + GYR_RING_HEADER;
	record->end = record->base + room;
	record->length = record->base + sizeof(struct gyr_record_header);
	record->at = record->base + front;
	record->faults = 0;
	record->full = false;
	return true;
}

/* Shows the record to the reader, or drops it. The space in use behind it, 0 when dropped. */
static __always_inline u64 gyr_ring_end(struct gyr_ring *ring, struct gyr_record *record, u16 type,
					u32 nparams, u64 ts, u64 tid)
{
	struct gyr_record_header *header = (struct gyr_record_header *)record->base;
	u32 length = record->at - record->base;
	u32 taken = ALIGN(GYR_RING_HEADER + length, 8);
	u64 used = 0;

	if (unlikely(record->full)) {
		local_inc(&ring->dropped[record->longest ? GYR_DROP_TOO_LARGE : GYR_DROP_RING_FULL]);
	} else {
		header->ts = ts;
		header->tid = tid;
		header->len = length;
		header->type = type;
		header->nparams = nparams;
		*(u64 *)(record->base - GYR_RING_HEADER) = length;
		ring->head += taken;
		ring->written++;
		if (unlikely(record->faults))
			ring->faults += record->faults;
		used = ring->used + taken;
		/* Pairs with the reader's acquire of the producer's position. */
		smp_store_release(&ring->producer->position, ring->head);
	}
	barrier();
	ring->busy = 0;
	return used;
}

#ifdef __KERNEL__
DECLARE_PER_CPU(struct gyr_ring, gyr_ring_of_cpu);

int gyr_rings_allocate(u64 bytes);
void gyr_rings_free(void);
u64 gyr_rings_size(void);
void gyr_ring_count(struct gyr_ring *ring, struct gyr_cpu_counters *counters);
#endif

#endif
