/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Sockets: addresses and both ends of a connection, in the form of the records.
 *
 *   address: | family 1 | IPv4 4, IPv6 16 | port 2 |   or | 1 | path, NUL |
 *   tuple:   | family 1 | source, port | destination, port |
 *            or for unix sockets | 1 | source u64 | destination u64 | path, NUL |
 */
#ifndef GYR_SOCKET_H
#define GYR_SOCKET_H

#include "context.h"

/* A destination that a call names itself; address 0: none. */
struct gyr_named {
	unsigned long address;
	u32 length;
};

void gyr_put_sockaddr(struct gyr_record *record, unsigned long address, u32 length);
void gyr_put_tuple(struct gyr_record *record, int fd, bool inbound, struct gyr_named named);
bool gyr_socket_port_between(int fd, u16 from, u16 to);
u32 gyr_socket_queue(int fd, u32 which);
u64 gyr_socket_end(int fd, u32 which);

#endif
