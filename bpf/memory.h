/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Parameters copied from a program's memory. What cannot be read (a bad
 * pointer, a page that is not there: these programs may not wait for it) is
 * left empty and counted.
 */
#ifndef GYR_BPF_MEMORY_H
#define GYR_BPF_MEMORY_H

#include "task.h"

/*
 * A string with its NUL at `to`; what it took, negative if it cannot be read.
 * Older kernels say 0 of an empty one.
 */
static __always_inline long user_text(u8 *to, u64 address)
{
	long length = bpf_probe_read_user_str(to, GYR_TEXT_MAX, (void *)address);

	if (length)
		return length;
	*to = 0;
	return 1;
}

static __always_inline void put_fault(struct scratch *s)
{
	s->faults++;
	put_nothing(s);
}

__noinline int put_user_text(struct scratch *s, u64 address)
{
	long length;
	u8 *to;

	if (!s)
		return 0;
	to = put_where(s);
	if (!to || !address) {
		put_nothing(s);
		return 0;
	}
	length = user_text(to, address);
	if (length < 0)
		put_fault(s);
	else
		put_length(s, length);
	return 0;
}

static __always_inline void put_kernel_text_at(struct scratch *s, const void *address)
{
	u8 *to = put_where(s);
	long length = to ? bpf_probe_read_kernel_str(to, PATH_MAX, address) : 0;

	put_length(s, length > 0 ? length : 0);
}

__noinline int put_kernel_text(struct scratch *s, u64 address)
{
	if (!s)
		return 0;
	if (address)
		put_kernel_text_at(s, (void *)address);
	else
		put_nothing(s);
	return 0;
}

/* `most` may be RECORD_MAX - 1 at the most. */
__noinline int put_user_bytes(struct scratch *s, u64 address, u64 length, u32 most)
{
	u8 *to;

	if (!s)
		return 0;
	to = put_where(s);
	if (most > RECORD_MAX - 1)
		most = RECORD_MAX - 1;
	if (length > most)
		length = most;
	if (!to || !address || !length) {
		put_nothing(s);
		return 0;
	}
	KEEP_BITS(length, 0xffff);
	if (bpf_probe_read_user(to, length, (void *)address))
		put_fault(s);
	else
		put_length(s, length);
	return 0;
}

/* Texts one after the other, up to a page; one that is cut ends with NUL all the same. */
__noinline int put_user_texts(struct scratch *s, u64 from, u64 end)
{
	u64 length;
	u8 *to;

	if (!s)
		return 0;
	to = put_where(s);
	if (!to || from >= end || !from) {
		put_nothing(s);
		return 0;
	}
	length = end - from;
	if (length > PATH_MAX)
		length = PATH_MAX;
	asm volatile("if %0 <= 4096 goto +1\n%0 = 4096" : "+r"(length));
	if (bpf_probe_read_user(to, length, (void *)from)) {
		put_fault(s);
		return 0;
	}
	to[length - 1] = 0;
	put_length(s, length);
	return 0;
}

/* The program's name and its arguments from where the kernel put them: two parameters. */
__noinline int put_exe_and_args(struct scratch *s)
{
	struct mm_struct *mm = BPF_CORE_READ(current_task(), mm);
	u64 start = BPF_CORE_READ(mm, arg_start), end = BPF_CORE_READ(mm, arg_end);
	u32 before;

	if (!s)
		return 0;
	before = s->at;
	if (start < end)
		put_user_text(s, start);
	else
		put_nothing(s);
	/* The rest of one that was cut is no argument. */
	put_user_texts(s, s->at - before < PATH_MAX ? start + (s->at - before) : end, end);
	return 0;
}

__noinline int put_environment(struct scratch *s)
{
	struct mm_struct *mm = BPF_CORE_READ(current_task(), mm);

	if (!s)
		return 0;
	if (settings.environment)
		put_user_texts(s, BPF_CORE_READ(mm, env_start), BPF_CORE_READ(mm, env_end));
	else
		put_nothing(s);
	return 0;
}

static __always_inline u64 user_pointer(struct scratch *s, u64 array, u32 index)
{
	u64 pointer = 0;

	if (s->compat)
		bpf_probe_read_user(&pointer, 4, (void *)(array + index * 4));
	else
		bpf_probe_read_user(&pointer, 8, (void *)(array + index * 8));
	return pointer;
}

static long text_step(u64 i, struct step *step)
{
	struct scratch *s = step->s;
	u32 took = s->at - s->gather.start;
	u64 pointer = user_pointer(s, s->gather.list, i), last;
	long length;
	u8 *to;

	to = put_where(s);
	if (!pointer || !to || took >= GYR_ARGS_MAX)
		return 1;
	length = user_text(to, pointer);
	if (length < 0) {
		s->faults++;
		return 1;
	}
	if (took + length > GYR_ARGS_MAX) {
		length = GYR_ARGS_MAX - took;
		last = length - 1;
		KEEP_BITS(last, 0xfff);
		to[last] = 0;
	}
	s->at += length;
	return 0;
}

/* Texts that an array of pointers names, the first `skip` left out, as one parameter. */
__noinline int put_user_pointers(struct scratch *s, u64 array, u32 skip)
{
	struct step step = { .s = s };

	if (!s)
		return 0;
	s->gather.list = array + skip * (s->compat ? 4 : 8);
	s->gather.start = s->at;
	if (array)
		bpf_loop(GYR_ARGV_MAX - (skip & 1), text_step, &step, 0);
	set_length(s, s->at - s->gather.start);
	return 0;
}

#endif
