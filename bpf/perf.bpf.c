// SPDX-License-Identifier: GPL-2.0
/*
 * The same programs for kernels that call tracepoints with preemption on (7.0
 * and later). There a program that is preempted keeps every other run of it
 * off this CPU until its thread goes on, which an idle-priority thread could
 * be made to delay for long: what others do meanwhile would not be seen. Perf
 * events turn preemption off around the program, and cost a little more.
 *
 * Each returns 1: 0 would keep the event from others who look at it.
 */
#include "atomic.h"
#include "kernel_event.h"
#include "probes.h"
#include "self.h"

char LICENSE[] SEC("license") = "GPL";

SEC("tracepoint/sched/sched_process_exec")
int gyr_exec(struct trace_event_raw_sched_process_exec *event)
{
	/* Where the name lies: its length in the upper half. */
	u32 offset = event->__data_loc_filename & 0xffff;
	struct scratch *s = exec_begin();

	if (s) {
		put_kernel_text_at(s, (void *)event + offset);
		exec_end(s);
	}
	return 1;
}

SEC("tracepoint/sched/sched_process_exit")
int gyr_procexit(void *event)
{
	thread_ends(current_task());
	return 1;
}

static __always_inline struct pt_regs *current_regs(void)
{
	return (void *)bpf_task_pt_regs((void *)current_task());
}

SEC("tracepoint/raw_syscalls/sys_exit")
int gyr_exit(struct trace_event_raw_sys_exit *event)
{
	struct called called;

	if (may_be_wanted(&called, event->id, GYR_WANT_EXIT))
		call_ends(&called, current_regs(), event->ret);
	return 1;
}

SEC("tracepoint/raw_syscalls/sys_enter")
int gyr_enter(struct trace_event_raw_sys_enter *event)
{
	struct called called;

	if (may_be_wanted(&called, event->id, GYR_WANT_ENTER))
		call_begins(&called, current_regs());
	return 1;
}

SEC("tracepoint/io_uring/io_uring_submit_req")
int gyr_uring(struct trace_event_raw_io_uring_submit_req *event)
{
	if (bpf_core_type_exists(struct trace_event_raw_io_uring_submit_req))
		request_submitted(event->req);
	return 1;
}
