/* SPDX-License-Identifier: GPL-2.0 */
/* From a tracepoint to a record. */
#ifndef GYR_DISPATCH_H
#define GYR_DISPATCH_H

#include <linux/types.h>

#include "generated/fill.h"

struct k_sigaction;
struct kernel_siginfo;
struct linux_binprm;
struct pt_regs;
struct task_struct;

void gyr_probe_sys_enter(void *data, struct pt_regs *regs, long nr);
void gyr_probe_sys_exit(void *data, struct pt_regs *regs, long ret);
void gyr_probe_process_exec(void *data, struct task_struct *task, pid_t old_pid,
			    struct linux_binprm *program);
void gyr_probe_process_exit(void *data, struct task_struct *task);
void gyr_probe_signal_deliver(void *data, int signal, struct kernel_siginfo *info,
			      struct k_sigaction *action);
void gyr_probe_sched_switch(void *data, bool preempt, struct task_struct *prev,
			    struct task_struct *next);
void gyr_probe_page_fault(void *data, unsigned long address, struct pt_regs *regs,
			  unsigned long error);

#endif
