/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What a record says of the process that made it: ids in its own and in the
 * initial namespace, memory, credentials, terminal, cgroups, its program.
 */
#ifndef GYR_BPF_TASK_H
#define GYR_BPF_TASK_H

#include "kernel_task.h"
#include "path.h"

#define KIB_PER_PAGE 4

static __always_inline struct task_struct *current_task(void)
{
	return (void *)bpf_get_current_task_btf();
}

static __always_inline void put_comm(struct scratch *s, struct task_struct *task)
{
	u8 *to = put_where(s);
	long length = to ? bpf_probe_read_kernel_str(to, sizeof(task->comm), &task->comm) : 0;

	put_length(s, length > 0 ? length : 0);
}

/* The id a pid has in the namespace it was made in. */
static __always_inline s64 pid_nr_inside(struct pid *pid)
{
	u32 level = BPF_CORE_READ(pid, level);
	struct upid *numbers = (void *)pid + bpf_core_field_offset(struct pid, numbers);

	return BPF_CORE_READ(numbers + (level & 31), nr);
}

static __always_inline struct pid_namespace *pid_namespace_of(struct pid *pid)
{
	u32 level = BPF_CORE_READ(pid, level);
	struct upid *numbers = (void *)pid + bpf_core_field_offset(struct pid, numbers);

	return BPF_CORE_READ(numbers + (level & 31), ns);
}

/* The id a pid has where the running thread lives; 0: it is not known there. */
static __always_inline s64 pid_nr_here(struct pid *pid)
{
	struct pid *own = BPF_CORE_READ(current_task(), thread_pid);
	u32 level = BPF_CORE_READ(own, level) & 31;
	struct upid *numbers = (void *)pid + bpf_core_field_offset(struct pid, numbers);

	if (BPF_CORE_READ(pid, level) < level ||
	    BPF_CORE_READ(numbers + level, ns) != pid_namespace_of(own))
		return 0;
	return BPF_CORE_READ(numbers + level, nr);
}

/* The outermost id: level 0 is the initial namespace. */
static __always_inline s64 pid_nr_outside(struct pid *pid)
{
	struct upid *numbers = (void *)pid + bpf_core_field_offset(struct pid, numbers);

	return BPF_CORE_READ(numbers, nr);
}

static __always_inline u32 mm_pages(struct mm_struct *mm, u32 which)
{
	s64 pages;

	if (bpf_core_type_exists(struct mm_rss_stat)) {
		struct mm_struct___before_6_2 *old = (void *)mm;
		atomic_long_t *counts = (void *)&old->rss_stat.count;

		pages = 0;
		bpf_probe_read_kernel(&pages, sizeof(pages), &counts[which]);
	} else {
		void *counts = (void *)mm + bpf_core_field_offset(struct mm_struct, rss_stat);
		u32 each = bpf_core_type_size(struct percpu_counter);

		pages = 0;
		bpf_probe_read_kernel(&pages, sizeof(pages),
				      counts + which * each +
					      bpf_core_field_offset(struct percpu_counter, count));
	}
	return pages > 0 ? pages : 0;
}

static __always_inline u32 mm_resident(struct mm_struct *mm)
{
	if (!mm)
		return 0;
	return (mm_pages(mm, MM_FILEPAGES) + mm_pages(mm, MM_ANONPAGES) + mm_pages(mm, MM_SHMEMPAGES)) *
	       KIB_PER_PAGE;
}

static __always_inline u32 mm_swapped(struct mm_struct *mm)
{
	return mm ? mm_pages(mm, MM_SWAPENTS) * KIB_PER_PAGE : 0;
}

static __always_inline u32 mm_size(struct mm_struct *mm)
{
	return mm ? BPF_CORE_READ(mm, total_vm) * KIB_PER_PAGE : 0;
}

/* Device number as programs see it: 20 bits of minor around 12 of major. */
static __always_inline u32 device_number(u32 dev)
{
	u32 major = dev >> 20, minor = dev & 0xfffff;

	return (minor & 0xff) | (major << 8) | ((minor & ~0xffU) << 12);
}

static __always_inline u32 task_tty(struct task_struct *task)
{
	struct tty_struct *tty = BPF_CORE_READ(task, signal, tty);
	struct tty_driver *driver;

	if (!tty)
		return 0;
	driver = BPF_CORE_READ(tty, driver);
	if (!driver)
		return 0;
	return device_number((BPF_CORE_READ(driver, major) << 20 | BPF_CORE_READ(driver, minor_start)) +
			     BPF_CORE_READ(tty, index));
}

static __always_inline u32 task_loginuid(struct task_struct *task)
{
	if (bpf_core_field_exists(task->loginuid))
		return BPF_CORE_READ(task, loginuid.val);
	return (u32)-1;
}

static __always_inline bool id_mapped(const struct uid_gid_map *map, u32 id)
{
	u32 extents = BPF_CORE_READ(map, nr_extents);

	/* Maps of more than five extents lie elsewhere and are rare: taken as holding every id. */
	if (extents > 5)
		return true;
	for (u32 i = 0; i < 5; i++) {
		const struct uid_gid_extent *extent = &map->extent[i];
		u32 first = BPF_CORE_READ(extent, lower_first);

		if (i < extents && id >= first && id - first < BPF_CORE_READ(extent, count))
			return true;
	}
	return false;
}

static __always_inline bool in_group(const struct cred *cred, u32 gid)
{
	struct group_info *groups = BPF_CORE_READ(cred, group_info);
	u32 left = 0, right = BPF_CORE_READ(groups, ngroups);

	if (BPF_CORE_READ(cred, fsgid.val) == gid)
		return true;
	/* Sorted; at most 65,536 of them. */
	for (u32 i = 0; i < 17; i++) {
		u32 middle = (left + right) / 2, other = 0;

		if (left >= right)
			break;
		bpf_probe_read_kernel(&other, sizeof(other),
				      (void *)groups + bpf_core_field_offset(struct group_info, gid) +
					      middle * sizeof(u32));
		if (other == gid)
			return true;
		if (other < gid)
			left = middle + 1;
		else
			right = middle;
	}
	return false;
}

/* May the process write to its own program? Mode bits, owner and capabilities; no ACLs. */
static __always_inline bool exe_writable(const struct cred *cred, struct inode *inode)
{
	u32 mode = BPF_CORE_READ(inode, i_mode);
	u32 type = mode & S_IFMT;
	u32 uid = BPF_CORE_READ(inode, i_uid.val), gid = BPF_CORE_READ(inode, i_gid.val);
	u32 fsuid = BPF_CORE_READ(cred, fsuid.val);
	struct user_namespace *ns;
	u64 effective = 0;
	bool uid_known;

	if ((BPF_CORE_READ(inode, i_sb, s_flags) & SB_RDONLY) &&
	    (type == S_IFREG || type == S_IFDIR || type == S_IFLNK))
		return false;
	if (BPF_CORE_READ(inode, i_flags) & S_IMMUTABLE)
		return false;
	if (uid == (u32)-1 || gid == (u32)-1)
		return false;
	if (uid == fsuid)
		return true;
	if (in_group(cred, gid))
		mode >>= 3;
	if (mode & 2)
		return true;
	ns = BPF_CORE_READ(cred, user_ns);
	bpf_core_read(&effective, sizeof(effective), &cred->cap_effective);
	uid_known = id_mapped(&ns->uid_map, uid);
	if ((effective & (1ULL << CAP_DAC_OVERRIDE)) && uid_known && id_mapped(&ns->gid_map, gid))
		return true;
	return (effective & (1ULL << CAP_FOWNER)) && uid_known;
}

/* Of a file on overlayfs: 1 in the upper layer, 2 in a lower one; 0: not on overlayfs. */
static __always_inline u32 overlay_layer(struct file *file)
{
	struct dentry *dentry = BPF_CORE_READ(file, f_path.dentry), *upper = NULL;
	struct inode *inode;

	if (BPF_CORE_READ(dentry, d_sb, s_magic) != OVERLAYFS_SUPER_MAGIC)
		return 0;
	inode = BPF_CORE_READ(dentry, d_inode);
	/* struct ovl_inode is private to its module: the upper entry follows the inode in it. */
	bpf_probe_read_kernel(&upper, sizeof(upper), (void *)inode + bpf_core_type_size(struct inode));
	if (upper && BPF_CORE_READ(upper, d_inode, i_ino))
		return 1;
	return 2;
}

/* Memory that never had a path: an entry without parent whose name starts with "memfd:". */
static __always_inline bool is_memfd(struct file *file)
{
	struct dentry *dentry = BPF_CORE_READ(file, f_path.dentry);
	u64 start = 0;

	if (!dentry || BPF_CORE_READ(dentry, d_parent) != dentry)
		return false;
	bpf_probe_read_kernel(&start, 6, BPF_CORE_READ(dentry, d_name.name));
	return start == 0x3a64666d656dULL;
}

static __always_inline u64 nanoseconds(s64 seconds, u64 rest)
{
	return seconds < 0 ? 0 : seconds * 1000000000ULL + rest;
}

static __always_inline u64 inode_ctime(struct inode *inode)
{
	if (bpf_core_field_exists(inode->i_ctime_sec)) {
		/* The top bit of the nanoseconds is a mark of the kernel's own since 6.13. */
		return nanoseconds(BPF_CORE_READ(inode, i_ctime_sec),
				   BPF_CORE_READ(inode, i_ctime_nsec) & 0x3fffffff);
	}
	if (bpf_core_field_exists(((struct inode___before_6_11 *)inode)->__i_ctime)) {
		struct inode___before_6_11 *old = (void *)inode;

		return nanoseconds(BPF_CORE_READ(old, __i_ctime.tv_sec),
				   BPF_CORE_READ(old, __i_ctime.tv_nsec) & 0x3fffffff);
	}
	struct inode___before_6_6 *older = (void *)inode;

	return nanoseconds(BPF_CORE_READ(older, i_ctime.tv_sec), BPF_CORE_READ(older, i_ctime.tv_nsec));
}

static __always_inline u64 inode_mtime(struct inode *inode)
{
	if (bpf_core_field_exists(inode->i_mtime_sec))
		return nanoseconds(BPF_CORE_READ(inode, i_mtime_sec), BPF_CORE_READ(inode, i_mtime_nsec));
	if (bpf_core_field_exists(((struct inode___before_6_11 *)inode)->__i_mtime)) {
		struct inode___before_6_11 *old = (void *)inode;

		return nanoseconds(BPF_CORE_READ(old, __i_mtime.tv_sec),
				   BPF_CORE_READ(old, __i_mtime.tv_nsec));
	}
	struct inode___before_6_6 *older = (void *)inode;

	return nanoseconds(BPF_CORE_READ(older, i_mtime.tv_sec), BPF_CORE_READ(older, i_mtime.tv_nsec));
}

#endif
