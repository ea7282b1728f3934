/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Paths: from a directory entry up to the root of the process, across mounts,
 * as d_path goes, which these programs may not call. Without " (deleted)".
 */
#ifndef GYR_BPF_PATH_H
#define GYR_BPF_PATH_H

#include "kernel_file.h"
#include "record.h"

#define PATH_COMPONENTS 256
#define NAME_MAX 255

/* Puts "/name" in front of the path; false when it grew too long. */
static __always_inline bool path_prepend(struct scratch *s, const void *name, u32 length)
{
	u32 pos = s->walk.pos;

	if (length > NAME_MAX)
		length = NAME_MAX;
	if (pos >= PATH_MAX || length + 1 > pos)
		return false;
	pos -= length + 1;
	s->walk.pos = pos;
	KEEP_BITS(pos, 0xfff);
	KEEP_BITS(length, 0xff);
	s->work[pos] = '/';
	bpf_probe_read_kernel(&s->work[pos + 1], length, name);
	return true;
}

/* Copies the path that was walked to where the next value goes; returns its length with NUL. */
static __always_inline u32 path_copy(struct scratch *s, u8 *to)
{
	u32 pos = s->walk.pos, length;

	if (pos >= PATH_MAX - 1) {
		*(u16 *)to = '/';
		return 2;
	}
	s->work[PATH_MAX - 1] = 0;
	length = PATH_MAX - pos;
	KEEP_BITS(pos, 0xfff);
	KEEP_BITS(length, 0x1fff);
	bpf_probe_read_kernel(to, length, &s->work[pos]);
	return length;
}

static long path_step(u64 i, struct step *step)
{
	struct scratch *s = step->s;
	struct dentry *dentry = (void *)s->walk.entry, *parent;
	struct mount *mount = (void *)s->walk.mount;
	struct qstr name;

	if (s->walk.entry == s->walk.root && s->walk.mount == s->walk.root_mount)
		return 1;
	if (s->walk.entry == s->walk.mount_root) {
		struct mount *above = BPF_CORE_READ(mount, mnt_parent);

		if (!above || above == mount)
			return 1;
		s->walk.entry = (u64)BPF_CORE_READ(mount, mnt_mountpoint);
		s->walk.mount = (u64)above;
		s->walk.mount_root = (u64)BPF_CORE_READ(above, mnt.mnt_root);
		return 0;
	}
	parent = BPF_CORE_READ(dentry, d_parent);
	/* No name of its own above: a memfd, a file of a mount long gone. */
	if (!parent || (parent == dentry && s->walk.pos != PATH_MAX - 1))
		return 1;
	bpf_core_read(&name, sizeof(name), &dentry->d_name);
	if (!path_prepend(s, name.name, name.len))
		return 1;
	s->walk.entry = (u64)parent;
	return parent == dentry;
}

static __always_inline u64 mount_of(struct vfsmount *mnt)
{
	return (u64)mnt - bpf_core_field_offset(struct mount, mnt);
}

/* The path as the process that runs names it, with its NUL. */
__noinline int put_path(struct scratch *s, u64 path_address)
{
	struct path *from = (struct path *)path_address;
	struct task_struct *task = (void *)bpf_get_current_task_btf();
	struct step step = { .s = s };
	struct vfsmount *mnt;
	struct dentry *dentry;
	u8 *to;

	if (!s)
		return 0;
	dentry = BPF_CORE_READ(from, dentry);
	mnt = BPF_CORE_READ(from, mnt);
	to = put_where(s);
	if (!dentry || !mnt || !to) {
		put_nothing(s);
		return 0;
	}
	s->walk.entry = (u64)dentry;
	s->walk.mount = mount_of(mnt);
	s->walk.mount_root = (u64)BPF_CORE_READ(mnt, mnt_root);
	s->walk.root = (u64)BPF_CORE_READ(task, fs, root.dentry);
	s->walk.root_mount = mount_of(BPF_CORE_READ(task, fs, root.mnt));
	s->walk.pos = PATH_MAX - 1;
	bpf_loop(PATH_COMPONENTS, path_step, &step, 0);
	put_length(s, path_copy(s, to));
	return 0;
}

#endif
