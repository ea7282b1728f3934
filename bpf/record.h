/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Records: made in a scratch area, then copied into the ring of this CPU.
 *
 * Each program that makes large records has a scratch area per CPU of its own:
 * the kernel lets no program interrupt itself on a CPU, but programs may
 * interrupt each other. The same holds for counters.
 *
 *   record: | header 26 | nparams lengths, u16 each | values ... | spare |
 *           0                                       at        64K    128K
 *
 * Values are appended at `at`, always below 64 KiB; no single write is longer
 * than the spare half, so none can leave the area, whatever the lengths are.
 */
#ifndef GYR_BPF_RECORD_H
#define GYR_BPF_RECORD_H

#include "kernel.h"

#include "../kmod/convert.h"
#include "../kmod/limits.h"
#include "../kmod/prefilter.h"
#include "../kmod/uapi/gyr.h"

#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

#define RECORD_MAX GYR_RECORD_MAX
#define RECORD_HEADER 26

/*
 * A bound that was tested already, once more where it is used: the verifier
 * must see it in the very register, and the compiler may not trade that for
 * another or find it needless.
 */
#define KEEP_BITS(value, bits) asm volatile("%0 &= " #bits : "+r"(value))
#define PATH_MAX GYR_TEXT_MAX

/* Programs that count; those before SCRATCH_PROGRAMS have a scratch area too. */
enum program {
	PROGRAM_EXIT,
	PROGRAM_ENTER,
	PROGRAM_EXEC,
	PROGRAM_URING,
	SCRATCH_PROGRAMS,
	PROGRAM_PROCEXIT = SCRATCH_PROGRAMS,
	PROGRAM_SIGNAL,
	PROGRAM_SWITCH,
	PROGRAM_FAULT_USER,
	PROGRAM_FAULT_KERNEL,
	PROGRAMS,
};

/*
 * Where a walk up a tree of names stands. Paths are written from their end to
 * their start: `pos` is where one begins in work[]. In memory, not on the
 * stack, so that the verifier need not follow it from step to step.
 */
struct walk {
	u64 entry; /* dentry or kernfs node */
	u64 mount, mount_root;
	u64 root, root_mount; /* where to stop */
	u32 pos;
};

/* Where a list of pieces of user memory stands that become one parameter; in memory as well. */
struct gather {
	u64 list;
	u32 start; /* `at` when it began */
	u32 most; /* bytes it may become */
	u32 count; /* pieces there are */
};

struct scratch {
	u64 args[6];
	s64 ret;
	u32 nr; /* as called, then of the native table */
	u32 compat; /* a 32-bit caller: pointers and sizes in memory are half as wide */
	u32 code; /* portable code of the call */
	u32 at; /* where the next value goes */
	u32 params; /* lengths written */
	u32 faults; /* parameters left empty as memory could not be read */
	u32 file_known; /* file is what it says: looked up once a record */
	u64 file; /* of the returned descriptor, or 0 */
	struct walk walk;
	struct gather gather;
	u8 record[2 * RECORD_MAX];
	u8 work[2 * PATH_MAX]; /* names, vectors, addresses on their way */
};

struct ring {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4096);
};

/* Sizes of these are set when they are created: possible CPUs times what each holds. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY_OF_MAPS);
	__uint(max_entries, 1);
	__type(key, u32);
	__array(values, struct ring);
} rings SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, struct scratch);
} scratches SEC(".maps");

#define SMALL_MAX 128

struct counters {
	struct gyr_cpu_counters shared;
	u64 unwoken; /* bytes since the reader was woken */
	u32 at, params;
	u8 small[SMALL_MAX]; /* the record of a program without a scratch area */
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, BPF_F_MMAPABLE);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, struct counters);
} counts SEC(".maps");

volatile struct gyr_settings settings;

static __always_inline struct scratch *scratch_of(u32 program)
{
	u32 index = bpf_get_smp_processor_id() * SCRATCH_PROGRAMS + program;

	return bpf_map_lookup_elem(&scratches, &index);
}

/* What a step of a walk is given. */
struct step {
	struct scratch *s;
};

static __always_inline bool is_reader(void)
{
	return settings.self && settings.self == bpf_get_current_pid_tgid() >> 32;
}

static __always_inline void record_begin(struct scratch *s, u32 nparams)
{
	s->at = RECORD_HEADER + 2 * nparams;
	s->params = 0;
	s->faults = 0;
	s->file_known = 0;
}

/* The next parameter is what was appended last, so many bytes. */
static __always_inline void set_length(struct scratch *s, u32 length)
{
	u32 param = s->params;

	if (param < GYR_MAX_PARAMS)
		*(u16 *)&s->record[RECORD_HEADER + 2 * param] = length;
	s->params = param + 1;
}

/* Makes what was written at `at` the next parameter. */
static __always_inline void put_length(struct scratch *s, u32 length)
{
	set_length(s, length);
	s->at += length;
}

static __always_inline void put_nothing(struct scratch *s)
{
	put_length(s, 0);
}

/* Where a value may be written, or 0: the record is full and will be dropped. */
static __always_inline u8 *put_where(struct scratch *s)
{
	u32 at = s->at;

	if (at >= RECORD_MAX)
		return NULL;
	return &s->record[at];
}

/* All eight bytes are written, the next value overwrites what is too much. */
static __always_inline void put_number(struct scratch *s, u64 value, u32 width)
{
	u8 *to = put_where(s);

	if (to)
		*(u64 *)to = value;
	put_length(s, width);
}

static __always_inline void put_u32(struct scratch *s, u32 value)
{
	put_number(s, value, 4);
}

static __always_inline void put_u64(struct scratch *s, u64 value)
{
	put_number(s, value, 8);
}

static __always_inline void header(void *record, u16 type, u32 len, u32 nparams, u32 tid)
{
	*(u64 *)(record + 0) = bpf_ktime_get_boot_ns() + settings.boot_to_epoch;
	*(u64 *)(record + 8) = tid;
	*(u32 *)(record + 16) = len;
	*(u16 *)(record + 20) = type;
	*(u32 *)(record + 22) = nparams;
}

static __always_inline struct counters *counters_of(u32 program)
{
	u32 index = bpf_get_smp_processor_id() * PROGRAMS + program;

	return bpf_map_lookup_elem(&counts, &index);
}

/* Counters are this program's own on this CPU: plain additions do. */
static __always_inline void record_out(struct counters *count, void *record, u32 len)
{
	u32 cpu = bpf_get_smp_processor_id();
	void *ring = bpf_map_lookup_elem(&rings, &cpu);
	u32 whole = ((len + 7) & ~7U) + GYR_RING_HEADER;
	u64 flags = BPF_RB_NO_WAKEUP;

	count->shared.begun++;
	if (!ring) {
		count->shared.dropped[GYR_DROP_NO_MEMORY]++;
		return;
	}
	if (count->unwoken + whole >= settings.watermark)
		flags = BPF_RB_FORCE_WAKEUP;
	if (bpf_ringbuf_output(ring, record, len, flags)) {
		count->shared.dropped[GYR_DROP_RING_FULL]++;
		return;
	}
	count->unwoken = flags == BPF_RB_FORCE_WAKEUP ? 0 : count->unwoken + whole;
	count->shared.written++;
	count->shared.bytes += whole;
}

static __always_inline u32 current_tid(void)
{
	return bpf_get_current_pid_tgid();
}

static __always_inline void record_end_of(struct scratch *s, u32 program, u16 type, u32 nparams,
					  u32 tid)
{
	struct counters *count = counters_of(program);
	u32 len = s->at;

	if (!count)
		return;
	count->shared.faults += s->faults;
	if (len > RECORD_MAX || s->params != nparams) {
		count->shared.begun++;
		count->shared.dropped[GYR_DROP_TOO_LARGE]++;
		return;
	}
	header(s->record, type, len, nparams, tid);
	KEEP_BITS(len, 0x1ffff);
	record_out(count, s->record, len);
}

static __always_inline void record_end(struct scratch *s, u32 program, u16 type, u32 nparams)
{
	record_end_of(s, program, type, nparams, current_tid());
}

/* Small records: few numbers, no memory of any program. */
static __always_inline struct counters *small_begin(u32 program, u32 nparams)
{
	struct counters *r = counters_of(program);

	if (r) {
		r->at = RECORD_HEADER + 2 * nparams;
		r->params = 0;
	}
	return r;
}

#define SMALL_PUT(name, type)                                                          \
	static __always_inline void name(struct counters *r, type value)               \
	{                                                                              \
		u32 at = r->at, param = r->params;                                     \
                                                                                       \
		if (at <= SMALL_MAX - sizeof(type) && param < 8) {                     \
			*(u16 *)&r->small[RECORD_HEADER + 2 * param] = sizeof(type);   \
			*(type *)&r->small[at] = value;                                \
		}                                                                      \
		r->at = at + sizeof(type);                                             \
		r->params = param + 1;                                                 \
	}
SMALL_PUT(small_u8, u8)
SMALL_PUT(small_u32, u32)
SMALL_PUT(small_u64, u64)

static __always_inline void small_end(struct counters *r, u16 type)
{
	u32 len = r->at;

	header(r->small, type, len, r->params, current_tid());
	KEEP_BITS(len, 0x7f);
	record_out(r, r->small, len);
}

#endif
