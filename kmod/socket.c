// SPDX-License-Identifier: GPL-2.0
/*
 * Sockets are held while they are looked at; no lock of theirs is taken (a probe
 * may not sleep for one), so the far end of a unix socket is read as memory that
 * may go away.
 */
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/ipv6.h>
#include <linux/magic.h>
#include <linux/net.h>
#include <linux/string.h>
#include <linux/un.h>
#include <net/af_unix.h>
#include <net/inet_sock.h>
#include <net/ipv6.h>
#include <net/sock.h>

#include "socket.h"
#include "user.h"

#define ADDRESS_MAX sizeof(struct sockaddr_un)

static struct sock *sock_of(const struct file *file)
{
	const struct inode *inode = file->f_inode;
	struct socket *socket = file->private_data;

	if (!S_ISSOCK(inode->i_mode) || inode->i_sb->s_magic != SOCKFS_MAGIC || !socket)
		return NULL;
	return READ_ONCE(socket->sk);
}

static u8 *put16(u8 *to, __be16 port)
{
	((struct gyr_unaligned_u16 *)to)->value = ntohs(port);
	return to + 2;
}

static u8 *put64(u8 *to, u64 value)
{
	((struct gyr_unaligned_u64 *)to)->value = value;
	return to + 8;
}

static u8 *put_memory(u8 *to, const void *from, u32 length)
{
	memcpy(to, from, length);
	return to + length;
}

/* The path of a unix address; one in no file system begins with NUL, which is left out. */
static u8 *put_unix_path(u8 *to, const struct sockaddr_un *address, u32 length)
{
	u32 first = offsetof(struct sockaddr_un, sun_path), path;

	if (length <= first || length > sizeof(*address))
		return to;
	path = length - first;
	if (!address->sun_path[0]) {
		path = strnlen(address->sun_path + 1, path - 1);
		to = put_memory(to, address->sun_path + 1, path);
	} else {
		path = strnlen(address->sun_path, path);
		to = put_memory(to, address->sun_path, path);
	}
	*to++ = 0;
	return to;
}

static u32 read_address(void *to, unsigned long address, u32 length)
{
	if (!address || length < sizeof(sa_family_t))
		return 0;
	length = min_t(u32, length, ADDRESS_MAX);
	memset(to, 0, ADDRESS_MAX);
	return gyr_user_read(to, address, length) ? length : 0;
}

/* An address as the program gave it. */
void gyr_put_sockaddr(struct gyr_record *record, unsigned long address, u32 length)
{
	union {
		struct sockaddr any;
		struct sockaddr_in v4;
		struct sockaddr_in6 v6;
		struct sockaddr_un local;
	} from;
	u8 made[1 + ADDRESS_MAX + 1], *at = made;

	if (!address || length < sizeof(sa_family_t)) {
		gyr_put_nothing(record);
		return;
	}
	length = read_address(&from, address, length);
	if (!length) {
		gyr_put_fault(record);
		return;
	}
	*at++ = from.any.sa_family;
	if (from.any.sa_family == AF_INET && length >= 8) {
		at = put_memory(at, &from.v4.sin_addr, 4);
		at = put16(at, from.v4.sin_port);
	} else if (from.any.sa_family == AF_INET6 && length >= SIN6_LEN_RFC2133) {
		at = put_memory(at, &from.v6.sin6_addr, 16);
		at = put16(at, from.v6.sin6_port);
	} else if (from.any.sa_family == AF_UNIX) {
		at = put_unix_path(at, &from.local, length);
	} else {
		at = made;
	}
	gyr_put_bytes(record, made, at - made);
}

static u8 *put_end(u8 *to, const void *address, u32 length, __be16 port)
{
	return put16(put_memory(to, address, length), port);
}

static u8 *put_v4(u8 *to, const struct sock *sk, bool inbound, struct gyr_named named)
{
	const struct inet_sock *inet = inet_sk(sk);
	__be32 remote = sk->sk_daddr;
	__be16 remote_port = sk->sk_dport;
	struct sockaddr_un buffer;
	const struct sockaddr_in *given = (struct sockaddr_in *)&buffer;

	if (!remote_port && read_address(&buffer, named.address, named.length) >= 8 &&
	    given->sin_family == AF_INET) {
		remote = given->sin_addr.s_addr;
		remote_port = given->sin_port;
	}
	if (inbound)
		to = put_end(to, &remote, 4, remote_port);
	to = put_end(to, &inet->inet_saddr, 4, inet->inet_sport);
	return inbound ? to : put_end(to, &remote, 4, remote_port);
}

static u8 *put_v6(u8 *to, const struct sock *sk, bool inbound, struct gyr_named named)
{
#if IS_ENABLED(CONFIG_IPV6)
	const struct inet_sock *inet = inet_sk(sk);
	struct in6_addr remote = sk->sk_v6_daddr, local = {};
	const struct ipv6_pinfo *own;
	__be16 remote_port = sk->sk_dport;
	struct sockaddr_un buffer;
	const struct sockaddr_in6 *given = (struct sockaddr_in6 *)&buffer;

	own = READ_ONCE(inet->pinet6);
	if (own)
		local = own->saddr;
	if (!remote_port &&
	    read_address(&buffer, named.address, named.length) >= SIN6_LEN_RFC2133 &&
	    given->sin6_family == AF_INET6) {
		remote = given->sin6_addr;
		remote_port = given->sin6_port;
	}
	if (inbound)
		to = put_end(to, &remote, 16, remote_port);
	to = put_end(to, &local, 16, inet->inet_sport);
	return inbound ? to : put_end(to, &remote, 16, remote_port);
#else
	return to;
#endif
}

static u8 *put_unix(u8 *to, struct sock *sk, bool inbound, struct gyr_named named)
{
	struct sock *peer = READ_ONCE(unix_sk(sk)->peer);
	const struct unix_sock *bound = unix_sk(inbound ? sk : peer);
	struct unix_address *address = NULL;
	struct sockaddr_un name;
	int length = 0;

	to = put64(to, (unsigned long)(inbound ? sk : peer));
	to = put64(to, (unsigned long)(inbound ? peer : sk));
	if (inbound || peer)
		if (copy_from_kernel_nofault(&address, &bound->addr, sizeof(address)))
			address = NULL;
	if (address) {
		if (copy_from_kernel_nofault(&length, &address->len, sizeof(length)) ||
		    length < 0 || length > sizeof(name) ||
		    copy_from_kernel_nofault(&name, address->name, length))
			length = 0;
	} else if (!inbound && !peer) {
		length = read_address(&name, named.address, named.length);
		if (length && name.sun_family != AF_UNIX)
			length = 0;
	}
	return put_unix_path(to, &name, length);
}

/* From here to there; inbound: the connection, or the data, came from there. */
void gyr_put_tuple(struct gyr_record *record, int fd, bool inbound, struct gyr_named named)
{
	struct file *file = fd < 0 ? NULL : fget(fd);
	u8 made[1 + 16 + ADDRESS_MAX + 1], *at = made;
	struct sock *sk = file ? sock_of(file) : NULL;

	if (sk) {
		/* Read once: IPV6_ADDRFORM makes a socket of version 6 one of version 4. */
		u8 family = READ_ONCE(sk->sk_family);

		*at++ = family;
		if (family == AF_INET)
			at = put_v4(at, sk, inbound, named);
		else if (family == AF_INET6)
			at = put_v6(at, sk, inbound, named);
		else if (family == AF_UNIX)
			at = put_unix(at, sk, inbound, named);
		else
			at = made;
	}
	if (file)
		fput(file);
	gyr_put_bytes(record, made, at - made);
}

bool gyr_socket_port_between(int fd, u16 from, u16 to)
{
	struct file *file = fd < 0 ? NULL : fget(fd);
	struct sock *sk = file ? sock_of(file) : NULL;
	bool result = false;

	if (sk && (sk->sk_family == AF_INET || sk->sk_family == AF_INET6)) {
		u16 local = ntohs(inet_sk(sk)->inet_sport), remote = ntohs(sk->sk_dport);

		result = (local >= from && local <= to) || (remote >= from && remote <= to);
	}
	if (file)
		fput(file);
	return result;
}

/* Of connections to be accepted: percent of the most, how many, the most. */
u32 gyr_socket_queue(int fd, u32 which)
{
	struct file *file = fd < 0 ? NULL : fget(fd);
	struct sock *sk = file ? sock_of(file) : NULL;
	u32 values[3] = { 0 };

	if (sk) {
		values[1] = READ_ONCE(sk->sk_ack_backlog);
		values[2] = READ_ONCE(sk->sk_max_ack_backlog);
		if (values[2])
			values[0] = (u64)values[1] * 100 / values[2];
	}
	if (file)
		fput(file);
	return values[which];
}

/* What names a unix socket in a tuple: its own end, its peer's. */
u64 gyr_socket_end(int fd, u32 which)
{
	struct file *file = fd < 0 ? NULL : fget(fd);
	struct sock *sk = file ? sock_of(file) : NULL;

	if (sk && which)
		sk = sk->sk_family == AF_UNIX ? READ_ONCE(unix_sk(sk)->peer) : NULL;
	if (file)
		fput(file);
	return (unsigned long)sk;
}
