/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Opens and connections that a program asks for by io_uring, which are no
 * system calls: the enter event of the call they stand for, when they are
 * submitted. How they ended is not told.
 */
#ifndef GYR_BPF_URING_H
#define GYR_BPF_URING_H

#include "kernel_uring.h"
#include "syscall.h"

#define IORING_OP_CONNECT 16
#define IORING_OP_OPENAT 18
#define IORING_OP_OPENAT2 28
#define NR_CONNECT 42

static __always_inline bool uring_wanted(u32 opcode)
{
	if (opcode == IORING_OP_OPENAT)
		return settings.want[NR_OPENAT] & GYR_WANT_EXIT;
	if (opcode == IORING_OP_OPENAT2)
		return settings.want[NR_OPENAT2] & GYR_WANT_EXIT;
	return opcode == IORING_OP_CONNECT && (settings.want[NR_CONNECT] & GYR_WANT_EXIT);
}

/* The kernel's own threads that work off requests are unknown to readers: the process then. */
static __always_inline u32 uring_tid(void)
{
	struct task_struct *task = current_task();

	return task->flags & PF_IO_WORKER ? task->tgid : task->pid;
}

static __always_inline u64 uring_name(struct io_open *open)
{
	struct filename *name = NULL;

	if (bpf_core_field_exists(open->filename)) {
		name = BPF_CORE_READ(open, filename);
	} else {
		struct io_open___since_7_0 *newer = (void *)open;

		if (bpf_core_field_exists(newer->filename.__incomplete_filename))
			name = BPF_CORE_READ(newer, filename.__incomplete_filename);
	}
	return name ? (u64)BPF_CORE_READ(name, name) : 0;
}

static __always_inline void uring_open(struct scratch *s, u64 request, bool second)
{
	struct io_open *open = (void *)request;
	u64 flags, mode;

	if (!bpf_core_type_exists(struct io_open))
		return;
	/* The kernel adds O_LARGEFILE to every one. */
	flags = BPF_CORE_READ(open, how.flags) & ~(u64)GYR_N_O_LARGEFILE;
	mode = BPF_CORE_READ(open, how.mode);
	record_begin(s, second ? 5 : 4);
	put_u64(s, (s64)BPF_CORE_READ(open, dfd));
	put_kernel_text(s, uring_name(open));
	put_u32(s, gyr_convert_open(flags));
	put_u32(s, gyr_open_creates(flags) ? mode & 07777 : 0);
	if (second)
		put_u32(s, gyr_convert_resolve(BPF_CORE_READ(open, how.resolve)));
	record_end_of(s, PROGRAM_URING, second ? GYR_E_SYSCALL_OPENAT2_E : GYR_E_SYSCALL_OPENAT_2_E,
		      second ? 5 : 4, uring_tid());
}

__noinline int record_uring(struct scratch *s, u64 request, u32 opcode)
{
	struct io_kiocb *kiocb = (void *)request;
	struct io_connect *connect = (void *)request;

	if (!s)
		return 0;
	if (opcode != IORING_OP_CONNECT) {
		uring_open(s, request, opcode == IORING_OP_OPENAT2);
		return 0;
	}
	if (!bpf_core_type_exists(struct io_connect))
		return 0;
	record_begin(s, 2);
	put_u64(s, (s64)BPF_CORE_READ(kiocb, cqe.fd));
	put_sockaddr(s, (u64)BPF_CORE_READ(connect, addr), BPF_CORE_READ(connect, addr_len));
	record_end_of(s, PROGRAM_URING, GYR_E_SOCKET_CONNECT_E, 2, uring_tid());
	return 0;
}

#endif
