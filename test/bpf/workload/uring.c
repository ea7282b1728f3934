// SPDX-License-Identifier: Apache-2.0
/* Opens and connects by io_uring, without a system call of that name. uring DIR */
#include "did.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/io_uring.h>
#include <linux/openat2.h>
#include <netinet/in.h>
#include <sys/mman.h>
#include <sys/socket.h>

static struct io_uring_params params;
static char *ring;
static struct io_uring_sqe *entries;
static long uring;

/* Submits one request and waits for its end. */
static void submit(const struct io_uring_sqe *request)
{
	unsigned int *tail = (void *)(ring + params.sq_off.tail);
	unsigned int mask = *(unsigned int *)(ring + params.sq_off.ring_mask);
	unsigned int *array = (void *)(ring + params.sq_off.array);
	unsigned int at = *tail & mask;

	entries[at] = *request;
	array[at] = at;
	__atomic_store_n(tail, *tail + 1, __ATOMIC_RELEASE);
	CALL(SYS_io_uring_enter, uring, 1, 1, IORING_ENTER_GETEVENTS, NULL, 0);
}

int main(int argc, char **argv)
{
	struct open_how how = { .flags = O_RDONLY, .resolve = RESOLVE_NO_SYMLINKS };
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(9) };
	struct io_uring_sqe request;
	long fd;

	if (argc < 2 || chdir(argv[1]) < 0)
		return 1;
	uring = CALL(SYS_io_uring_setup, 4, &params);
	if (uring < 0) {
		printf("{\"note\": \"refused\", \"tid\": 0, \"errno\": %ld}\n", -uring);
		return 0;
	}
	ring = mmap(NULL, params.sq_off.array + params.sq_entries * 4, PROT_READ | PROT_WRITE,
		    MAP_SHARED | MAP_POPULATE, uring, IORING_OFF_SQ_RING);
	entries = mmap(NULL, params.sq_entries * sizeof(*entries), PROT_READ | PROT_WRITE,
		       MAP_SHARED | MAP_POPULATE, uring, IORING_OFF_SQES);
	if (ring == MAP_FAILED || entries == MAP_FAILED)
		return 1;
	memset(&request, 0, sizeof(request));
	request.opcode = IORING_OP_OPENAT;
	request.fd = AT_FDCWD;
	request.addr = (unsigned long)"by request";
	request.open_flags = O_RDWR | O_CREAT;
	request.len = 0600;
	submit(&request);
	did("SYSCALL_OPENAT_2_E", "ntnn", "dirfd", -100L, "name", "by request", "flags", 7L, "mode", 0600L);
	memset(&request, 0, sizeof(request));
	request.opcode = IORING_OP_OPENAT2;
	request.fd = AT_FDCWD;
	request.addr = (unsigned long)"by request";
	request.off = (unsigned long)&how;
	request.len = sizeof(how);
	submit(&request);
	did("SYSCALL_OPENAT2_E", "ntnnn", "dirfd", -100L, "name", "by request", "flags", 1L, "mode", 0L,
	    "resolve", 8L);
	fd = CALL(SYS_socket, AF_INET, SOCK_DGRAM, 0);
	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	memset(&request, 0, sizeof(request));
	request.opcode = IORING_OP_CONNECT;
	request.fd = fd;
	request.addr = (unsigned long)&to;
	request.off = sizeof(to);
	submit(&request);
	did("SOCKET_CONNECT_E", "nh", "fd", fd, "addr", "\2\177\0\0\1\t\0", (size_t)7);
	return 0;
}
