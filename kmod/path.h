/* SPDX-License-Identifier: GPL-2.0 */
/* Paths of files. */
#ifndef GYR_PATH_H
#define GYR_PATH_H

#include "context.h"

struct path;

/* When the module is loaded, where sleeping is allowed. */
void gyr_path_init(void);

void gyr_put_path(struct gyr_context *context, const struct path *path);

#endif
