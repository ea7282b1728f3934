// SPDX-License-Identifier: GPL-2.0
/*
 * The programs and what each is attached to. Every one asks first whether
 * anybody wants what it could tell.
 */
#include "reaper.h"
#include "syscall.h"
#include "uring.h"

char LICENSE[] SEC("license") = "GPL";

SEC("tp_btf/sched_process_exec")
int BPF_PROG(gyr_exec, struct task_struct *task, pid_t old_pid, struct linux_binprm *bprm)
{
	struct scratch *s;

	if (!((settings.want[NR_EXECVE] | settings.want[NR_EXECVEAT]) & GYR_WANT_EXIT) || is_reader())
		return 0;
	s = scratch_of(PROGRAM_EXEC);
	if (!s)
		return 0;
	s->ret = 0;
	s->compat = 0;
	record_begin(s, 31);
	put_exec(s, 0, 0);
	put_kernel_text(s, (u64)BPF_CORE_READ(bprm, filename));
	record_end(s, PROGRAM_EXEC, GYR_E_SYSCALL_EXECVE_19_X, 31);
	return 0;
}

SEC("tp_btf/sched_process_exit")
int BPF_PROG(gyr_procexit, struct task_struct *task)
{
	int code = task->exit_code;
	struct counters *r;

	if (task->flags & PF_KTHREAD || is_reader())
		return 0;
	r = small_begin(PROGRAM_PROCEXIT, 5);
	if (!r)
		return 0;
	small_u64(r, (s64)code);
	small_u64(r, (code & 0xff00) >> 8);
	small_u8(r, (code & 0x7f) != 0x7f ? code & 0x7f : 0);
	small_u8(r, (code & 0x80) != 0);
	small_u64(r, reaper_of(task));
	small_end(r, GYR_E_PROCEXIT_1_E);
	return 0;
}

#define SIGHUP 1
#define SIGINT 2
#define SIGQUIT 3
#define SIGKILL 9
#define SIGTERM 15
#define SIGCHLD 17
#define SIGTSTP 20
#define SIGRTMIN 32

/* Who sent it, for signals that say so. */
static __always_inline s64 signal_sender(int sig, struct kernel_siginfo *info)
{
	/* Not pointers: sent by the kernel itself, without a word who asked for it. */
	if ((u64)info <= 2)
		return 0;
	if (sig == SIGKILL)
		return BPF_CORE_READ(info, _sifields._kill._pid);
	if (sig == SIGTERM || sig == SIGHUP || sig == SIGINT || sig == SIGTSTP || sig == SIGQUIT)
		return BPF_CORE_READ(info, si_code) <= 0 ? BPF_CORE_READ(info, _sifields._kill._pid) : 0;
	if (sig == SIGCHLD)
		return BPF_CORE_READ(info, _sifields._sigchld._pid);
	if (sig >= SIGRTMIN)
		return BPF_CORE_READ(info, _sifields._rt._pid);
	return 0;
}

SEC("tp_btf/signal_deliver")
int BPF_PROG(gyr_signal, int sig, struct kernel_siginfo *info)
{
	struct counters *r;

	if (is_reader())
		return 0;
	r = small_begin(PROGRAM_SIGNAL, 3);
	if (!r)
		return 0;
	small_u64(r, signal_sender(sig, info));
	small_u64(r, (u32)bpf_get_current_pid_tgid());
	small_u8(r, sig);
	small_end(r, GYR_E_SIGNALDELIVER_E);
	return 0;
}

SEC("tp_btf/sched_switch")
int BPF_PROG(gyr_switch, bool preempt, struct task_struct *prev, struct task_struct *next)
{
	struct mm_struct *mm = prev->mm;
	struct counters *r;

	r = small_begin(PROGRAM_SWITCH, 6);
	if (!r)
		return 0;
	small_u64(r, next->pid);
	small_u64(r, prev->maj_flt);
	small_u64(r, prev->min_flt);
	small_u32(r, mm_size(mm));
	small_u32(r, mm_resident(mm));
	small_u32(r, mm_swapped(mm));
	small_end(r, GYR_E_SCHEDSWITCH_6_E);
	return 0;
}

static __always_inline int page_fault(u32 program, u64 address, struct pt_regs *regs, u64 error)
{
	struct counters *r;

	if (is_reader())
		return 0;
	r = small_begin(program, 3);
	if (!r)
		return 0;
	small_u64(r, address);
	small_u64(r, regs->ip);
	small_u32(r, gyr_convert_fault(error));
	small_end(r, GYR_E_PAGE_FAULT_E);
	return 0;
}

SEC("tp_btf/page_fault_user")
int BPF_PROG(gyr_fault_user, unsigned long address, struct pt_regs *regs, unsigned long error)
{
	return page_fault(PROGRAM_FAULT_USER, address, regs, error);
}

SEC("tp_btf/page_fault_kernel")
int BPF_PROG(gyr_fault_kernel, unsigned long address, struct pt_regs *regs, unsigned long error)
{
	return page_fault(PROGRAM_FAULT_KERNEL, address, regs, error);
}

/*
 * Records a system call at its end. Calls of 64-bit programs that nobody wants,
 * nearly all there are, cost the look at `want` alone.
 */
SEC("tp_btf/sys_exit")
int BPF_PROG(gyr_exit, struct pt_regs *regs, long ret)
{
	u32 nr = (u32)regs->orig_ax & ~X32_BIT, call, want, plan, by;
	bool compat = is_compat();
	struct scratch *s;

	if (nr >= GYR_SETTINGS_SYSCALLS || (!compat && !(settings.want[nr] & GYR_WANT_EXIT)))
		return 0;
	if (is_reader())
		return 0;
	s = scratch_of(PROGRAM_EXIT);
	if (!s)
		return 0;
	call = call_of(s, regs, nr, compat);
	if (call >= GYR_CALL_COUNT)
		return 0;
	nr = gyr_calls[call].want;
	if (nr >= GYR_SETTINGS_SYSCALLS)
		return 0;
	KEEP_BITS(nr, 0x1ff);
	want = settings.want[nr];
	s->nr = nr;
	if (!(want & GYR_WANT_EXIT) || ((want & GYR_WANT_SUCCESS) && gyr_is_failure(ret)))
		return 0;
	s->ret = ret;
	s->code = gyr_calls[call].code;
	s->file_known = 0;
	if ((want & GYR_WANT_NO_READS) && may_only_read(nr) && is_plain_read(s, nr))
		return 0;
	plan = gyr_calls[call].exit;
	if (plan >= GYR_PLAN_COUNT)
		return 0;
	by = gyr_plans[plan].by;
	if (by == GYR_BY_FILLS)
		run_plan(s, plan, PROGRAM_EXIT);
	else if (by == GYR_BY_CLONE)
		run_clone(s, plan, nr);
	else if (by == GYR_BY_MESSAGES)
		run_messages(s, plan);
	else if (ret != 0)
		run_failed_exec(s, plan, nr);
	return 0;
}

/* Only for calls whose arguments another thread might change before they end. */
SEC("tp_btf/sys_enter")
int BPF_PROG(gyr_enter, struct pt_regs *regs, long id)
{
	u32 nr = (u32)id & ~X32_BIT, call, plan;
	bool compat = is_compat();
	struct scratch *s;

	if (nr >= GYR_SETTINGS_SYSCALLS || (!compat && !(settings.want[nr] & GYR_WANT_ENTER)))
		return 0;
	if (is_reader())
		return 0;
	s = scratch_of(PROGRAM_ENTER);
	if (!s)
		return 0;
	call = call_of(s, regs, nr, compat);
	if (call >= GYR_CALL_COUNT)
		return 0;
	nr = gyr_calls[call].want;
	plan = gyr_calls[call].enter;
	if (nr >= GYR_SETTINGS_SYSCALLS || !plan)
		return 0;
	KEEP_BITS(nr, 0x1ff);
	if (!(settings.want[nr] & GYR_WANT_ENTER))
		return 0;
	s->nr = nr;
	s->ret = 0;
	s->code = gyr_calls[call].code;
	run_plan(s, plan, PROGRAM_ENTER);
	return 0;
}

/* Not tp_btf: its name changed, and kernels without io_uring would refuse all programs for it. */
SEC("raw_tp/io_uring_submit_req")
int gyr_uring(struct bpf_raw_tracepoint_args *ctx)
{
	struct io_kiocb *request = (void *)ctx->args[0];
	u32 opcode = BPF_CORE_READ(request, opcode);
	struct scratch *s;

	if (!uring_wanted(opcode) || is_reader())
		return 0;
	s = scratch_of(PROGRAM_URING);
	if (s)
		record_uring(s, (u64)request, opcode);
	return 0;
}
