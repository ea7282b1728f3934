/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Descriptors and the two ends of a connection.
 *
 *   address: | family 1 | IPv4 4, IPv6 16 | port 2 |   or | 1 | path, NUL |
 *   tuple:   | family 1 | source, port | destination, port |
 *            or for unix sockets | 1 | source u64 | destination u64 | path, NUL |
 */
#ifndef GYR_BPF_SOCKET_H
#define GYR_BPF_SOCKET_H

#include "kernel_socket.h"
#include "memory.h"

#define ADDRESS_MAX 128

static __always_inline struct file *file_of(s32 fd)
{
	struct task_struct *task = current_task();
	struct fdtable *fdt = task->files->fdt;
	struct file *file = NULL;

	if (fd < 0 || (u32)fd >= fdt->max_fds)
		return NULL;
	bpf_probe_read_kernel(&file, sizeof(file), (void *)fdt->fd + (u64)(u32)fd * sizeof(file));
	return file;
}

static __always_inline struct sock *sock_of(s32 fd)
{
	struct file *file = file_of(fd);
	struct socket *socket;

	if (!file || BPF_CORE_READ(file, f_inode, i_sb, s_magic) != SOCKFS_MAGIC)
		return NULL;
	socket = BPF_CORE_READ(file, private_data);
	return socket ? BPF_CORE_READ(socket, sk) : NULL;
}

static __always_inline u16 from_network(u16 value)
{
	return value << 8 | value >> 8;
}

/* Appends the path of a unix address of `length` bytes at work[0]; returns what it took. */
static __always_inline u32 unix_path(struct scratch *s, u8 *to, u32 length)
{
	u32 skip = s->work[2] ? 2 : 3;
	long took;

	if (length <= 2)
		return 0;
	if (length > ADDRESS_MAX)
		length = ADDRESS_MAX;
	/* Addresses need no NUL at their end. */
	KEEP_BITS(length, 0xff);
	s->work[length] = 0;
	took = bpf_probe_read_kernel_str(to, GYR_UNIX_PATH_MAX + 1, &s->work[skip]);
	return took > 0 ? took : 0;
}

/* A socket address as the program gave it. */
__noinline int put_sockaddr(struct scratch *s, u64 address, u32 length)
{
	u32 family;
	u8 *to;

	if (!s)
		return 0;
	to = put_where(s);
	if (!to || !address || length < 2) {
		put_nothing(s);
		return 0;
	}
	if (length > ADDRESS_MAX)
		length = ADDRESS_MAX;
	KEEP_BITS(length, 0xff);
	if (bpf_probe_read_user(s->work, length, (void *)address)) {
		put_fault(s);
		return 0;
	}
	family = *(u16 *)s->work;
	to[0] = family;
	if (family == AF_INET && length >= 8) {
		*(u32 *)(to + 1) = *(u32 *)&s->work[4];
		*(u16 *)(to + 5) = from_network(*(u16 *)&s->work[2]);
		put_length(s, 7);
	} else if (family == AF_INET6 && length >= 24) {
		__builtin_memcpy(to + 1, &s->work[8], 16);
		*(u16 *)(to + 17) = from_network(*(u16 *)&s->work[2]);
		put_length(s, 19);
	} else if (family == AF_UNIX) {
		put_length(s, 1 + unix_path(s, to + 1, length));
	} else {
		put_nothing(s);
	}
	return 0;
}

/* Where a message went that named its destination itself: user's address at work[0], or 0. */
static __always_inline u32 named_destination(struct scratch *s, u64 address, u32 length, u16 family)
{
	if (!address || length < 2)
		return 0;
	if (length > ADDRESS_MAX)
		length = ADDRESS_MAX;
	KEEP_BITS(length, 0xff);
	if (bpf_probe_read_user(s->work, length, (void *)address))
		return 0;
	return *(u16 *)s->work == family ? length : 0;
}

static __always_inline u32 tuple_inet(struct scratch *s, struct sock *sk, u8 *to, bool inbound,
				      u64 address, u32 length)
{
	struct inet_sock *inet = (void *)sk;
	u32 local = BPF_CORE_READ(inet, inet_saddr), remote = BPF_CORE_READ(sk, __sk_common.skc_daddr);
	u16 local_port = from_network(BPF_CORE_READ(inet, inet_sport));
	u16 remote_port = from_network(BPF_CORE_READ(sk, __sk_common.skc_dport));

	if (!remote_port && named_destination(s, address, length, AF_INET) >= 8) {
		remote = *(u32 *)&s->work[4];
		remote_port = from_network(*(u16 *)&s->work[2]);
	}
	*(u32 *)(to + 1) = inbound ? remote : local;
	*(u16 *)(to + 5) = inbound ? remote_port : local_port;
	*(u32 *)(to + 7) = inbound ? local : remote;
	*(u16 *)(to + 11) = inbound ? local_port : remote_port;
	return 13;
}

static __always_inline u32 tuple_inet6(struct scratch *s, struct sock *sk, u8 *to, bool inbound,
				       u64 address, u32 length)
{
	struct inet_sock *inet = (void *)sk;
	u16 local_port = from_network(BPF_CORE_READ(inet, inet_sport));
	u16 remote_port = from_network(BPF_CORE_READ(sk, __sk_common.skc_dport));
	u32 local_at = inbound ? 19 : 1, remote_at = inbound ? 1 : 19;
	struct ipv6_pinfo *pinet6 = BPF_CORE_READ(inet, pinet6);

	bpf_core_read(to + local_at, 16, &pinet6->saddr);
	bpf_core_read(to + remote_at, 16, &sk->__sk_common.skc_v6_daddr);
	if (!remote_port && named_destination(s, address, length, AF_INET6) >= 24) {
		bpf_probe_read_kernel(to + remote_at, 16, &s->work[8]);
		remote_port = from_network(*(u16 *)&s->work[2]);
	}
	*(u16 *)(to + local_at + 16) = local_port;
	*(u16 *)(to + remote_at + 16) = remote_port;
	return 37;
}

static __always_inline u32 tuple_unix(struct scratch *s, struct sock *sk, u8 *to, bool inbound,
				      u64 address, u32 length)
{
	struct unix_sock *local = (void *)sk;
	struct sock *peer = BPF_CORE_READ(local, peer);
	struct unix_sock *named = inbound ? local : (void *)peer;
	struct unix_address *bound = named ? BPF_CORE_READ(named, addr) : NULL;
	u32 path = 0;

	*(u64 *)(to + 1) = inbound ? (u64)sk : (u64)peer;
	*(u64 *)(to + 9) = inbound ? (u64)peer : (u64)sk;
	if (bound) {
		path = BPF_CORE_READ(bound, len);
		if (path > ADDRESS_MAX)
			path = ADDRESS_MAX;
		KEEP_BITS(path, 0xff);
		bpf_probe_read_kernel(s->work, path,
				      (void *)bound + bpf_core_field_offset(struct unix_address, name));
	} else if (!peer && !inbound) {
		path = named_destination(s, address, length, AF_UNIX);
	}
	return 17 + (path ? unix_path(s, to + 17, path) : 0);
}

/* From here to there; `inbound`: the connection, or the data, came from there. */
__noinline int put_tuple(struct scratch *s, s32 fd, u32 inbound, u64 address, u32 length)
{
	struct sock *sk = sock_of(fd);
	u32 took = 0;
	u16 family;
	u8 *to;

	if (!s)
		return 0;
	to = put_where(s);
	if (!sk || !to) {
		put_nothing(s);
		return 0;
	}
	family = BPF_CORE_READ(sk, __sk_common.skc_family);
	to[0] = family;
	if (family == AF_INET)
		took = tuple_inet(s, sk, to, inbound, address, length);
	else if (family == AF_INET6)
		took = tuple_inet6(s, sk, to, inbound, address, length);
	else if (family == AF_UNIX)
		took = tuple_unix(s, sk, to, inbound, address, length);
	put_length(s, took);
	return 0;
}

#endif
