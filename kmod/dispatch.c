// SPDX-License-Identifier: GPL-2.0
/*
 * The probes. Whether anybody wants to know comes first, before anything else
 * is looked at. Probes of 7.3 are called with preemption on: each record turns
 * it off itself. User memory is read with page faults off, so that nothing here
 * ever sleeps; what is not in memory is left out and counted.
 */
#include <linux/compat.h>
#include <linux/irq_work.h>
#include <linux/preempt.h>
#include <linux/sched/signal.h>
#include <linux/timekeeping.h>
#include <linux/uaccess.h>
#include <asm/syscall.h>

#include "context.h"
#include "dispatch.h"
#include "file.h"
#include "task.h"

#define NR_OPEN 2
#define NR_EXECVE 59
#define NR_OPENAT 257
#define NR_EXECVEAT 322
/* Set in the numbers of x32 programs. Those they share with others are the same behind it. */
#define X32_BIT 0x40000000U

static __always_inline bool is_reader(void)
{
	return current->tgid == READ_ONCE(gyr_settings.self);
}

static __always_inline bool begin(struct gyr_context *context, u32 nparams)
{
	preempt_disable_notrace();
	context->ring = this_cpu_ptr(&gyr_ring_of_cpu);
	if (unlikely(!gyr_ring_begin(context->ring, &context->record, nparams))) {
		preempt_enable_notrace();
		return false;
	}
	pagefault_disable();
	return true;
}

static __always_inline void end(struct gyr_context *context, u16 event, u32 nparams, pid_t tid)
{
	struct gyr_ring *ring = context->ring;
	u64 used = gyr_ring_end(ring, &context->record, event, nparams, ktime_get_real_fast_ns(), tid);

	pagefault_enable();
	if (unlikely(used >= READ_ONCE(gyr_settings.watermark) && READ_ONCE(gyr_reader_waits))) {
		/* Set again by the next poll(). */
		WRITE_ONCE(gyr_reader_waits, false);
		irq_work_queue(&ring->wake);
	}
	preempt_enable_notrace();
}

bool gyr_context_begin(struct gyr_context *context, u32 nparams)
{
	return begin(context, nparams);
}

void gyr_context_end(struct gyr_context *context, u16 event, u32 nparams, pid_t tid)
{
	end(context, event, nparams, tid);
}

static __always_inline void record_fills(struct gyr_context *context, const struct gyr_plan *plan)
{
	if (!begin(context, plan->count))
		return;
	gyr_fill_plan(context, plan);
	end(context, plan->event, plan->count, current->pid);
}

/* Its flags stand in registers: in memory they could be others by now than when the kernel read them. */
static bool is_plain_read(const struct gyr_context *context)
{
	u32 flags;

	switch (context->call->want) {
	case NR_OPEN:
		flags = context->args[1];
		break;
	case NR_OPENAT:
		flags = context->args[2];
		break;
	default:
		return false;
	}
	return context->ret >= 0 && gyr_open_only_reads(flags) &&
	       gyr_file_is_regular_unwritable(context->ret);
}

static noinline void record_exit(struct gyr_context *context, u8 want)
{
	const struct gyr_plan *plan = &gyr_plans[context->call->exit];

	if (is_reader() || (want & GYR_WANT_SUCCESS && gyr_is_failure(context->ret)))
		return;
	if (want & GYR_WANT_NO_READS && is_plain_read(context))
		return;
	if (likely(plan->by == GYR_BY_FILLS))
		record_fills(context, plan);
	else if (plan->by == GYR_BY_CLONE)
		gyr_record_clone(context, plan);
	else if (plan->by == GYR_BY_MESSAGES)
		gyr_record_messages(context, plan);
	else if (context->ret < 0)
		gyr_record_failed_exec(context, plan);
	/* A successful one was recorded as it happened. */
}

static noinline void exit_of_native(const struct gyr_call *call, struct pt_regs *regs, long ret,
				    u8 want)
{
	struct gyr_context context GYR_UNSET;

	context.call = call;
	context.ret = ret;
	context.compat = false;
	context.opened.known = false;
	syscall_get_arguments(current, regs, context.args);
	record_exit(&context, want);
}

static noinline void enter_of(struct gyr_context *context)
{
	const struct gyr_plan *plan = &gyr_plans[context->call->enter];

	if (context->call->enter && !is_reader())
		record_fills(context, plan);
}

#ifdef CONFIG_IA32_EMULATION
static noinline void of_ia32(struct pt_regs *regs, long ret, bool enter)
{
	struct gyr_context context GYR_UNSET;
	u8 want;

	context.ret = ret;
	context.compat = true;
	context.opened.known = false;
	syscall_get_arguments(current, regs, context.args);
	context.call = gyr_ia32_call(&context, syscall_get_nr(current, regs));
	if (!context.call)
		return;
	want = READ_ONCE(gyr_settings.want[context.call->want]);
	if (enter && want & GYR_WANT_ENTER)
		enter_of(&context);
	else if (!enter && want & GYR_WANT_EXIT)
		record_exit(&context, want);
}

#define IS_IA32() unlikely(in_ia32_syscall())
#else
#define of_ia32(regs, ret, enter)
#define IS_IA32() false
#endif

void gyr_probe_sys_exit(void *data, struct pt_regs *regs, long ret)
{
	unsigned int nr = syscall_get_nr(current, regs) & ~X32_BIT;
	u8 want;

	if (IS_IA32()) {
		of_ia32(regs, ret, false);
		return;
	}
	if (nr >= GYR_SETTINGS_SYSCALLS)
		return;
	want = READ_ONCE(gyr_settings.want[nr]);
	if (want & GYR_WANT_EXIT)
		exit_of_native(&gyr_calls[nr], regs, ret, want);
}

void gyr_probe_sys_enter(void *data, struct pt_regs *regs, long number)
{
	unsigned int nr = number & ~X32_BIT;
	struct gyr_context context GYR_UNSET;

	if (IS_IA32()) {
		of_ia32(regs, 0, true);
		return;
	}
	if (nr >= GYR_SETTINGS_SYSCALLS || !(READ_ONCE(gyr_settings.want[nr]) & GYR_WANT_ENTER))
		return;
	context.call = &gyr_calls[nr];
	context.ret = 0;
	context.compat = false;
	context.opened.known = false;
	syscall_get_arguments(current, regs, context.args);
	enter_of(&context);
}

void gyr_probe_process_exec(void *data, struct task_struct *task, pid_t old_pid,
			    struct linux_binprm *program)
{
	struct gyr_context context GYR_UNSET;
	u8 want = READ_ONCE(gyr_settings.want[NR_EXECVE]) |
		  READ_ONCE(gyr_settings.want[NR_EXECVEAT]);

	if (!(want & GYR_WANT_EXIT) || is_reader())
		return;
	context.ret = 0;
	context.compat = false;
	gyr_record_exec(&context, gyr_program_name(program));
}

void gyr_probe_process_exit(void *data, struct task_struct *task)
{
	struct gyr_context context GYR_UNSET;
	struct gyr_record *record = &context.record;
	int code = task->exit_code, signal = code & 0x7f;

	if (task->flags & PF_KTHREAD || is_reader() || !gyr_context_begin(&context, 5))
		return;
	gyr_put(record, (s64)code, 8);
	gyr_put(record, code >> 8 & 0xff, 8);
	gyr_put(record, signal != 0x7f ? signal : 0, 1);
	gyr_put(record, (code & 0x80) != 0, 1);
	gyr_put(record, gyr_task_reaper(task), 8);
	gyr_context_end(&context, GYR_E_PROCEXIT_1_E, 5, task->pid);
}

/* Who sent it, for signals that say so. */
static s64 signal_sender(int signal, const struct kernel_siginfo *info)
{
	/* Not addresses: sent by the kernel itself, without a word who asked for it. */
	if ((unsigned long)info <= 2)
		return 0;
	switch (signal) {
	case SIGKILL:
		return info->si_pid;
	case SIGTERM:
	case SIGHUP:
	case SIGINT:
	case SIGTSTP:
	case SIGQUIT:
		return info->si_code <= 0 ? info->si_pid : 0;
	case SIGCHLD:
		return info->si_pid;
	default:
		return signal >= SIGRTMIN ? info->si_pid : 0;
	}
}

void gyr_probe_signal_deliver(void *data, int signal, struct kernel_siginfo *info,
			      struct k_sigaction *action)
{
	struct gyr_context context GYR_UNSET;

	if (is_reader() || !gyr_context_begin(&context, 3))
		return;
	gyr_put(&context.record, signal_sender(signal, info), 8);
	gyr_put(&context.record, current->pid, 8);
	gyr_put(&context.record, signal, 1);
	gyr_context_end(&context, GYR_E_SIGNALDELIVER_E, 3, current->pid);
}

void gyr_probe_sched_switch(void *data, bool preempt, struct task_struct *prev,
			    struct task_struct *next)
{
	struct gyr_context context GYR_UNSET;
	struct gyr_record *record = &context.record;

	if (!gyr_context_begin(&context, 6))
		return;
	gyr_put(record, next->pid, 8);
	gyr_put(record, prev->maj_flt, 8);
	gyr_put(record, prev->min_flt, 8);
	gyr_put(record, gyr_mm_size(prev->mm), 4);
	gyr_put(record, gyr_mm_resident(prev->mm), 4);
	gyr_put(record, gyr_mm_swapped(prev->mm), 4);
	gyr_context_end(&context, GYR_E_SCHEDSWITCH_6_E, 6, prev->pid);
}

void gyr_probe_page_fault(void *data, unsigned long address, struct pt_regs *regs,
			  unsigned long error)
{
	struct gyr_context context GYR_UNSET;

	if (is_reader() || !gyr_context_begin(&context, 3))
		return;
	gyr_put(&context.record, address, 8);
	gyr_put(&context.record, instruction_pointer(regs), 8);
	gyr_put(&context.record, gyr_convert_fault(error), 4);
	gyr_context_end(&context, GYR_E_PAGE_FAULT_E, 3, current->pid);
}
