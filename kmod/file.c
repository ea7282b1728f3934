// SPDX-License-Identifier: GPL-2.0
/*
 * Files of the running process. Inodes are looked at under RCU, without taking
 * hold of the file: the descriptor may be closed meanwhile by another thread,
 * but neither file nor inode is freed before we are done.
 */
#include <linux/binfmts.h>
#include <linux/dcache.h>
#include <linux/fdtable.h>
#include <linux/fs.h>
#include <linux/kdev_t.h>
#include <linux/magic.h>
#include <linux/nospec.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/string.h>

#include "file.h"
#include "user.h"

/* Under rcu_read_lock(). */
static struct file *file_of(unsigned int fd)
{
	struct files_struct *files = current->files;
	struct fdtable *table;

	if (unlikely(!files))
		return NULL;
	table = rcu_dereference(files->fdt);
	if (unlikely(fd >= table->max_fds))
		return NULL;
	return rcu_dereference(table->fd[array_index_nospec(fd, table->max_fds)]);
}

static struct inode *inode_of(const struct file *file)
{
	return file ? READ_ONCE(file->f_inode) : NULL;
}

bool gyr_file_is_regular_unwritable(int fd)
{
	struct inode *inode;
	struct file *file;
	bool result;

	rcu_read_lock();
	file = file_of(fd);
	inode = inode_of(file);
	result = inode && S_ISREG(inode->i_mode) && !(file->f_mode & FMODE_WRITE);
	rcu_read_unlock();
	return result;
}

u64 gyr_file_inode(int fd)
{
	struct inode *inode;
	u64 number;

	rcu_read_lock();
	inode = inode_of(file_of(fd));
	number = inode ? inode->i_ino : 0;
	rcu_read_unlock();
	return number;
}

/* Of a file on overlayfs: struct ovl_inode is private to it, the upper entry follows the inode. */
u32 gyr_file_layer(const struct file *file)
{
	const struct inode *inode = READ_ONCE(file->f_inode);
	void *upper = NULL;

	if (inode->i_sb->s_magic != OVERLAYFS_SUPER_MAGIC)
		return GYR_LAYER_NONE;
	if (copy_from_kernel_nofault(&upper, inode + 1, sizeof(upper)))
		return GYR_LAYER_LOWER;
	return upper ? GYR_LAYER_UPPER : GYR_LAYER_LOWER;
}

/* What the file behind the returned descriptor tells, looked up once a record. */
void gyr_file_opened(struct gyr_context *context)
{
	struct gyr_opened *opened = &context->opened;
	struct inode *inode;
	struct file *file;

	if (opened->known)
		return;
	memset(opened, 0, sizeof(*opened));
	opened->known = true;
	if (context->ret < 0)
		return;
	rcu_read_lock();
	file = file_of(context->ret);
	inode = inode_of(file);
	if (likely(inode)) {
		opened->device = new_encode_dev(inode->i_sb->s_dev);
		opened->inode = inode->i_ino;
		opened->created = file->f_mode & FMODE_CREATED;
		opened->layer = gyr_file_layer(file);
	}
	rcu_read_unlock();
}

/* Memory that never had a path: an entry without parent whose name starts with "memfd:". */
bool gyr_file_is_memfd(const struct file *file)
{
	const struct dentry *dentry = file->f_path.dentry;

	return IS_ROOT(dentry) && !strncmp(dentry->d_name.name, "memfd:", 6);
}

const char *gyr_program_name(const struct linux_binprm *program)
{
	return program->filename;
}
