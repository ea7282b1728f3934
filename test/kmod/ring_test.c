/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The module's ring and record writer against a model, with a reader that lies. Arguments: seed,
 * rounds, ring bytes. The ring's data is mapped twice, as in the kernel, between pages that may not
 * be touched: a byte written outside ends the test. Prints what differs and exits with 1.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "ring.h"

static u64 state;

static u32 any(u32 below)
{
	state = state * 6364136223846793005ULL + 1442695040888963407ULL;
	return (u32)(state >> 33) % below;
}

#define CHECK(what)                                                               \
	do {                                                                      \
		if (!(what)) {                                                    \
			printf("round %llu: %s\n", (unsigned long long)round, #what); \
			exit(1);                                                  \
		}                                                                 \
	} while (0)

static u8 *map_twice(size_t bytes)
{
	int fd = memfd_create("ring", 0);
	u8 *at = mmap(NULL, 2 * bytes + 8192, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (fd < 0 || at == MAP_FAILED || ftruncate(fd, bytes))
		exit(2);
	for (int copy = 0; copy < 2; copy++)
		if (mmap(at + 4096 + copy * bytes, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, fd,
			 0) == MAP_FAILED)
			exit(2);
	return at + 4096;
}

/* One value of the model: what was asked to be put. */
struct value {
	u32 length;
	u8 bytes[300];
};

static struct gyr_ring ring;
static u64 nested, round;

/* Somebody else begins a record on this CPU while one is begun: not to be made. */
static void interrupt(void)
{
	struct gyr_record inner;

	shim_interrupt = NULL;
	CHECK(!gyr_ring_begin(&ring, &inner, 1));
	nested++;
}

int main(int argc, char **argv)
{
	static struct gyr_ring_position consumer, producer;
	static struct value values[GYR_MAX_PARAMS];
	static u8 expected[1 << 20];
	u64 rounds = argc > 2 ? strtoull(argv[2], NULL, 0) : 10000;
	size_t bytes = argc > 3 ? strtoull(argv[3], NULL, 0) : 4096;
	u64 read = 0, made = 0, dropped = 0, checked = 0;
	bool honest = true;

	state = argc > 1 ? strtoull(argv[1], NULL, 0) : 1;
	ring.data = map_twice(bytes);
	ring.size = bytes;
	ring.consumer = &consumer;
	ring.producer = &producer;
	for (round = 0; round < rounds; round++) {
		u32 nparams = any(GYR_MAX_PARAMS + 1), length, room;
		u64 before = ring.head, published = producer.position;
		struct gyr_record record, inner;
		u8 *to = expected;

		/* What is not the reader's must not change while it has not said so. */
		static u8 kept[1 << 20];
		u64 unread = honest ? before - read : 0;

		for (u64 i = 0; i < unread; i++)
			kept[i] = ring.data[(read + i) & (bytes - 1)];
		if (any(20) == 0)
			shim_interrupt = interrupt;
		if (gyr_ring_begin(&ring, &record, nparams)) {
			CHECK(record.end + GYR_RING_SLACK <= ring.data + 2 * bytes);
			for (u32 i = 0; i < nparams; i++) {
				struct value *value = &values[i];
				u64 number = state;

				if (any(3)) {
					value->length = 1U << any(4);
					memcpy(value->bytes, &number, 8);
					gyr_put(&record, number, value->length);
				} else if (any(4)) {
					value->length = any(sizeof(value->bytes));
					memset(value->bytes, (int)number, value->length);
					gyr_put_bytes(&record, value->bytes, value->length);
				} else {
					value->length = 0;
					gyr_put_nothing(&record);
				}
				CHECK(record.at <= record.end);
				if (record.full)
					value->length = 0;
				/* Something interrupts us in the midst of it. */
				if (any(50) == 0) {
					CHECK(!gyr_ring_begin(&ring, &inner, 1));
					nested++;
				}
			}
			CHECK(producer.position == published);
			bool full = record.full;
			u64 used = gyr_ring_end(&ring, &record, 7, nparams, round, 42);

			if (full) {
				CHECK(used == 0 && ring.head == before && producer.position == published);
				dropped++;
			} else {
				made++;
				CHECK(producer.position == ring.head && (ring.head & 7) == 0 && used <= bytes);
				struct gyr_record_header *header = (struct gyr_record_header *)expected;

				to += sizeof(*header) + 2 * nparams;
				for (u32 i = 0; i < nparams; i++) {
					u16 each = values[i].length;

					memcpy(expected + sizeof(*header) + 2 * i, &each, 2);
					memcpy(to, values[i].bytes, each);
					to += each;
				}
				length = to - expected;
				*header = (struct gyr_record_header){ round, 42, length, 7, nparams };
				u8 *at = ring.data + (before & (bytes - 1));

				memcpy(&room, at, 4);
				CHECK(room == length);
				CHECK(memcmp(at + 8, expected, length) == 0);
				CHECK(ring.head - before == ALIGN(8 + length, 8));
				checked++;
			}
		} else {
			CHECK(ring.head == before && producer.position == published);
			dropped++;
		}
		for (u64 i = 0; i < unread; i++)
			CHECK(kept[i] == ring.data[(read + i) & (bytes - 1)]);
		/* The reader: mostly honest, sometimes slow, sometimes mad. */
		switch (any(8)) {
		case 0:
			if (any(4) == 0) {
				consumer.position = any(2) ? state : ring.head + 1 + any(100000);
				honest = false;
			}
			break;
		case 1:
		case 2:
			break;
		default:
			read = ring.head;
			consumer.position = read;
			honest = true;
		}
	}
	if ((u64)ring.begun.value != rounds + nested || ring.written != made ||
	    (u64)ring.dropped[GYR_DROP_RECURSION].value != nested ||
	    (u64)(ring.dropped[GYR_DROP_RING_FULL].value + ring.dropped[GYR_DROP_TOO_LARGE].value) != dropped ||
	    (u64)ring.begun.value != ring.written + dropped + nested) {
		printf("counters: begun %ld written %llu full %ld large %ld\n", ring.begun.value,
		       (unsigned long long)ring.written, ring.dropped[GYR_DROP_RING_FULL].value,
		       ring.dropped[GYR_DROP_TOO_LARGE].value);
		return 1;
	}
	printf("ok %llu written, %llu dropped, %llu nested\n", (unsigned long long)made,
	       (unsigned long long)dropped, (unsigned long long)nested);
	return made > 0 && dropped > 0 && nested > 0 && checked == made ? 0 : 1;
}
