// SPDX-License-Identifier: Apache-2.0
/* A few calls of each sort that settings tell apart. settings DIR */
#include "did.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>

static void opened(const char *name, int flags)
{
	/* In memory before the call, which a driver may not wait for when the call begins. */
	volatile char here = name[0];
	long fd = CALL(SYS_open, name, flags, 0600);

	(void)here;

	printf("{\"note\": \"%s %x\", \"tid\": %ld, \"fd\": %ld}\n", name, flags, CALL(SYS_gettid), fd);
	if (fd >= 0)
		close(fd);
}

/* Datagrams from and to a socket of that port. */
static void sent(int port)
{
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(port) };
	static char text[300];
	long fd = CALL(SYS_socket, AF_INET, SOCK_DGRAM, 0);

	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	memset(text, 'd', sizeof(text));
	CALL(SYS_bind, fd, &to, sizeof(to));
	CALL(SYS_sendto, fd, text, sizeof(text), 0, &to, sizeof(to));
	printf("{\"note\": \"port %d\", \"tid\": %ld, \"fd\": %ld}\n", port, CALL(SYS_gettid), fd);
}

/* To a port where nobody listens, without waiting for the answer. */
static void connected_later(void)
{
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(46830) };
	long fd = CALL(SYS_socket, AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);

	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	printf("{\"note\": \"connect %ld\", \"tid\": %ld}\n", CALL(SYS_connect, fd, &to, sizeof(to)),
	       CALL(SYS_gettid));
}

int main(int argc, char **argv)
{
	if (argc < 2 || chdir(argv[1]) < 0)
		return 1;
	opened("new", O_RDWR | O_CREAT);
	opened("new", O_RDONLY);
	opened("new", O_RDONLY | O_CREAT);
	opened("new", O_WRONLY);
	opened(".", O_RDONLY | O_DIRECTORY);
	opened("absent", O_RDONLY);
	CALL(SYS_connect, -1, NULL, 0);
	connected_later();
	sent(46810);
	sent(46820);
	return 0;
}
