// SPDX-License-Identifier: GPL-2.0
/*
 * The programs and what each is attached to, where the kernel calls them with
 * preemption off.
 */
#include "atomic.h"
#include "probes.h"
#include "self.h"

char LICENSE[] SEC("license") = "GPL";

SEC("tp_btf/sched_process_exec")
int BPF_PROG(gyr_exec, struct task_struct *task, pid_t old_pid, struct linux_binprm *bprm)
{
	struct scratch *s = exec_begin();

	if (s) {
		put_kernel_text(s, (u64)BPF_CORE_READ(bprm, filename));
		exec_end(s);
	}
	return 0;
}

SEC("tp_btf/sched_process_exit")
int BPF_PROG(gyr_procexit, struct task_struct *task)
{
	thread_ends(task);
	return 0;
}

SEC("tp_btf/sys_exit")
int BPF_PROG(gyr_exit, struct pt_regs *regs, long ret)
{
	struct called called;

	if (may_be_wanted(&called, regs->orig_ax, GYR_WANT_EXIT))
		call_ends(&called, regs, ret);
	return 0;
}

SEC("tp_btf/sys_enter")
int BPF_PROG(gyr_enter, struct pt_regs *regs, long id)
{
	struct called called;

	if (may_be_wanted(&called, id, GYR_WANT_ENTER))
		call_begins(&called, regs);
	return 0;
}

/* Not tp_btf: its name changed, and kernels without io_uring would refuse all programs for it. */
SEC("raw_tp/io_uring_submit_req")
int gyr_uring(struct bpf_raw_tracepoint_args *ctx)
{
	request_submitted((void *)ctx->args[0]);
	return 0;
}
