/* SPDX-License-Identifier: GPL-2.0 */
/* Who gets the children of a thread that ends. */
#ifndef GYR_BPF_REAPER_H
#define GYR_BPF_REAPER_H

#include "task.h"

#define THREADS_LOOKED_AT 512
#define ANCESTORS_LOOKED_AT 64

struct threads_walk {
	struct list_head *head, *next;
	pid_t found;
};

static long alive_step(u64 i, struct threads_walk *walk)
{
	struct task_struct *thread;

	if (walk->next == walk->head || !walk->next)
		return 1;
	thread = (void *)walk->next - bpf_core_field_offset(struct task_struct, thread_node);
	if (!(BPF_CORE_READ(thread, flags) & PF_EXITING)) {
		walk->found = BPF_CORE_READ(thread, pid);
		return 1;
	}
	walk->next = BPF_CORE_READ(thread, thread_node.next);
	return 0;
}

/* A thread of the process that is not on its way out: its tid, or 0. */
static __noinline pid_t alive_thread(struct task_struct *process)
{
	struct signal_struct *signal = BPF_CORE_READ(process, signal);
	struct threads_walk walk = { .found = 0 };

	walk.head = (void *)signal + bpf_core_field_offset(struct signal_struct, thread_head);
	walk.next = BPF_CORE_READ(signal, thread_head.next);
	bpf_loop(THREADS_LOOKED_AT, alive_step, &walk, 0);
	return walk.found;
}

struct ancestors_walk {
	struct task_struct *next, *ns_reaper;
	u32 level;
	pid_t found;
};

static long subreaper_step(u64 i, struct ancestors_walk *walk)
{
	struct task_struct *ancestor = walk->next;
	struct signal_struct *signal = BPF_CORE_READ(ancestor, signal);

	if (!ancestor || ancestor == walk->ns_reaper ||
	    BPF_CORE_READ(ancestor, thread_pid, level) != walk->level)
		return 1;
	if (BPF_CORE_READ_BITFIELD_PROBED(signal, is_child_subreaper)) {
		walk->found = alive_thread(ancestor);
		if (walk->found)
			return 1;
	}
	walk->next = BPF_CORE_READ(ancestor, real_parent);
	return 0;
}

/*
 * Who gets the children of a thread that ends: another thread of its process,
 * the nearest ancestor that asked for it, the init of its namespace. 0: there
 * are no children, or the whole namespace goes.
 */
static __always_inline s64 reaper_of(struct task_struct *task)
{
	struct list_head *children = (void *)task + bpf_core_field_offset(struct task_struct, children);
	struct signal_struct *signal = BPF_CORE_READ(task, signal);
	struct ancestors_walk walk = { .found = 0 };
	struct task_struct *ns_reaper;
	struct pid *thread = BPF_CORE_READ(task, thread_pid);
	pid_t tid;

	if (BPF_CORE_READ(task, children.next) == children)
		return 0;
	tid = alive_thread(task);
	if (tid)
		return tid;
	ns_reaper = BPF_CORE_READ(pid_namespace_of(thread), child_reaper);
	if (ns_reaper == task)
		return 0;
	if (BPF_CORE_READ_BITFIELD_PROBED(signal, has_child_subreaper)) {
		walk.ns_reaper = ns_reaper;
		walk.next = BPF_CORE_READ(task, real_parent);
		walk.level = BPF_CORE_READ(thread, level);
		bpf_loop(ANCESTORS_LOOKED_AT, subreaper_step, &walk, 0);
		if (walk.found)
			return walk.found;
	}
	return BPF_CORE_READ(ns_reaper, pid);
}

#endif
