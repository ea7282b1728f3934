/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Programs whose tracepoints are met with preemption off in every kernel, whoever calls them: signals,
 * scheduler switches, page faults. Both objects have them.
 */
#ifndef GYR_BPF_ATOMIC_H
#define GYR_BPF_ATOMIC_H

#include "task.h"

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

#endif
