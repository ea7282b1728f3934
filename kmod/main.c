// SPDX-License-Identifier: GPL-2.0
/* Loading and unloading. Nothing is attached before a reader asks for it. */
#include <linux/module.h>

#include "device.h"
#include "hooks.h"
#include "path.h"

static int __init gyr_init(void)
{
	int error = gyr_hooks_find();

	gyr_path_init();
	return error ?: gyr_device_add();
}

static void __exit gyr_exit(void)
{
	gyr_device_remove();
}

module_init(gyr_init);
module_exit(gyr_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("records system calls for gyr");
MODULE_VERSION(GYR_VERSION);
