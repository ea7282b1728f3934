// SPDX-License-Identifier: GPL-2.0
/* New programs and new processes: execve and clone in all their forms, made by hand. */
#include <linux/nsproxy.h>
#include <linux/pid_namespace.h>
#include <linux/sched/signal.h>
#include <linux/string.h>

#include "task.h"
#include "user.h"

/* At most GYR_ARGS_MAX bytes between the two, ending in NUL. */
static void put_area(struct gyr_record *record, unsigned long from, unsigned long to)
{
	u8 *start = record->at;

	gyr_put_user_bytes(record, from, from < to ? to - from : 0, GYR_ARGS_MAX);
	if (record->at != start)
		record->at[-1] = 0;
}

/* exe is the first string, args the rest. */
static void put_exe_and_args(struct gyr_record *record)
{
	struct mm_struct *mm = current->mm;
	unsigned long start, end;
	u8 *exe = record->at;

	if (!mm) {
		gyr_put_nothing(record);
		gyr_put_nothing(record);
		return;
	}
	start = READ_ONCE(mm->arg_start);
	end = READ_ONCE(mm->arg_end);
	gyr_put_user_text(record, start < end ? start : 0);
	/* The rest of one that was cut is no argument. */
	start = record->at - exe < GYR_TEXT_MAX ? start + (record->at - exe) : end;
	put_area(record, start, end);
}

/* The strings of a list that ends in NULL, one behind the other. */
static void put_user_list(struct gyr_context *context, unsigned long list, u32 first)
{
	u32 size = context->compat ? sizeof(u32) : sizeof(long), index, took = 0;
	struct gyr_record *record = &context->record;

	for (index = first; list && index < GYR_ARGV_MAX && took < GYR_ARGS_MAX; index++) {
		u32 room = min_t(u32, gyr_room(record), GYR_ARGS_MAX) - took;
		unsigned long string = 0;
		long length;

		if (!gyr_user_long(context, list + index * size, &string) || !string)
			break;
		if (!room) {
			record->full = true;
			break;
		}
		length = strncpy_from_user(record->at + took, (const char __user *)string, room);
		if (length < 0) {
			record->faults++;
			break;
		}
		if (length == room)
			record->at[took + --length] = 0;
		took += length + 1;
	}
	gyr_put_written(record, took);
}

static void put_failed_exe_and_args(struct gyr_context *context, unsigned long list)
{
	unsigned long exe = 0;

	if (!gyr_user_long(context, list, &exe))
		exe = 0;
	gyr_put_user_text(&context->record, exe);
	put_user_list(context, list, 1);
}

/* tid to cgroups. */
static void put_process(struct gyr_context *context)
{
	struct gyr_record *record = &context->record;
	struct task_struct *task = current;
	char name[TASK_COMM_LEN];

	gyr_put(record, task->pid, 8);
	gyr_put(record, task->tgid, 8);
	rcu_read_lock();
	gyr_put(record, rcu_dereference(task->real_parent)->pid, 8);
	rcu_read_unlock();
	gyr_put_nothing(record); /* cwd: known from chdir and the first look at /proc */
	gyr_put(record, task_rlimit(task, RLIMIT_NOFILE), 8);
	gyr_put(record, task->maj_flt, 8);
	gyr_put(record, task->min_flt, 8);
	gyr_put(record, gyr_mm_size(task->mm), 4);
	gyr_put(record, gyr_mm_resident(task->mm), 4);
	gyr_put(record, gyr_mm_swapped(task->mm), 4);
	/* May be changed while it is copied: always ends. */
	memcpy(name, task->comm, sizeof(name));
	name[sizeof(name) - 1] = 0;
	gyr_put_bytes(record, name, strlen(name) + 1);
	gyr_put_cgroups(record);
}

/* tty, vpgid, loginuid, then gyr_put_program(), then pgid, gid. */
static void put_session(struct gyr_context *context)
{
	struct gyr_record *record = &context->record;

	gyr_put(record, gyr_task_tty(), 4);
	gyr_put(record, (s64)task_pgrp_vnr(current), 8);
	gyr_put(record, gyr_task_loginuid(), 4);
	gyr_put_program(context);
	gyr_put(record, (s64)task_pgrp_nr(current), 8);
	gyr_put(record, __kgid_val(current_egid()), 4);
}

#define EXECVE_PARAMS (GYR_P_SYSCALL_EXECVE_19_X_FILENAME + 1)
#define EXECVEAT_PARAMS (GYR_P_SYSCALL_EXECVEAT_X_GID + 1)

/* Ends in NUL also when it was cut: "/dev/fd/N/PATH" may be longer than a path. */
static void put_kernel_text(struct gyr_record *record, const char *text)
{
	u32 length = strnlen(text, GYR_TEXT_MAX - 1) + 1;
	u8 *start = record->at;

	gyr_put_bytes(record, text, length);
	if (record->at != start)
		record->at[-1] = 0;
}

/* A program that has begun; also of execveat, which cannot be told apart any more. */
void gyr_record_exec(struct gyr_context *context, const char *filename)
{
	struct gyr_record *record = &context->record;
	struct mm_struct *mm = current->mm;

	if (!gyr_context_begin(context, EXECVE_PARAMS))
		return;
	gyr_put(record, context->ret, 8);
	put_exe_and_args(record);
	put_process(context);
	if (READ_ONCE(gyr_settings.environment) && mm)
		put_area(record, READ_ONCE(mm->env_start), READ_ONCE(mm->env_end));
	else
		gyr_put_nothing(record);
	put_session(context);
	put_kernel_text(record, filename);
	gyr_context_end(context, GYR_E_SYSCALL_EXECVE_19_X, EXECVE_PARAMS, current->pid);
}

/* One that could not: of what it was asked for. */
void gyr_record_failed_exec(struct gyr_context *context, const struct gyr_plan *plan)
{
	bool at = plan->event == GYR_E_SYSCALL_EXECVEAT_X;
	u32 nparams = at ? EXECVEAT_PARAMS : EXECVE_PARAMS;
	const unsigned long *list = &context->args[at ? 2 : 1];

	if (!gyr_context_begin(context, nparams))
		return;
	gyr_put(&context->record, context->ret, 8);
	put_failed_exe_and_args(context, list[0]);
	put_process(context);
	if (READ_ONCE(gyr_settings.environment))
		put_user_list(context, list[1], 0);
	else
		gyr_put_nothing(&context->record);
	put_session(context);
	if (!at)
		gyr_put_user_text(&context->record, context->args[0]);
	gyr_context_end(context, plan->event, nparams, current->pid);
}

static u32 clone_flags(const struct gyr_context *context, const struct gyr_plan *plan)
{
	struct pid_namespace *ns = task_active_pid_ns(current);
	struct nsproxy *proxy = current->nsproxy;
	u64 flags = 0;

	if (plan->event == GYR_E_SYSCALL_CLONE_20_X)
		flags = context->args[0];
	else if (plan->event == GYR_E_SYSCALL_CLONE3_X &&
		 !gyr_user_read(&flags, context->args[0], sizeof(flags)))
		flags = 0;
	return gyr_convert_clone(flags) |
	       (ns != &init_pid_ns || (proxy && proxy->pid_ns_for_children != ns) ?
			GYR_CLONE_CHILD_IN_PIDNS :
			0);
}

/* Once in the parent, with the child's id, and once in the child, with 0. */
void gyr_record_clone(struct gyr_context *context, const struct gyr_plan *plan)
{
	u32 nparams = gyr_events[plan->event].nparams;
	struct gyr_record *record = &context->record;

	if (!gyr_context_begin(context, nparams))
		return;
	gyr_put(record, context->ret, 8);
	if (context->ret >= 0) {
		put_exe_and_args(record);
	} else {
		gyr_put_nothing(record);
		gyr_put_nothing(record);
	}
	put_process(context);
	gyr_put(record, clone_flags(context, plan), 4);
	gyr_put(record, __kuid_val(current_euid()), 4);
	gyr_put(record, __kgid_val(current_egid()), 4);
	gyr_put(record, (s64)task_pid_vnr(current), 8);
	gyr_put(record, (s64)task_tgid_vnr(current), 8);
	gyr_put(record, context->ret == 0 ? gyr_task_namespace_start() : 0, 8);
	gyr_context_end(context, plan->event, nparams, current->pid);
}
