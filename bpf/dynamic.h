/* SPDX-License-Identifier: GPL-2.0 */
/* Values whose kind depends on another argument: the first byte tells which (kmod/convert.h). */
#ifndef GYR_BPF_DYNAMIC_H
#define GYR_BPF_DYNAMIC_H

#include "data.h"

static __always_inline u64 user_u64(struct scratch *s, u64 address, u64 otherwise)
{
	u64 value = otherwise;

	if (address && bpf_probe_read_user(&value, sizeof(value), (void *)address)) {
		s->faults++;
		return otherwise;
	}
	return value;
}

static __always_inline u32 user_u32(struct scratch *s, u64 address, u32 otherwise)
{
	u32 value = otherwise;

	if (address && bpf_probe_read_user(&value, sizeof(value), (void *)address)) {
		s->faults++;
		return otherwise;
	}
	return value;
}

/* A long of the caller's width. */
static __always_inline u64 user_long(struct scratch *s, u64 address, u64 otherwise)
{
	if (s->compat)
		return user_u32(s, address, otherwise);
	return user_u64(s, address, otherwise);
}

/* Two longs, seconds and `unit` ns each, to nanoseconds. */
static __always_inline u64 user_time(struct scratch *s, u64 address, u64 unit, bool wide)
{
	if (s->compat && !wide)
		return (s64)(s32)user_u32(s, address, 0) * 1000000000LL +
		       (s64)(s32)(address ? user_u32(s, address + 4, 0) : 0) * unit;
	return user_u64(s, address, 0) * 1000000000ULL + (address ? user_u64(s, address + 8, 0) : 0) * unit;
}

static __always_inline void put_dynamic(struct scratch *s, u8 kind, u64 value, u32 width)
{
	u8 *to = put_where(s);

	if (to) {
		to[0] = kind;
		*(u64 *)(to + 1) = value;
	}
	put_length(s, 1 + width);
}

/* The last parameter began a byte earlier than it was put. */
static __always_inline void lengthen_last(struct scratch *s)
{
	u64 last = s->params - 1;

	if (last >= GYR_MAX_PARAMS)
		return;
	KEEP_BITS(last, 0x1f);
	*(u16 *)&s->record[RECORD_HEADER + 2 * last] += 1;
}

/* Bytes or text behind the byte that says so. */
static __always_inline void put_dynamic_bytes(struct scratch *s, u8 kind, u64 address, u64 length)
{
	u8 *to = put_where(s);

	if (!to) {
		put_nothing(s);
		return;
	}
	to[0] = kind;
	s->at++;
	put_user_bytes(s, address, length, GYR_TEXT_MAX);
	lengthen_last(s);
}

static __always_inline void put_dynamic_text(struct scratch *s, u8 kind, u64 address)
{
	u8 *to = put_where(s);

	if (!to) {
		put_nothing(s);
		return;
	}
	to[0] = kind;
	s->at++;
	put_user_text(s, address);
	lengthen_last(s);
}

__noinline int put_sockopt(struct scratch *s, u64 address, u32 length)
{
	u32 level, option, kind;

	if (!s)
		return 0;
	level = s->args[1];
	option = s->args[2];
	kind = gyr_sockopt_kind(level, option);
	if (kind == GYR_SOCKOPT_ERRNO)
		put_dynamic(s, kind, -(s64)(s32)user_u32(s, address, 0), 8);
	else if (kind == GYR_SOCKOPT_U32)
		put_dynamic(s, kind, user_u32(s, address, 0), 4);
	else if (kind == GYR_SOCKOPT_U64)
		put_dynamic(s, kind, user_u64(s, address, 0), 8);
	else if (kind == GYR_SOCKOPT_TIME)
		put_dynamic(s, kind, user_time(s, address, 1000, option > 60), 8);
	else
		put_dynamic_bytes(s, GYR_SOCKOPT_BYTES, address, length);
	return 0;
}

__noinline int put_ptrace_data(struct scratch *s, u64 data, u32 request)
{
	u32 kind;

	if (!s)
		return 0;
	kind = gyr_ptrace_data_kind(gyr_convert_ptrace(request));
	if (s->ret < 0)
		put_dynamic(s, GYR_PTRACE_U64, 0, 8);
	else if (kind == 2)
		put_dynamic(s, GYR_PTRACE_U64, user_long(s, data, 0), 8);
	else if (kind == 1)
		put_dynamic(s, GYR_PTRACE_SIGNAL, data, 1);
	else
		put_dynamic(s, GYR_PTRACE_U64, data, 8);
	return 0;
}

/* `index`: which of the four arguments behind the operation. */
__noinline int put_keyctl(struct scratch *s, u64 value, u32 operation, u32 index)
{
	u32 known = gyr_keyctl_arguments(operation);

	if (!s)
		return 0;
	if (index >= (known & 15))
		value = 0;
	if (known & (0x10U << (index & 3)))
		put_dynamic_text(s, GYR_KEYCTL_TEXT, value);
	else
		put_dynamic(s, GYR_KEYCTL_U64, value, 8);
	return 0;
}

/* u16 how many, then descriptor i64 and what is ready of each. */
__noinline int put_poll(struct scratch *s, u64 address, u64 count)
{
	u64 there = count < GYR_POLL_MAX ? count : GYR_POLL_MAX, bytes = there * 8;
	u8 *to;

	if (!s)
		return 0;
	to = put_where(s);
	if (!to) {
		put_nothing(s);
		return 0;
	}
	KEEP_BITS(bytes, 0xff);
	if (bytes && bpf_probe_read_user(s->work, bytes, (void *)address)) {
		s->faults++;
		there = 0;
	}
	*(u16 *)to = there;
	for (u32 i = 0; i < GYR_POLL_MAX; i++) {
		if (i >= there)
			break;
		*(s64 *)(to + 2 + i * 10) = *(s32 *)&s->work[i * 8];
		*(u16 *)(to + 10 + i * 10) = gyr_convert_poll(*(u16 *)&s->work[i * 8 + 6]);
	}
	put_length(s, 2 + there * 10);
	return 0;
}

#endif
