/* SPDX-License-Identifier: GPL-2.0 */
/* Records of new programs and new processes: execve and clone in all their forms. */
#ifndef GYR_BPF_PROCESS_H
#define GYR_BPF_PROCESS_H

#include "cgroup.h"
#include "memory.h"

/* res to cgroups, the first 15 parameters of both; `argv` is for what did not happen. */
__noinline int put_process(struct scratch *s, u64 argv)
{
	struct task_struct *task = current_task();
	struct mm_struct *mm = task->mm;

	if (!s)
		return 0;
	put_u64(s, s->ret);
	if (s->ret >= 0) {
		put_exe_and_args(s);
	} else if (argv) {
		put_user_text(s, user_pointer(s, argv, 0));
		put_user_pointers(s, argv, 1);
	} else {
		put_nothing(s);
		put_nothing(s);
	}
	put_u64(s, task->pid);
	put_u64(s, task->tgid);
	put_u64(s, task->real_parent->pid);
	put_nothing(s); /* cwd: known from chdir and the first look at /proc */
	put_u64(s, task->signal->rlim[RLIMIT_NOFILE].rlim_cur);
	put_u64(s, task->maj_flt);
	put_u64(s, task->min_flt);
	put_u32(s, mm_size(mm));
	put_u32(s, mm_resident(mm));
	put_u32(s, mm_swapped(mm));
	put_comm(s, task);
	put_cgroups(s);
	return 0;
}

__noinline int put_exe_file(struct scratch *s)
{
	struct task_struct *task = current_task();
	const struct cred *cred = task->cred;
	struct file *file = BPF_CORE_READ(task, mm, exe_file);
	struct inode *inode = file ? BPF_CORE_READ(file, f_inode) : NULL;
	u64 caps[3] = { 0 };
	u32 flags = 0, layer;

	if (!s)
		return 0;
	if (inode) {
		if (exe_writable(cred, inode))
			flags |= GYR_EXE_WRITABLE;
		layer = overlay_layer(file);
		if (layer)
			flags |= layer == 1 ? GYR_EXE_UPPER_LAYER : GYR_EXE_LOWER_LAYER;
		if (is_memfd(file))
			flags |= GYR_EXE_FROM_MEMFD;
	}
	put_u32(s, flags);
	bpf_core_read(&caps[0], 8, &cred->cap_inheritable);
	bpf_core_read(&caps[1], 8, &cred->cap_permitted);
	bpf_core_read(&caps[2], 8, &cred->cap_effective);
	put_u64(s, caps[0]);
	put_u64(s, caps[1]);
	put_u64(s, caps[2]);
	put_u64(s, inode ? BPF_CORE_READ(inode, i_ino) : 0);
	put_u64(s, inode ? inode_ctime(inode) : 0);
	put_u64(s, inode ? inode_mtime(inode) : 0);
	put_u32(s, cred->euid.val);
	if (file)
		put_path(s, (u64)file + bpf_core_field_offset(struct file, f_path));
	else
		put_nothing(s);
	return 0;
}

/* All of an execve or execveat but the name it was given. */
__noinline int put_exec(struct scratch *s, u64 argv, u64 envp)
{
	struct task_struct *task = current_task();
	struct pid *group = BPF_CORE_READ(task, signal, pids[PIDTYPE_PGID]);

	if (!s)
		return 0;
	put_process(s, argv);
	if (s->ret >= 0)
		put_environment(s);
	else if (settings.environment)
		put_user_pointers(s, envp, 0);
	else
		put_nothing(s);
	put_u32(s, task_tty(task));
	put_u64(s, pid_nr_here(group));
	put_u32(s, task_loginuid(task));
	put_exe_file(s);
	put_u64(s, pid_nr_outside(group));
	put_u32(s, task->cred->egid.val);
	return 0;
}

/* All of a clone, fork or vfork; `flags` in the form of the records. */
__noinline int put_clone(struct scratch *s, u32 flags)
{
	struct task_struct *task = current_task();
	struct pid *thread = BPF_CORE_READ(task, thread_pid);
	struct pid *process = BPF_CORE_READ(task, signal, pids[PIDTYPE_TGID]);
	struct pid_namespace *ns = pid_namespace_of(thread);

	if (!s)
		return 0;
	put_process(s, 0);
	if (BPF_CORE_READ(ns, level) || BPF_CORE_READ(task, nsproxy, pid_ns_for_children) != ns)
		flags |= GYR_CLONE_CHILD_IN_PIDNS;
	put_u32(s, flags);
	put_u32(s, task->cred->euid.val);
	put_u32(s, task->cred->egid.val);
	put_u64(s, pid_nr_inside(thread));
	put_u64(s, pid_nr_inside(process));
	put_u64(s, s->ret == 0 ? BPF_CORE_READ(pid_namespace_of(process), child_reaper, start_time) : 0);
	return 0;
}

#endif
