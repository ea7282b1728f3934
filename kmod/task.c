// SPDX-License-Identifier: GPL-2.0
/* No lock is taken here: a probe may not sleep for one. */
#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/cgroup.h>
#include <linux/cred.h>
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/kdev_t.h>
#include <linux/mm.h>
#include <linux/nsproxy.h>
#include <linux/pid_namespace.h>
#include <linux/sched/signal.h>
#include <linux/sched/task.h>
#include <linux/tty.h>
#include <linux/tty_driver.h>
#include <linux/uaccess.h>
#include <linux/user_namespace.h>

#include "compat.h"
#include "file.h"
#include "path.h"
#include "task.h"

#define KIB(pages) ((pages) << (PAGE_SHIFT - 10))

u32 gyr_mm_size(const struct mm_struct *mm)
{
	return mm ? KIB(mm->total_vm) : 0;
}

u32 gyr_mm_resident(struct mm_struct *mm)
{
	return mm ? KIB(get_mm_rss(mm)) : 0;
}

u32 gyr_mm_swapped(struct mm_struct *mm)
{
	return mm ? KIB(get_mm_counter(mm, MM_SWAPENTS)) : 0;
}

/* The terminal may go away while it is looked at. */
u32 gyr_task_tty(void)
{
	struct tty_struct *tty = READ_ONCE(current->signal->tty);
	struct tty_driver *driver = NULL;
	int major = 0, minor = 0, index = 0;

	if (!tty || copy_from_kernel_nofault(&driver, &tty->driver, sizeof(driver)) || !driver ||
	    copy_from_kernel_nofault(&index, &tty->index, sizeof(index)) ||
	    copy_from_kernel_nofault(&major, &driver->major, sizeof(major)) ||
	    copy_from_kernel_nofault(&minor, &driver->minor_start, sizeof(minor)))
		return 0;
	return new_encode_dev(MKDEV(major, minor) + index);
}

u32 gyr_task_loginuid(void)
{
	return __kuid_val(audit_get_loginuid(current));
}

u64 gyr_task_capabilities(u32 set)
{
	const struct cred *cred = current_cred();
	const kernel_cap_t *sets[] = { &cred->cap_inheritable, &cred->cap_permitted,
				       &cred->cap_effective };
	u64 value;

	BUILD_BUG_ON(sizeof(kernel_cap_t) != sizeof(value));
	memcpy(&value, sets[set], sizeof(value));
	return value;
}

/* When the first process of the own namespace began, on the monotonic clock. */
u64 gyr_task_namespace_start(void)
{
	struct pid_namespace *ns = task_active_pid_ns(current);
	struct task_struct *reaper;
	u64 start = 0;

	rcu_read_lock();
	reaper = ns ? READ_ONCE(ns->child_reaper) : NULL;
	if (reaper)
		start = reaper->start_time;
	rcu_read_unlock();
	return start;
}

/* A thread of the process that is not on its way out. */
static pid_t living_thread(struct task_struct *process)
{
	struct task_struct *thread;

	for_each_thread(process, thread)
		if (!(thread->flags & PF_EXITING))
			return thread->pid;
	return 0;
}

/*
 * Who gets the children of a thread that ends: another thread of its process,
 * the nearest ancestor that asked for them, the first process of its
 * namespace. 0: there are none, or the whole namespace goes.
 */
pid_t gyr_task_reaper(struct task_struct *task)
{
	struct task_struct *first, *ancestor;
	struct pid_namespace *ns;
	pid_t found = 0;

	if (list_empty(&task->children))
		return 0;
	rcu_read_lock();
	found = living_thread(task);
	ns = task_active_pid_ns(task);
	first = ns ? READ_ONCE(ns->child_reaper) : NULL;
	if (found || !first || first == task)
		goto out;
	if (task->signal->has_child_subreaper) {
		unsigned int level = task_pid(task)->level;

		for (ancestor = rcu_dereference(task->real_parent);
		     ancestor != first && ancestor != &init_task;
		     ancestor = rcu_dereference(ancestor->real_parent)) {
			struct pid *pid = task_pid(ancestor);

			if (!pid || pid->level != level)
				break;
			if (!ancestor->signal->is_child_subreaper)
				continue;
			found = living_thread(ancestor);
			if (found)
				goto out;
		}
	}
	found = first->pid;
out:
	rcu_read_unlock();
	return found;
}

/* "/a/b" and a NUL; what it took, 0: there is no room. Under rcu_read_lock(). */
static u32 put_cgroup_path(u8 *to, u32 room, struct cgroup *cgroup)
{
	enum { DEPTH_MAX = 24 };
	const char *names[DEPTH_MAX];
	struct kernfs_node *node;
	int depth = 0;
	u32 took = 0;

	if (room < 2)
		return 0;
	for (node = cgroup->kn; node && depth < DEPTH_MAX; node = gyr_kernfs_parent(node))
		names[depth++] = gyr_kernfs_name(node);
	/* The root's name is empty and stands last. */
	if (depth <= 1)
		to[took++] = '/';
	for (depth -= 2; depth >= 0; depth--) {
		ssize_t length;

		if (room < took + 2)
			return 0;
		to[took++] = '/';
		length = strscpy((char *)to + took, names[depth], room - took);
		if (length < 0)
			return 0;
		took += length;
	}
	to[took++] = 0;
	return took;
}

/* NAME=PATH and a NUL of each controller. Most are in the same cgroup: its path is found once. */
void gyr_put_cgroups(struct gyr_record *record)
{
	enum { NAME_MOST = 8 };
	static const struct {
		char name[NAME_MOST + 1];
		u8 length;
		u8 id;
	} controllers[] = {
#define CONTROLLER(name, id) { name, sizeof(name) - 1, id }
#if IS_ENABLED(CONFIG_CPUSETS)
		CONTROLLER("cpuset=", cpuset_cgrp_id),
#endif
#if IS_ENABLED(CONFIG_CGROUP_SCHED)
		CONTROLLER("cpu=", cpu_cgrp_id),
#endif
#if IS_ENABLED(CONFIG_CGROUP_CPUACCT)
		CONTROLLER("cpuacct=", cpuacct_cgrp_id),
#endif
#if IS_ENABLED(CONFIG_BLK_CGROUP)
		CONTROLLER("io=", io_cgrp_id),
#endif
#if IS_ENABLED(CONFIG_MEMCG)
		CONTROLLER("memory=", memory_cgrp_id),
#endif
#undef CONTROLLER
	};
	u32 most = min_t(u32, gyr_room(record), GYR_CGROUPS_MAX), took = 0, length = 0;
	const struct cgroup *last = NULL;
	u8 *start = record->at, *path = start;
	int i;

	rcu_read_lock();
	for (i = 0; i < ARRAY_SIZE(controllers); i++) {
		struct cgroup_subsys_state *css = task_css(current, controllers[i].id);
		u8 *to = start + took + controllers[i].length;

		if (!css)
			continue;
		if (most - took < NAME_MOST + length)
			break;
		memcpy(start + took, controllers[i].name, NAME_MOST);
		if (css->cgroup == last) {
			memcpy(to, path, length);
		} else {
			length = put_cgroup_path(to, most - took - NAME_MOST, css->cgroup);
			if (!length)
				break;
			last = css->cgroup;
			path = to;
		}
		took += controllers[i].length + length;
	}
	rcu_read_unlock();
	gyr_put_written(record, took);
}

/* May the process write to its program? Mode bits, owner and capabilities; no access lists. */
static bool program_is_writable(const struct inode *inode)
{
	const struct cred *cred = current_cred();
	umode_t mode = inode->i_mode;

	if ((inode->i_sb->s_flags & SB_RDONLY && S_ISREG(mode)) || IS_IMMUTABLE(inode))
		return false;
	if (!uid_valid(inode->i_uid) || !gid_valid(inode->i_gid))
		return false;
	if (uid_eq(inode->i_uid, cred->fsuid))
		return true;
	if (in_group_p(inode->i_gid))
		mode >>= 3;
	if (mode & S_IWOTH)
		return true;
	if (!kuid_has_mapping(cred->user_ns, inode->i_uid))
		return false;
	return cap_raised(cred->cap_effective, CAP_FOWNER) ||
	       (cap_raised(cred->cap_effective, CAP_DAC_OVERRIDE) &&
		kgid_has_mapping(cred->user_ns, inode->i_gid));
}

static u64 nanoseconds(struct timespec64 time)
{
	return time.tv_sec < 0 ? 0 : time.tv_sec * NSEC_PER_SEC + time.tv_nsec;
}

/* flags, the three sets of capabilities, exe_ino, exe_ino_ctime, exe_ino_mtime, uid, trusted_exepath. */
void gyr_put_program(struct gyr_context *context)
{
	struct gyr_record *record = &context->record;
	struct mm_struct *mm = current->mm;
	const struct inode *inode = NULL;
	struct file *file = NULL;
	u32 flags = 0, layer, set;

	/* Held: another thread may exchange it, and the memory of a file that nobody holds is used again at once. */
	if (mm)
		file = gyr_file_get(&mm->exe_file);
	if (file)
		inode = file_inode(file);
	if (inode) {
		layer = gyr_file_layer(file);
		flags = (program_is_writable(inode) ? GYR_EXE_WRITABLE : 0) |
			(layer == GYR_LAYER_UPPER ? GYR_EXE_UPPER_LAYER : 0) |
			(layer == GYR_LAYER_LOWER ? GYR_EXE_LOWER_LAYER : 0) |
			(gyr_file_is_memfd(file) ? GYR_EXE_FROM_MEMFD : 0);
	}
	gyr_put(record, flags, 4);
	for (set = 0; set < 3; set++)
		gyr_put(record, gyr_task_capabilities(set), 8);
	gyr_put(record, inode ? inode->i_ino : 0, 8);
	gyr_put(record, inode ? nanoseconds(gyr_inode_ctime(inode)) : 0, 8);
	gyr_put(record, inode ? nanoseconds(gyr_inode_mtime(inode)) : 0, 8);
	gyr_put(record, __kuid_val(current_euid()), 4);
	if (file)
		gyr_put_path(context, &file->f_path);
	else
		gyr_put_nothing(record);
	if (file)
		fput(file);
}
