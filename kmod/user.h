/* SPDX-License-Identifier: GPL-2.0 */
/* Memory of the caller, read without ever sleeping: page faults are off. */
#ifndef GYR_USER_H
#define GYR_USER_H

#include <linux/compat.h>
#include <linux/uaccess.h>
#include <linux/uio.h>

#include "context.h"

struct gyr_iovec {
	unsigned long base;
	unsigned long length;
};

struct gyr_message {
	unsigned long name;
	u32 name_length;
	unsigned long vectors;
	unsigned long vector_count;
	unsigned long control;
	unsigned long control_length;
};

/* False: not readable. NULL stands for nothing in many calls; to try it would cost two faults. */
static __always_inline bool gyr_user_read(void *to, unsigned long from, unsigned long length)
{
	const void __user *user = (const void __user *)from;

	return from && access_ok(user, length) && !raw_copy_from_user(to, user, length);
}

/* A pointer, or an unsigned long, of the caller. */
static inline bool gyr_user_long(const struct gyr_context *context, unsigned long from,
				 unsigned long *value)
{
	u32 small;

	if (!context->compat)
		return gyr_user_read(value, from, sizeof(*value));
	if (!gyr_user_read(&small, from, sizeof(small)))
		return false;
	*value = small;
	return true;
}

void gyr_put_user_text(struct gyr_record *record, unsigned long from);
void gyr_put_user_bytes(struct gyr_record *record, unsigned long from, unsigned long length,
			u32 most);
u32 gyr_user_snaplen(const struct gyr_context *context);
bool gyr_user_iovec(const struct gyr_context *context, unsigned long from, u32 index,
		    struct gyr_iovec *vector);
bool gyr_user_message(const struct gyr_context *context, unsigned long from,
		      struct gyr_message *message);
u32 gyr_user_message_size(const struct gyr_context *context);

#endif
