/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What is done when a tracepoint is met, however the program came to be
 * attached to it. Whether anybody wants what it could tell is asked first.
 */
#ifndef GYR_BPF_PROBES_H
#define GYR_BPF_PROBES_H

#include "reaper.h"
#include "syscall.h"
#include "uring.h"

/* A program began; NULL: not wanted. The caller puts the file name that was asked for between the two. */
static __always_inline struct scratch *exec_begin(void)
{
	struct scratch *s;

	if (!((settings.want[NR_EXECVE] | settings.want[NR_EXECVEAT]) & GYR_WANT_EXIT) || is_reader())
		return NULL;
	s = scratch_of(PROGRAM_EXEC);
	if (!s)
		return NULL;
	s->ret = 0;
	s->compat = 0;
	record_begin(s, 31);
	put_exec(s, 0, 0);
	return s;
}

static __always_inline void exec_end(struct scratch *s)
{
	record_end(s, PROGRAM_EXEC, GYR_E_SYSCALL_EXECVE_19_X, 31);
}

static __always_inline void thread_ends(struct task_struct *task)
{
	int code = task->exit_code;
	struct counters *r;

	if (task->flags & PF_KTHREAD || is_reader())
		return;
	r = small_begin(PROGRAM_PROCEXIT, 5);
	if (!r)
		return;
	small_u64(r, (s64)code);
	small_u64(r, (code & 0xff00) >> 8);
	small_u8(r, (code & 0x7f) != 0x7f ? code & 0x7f : 0);
	small_u8(r, (code & 0x80) != 0);
	small_u64(r, reaper_of(task));
	small_end(r, GYR_E_PROCEXIT_1_E);
}

/* Number and table of a call, as it was made. */
struct called {
	u32 nr;
	bool compat;
};

/*
 * Asked first of every call there is: those of 64-bit programs that nobody wants, nearly all, cost no more than this.
 * Which calls of 32-bit programs are wanted is found out later.
 */
static __always_inline bool may_be_wanted(struct called *called, u64 id, u32 bit)
{
	called->nr = (u32)id & ~X32_BIT;
	called->compat = is_compat();
	return called->nr < GYR_SETTINGS_SYSCALLS &&
	       (called->compat || (settings.want[called->nr] & bit)) && !is_reader();
}

/* After may_be_wanted(GYR_WANT_EXIT). */
static __always_inline void call_ends(const struct called *called, struct pt_regs *regs, long ret)
{
	struct scratch *s = scratch_of(PROGRAM_EXIT);
	u32 nr, call, want, plan, by;

	if (!s)
		return;
	call = call_of(s, regs, called->nr, called->compat);
	if (call >= GYR_CALL_COUNT)
		return;
	nr = gyr_calls[call].want;
	if (nr >= GYR_SETTINGS_SYSCALLS)
		return;
	KEEP_BITS(nr, 0x1ff);
	want = settings.want[nr];
	s->nr = nr;
	if (!(want & GYR_WANT_EXIT) || ((want & GYR_WANT_SUCCESS) && gyr_is_failure(ret)))
		return;
	s->ret = ret;
	s->code = gyr_calls[call].code;
	s->file_known = 0;
	if ((want & GYR_WANT_NO_READS) && may_only_read(nr) && is_plain_read(s, nr))
		return;
	plan = gyr_calls[call].exit;
	if (plan >= GYR_PLAN_COUNT)
		return;
	by = gyr_plans[plan].by;
	if (by == GYR_BY_FILLS)
		run_plan(s, plan, PROGRAM_EXIT);
	else if (by == GYR_BY_CLONE)
		run_clone(s, plan, nr);
	else if (by == GYR_BY_MESSAGES)
		run_messages(s, plan);
	else if (ret != 0)
		run_failed_exec(s, plan, nr);
}

/*
 * Only for calls whose arguments another thread might change before they end; after
 * may_be_wanted(GYR_WANT_ENTER).
 */
static __always_inline void call_begins(const struct called *called, struct pt_regs *regs)
{
	struct scratch *s = scratch_of(PROGRAM_ENTER);
	u32 nr, call, plan;

	if (!s)
		return;
	call = call_of(s, regs, called->nr, called->compat);
	if (call >= GYR_CALL_COUNT)
		return;
	nr = gyr_calls[call].want;
	plan = gyr_calls[call].enter;
	if (nr >= GYR_SETTINGS_SYSCALLS || !plan)
		return;
	KEEP_BITS(nr, 0x1ff);
	if (!(settings.want[nr] & GYR_WANT_ENTER))
		return;
	s->nr = nr;
	s->ret = 0;
	s->code = gyr_calls[call].code;
	run_plan(s, plan, PROGRAM_ENTER);
}

static __always_inline void request_submitted(struct io_kiocb *request)
{
	u32 opcode = BPF_CORE_READ(request, opcode);
	struct scratch *s;

	if (!uring_wanted(opcode) || is_reader())
		return;
	s = scratch_of(PROGRAM_URING);
	if (s)
		record_uring(s, (u64)request, opcode);
}

#endif
