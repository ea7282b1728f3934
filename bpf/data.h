/* SPDX-License-Identifier: GPL-2.0 */
/* The data of reads and writes, as much of it as is asked for: plain buffers, vectors, messages. */
#ifndef GYR_BPF_DATA_H
#define GYR_BPF_DATA_H

#include "socket.h"

/* struct user_msghdr, and the form 32-bit callers have of it. */
struct message {
	u64 name, name_length, vectors, vector_count, control, control_length, flags;
};
struct message_compat {
	u32 name, name_length, vectors, vector_count, control, control_length, flags;
};

static __always_inline bool port_is_long(u16 port)
{
	return port && port >= settings.port_from && port <= settings.port_to;
}

/* How much of what goes over a descriptor is wanted. */
__noinline int data_limit(s32 fd)
{
	struct sock *sk;
	u32 family;

	if (!settings.port_from || settings.long_snaplen <= settings.snaplen)
		return settings.snaplen;
	sk = sock_of(fd);
	if (!sk)
		return settings.snaplen;
	family = BPF_CORE_READ(sk, __sk_common.skc_family);
	if (family != AF_INET && family != AF_INET6)
		return settings.snaplen;
	if (port_is_long(from_network(BPF_CORE_READ((struct inet_sock *)sk, inet_sport))) ||
	    port_is_long(from_network(BPF_CORE_READ(sk, __sk_common.skc_dport))))
		return settings.long_snaplen;
	return settings.snaplen;
}

/* A vector: where and how much; `vectors` is an array of the caller's width. */
static __always_inline void vector_at(struct scratch *s, u64 index, u64 *base, u64 *length)
{
	KEEP_BITS(index, 0x1f);
	if (s->compat) {
		*base = *(u32 *)&s->work[index * 8];
		*length = *(u32 *)&s->work[index * 8 + 4];
	} else {
		*base = *(u64 *)&s->work[index * 16];
		*length = *(u64 *)&s->work[index * 16 + 8];
	}
}

/* Reads the first vectors into work[]; returns how many of them there are. */
static __always_inline u32 vectors_read(struct scratch *s, u64 vectors, u64 count)
{
	u64 bytes;

	if (count > GYR_IOVECS_MAX)
		count = GYR_IOVECS_MAX;
	bytes = count * (s->compat ? 8 : 16);
	KEEP_BITS(bytes, 0x3ff);
	if (!bytes || !vectors || bpf_probe_read_user(s->work, bytes, (void *)vectors))
		return 0;
	return count;
}

static long size_step(u64 i, struct step *step)
{
	struct scratch *s = step->s;
	u64 base, length;

	if (i >= s->gather.count)
		return 1;
	vector_at(s, i, &base, &length);
	s->gather.list += length;
	return 0;
}

/* What vectors add up to. */
__noinline long vectors_size(struct scratch *s, u64 vectors, u64 count)
{
	struct step step = { .s = s };

	if (!s)
		return 0;
	s->gather.count = vectors_read(s, vectors, count);
	s->gather.list = 0;
	bpf_loop(GYR_IOVECS_MAX, size_step, &step, 0);
	return s->gather.list;
}

static long vector_step(u64 i, struct step *step)
{
	struct scratch *s = step->s;
	u32 took = s->at - s->gather.start;
	u8 *to = put_where(s);
	u64 base, length;

	if (i >= s->gather.count || took >= s->gather.most || !to)
		return 1;
	vector_at(s, i, &base, &length);
	if (length > s->gather.most - took)
		length = s->gather.most - took;
	if (!length)
		return 0;
	KEEP_BITS(length, 0xffff);
	if (bpf_probe_read_user(to, length, (void *)base)) {
		s->faults++;
		return 1;
	}
	s->at += length;
	return 0;
}

/* The first `most` bytes of what the vectors name, not more than went over: `went`. */
__noinline int put_vectors(struct scratch *s, u64 vectors, u64 count, u64 went, u32 most)
{
	struct step step = { .s = s };

	if (!s)
		return 0;
	if (most > RECORD_MAX - 1)
		most = RECORD_MAX - 1;
	s->gather.start = s->at;
	s->gather.most = went < most ? went : most;
	s->gather.count = vectors_read(s, vectors, count);
	if (!s->gather.count && count && s->gather.most)
		s->faults++;
	bpf_loop(GYR_IOVECS_MAX, vector_step, &step, 0);
	set_length(s, s->at - s->gather.start);
	return 0;
}

/* A message's header, in the 64-bit form; all 0 when it cannot be read. */
static __always_inline void message_read(struct scratch *s, u64 address, struct message *message)
{
	struct message_compat narrow;

	__builtin_memset(message, 0, sizeof(*message));
	if (!s->compat) {
		if (bpf_probe_read_user(message, sizeof(*message), (void *)address))
			s->faults++;
		/* The kernel reads 32 bits of these: what pads them may be anything. */
		message->name_length = (u32)message->name_length;
		return;
	}
	if (bpf_probe_read_user(&narrow, sizeof(narrow), (void *)address)) {
		s->faults++;
		return;
	}
	message->name = narrow.name;
	message->name_length = narrow.name_length;
	message->vectors = narrow.vectors;
	message->vector_count = narrow.vector_count;
	message->control = narrow.control;
	message->control_length = narrow.control_length;
}

#endif
