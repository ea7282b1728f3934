// SPDX-License-Identifier: GPL-2.0
/* Addresses, both ends of connections, socket options. */
#include <linux/errno.h>
#include <linux/time64.h>
#include <linux/time_types.h>

#include "fillers.h"
#include "socket.h"
#include "user.h"

static const struct gyr_named unnamed;

void gyr_fill_sockaddr(struct gyr_context *context, const struct gyr_fill *fill)
{
	gyr_put_sockaddr(&context->record, context->args[fill->arg], context->args[fill->extra]);
}

void gyr_fill_tuple_connect(struct gyr_context *context, const struct gyr_fill *fill)
{
	if (context->ret == 0 || context->ret == -EINPROGRESS)
		gyr_put_tuple(&context->record, context->args[0], false, unnamed);
	else
		gyr_put_nothing(&context->record);
}

void gyr_fill_tuple_send(struct gyr_context *context, const struct gyr_fill *fill)
{
	struct gyr_named named = { 0 };

	if (fill->arg != GYR_NO_EXTRA) {
		named.address = context->args[fill->arg];
		named.length = context->args[fill->extra];
	}
	gyr_put_tuple(&context->record, context->args[0], false, named);
}

void gyr_fill_tuple_recv(struct gyr_context *context, const struct gyr_fill *fill)
{
	struct gyr_named named = { 0 };

	if (context->ret < 0) {
		gyr_put_nothing(&context->record);
		return;
	}
	/* The length is where the call put it. */
	if (fill->arg != GYR_NO_EXTRA &&
	    gyr_user_read(&named.length, context->args[fill->extra], sizeof(named.length)))
		named.address = context->args[fill->arg];
	gyr_put_tuple(&context->record, context->args[0], true, named);
}

void gyr_fill_tuple_accept(struct gyr_context *context, const struct gyr_fill *fill)
{
	if (context->ret >= 0)
		gyr_put_tuple(&context->record, context->ret, true, unnamed);
	else
		gyr_put_nothing(&context->record);
}

void gyr_fill_queue(struct gyr_context *context, const struct gyr_fill *fill)
{
	u32 value = 0;

	if (context->ret >= 0)
		value = gyr_socket_queue(context->args[fill->arg], fill->extra);
	gyr_put(&context->record, value, fill->width);
}

void gyr_fill_pair_socket(struct gyr_context *context, const struct gyr_fill *fill)
{
	int fds[2];
	u64 value = 0;

	if (context->ret >= 0 && gyr_user_read(fds, context->args[fill->arg], sizeof(fds)))
		value = gyr_socket_end(fds[0], fill->extra);
	gyr_put(&context->record, value, fill->width);
}

void gyr_fill_sockopt_name(struct gyr_context *context, const struct gyr_fill *fill)
{
	gyr_put(&context->record,
		gyr_convert_sockopt(context->args[fill->arg], context->args[fill->extra]),
		fill->width);
}

static u64 time_value(const struct gyr_context *context, unsigned long from, u32 option)
{
	s64 wide[2];
	s32 small[2];

	/* The old options have the caller's own longs. */
	if (context->compat && (option == 20 || option == 21)) {
		if (!gyr_user_read(small, from, sizeof(small)))
			return 0;
		return small[0] * (s64)NSEC_PER_SEC + small[1] * (s64)NSEC_PER_USEC;
	}
	if (!gyr_user_read(wide, from, sizeof(wide)))
		return 0;
	return wide[0] * NSEC_PER_SEC + wide[1] * NSEC_PER_USEC;
}

void gyr_fill_sockopt_value(struct gyr_context *context, const struct gyr_fill *fill)
{
	u32 level = context->args[1], option = context->args[2], length = context->args[4];
	u32 kind = gyr_sockopt_kind(level, option), width, number = 0;
	unsigned long from = context->args[fill->arg];
	u8 value[9] = { kind };
	u64 wide = 0;

	if (fill->extra != GYR_NO_EXTRA &&
	    !gyr_user_read(&length, context->args[fill->extra], sizeof(length)))
		length = 0;
	if (kind == GYR_SOCKOPT_BYTES) {
		struct gyr_record *record = &context->record;

		length = min_t(u32, length, GYR_TEXT_MAX);
		if (gyr_room(record) < length + 1) {
			record->full = true;
			gyr_put_nothing(record);
			return;
		}
		record->at[0] = kind;
		if (length && !gyr_user_read(record->at + 1, from, length)) {
			record->faults++;
			length = 0;
		}
		gyr_put_written(record, 1 + length);
		return;
	}
	if (kind == GYR_SOCKOPT_TIME) {
		wide = time_value(context, from, option);
	} else if (kind == GYR_SOCKOPT_U64) {
		if (!gyr_user_read(&wide, from, sizeof(wide)))
			wide = 0;
	} else {
		if (!gyr_user_read(&number, from, sizeof(number)))
			number = 0;
		wide = kind == GYR_SOCKOPT_ERRNO ? -(s64)(s32)number : number;
	}
	width = kind == GYR_SOCKOPT_U32 ? 4 : 8;
	memcpy(value + 1, &wide, width);
	gyr_put_bytes(&context->record, value, 1 + width);
}
