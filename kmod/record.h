/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A record being written: its values one behind the other, its lengths in
 * front. Knows bytes only. What does not fit marks it full; the ring then drops
 * it whole.
 *
 *   base      + 26         + 2 * nparams       at            end
 *   | header  | lengths... | values ...        | free ...    |
 */
#ifndef GYR_RECORD_H
#define GYR_RECORD_H

#include <linux/types.h>
#include <linux/compiler.h>
#include <linux/string.h>

#include "generated/events.h"

struct gyr_record {
	u8 *base;
	u8 *at;
	u8 *end; /* 8 bytes behind it may be written too, and are lost */
	u8 *length; /* where the next value's length goes */
	u32 faults; /* values left out as memory could not be read */
	bool full;
	bool longest; /* end is that of the longest record, not of the ring's free space */
};

struct gyr_unaligned_u64 {
	u64 value;
} __packed;

struct gyr_unaligned_u16 {
	u16 value;
} __packed;

static __always_inline void gyr_put_length(struct gyr_record *record, u32 length)
{
	((struct gyr_unaligned_u16 *)record->length)->value = length;
	record->length += 2;
}

static __always_inline u32 gyr_room(const struct gyr_record *record)
{
	return record->end - record->at;
}

/* The low `width` bytes, at most 8, of a number as a value. */
static __always_inline void gyr_put(struct gyr_record *record, u64 value, u32 width)
{
	if (unlikely(gyr_room(record) < width)) {
		record->full = true;
		width = 0;
	}
	((struct gyr_unaligned_u64 *)record->at)->value = value;
	record->at += width;
	gyr_put_length(record, width);
}

static __always_inline void gyr_put_nothing(struct gyr_record *record)
{
	gyr_put_length(record, 0);
}

static __always_inline void gyr_put_fault(struct gyr_record *record)
{
	record->faults++;
	gyr_put_length(record, 0);
}

/* Ends a value that was written at record->at by hand; length is at most gyr_room(). */
static __always_inline void gyr_put_written(struct gyr_record *record, u32 length)
{
	record->at += length;
	gyr_put_length(record, length);
}

static __always_inline void gyr_put_bytes(struct gyr_record *record, const void *from, u32 length)
{
	if (unlikely(gyr_room(record) < length)) {
		record->full = true;
		length = 0;
	}
	memcpy(record->at, from, length);
	gyr_put_written(record, length);
}

#endif
