// SPDX-License-Identifier: Apache-2.0
/* Sockets of each family, on the loopback alone. sockets DIR: for the unix socket's name. */
#include "did.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

static unsigned char buffer[64];

struct bytes {
	unsigned char at[160];
	size_t size;
};

static void add(struct bytes *to, const void *what, size_t size)
{
	memcpy(to->at + to->size, what, size);
	to->size += size;
}

/* As a record has it: family, then address and port, in the machine's order, of one or both ends. */
static void add_address(struct bytes *to, const struct sockaddr_storage *from)
{
	if (from->ss_family == AF_INET) {
		const struct sockaddr_in *in = (const void *)from;
		uint16_t port = ntohs(in->sin_port);

		add(to, &in->sin_addr, 4);
		add(to, &port, 2);
	} else {
		const struct sockaddr_in6 *in = (const void *)from;
		uint16_t port = ntohs(in->sin6_port);

		add(to, &in->sin6_addr, 16);
		add(to, &port, 2);
	}
}

static struct bytes address(const struct sockaddr_storage *one)
{
	struct bytes to = { .size = 0 };
	unsigned char family = one->ss_family;

	add(&to, &family, 1);
	add_address(&to, one);
	return to;
}

static struct bytes tuple(const struct sockaddr_storage *from, const struct sockaddr_storage *to_end)
{
	struct bytes to = address(from);

	add_address(&to, to_end);
	return to;
}

static socklen_t loopback(struct sockaddr_storage *to, int family)
{
	memset(to, 0, sizeof(*to));
	to->ss_family = family;
	if (family == AF_INET) {
		((struct sockaddr_in *)to)->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
		return sizeof(struct sockaddr_in);
	}
	((struct sockaddr_in6 *)to)->sin6_addr = in6addr_loopback;
	return sizeof(struct sockaddr_in6);
}

static struct sockaddr_storage local(int fd)
{
	struct sockaddr_storage name;
	socklen_t length = sizeof(name);

	memset(&name, 0, sizeof(name));
	getsockname(fd, (void *)&name, &length);
	return name;
}

static void stream(int family)
{
	struct sockaddr_storage at, here, there;
	struct iovec out = { "over the wire", 13 };
	struct msghdr message = { .msg_iov = &out, .msg_iovlen = 1 };
	struct pollfd polled;
	struct bytes tup;
	socklen_t length = loopback(&at, family);
	long server, client, taken;

	server = CALL(SYS_socket, family, SOCK_STREAM, 0);
	did("SOCKET_SOCKET_X", "nnnn", "fd", server, "domain", (long)family, "type", (long)SOCK_STREAM,
	    "proto", 0L);
	tup = address(&at);
	did("SOCKET_BIND_X", "nhn", "res", CALL(SYS_bind, server, &at, length), "addr", tup.at, tup.size,
	    "fd", server);
	did("SOCKET_LISTEN_X", "nnn", "res", CALL(SYS_listen, server, 5), "fd", server, "backlog", 5L);
	here = local(server);
	client = CALL(SYS_socket, family, SOCK_STREAM, 0);
	did("SOCKET_SOCKET_X", "n", "fd", client);
	CALL(SYS_connect, client, &here, length);
	there = local(client);
	tup = tuple(&there, &here);
	did("SOCKET_CONNECT_X", "nhnh", "res", 0L, "tuple", tup.at, tup.size, "fd", client, "addr",
	    address(&here).at, address(&here).size);
	taken = CALL(SYS_accept4, server, NULL, NULL, SOCK_CLOEXEC);
	did("SOCKET_ACCEPT4_6_X", "nhnn", "fd", taken, "tuple", tup.at, tup.size, "queuelen", 0L, "queuemax",
	    5L);
	did("SOCKET_SENDTO_X", "nhnnh", "res", CALL(SYS_sendto, client, "hello", 5, 0, NULL, 0), "data",
	    "hello", (size_t)5, "fd", client, "size", 5L, "tuple", tup.at, tup.size);
	did("SOCKET_RECVFROM_X", "nhhnn", "res", CALL(SYS_recvfrom, taken, buffer, 64, 0, NULL, NULL), "data",
	    "hello", (size_t)5, "tuple", tup.at, tup.size, "fd", taken, "size", 64L);
	did("SOCKET_SENDMSG_X", "nhnnh", "res", CALL(SYS_sendmsg, client, &message, 0), "data",
	    "over the wire", (size_t)13, "fd", client, "size", 13L, "tuple", tup.at, tup.size);
	polled = (struct pollfd){ .fd = taken, .events = POLLIN };
	did("SYSCALL_POLL_X", "nn", "res", CALL(SYS_poll, &polled, 1, 1000), "timeout", 1000L);
	out = (struct iovec){ buffer, 64 };
	did("SOCKET_RECVMSG_X", "nnhhn", "res", CALL(SYS_recvmsg, taken, &message, 0), "size", 13L, "data",
	    "over the wire", (size_t)13, "tuple", tup.at, tup.size, "fd", taken);
	did("SOCKET_SHUTDOWN_X", "nnn", "res", CALL(SYS_shutdown, client, SHUT_RDWR), "fd", client, "how",
	    2L);
	CALL(SYS_close, client);
	CALL(SYS_close, taken);
	CALL(SYS_close, server);
	client = CALL(SYS_socket, family, SOCK_STREAM, 0);
	did("SOCKET_SOCKET_X", "n", "fd", client);
	/* Nobody listens there any more. */
	did("SOCKET_CONNECT_X", "nnh", "res", CALL(SYS_connect, client, &here, length), "fd", client, "addr",
	    address(&here).at, address(&here).size);
	CALL(SYS_close, client);
}

static void datagrams(int family)
{
	struct sockaddr_storage at, here, there;
	struct bytes tup;
	socklen_t length = loopback(&at, family);
	int type = SOCK_DGRAM | SOCK_CLOEXEC, value = 1;
	long server, client;

	server = CALL(SYS_socket, family, type, IPPROTO_UDP);
	did("SOCKET_SOCKET_X", "nn", "fd", server, "proto", (long)IPPROTO_UDP);
	CALL(SYS_bind, server, &at, length);
	did("SOCKET_BIND_X", "n", "res", 0L);
	here = local(server);
	client = CALL(SYS_socket, family, type, 0);
	did("SOCKET_SOCKET_X", "n", "fd", client);
	CALL(SYS_bind, client, &at, length);
	did("SOCKET_BIND_X", "n", "res", 0L);
	there = local(client);
	tup = tuple(&there, &here);
	did("SOCKET_SENDTO_X", "nhnh", "res", CALL(SYS_sendto, client, "datagram", 8, 0, &here, length),
	    "data", "datagram", (size_t)8, "fd", client, "tuple", tup.at, tup.size);
	did("SOCKET_RECVFROM_X", "nh", "res", CALL(SYS_recvfrom, server, buffer, 64, 0, &at, &length), "data",
	    "datagram", (size_t)8);
	did("SOCKET_SETSOCKOPT_X", "nnn", "res",
	    CALL(SYS_setsockopt, server, SOL_SOCKET, SO_REUSEADDR, &value, 4), "fd", server, "optlen", 4L);
	CALL(SYS_close, client);
	CALL(SYS_close, server);
}

static void local_sockets(void)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX, .sun_path = "socket" };
	struct sockaddr_un abstract = { .sun_family = AF_UNIX };
	long server, client;
	int ends[2];

	server = CALL(SYS_socket, AF_UNIX, SOCK_STREAM, 0);
	did("SOCKET_SOCKET_X", "nn", "fd", server, "domain", (long)AF_UNIX);
	did("SOCKET_BIND_X", "nh", "res", CALL(SYS_bind, server, &at, sizeof(at)), "addr", "\1socket",
	    (size_t)8);
	CALL(SYS_listen, server, 1);
	did("SOCKET_LISTEN_X", "n", "res", 0L);
	client = CALL(SYS_socket, AF_UNIX, SOCK_STREAM, 0);
	did("SOCKET_SOCKET_X", "n", "fd", client);
	did("SOCKET_CONNECT_X", "nnh", "res", CALL(SYS_connect, client, &at, sizeof(at)), "fd", client, "addr",
	    "\1socket", (size_t)8);
	memcpy(abstract.sun_path, "\0gyr test of names", 18);
	did("SOCKET_CONNECT_X", "nh", "res", CALL(SYS_connect, server, &abstract, 2 + 18), "addr",
	    "\1gyr test of names", (size_t)19);
	did("SOCKET_CONNECT_X", "ne", "res", CALL(SYS_connect, server, (void *)8, 16), "addr");
	CALL(SYS_socketpair, AF_UNIX, SOCK_DGRAM, 0, ends);
	did("SOCKET_SOCKETPAIR_X", "nnn", "res", 0L, "fd1", (long)ends[0], "fd2", (long)ends[1]);
	did("SOCKET_SENDTO_X", "nhn", "res", CALL(SYS_sendto, ends[0], "pair", 4, 0, NULL, 0), "data", "pair",
	    (size_t)4, "fd", (long)ends[0]);
}

int main(int argc, char **argv)
{
	if (argc < 2 || chdir(argv[1]) < 0)
		return 1;
	stream(AF_INET);
	stream(AF_INET6);
	datagrams(AF_INET);
	datagrams(AF_INET6);
	local_sockets();
	return 0;
}
