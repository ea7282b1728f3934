// SPDX-License-Identifier: GPL-2.0
/*
 * Paths of files, as the running process sees them; a deleted file's is what
 * it was. The caller holds the file.
 */
#include <linux/dcache.h>
#include <linux/fs.h>
#include <linux/fs_struct.h>
#include <linux/mount.h>
#include <linux/namei.h>
#include <linux/path.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#include "path.h"

#ifdef CONFIG_PREEMPT_RT

/*
 * With real-time locks d_path() may sleep for whoever renames or mounts just
 * then. So names are walked here without any lock, as memory that may change:
 * entries and mounts are not freed meanwhile (RCU), what is torn is walked
 * once more.
 */
#define COMPONENTS 256
#define TRIES 3

/* The beginning of struct mount, which is private to the kernel's fs/: what others see of it follows. */
struct mount_start {
	struct hlist_node hash;
	char *parent; /* struct mount */
	struct dentry *mountpoint;
};

static bool mounts_are_known;

/* Where a mount is mounted; its own root, if nowhere. */
static bool mount_point(const struct vfsmount *mount, struct path *path)
{
	struct mount_start own;

	if (copy_from_kernel_nofault(&own, (const char *)mount - sizeof(own), sizeof(own)) || !own.parent)
		return false;
	path->mnt = (struct vfsmount *)(own.parent + sizeof(own));
	path->dentry = own.mountpoint;
	return true;
}

/* Whether struct mount begins as is thought here, by a mount that the kernel tells of. */
void gyr_path_init(void)
{
	struct path root, told, seen;

	get_fs_root(current->fs, &root);
	told.mnt = root.mnt;
	told.dentry = root.mnt->mnt_root;
	path_get(&told);
	if (mount_point(root.mnt, &seen))
		mounts_are_known = follow_up(&told) ? path_equal(&told, &seen) : seen.mnt == root.mnt;
	path_put(&told);
	path_put(&root);
	if (!mounts_are_known)
		pr_warn("gyr: the mounts of this kernel are not understood, paths of programs are left out\n");
}

/* Puts "/name" in front; NULL: there is no room. */
static char *prepend(char *start, char *at, const struct qstr *from)
{
	const char *name = READ_ONCE(from->name);
	u32 length = min_t(u32, READ_ONCE(from->len), NAME_MAX);

	if (at - start < length + 1)
		return NULL;
	at -= length + 1;
	*at = '/';
	return copy_from_kernel_nofault(at + 1, name, length) ? NULL : at;
}

/* The path's start, up to `end`, where its NUL is to stand; under rcu_read_lock(). */
static char *walk(const struct path *from, char *start, char *end)
{
	struct path root = current->fs->root, path = *from;
	char *at = end;
	int i;

	for (i = 0; i < COMPONENTS && !path_equal(&path, &root); i++) {
		struct dentry *parent;

		if (path.dentry == path.mnt->mnt_root) {
			struct vfsmount *mount = path.mnt;

			if (!mount_point(mount, &path) || path.mnt == mount)
				break;
			continue;
		}
		parent = READ_ONCE(path.dentry->d_parent);
		/* No name of its own above: memory, a file of a mount long gone. */
		if (parent == path.dentry && at != end)
			break;
		at = prepend(start, at, &path.dentry->d_name);
		if (!at || parent == path.dentry)
			return at;
		path.dentry = parent;
	}
	if (at == end && at > start)
		*--at = '/';
	return at;
}

static u32 renames(void)
{
	/* Not by the kernel's functions: they wait. */
	return READ_ONCE(rename_lock.seqcount.seqcount.sequence);
}

static char *path_of(const struct path *path, char *to, u32 size)
{
	char *found = NULL;
	int tries;

	if (!mounts_are_known)
		return NULL;
	rcu_read_lock();
	for (tries = 0; tries < TRIES; tries++) {
		u32 before = renames();

		smp_rmb();
		found = walk(path, to, to + size - 1);
		smp_rmb();
		if (renames() == before)
			break;
	}
	rcu_read_unlock();
	to[size - 1] = 0;
	return found;
}

#else

void gyr_path_init(void)
{
}

static char *path_of(const struct path *path, char *to, u32 size)
{
	char *found = d_path(path, to, size);

	return IS_ERR(found) ? NULL : found;
}

#endif

/* d_path() says so of a file that is gone; what is told here is its name alone. */
static u32 without_deleted(const struct path *path, const char *found, u32 length)
{
	static const char deleted[] = " (deleted)";
	const u32 suffix = sizeof(deleted) - 1;

	if (!IS_ENABLED(CONFIG_PREEMPT_RT) && length > suffix &&
	    !memcmp(found + length - suffix, deleted, suffix) &&
	    (d_unlinked(path->dentry) || path->dentry->d_op))
		length -= suffix;
	return length;
}

void gyr_put_path(struct gyr_context *context, const struct path *path)
{
	struct gyr_record *record = &context->record;
	char *found;
	u32 length;

	if (gyr_room(record) < GYR_TEXT_MAX) {
		record->full = true;
		gyr_put_nothing(record);
		return;
	}
	found = path_of(path, record->at, GYR_TEXT_MAX);
	if (!found) {
		gyr_put_fault(record);
		return;
	}
	length = strnlen(found, (char *)record->at + GYR_TEXT_MAX - found);
	length = without_deleted(path, found, length);
	memmove(record->at, found, length);
	record->at[length] = 0;
	gyr_put_written(record, length + 1);
}
