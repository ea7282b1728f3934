/* SPDX-License-Identifier: GPL-2.0 */
/* System calls: which one it is, for whom, with which arguments, and is it wanted. */
#ifndef GYR_BPF_SYSCALL_H
#define GYR_BPF_SYSCALL_H

#include "fill.h"

#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))
#define NR_OPEN 2
#define NR_EXECVE 59
#define NR_OPENAT 257
#define NR_EXECVEAT 322
#define NR_OPENAT2 437
#define NR_CLONE 56
#define NR_CLONE3 435
#define X32_BIT 0x40000000
#define IPC_SEMOP 1
#define IPC_SEMGET 2
#define IPC_SEMCTL 3
#define MESSAGE_BYTES 64
#define MESSAGE_BYTES_COMPAT 32

static __always_inline bool is_compat(void)
{
	return current_task()->thread_info.status & TS_COMPAT;
}

static __always_inline void arguments_native(struct scratch *s, struct pt_regs *regs)
{
	s->args[0] = regs->di;
	s->args[1] = regs->si;
	s->args[2] = regs->dx;
	s->args[3] = regs->r10;
	s->args[4] = regs->r8;
	s->args[5] = regs->r9;
}

static __always_inline void arguments_compat(struct scratch *s, struct pt_regs *regs)
{
	s->args[0] = (u32)regs->bx;
	s->args[1] = (u32)regs->cx;
	s->args[2] = (u32)regs->dx;
	s->args[3] = (u32)regs->si;
	s->args[4] = (u32)regs->di;
	s->args[5] = (u32)regs->bp;
}

/* Six 32-bit words in memory become the arguments. */
static __always_inline void arguments_memory(struct scratch *s, u64 address)
{
	/* Fewer may be there: those behind the end of memory are not of the call. */
	for (u32 i = 0; i < 6; i++) {
		u32 word = 0;

		bpf_probe_read_user(&word, sizeof(word), (void *)(address + i * sizeof(word)));
		s->args[i] = word;
	}
}

/* A 32-bit caller's call, with its arguments as the 64-bit call has them; GYR_NO_CALL: none. */
__noinline int compat_call(struct scratch *s)
{
	const struct gyr_ia32_call *ia32;
	u32 which, call;

	if (!s || s->nr >= ARRAY_SIZE(gyr_ia32_calls))
		return GYR_NO_CALL;
	ia32 = &gyr_ia32_calls[s->nr];
	call = ia32->call;
	if (ia32->arguments == GYR_IA32_MEMORY) {
		arguments_memory(s, s->args[0]);
	} else if (ia32->arguments == GYR_IA32_SOCKETCALL) {
		which = s->args[0];
		if (which >= ARRAY_SIZE(gyr_socketcalls))
			return GYR_NO_CALL;
		call = gyr_socketcalls[which];
		arguments_memory(s, s->args[1]);
	} else if (ia32->arguments == GYR_IA32_IPC) {
		u64 first = s->args[1], second = s->args[2], third = s->args[3], pointer = s->args[4];

		which = s->args[0] & 0xffff;
		if (which >= ARRAY_SIZE(gyr_ipc_calls))
			return GYR_NO_CALL;
		call = gyr_ipc_calls[which];
		s->args[0] = first;
		s->args[1] = which == IPC_SEMOP ? pointer : second;
		s->args[2] = which == IPC_SEMOP ? second : third;
		s->args[3] = which == IPC_SEMCTL ? user_u32(s, pointer, 0) : 0;
	}
	return call;
}

/*
 * A regular file, opened for reading and nothing else. The flags stand in registers: in memory they
 * could be others by now than when the kernel read them.
 */
static __always_inline bool is_plain_read(struct scratch *s, u32 want)
{
	struct file *file;

	if (s->ret < 0 || !gyr_open_only_reads(want == NR_OPEN ? s->args[1] : s->args[2]))
		return false;
	file = returned_file(s);
	return file && !(BPF_CORE_READ(file, f_mode) & FMODE_WRITE) &&
	       (BPF_CORE_READ(file, f_inode, i_mode) & S_IFMT) == S_IFREG;
}

static __always_inline bool may_only_read(u32 want)
{
	return want == NR_OPEN || want == NR_OPENAT;
}

/* What the plan says, by the fill table. */
__noinline int run_plan(struct scratch *s, u32 plan, u32 program)
{
	u32 first, count;

	if (!s || plan >= GYR_PLAN_COUNT)
		return 0;
	first = gyr_plans[plan].first;
	count = gyr_plans[plan].count;
	record_begin(s, count);
	for (u32 i = 0; i < GYR_MAX_PARAMS; i++) {
		if (i >= count)
			break;
		fill(s, first + i);
	}
	record_end(s, program, gyr_plans[plan].event, count);
	return 0;
}

/* sendmmsg, recvmmsg: the plan once for each message; a failed call once. */
__noinline int run_messages(struct scratch *s, u32 plan)
{
	u64 messages, size;
	s64 sent;

	if (!s)
		return 0;
	sent = s->ret;
	messages = s->args[1];
	size = s->compat ? MESSAGE_BYTES_COMPAT : MESSAGE_BYTES;
	if (sent < 0) {
		run_plan(s, plan, PROGRAM_EXIT);
		return 0;
	}
	for (u32 i = 0; i < GYR_MESSAGES_MAX; i++) {
		if (i >= sent)
			break;
		s->args[1] = messages + i * size;
		s->ret = user_u32(s, s->args[1] + (s->compat ? 28 : 56), 0);
		run_plan(s, plan, PROGRAM_EXIT);
	}
	return 0;
}

__noinline int run_clone(struct scratch *s, u32 plan, u32 want)
{
	u64 flags = 0;

	if (!s || plan >= GYR_PLAN_COUNT)
		return 0;
	record_begin(s, 21);
	if (want == NR_CLONE)
		flags = s->args[0];
	else if (want == NR_CLONE3)
		flags = user_u64(s, s->args[0], 0);
	put_clone(s, gyr_convert_clone(flags));
	record_end(s, PROGRAM_EXIT, gyr_plans[plan].event, 21);
	return 0;
}

/* Only what failed: what succeeded was recorded when the program began. */
__noinline int run_failed_exec(struct scratch *s, u32 plan, u32 want)
{
	bool at = want == NR_EXECVEAT;

	if (!s || plan >= GYR_PLAN_COUNT)
		return 0;
	record_begin(s, at ? 30 : 31);
	put_exec(s, s->args[at ? 2 : 1], s->args[at ? 3 : 2]);
	if (!at)
		put_user_text(s, s->args[0]);
	record_end(s, PROGRAM_EXIT, gyr_plans[plan].event, at ? 30 : 31);
	return 0;
}

/* Number, arguments and whose table; false if there is no such call. */
static __always_inline u32 call_of(struct scratch *s, struct pt_regs *regs, u32 nr, bool compat)
{
	s->nr = nr;
	s->compat = compat;
	if (!compat) {
		arguments_native(s, regs);
		return nr;
	}
	arguments_compat(s, regs);
	return compat_call(s);
}

#endif
