// SPDX-License-Identifier: GPL-2.0
/* Text, data and vectors in the caller's memory; numbers it points to; its own size. */
#include <linux/sched.h>

#include "fillers.h"
#include "task.h"
#include "user.h"

void gyr_fill_text_ok(struct gyr_context *context, const struct gyr_fill *fill)
{
	if (context->ret >= 0)
		gyr_put_user_text(&context->record, context->args[fill->arg]);
	else
		gyr_put_nothing(&context->record);
}

void gyr_fill_data(struct gyr_context *context, const struct gyr_fill *fill)
{
	gyr_put_user_bytes(&context->record, context->args[fill->arg], context->args[fill->extra],
			   READ_ONCE(gyr_settings.snaplen));
}

/* As much as there is, up to `length` and to what the settings say; what cannot be read ends it. */
void gyr_put_vectors(struct gyr_context *context, unsigned long vectors, unsigned long count,
		     u64 length)
{
	struct gyr_record *record = &context->record;
	u64 most = min_t(u64, length, gyr_user_snaplen(context));
	u32 index, took = 0;

	for (index = 0; index < count && index < GYR_IOVECS_MAX && took < most; index++) {
		struct gyr_iovec vector;
		u64 part;

		if (!gyr_user_iovec(context, vectors, index, &vector)) {
			record->faults++;
			break;
		}
		part = min_t(u64, vector.length, most - took);
		if (part > gyr_room(record) - took) {
			record->full = true;
			break;
		}
		if (part && !gyr_user_read(record->at + took, vector.base, part)) {
			record->faults++;
			break;
		}
		took += part;
	}
	gyr_put_written(record, took);
}

u64 gyr_vectors_size(const struct gyr_context *context, unsigned long vectors,
		     unsigned long count)
{
	u64 size = 0;
	u32 index;

	for (index = 0; index < count && index < GYR_IOVECS_MAX; index++) {
		struct gyr_iovec vector;

		if (!gyr_user_iovec(context, vectors, index, &vector))
			return 0;
		size += vector.length;
	}
	return size;
}

void gyr_fill_iovec_read(struct gyr_context *context, const struct gyr_fill *fill)
{
	if (context->ret > 0)
		gyr_put_vectors(context, context->args[fill->arg], context->args[fill->extra],
				context->ret);
	else
		gyr_put_nothing(&context->record);
}

void gyr_fill_iovec_write(struct gyr_context *context, const struct gyr_fill *fill)
{
	gyr_put_vectors(context, context->args[fill->arg], context->args[fill->extra],
			context->ret > 0 ? context->ret : U64_MAX);
}

void gyr_fill_iovec_size(struct gyr_context *context, const struct gyr_fill *fill)
{
	gyr_put(&context->record,
		gyr_vectors_size(context, context->args[fill->arg], context->args[fill->extra]),
		fill->width);
}

void gyr_fill_pointer32(struct gyr_context *context, const struct gyr_fill *fill)
{
	u32 value;

	if (!gyr_user_read(&value, context->args[fill->arg], sizeof(value)))
		value = 0;
	gyr_put(&context->record, value, fill->width);
}

void gyr_fill_pointer64(struct gyr_context *context, const struct gyr_fill *fill)
{
	u64 value;

	if (!gyr_user_read(&value, context->args[fill->arg], sizeof(value)))
		value = 0;
	gyr_put(&context->record, value, fill->width);
}

void gyr_fill_pointer_long(struct gyr_context *context, const struct gyr_fill *fill)
{
	unsigned long value;

	if (!gyr_user_long(context, context->args[fill->arg], &value))
		value = 0;
	gyr_put(&context->record, value, fill->width);
}

void gyr_fill_halves(struct gyr_context *context, const struct gyr_fill *fill)
{
	u64 high = context->args[fill->arg], low = (u32)context->args[fill->extra];

	gyr_put(&context->record, high << 32 | low, fill->width);
}

void gyr_fill_vm_size(struct gyr_context *context, const struct gyr_fill *fill)
{
	gyr_put(&context->record, gyr_mm_size(current->mm), fill->width);
}

void gyr_fill_vm_rss(struct gyr_context *context, const struct gyr_fill *fill)
{
	gyr_put(&context->record, gyr_mm_resident(current->mm), fill->width);
}

void gyr_fill_vm_swap(struct gyr_context *context, const struct gyr_fill *fill)
{
	gyr_put(&context->record, gyr_mm_swapped(current->mm), fill->width);
}
