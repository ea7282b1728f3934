// SPDX-License-Identifier: GPL-2.0
/* sendmsg and its kin: messages with vectors, an address and control data. */
#include <linux/sched.h>
#include <linux/socket.h>
#include <net/compat.h>

#include "fillers.h"
#include "socket.h"
#include "user.h"

void gyr_fill_msg_read(struct gyr_context *context, const struct gyr_fill *fill)
{
	struct gyr_message message;

	if (context->ret <= 0)
		gyr_put_nothing(&context->record);
	else if (!gyr_user_message(context, context->args[fill->arg], &message))
		gyr_put_fault(&context->record);
	else
		gyr_put_vectors(context, message.vectors, message.vector_count, context->ret);
}

void gyr_fill_msg_write(struct gyr_context *context, const struct gyr_fill *fill)
{
	struct gyr_message message;

	if (!gyr_user_message(context, context->args[fill->arg], &message))
		gyr_put_fault(&context->record);
	else
		gyr_put_vectors(context, message.vectors, message.vector_count,
				context->ret > 0 ? context->ret : U64_MAX);
}

void gyr_fill_msg_size(struct gyr_context *context, const struct gyr_fill *fill)
{
	struct gyr_message message;
	u64 size = 0;

	if (gyr_user_message(context, context->args[fill->arg], &message))
		size = gyr_vectors_size(context, message.vectors, message.vector_count);
	gyr_put(&context->record, size, fill->width);
}

static void put_tuple(struct gyr_context *context, const struct gyr_fill *fill, bool inbound)
{
	struct gyr_named named = { 0 };
	struct gyr_message message;

	if (gyr_user_message(context, context->args[fill->arg], &message)) {
		named.address = message.name;
		named.length = message.name_length;
	}
	gyr_put_tuple(&context->record, context->args[0], inbound, named);
}

void gyr_fill_msg_tuple_send(struct gyr_context *context, const struct gyr_fill *fill)
{
	put_tuple(context, fill, false);
}

void gyr_fill_msg_tuple_recv(struct gyr_context *context, const struct gyr_fill *fill)
{
	if (context->ret >= 0)
		put_tuple(context, fill, true);
	else
		gyr_put_nothing(&context->record);
}

void gyr_fill_msg_control(struct gyr_context *context, const struct gyr_fill *fill)
{
	struct gyr_message message;

	if (context->ret < 0)
		gyr_put_nothing(&context->record);
	else if (!gyr_user_message(context, context->args[fill->arg], &message))
		gyr_put_fault(&context->record);
	else
		gyr_put_user_bytes(&context->record, message.control, message.control_length,
				   GYR_CONTROL_MAX);
}

/* One record a message, with what became of that message; one for a call that failed. */
void gyr_record_messages(struct gyr_context *context, const struct gyr_plan *plan)
{
	unsigned long first = context->args[1];
	u32 size = gyr_user_message_size(context);
	s64 count = context->ret < 0 ? 1 : min_t(s64, context->ret, GYR_MESSAGES_MAX), index;
	bool failed = context->ret < 0;

	for (index = 0; index < count; index++) {
		u32 done;

		if (!gyr_context_begin(context, plan->count))
			continue;
		context->args[1] = first + index * size;
		if (!failed) {
			/* What became of it stands behind the message. */
			u32 at = context->compat ? sizeof(struct compat_msghdr) :
						   sizeof(struct user_msghdr);

			context->ret = gyr_user_read(&done, context->args[1] + at, sizeof(done)) ? done : 0;
		}
		gyr_fill_plan(context, plan);
		gyr_context_end(context, plan->event, plan->count, current->pid);
	}
}
