/* SPDX-License-Identifier: GPL-2.0 */
/* What perf events hand to their programs. */
#ifndef GYR_BPF_KERNEL_EVENT_H
#define GYR_BPF_KERNEL_EVENT_H

#include "kernel.h"

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct trace_event_raw_sched_process_exec {
	u32 __data_loc_filename;
};
struct trace_event_raw_sys_enter {
	long id;
};
struct trace_event_raw_sys_exit {
	long id, ret;
};
struct trace_event_raw_io_uring_submit_req {
	void *req;
};

#pragma clang attribute pop

#endif
