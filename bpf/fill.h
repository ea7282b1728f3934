/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Carries out the fill table (kmod/generated/fill.h): what a parameter is made
 * of stands there, how it is made here. Frequent operations first; the others
 * are functions of their own, number.h and value.h.
 */
#ifndef GYR_BPF_FILL_H
#define GYR_BPF_FILL_H

#include "process.h"
#include "value.h"

static __always_inline bool is_rare_value(u32 op, u32 width)
{
	return width == 0 || op == GYR_OP_MSG_SIZE;
}

__noinline int fill(struct scratch *s, u32 index)
{
	const struct gyr_fill *with;
	u64 number;
	u32 arg;

	if (!s || index >= GYR_FILL_COUNT)
		return 0;
	with = &gyr_fills[index];
	arg = with->arg;
	switch (with->op) {
	case GYR_OP_NONE:
		put_nothing(s);
		return 0;
	case GYR_OP_TEXT:
		put_user_text(s, argument(s, arg));
		return 0;
	case GYR_OP_DATA_READ:
		if (s->ret > 0)
			put_user_bytes(s, argument(s, arg), s->ret, data_limit(s->args[0]));
		else
			put_nothing(s);
		return 0;
	case GYR_OP_DATA_WRITE:
		put_user_bytes(s, argument(s, arg), s->ret > 0 ? s->ret : argument(s, with->extra),
			       data_limit(s->args[0]));
		return 0;
	case GYR_OP_RETURN:
		number = s->ret;
		break;
	case GYR_OP_UNSIGNED:
		number = argument(s, arg);
		break;
	case GYR_OP_SIGNED:
		number = (s64)(s32)argument(s, arg);
		break;
	case GYR_OP_ZERO:
		number = 0;
		break;
	case GYR_OP_FLAGS:
		number = gyr_convert(with->convert, argument(s, arg));
		break;
	case GYR_OP_OPEN_MODE:
		number = gyr_open_creates(argument(s, with->extra)) ? argument(s, arg) & 07777 : 0;
		break;
	case GYR_OP_OPEN_FLAGS:
		number = gyr_convert_open(argument(s, arg)) | opened_flags(s);
		break;
	case GYR_OP_RETURN_DEV: {
		struct file *file = returned_file(s);

		number = file ? device_number(BPF_CORE_READ(file, f_inode, i_sb, s_dev)) : 0;
		break;
	}
	case GYR_OP_RETURN_INO: {
		struct file *file = returned_file(s);

		number = file ? BPF_CORE_READ(file, f_inode, i_ino) : 0;
		break;
	}
	case GYR_OP_RETURN_SIZE:
		number = s->ret > 0 ? s->ret : 0;
		break;
	default:
		if (is_rare_value(with->op, with->width)) {
			rare_value(s, with->op, arg, with->extra);
			return 0;
		}
		number = rare_number(s, with->op, arg, with->extra);
		break;
	}
	put_number(s, number, with->width);
	return 0;
}

#endif
