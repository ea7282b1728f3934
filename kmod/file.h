/* SPDX-License-Identifier: GPL-2.0 */
/* Facts about files: of descriptors, of programs, paths. */
#ifndef GYR_FILE_H
#define GYR_FILE_H

#include "context.h"

struct file;
struct linux_binprm;

enum {
	GYR_LAYER_NONE = 0, /* not on overlayfs */
	GYR_LAYER_UPPER = 1,
	GYR_LAYER_LOWER = 2,
};

bool gyr_file_is_regular_unwritable(int fd);
u64 gyr_file_inode(int fd);
void gyr_file_opened(struct gyr_context *context);
u32 gyr_file_layer(const struct file *file);
bool gyr_file_is_memfd(const struct file *file);
const char *gyr_program_name(const struct linux_binprm *program);

#endif
