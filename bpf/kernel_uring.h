/* SPDX-License-Identifier: GPL-2.0 */
/* The kernel's structures of requests that came by io_uring. */
#ifndef GYR_BPF_KERNEL_URING_H
#define GYR_BPF_KERNEL_URING_H

#include "kernel.h"

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct io_cqe {
	int fd;
};
struct io_kiocb {
	u8 opcode;
	struct io_cqe cqe;
};
struct filename {
	const char *name;
};
struct open_how {
	u64 flags, mode, resolve;
};
/* What a request of io_uring keeps of its call, at its very beginning. */
struct io_open {
	int dfd;
	struct filename *filename;
	struct open_how how;
};
struct io_open___since_7_0 {
	struct {
		struct filename *__incomplete_filename;
	} filename;
};
struct io_connect {
	void *addr;
	int addr_len;
};

#pragma clang attribute pop

#endif
