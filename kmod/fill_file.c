// SPDX-License-Identifier: GPL-2.0
/* Files, pairs of descriptors, quotas, file system contexts. */
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/openat2.h>
#include <linux/quota.h>

#include "file.h"
#include "fillers.h"
#include "path.h"
#include "user.h"

void gyr_fill_return_path(struct gyr_context *context, const struct gyr_fill *fill)
{
	struct file *file = context->ret < 0 ? NULL : fget(context->ret);

	if (!file) {
		gyr_put_nothing(&context->record);
		return;
	}
	gyr_put_path(context, &file->f_path);
	fput(file);
}

void gyr_fill_creat_flags(struct gyr_context *context, const struct gyr_fill *fill)
{
	u32 flags = 0;

	gyr_file_opened(context);
	if (context->opened.layer == GYR_LAYER_UPPER)
		flags = GYR_CREAT_UPPER_LAYER;
	else if (context->opened.layer == GYR_LAYER_LOWER)
		flags = GYR_CREAT_LOWER_LAYER;
	gyr_put(&context->record, flags, fill->width);
}

static struct open_how read_how(struct gyr_context *context, const struct gyr_fill *fill)
{
	struct open_how how;

	if (!gyr_user_read(&how, context->args[fill->arg], sizeof(how))) {
		memset(&how, 0, sizeof(how));
		context->record.faults++;
	}
	return how;
}

void gyr_fill_how_flags(struct gyr_context *context, const struct gyr_fill *fill)
{
	u32 flags = gyr_convert_open(read_how(context, fill).flags);

	if (fill->extra != GYR_NO_EXTRA) {
		gyr_file_opened(context);
		if (context->opened.created)
			flags |= GYR_O_F_CREATED;
		if (context->opened.layer == GYR_LAYER_UPPER)
			flags |= GYR_FD_UPPER_LAYER;
		else if (context->opened.layer == GYR_LAYER_LOWER)
			flags |= GYR_FD_LOWER_LAYER;
	}
	gyr_put(&context->record, flags, fill->width);
}

void gyr_fill_how_mode(struct gyr_context *context, const struct gyr_fill *fill)
{
	struct open_how how = read_how(context, fill);

	gyr_put(&context->record, gyr_open_creates(how.flags) ? how.mode & 07777 : 0, fill->width);
}

void gyr_fill_how_resolve(struct gyr_context *context, const struct gyr_fill *fill)
{
	gyr_put(&context->record, gyr_convert_resolve(read_how(context, fill).resolve), fill->width);
}

static int pair_fd(const struct gyr_context *context, u32 arg, u32 which)
{
	int fds[2];

	return gyr_user_read(fds, context->args[arg], sizeof(fds)) ? fds[which] : -1;
}

void gyr_fill_pair_fd(struct gyr_context *context, const struct gyr_fill *fill)
{
	gyr_put(&context->record, (s64)pair_fd(context, fill->arg, fill->extra), fill->width);
}

void gyr_fill_pair_ino(struct gyr_context *context, const struct gyr_fill *fill)
{
	int fd = context->ret < 0 ? -1 : pair_fd(context, fill->arg, 0);

	gyr_put(&context->record, gyr_file_inode(fd), fill->width);
}

/* Commands of quotactl in their portable form. */
#define QUOTA_ON 1
#define QUOTA_GET_FORMAT 4
#define QUOTA_INFO (8 | 16)
#define QUOTA_LIMITS (32 | 64)
#define QUOTA_X_LIMITS (1024 | 2048)

static u32 quota_command(const struct gyr_context *context)
{
	return gyr_convert_quota_cmd(context->args[0]);
}

void gyr_fill_quota_path(struct gyr_context *context, const struct gyr_fill *fill)
{
	if (quota_command(context) == QUOTA_ON)
		gyr_put_user_text(&context->record, context->args[fill->arg]);
	else
		gyr_put_nothing(&context->record);
}

static u64 quota_limit(const struct if_dqblk *limits, u32 member)
{
	switch (member) {
	case 0:
		return limits->dqb_valid & QIF_BLIMITS ? limits->dqb_bhardlimit : 0;
	case 1:
		return limits->dqb_valid & QIF_BLIMITS ? limits->dqb_bsoftlimit : 0;
	case 2:
		return limits->dqb_valid & QIF_SPACE ? limits->dqb_curspace : 0;
	case 3:
		return limits->dqb_valid & QIF_ILIMITS ? limits->dqb_ihardlimit : 0;
	case 4:
		return limits->dqb_valid & QIF_ILIMITS ? limits->dqb_isoftlimit : 0;
	case 5:
		return limits->dqb_valid & QIF_BTIME ? limits->dqb_btime : 0;
	default:
		return limits->dqb_valid & QIF_ITIME ? limits->dqb_itime : 0;
	}
}

static u64 quota_information(const struct if_dqinfo *information, u32 member)
{
	switch (member) {
	case 7:
		return information->dqi_valid & IIF_BGRACE ? information->dqi_bgrace : 0;
	case 8:
		return information->dqi_valid & IIF_IGRACE ? information->dqi_igrace : 0;
	default:
		return information->dqi_valid & IIF_FLAGS ? information->dqi_flags : 0;
	}
}

/* Members 0 to 6 are of limits, 7 to 9 of information, 10 is the format. */
void gyr_fill_quota(struct gyr_context *context, const struct gyr_fill *fill)
{
	u32 command = quota_command(context), member = fill->extra, format;
	unsigned long from = context->args[fill->arg];
	u64 value = 0;

	if (member <= 6 && command & QUOTA_LIMITS) {
		struct if_dqblk limits;

		if (gyr_user_read(&limits, from, sizeof(limits)))
			value = quota_limit(&limits, member);
	} else if (member >= 7 && member <= 9 && command & QUOTA_INFO) {
		struct if_dqinfo information;

		if (gyr_user_read(&information, from, sizeof(information)))
			value = quota_information(&information, member);
	} else if (member == 10) {
		value = gyr_convert_quota_format(0);
		if (command == QUOTA_GET_FORMAT && gyr_user_read(&format, from, sizeof(format)))
			value = gyr_convert_quota_format(format);
	}
	gyr_put(&context->record, value, fill->width);
}

void gyr_fill_quota_id(struct gyr_context *context, const struct gyr_fill *fill)
{
	bool has = quota_command(context) & (QUOTA_LIMITS | QUOTA_X_LIMITS);

	gyr_put(&context->record, has ? context->args[fill->arg] : 0, fill->width);
}

void gyr_fill_quota_format(struct gyr_context *context, const struct gyr_fill *fill)
{
	bool has = quota_command(context) == QUOTA_ON;

	gyr_put(&context->record, gyr_convert_quota_format(has ? context->args[fill->arg] : 0),
		fill->width);
}

/* Commands of fsconfig whose value is text, bytes. */
static bool fsconfig_has_text(u32 command)
{
	return command == 1 || command == 3 || command == 4;
}

#define FSCONFIG_BYTES 2

void gyr_fill_fsconfig_bytes(struct gyr_context *context, const struct gyr_fill *fill)
{
	if (context->ret >= 0 && (u32)context->args[fill->extra] == FSCONFIG_BYTES)
		gyr_put_user_bytes(&context->record, context->args[fill->arg], context->args[4],
				   GYR_TEXT_MAX);
	else
		gyr_put_nothing(&context->record);
}

void gyr_fill_fsconfig_text(struct gyr_context *context, const struct gyr_fill *fill)
{
	if (context->ret >= 0 && fsconfig_has_text(context->args[fill->extra]))
		gyr_put_user_text(&context->record, context->args[fill->arg]);
	else
		gyr_put_nothing(&context->record);
}
