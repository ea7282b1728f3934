// SPDX-License-Identifier: GPL-2.0
/* Waiting, limits, semaphores, tracing, keys, io_uring: what reads a structure of its own. */
#include <linux/poll.h>
#include <linux/resource.h>
#include <linux/sem.h>
#include <linux/time64.h>
#include <uapi/linux/io_uring.h>

#include "fillers.h"
#include "task.h"
#include "user.h"

/* u16 count, then descriptor and what is ready of each. */
void gyr_fill_poll(struct gyr_context *context, const struct gyr_fill *fill)
{
	struct gyr_record *record = &context->record;
	u32 count = min_t(u32, context->args[fill->extra], GYR_POLL_MAX), index;
	struct pollfd fds[GYR_POLL_MAX];
	u8 *to = record->at;

	if (!count || !gyr_user_read(fds, context->args[fill->arg], count * sizeof(fds[0])))
		count = 0;
	if (gyr_room(record) < 2 + count * 10) {
		record->full = true;
		gyr_put_nothing(record);
		return;
	}
	((struct gyr_unaligned_u16 *)to)->value = count;
	to += 2;
	for (index = 0; index < count; index++, to += 10) {
		((struct gyr_unaligned_u64 *)to)->value = (s64)fds[index].fd;
		((struct gyr_unaligned_u16 *)(to + 8))->value =
			gyr_convert_poll((u16)fds[index].revents);
	}
	gyr_put_written(record, to - record->at);
}

static void put_time(struct gyr_context *context, const struct gyr_fill *fill, bool small)
{
	unsigned long from = context->args[fill->arg];
	s64 wide[2] = { 0 };
	s32 narrow[2];

	if (small) {
		if (gyr_user_read(narrow, from, sizeof(narrow))) {
			wide[0] = narrow[0];
			wide[1] = narrow[1];
		}
	} else if (!gyr_user_read(wide, from, sizeof(wide))) {
		wide[0] = 0;
		wide[1] = 0;
	}
	gyr_put(&context->record, (u64)wide[0] * NSEC_PER_SEC + wide[1], fill->width);
}

void gyr_fill_timespec(struct gyr_context *context, const struct gyr_fill *fill)
{
	put_time(context, fill, context->compat);
}

void gyr_fill_timespec64(struct gyr_context *context, const struct gyr_fill *fill)
{
	put_time(context, fill, false);
}

void gyr_fill_sigset(struct gyr_context *context, const struct gyr_fill *fill)
{
	gyr_fill_pointer32(context, fill);
}

static void put_limit(struct gyr_context *context, const struct gyr_fill *fill, bool small,
		      bool known)
{
	unsigned long from = context->args[fill->arg];
	s64 wide[2], value = -1;
	s32 narrow[2];

	if (known && small && gyr_user_read(narrow, from, sizeof(narrow)))
		value = narrow[fill->extra];
	else if (known && !small && gyr_user_read(wide, from, sizeof(wide)))
		value = wide[fill->extra];
	gyr_put(&context->record, value, fill->width);
}

void gyr_fill_rlimit(struct gyr_context *context, const struct gyr_fill *fill)
{
	put_limit(context, fill, context->compat, true);
}

void gyr_fill_rlimit_ok(struct gyr_context *context, const struct gyr_fill *fill)
{
	put_limit(context, fill, context->compat, context->ret >= 0);
}

void gyr_fill_rlimit64(struct gyr_context *context, const struct gyr_fill *fill)
{
	put_limit(context, fill, false, true);
}

void gyr_fill_rlimit64_ok(struct gyr_context *context, const struct gyr_fill *fill)
{
	put_limit(context, fill, false, context->ret >= 0);
}

static void put_dynamic(struct gyr_record *record, u8 kind, u64 value, u32 width)
{
	u8 made[9] = { kind };

	memcpy(made + 1, &value, width);
	gyr_put_bytes(record, made, 1 + width);
}

void gyr_fill_ptrace_addr(struct gyr_context *context, const struct gyr_fill *fill)
{
	put_dynamic(&context->record, GYR_PTRACE_U64,
		    context->ret < 0 ? 0 : context->args[fill->arg], 8);
}

void gyr_fill_ptrace_data(struct gyr_context *context, const struct gyr_fill *fill)
{
	u32 kind = gyr_ptrace_data_kind(gyr_convert_ptrace(context->args[fill->extra]));
	unsigned long value = context->args[fill->arg];

	if (context->ret < 0) {
		kind = 0;
		value = 0;
	}
	if (kind == 2 && !gyr_user_long(context, value, &value))
		value = 0;
	if (kind == 1)
		put_dynamic(&context->record, GYR_PTRACE_SIGNAL, value, 1);
	else
		put_dynamic(&context->record, GYR_PTRACE_U64, value, 8);
}

void gyr_fill_semop(struct gyr_context *context, const struct gyr_fill *fill)
{
	u32 index = fill->extra / 3, count = context->args[2];
	struct sembuf operation = { 0 };
	u64 value;

	if (context->ret < 0 || index >= count ||
	    !gyr_user_read(&operation, context->args[fill->arg] + index * sizeof(operation),
			   sizeof(operation)))
		memset(&operation, 0, sizeof(operation));
	switch (fill->extra % 3) {
	case 0:
		value = operation.sem_num;
		break;
	case 1:
		value = operation.sem_op;
		break;
	default:
		value = gyr_convert_semop((u16)operation.sem_flg);
	}
	gyr_put(&context->record, value, fill->width);
}

void gyr_fill_semctl_value(struct gyr_context *context, const struct gyr_fill *fill)
{
	bool has = gyr_convert_semctl(context->args[fill->extra]) == GYR_SEMCTL_SETVAL;

	gyr_put(&context->record, has ? context->args[fill->arg] : 0, fill->width);
}

void gyr_fill_uring(struct gyr_context *context, const struct gyr_fill *fill)
{
	struct io_uring_params params;
	u32 value;

	if (!gyr_user_read(&params, context->args[fill->arg], sizeof(params)))
		memset(&params, 0, sizeof(params));
	switch (fill->extra) {
	case 0:
		value = params.sq_entries;
		break;
	case 1:
		value = params.cq_entries;
		break;
	case 2:
		value = gyr_convert_uring_setup(params.flags);
		break;
	case 3:
		value = params.sq_thread_cpu;
		break;
	case 4:
		value = params.sq_thread_idle;
		break;
	default:
		value = gyr_convert_uring_features(params.features);
	}
	gyr_put(&context->record, value, fill->width);
}

void gyr_fill_capabilities(struct gyr_context *context, const struct gyr_fill *fill)
{
	gyr_put(&context->record, gyr_task_capabilities(fill->extra), fill->width);
}

void gyr_fill_keyctl(struct gyr_context *context, const struct gyr_fill *fill)
{
	u32 shape = gyr_keyctl_arguments(context->args[fill->extra]), index = fill->arg - 1;
	unsigned long value = index < (shape & 15) ? context->args[fill->arg] : 0;
	struct gyr_record *record = &context->record;
	u8 *kind = record->at;

	if (!(shape & (0x10 << index))) {
		put_dynamic(record, GYR_KEYCTL_U64, value, 8);
		return;
	}
	/* The kind in front, then the text; one length for both. */
	if (!gyr_room(record)) {
		record->full = true;
		gyr_put_nothing(record);
		return;
	}
	*kind = GYR_KEYCTL_TEXT;
	record->at++;
	gyr_put_user_text(record, value);
	record->length -= 2;
	gyr_put_length(record, record->at - kind);
}

#define PR_SET_NAME_TEXT 15
#define PR_GET_NAME_TEXT 16
#define PR_GET_SUBREAPER 37

static bool prctl_has_text(u32 option)
{
	return option == PR_SET_NAME_TEXT || option == PR_GET_NAME_TEXT;
}

void gyr_fill_prctl_text(struct gyr_context *context, const struct gyr_fill *fill)
{
	if (prctl_has_text(context->args[fill->extra]))
		gyr_put_user_text(&context->record, context->args[fill->arg]);
	else
		gyr_put_nothing(&context->record);
}

void gyr_fill_prctl_number(struct gyr_context *context, const struct gyr_fill *fill)
{
	u32 option = context->args[fill->extra];
	u64 value = context->args[fill->arg];
	int pointed;

	if (prctl_has_text(option))
		value = 0;
	else if (option == PR_GET_SUBREAPER)
		value = gyr_user_read(&pointed, value, sizeof(pointed)) ? (s64)pointed : 0;
	gyr_put(&context->record, value, fill->width);
}
