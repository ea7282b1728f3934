// SPDX-License-Identifier: GPL-2.0
/* Carries out a plan of the fill table. What is common is done here, the rest by its function. */
#include "file.h"
#include "fillers.h"
#include "user.h"

static gyr_filler *const fillers[GYR_OPS] = {
	[GYR_OP_TEXT_OK] = gyr_fill_text_ok,
	[GYR_OP_SOCKADDR] = gyr_fill_sockaddr,
	[GYR_OP_TUPLE_CONNECT] = gyr_fill_tuple_connect,
	[GYR_OP_TUPLE_SEND] = gyr_fill_tuple_send,
	[GYR_OP_TUPLE_RECV] = gyr_fill_tuple_recv,
	[GYR_OP_TUPLE_ACCEPT] = gyr_fill_tuple_accept,
	[GYR_OP_DATA] = gyr_fill_data,
	[GYR_OP_IOVEC_READ] = gyr_fill_iovec_read,
	[GYR_OP_IOVEC_WRITE] = gyr_fill_iovec_write,
	[GYR_OP_IOVEC_SIZE] = gyr_fill_iovec_size,
	[GYR_OP_MSG_READ] = gyr_fill_msg_read,
	[GYR_OP_MSG_WRITE] = gyr_fill_msg_write,
	[GYR_OP_MSG_SIZE] = gyr_fill_msg_size,
	[GYR_OP_MSG_TUPLE_SEND] = gyr_fill_msg_tuple_send,
	[GYR_OP_MSG_TUPLE_RECV] = gyr_fill_msg_tuple_recv,
	[GYR_OP_MSG_CONTROL] = gyr_fill_msg_control,
	[GYR_OP_HALVES] = gyr_fill_halves,
	[GYR_OP_PAIR_FD] = gyr_fill_pair_fd,
	[GYR_OP_PAIR_INO] = gyr_fill_pair_ino,
	[GYR_OP_PAIR_SOCKET] = gyr_fill_pair_socket,
	[GYR_OP_SOCKOPT_NAME] = gyr_fill_sockopt_name,
	[GYR_OP_SOCKOPT_VALUE] = gyr_fill_sockopt_value,
	[GYR_OP_POINTER32] = gyr_fill_pointer32,
	[GYR_OP_POINTER64] = gyr_fill_pointer64,
	[GYR_OP_POINTER_LONG] = gyr_fill_pointer_long,
	[GYR_OP_CREAT_FLAGS] = gyr_fill_creat_flags,
	[GYR_OP_POLL] = gyr_fill_poll,
	[GYR_OP_TIMESPEC] = gyr_fill_timespec,
	[GYR_OP_TIMESPEC64] = gyr_fill_timespec64,
	[GYR_OP_SIGSET] = gyr_fill_sigset,
	[GYR_OP_RLIMIT] = gyr_fill_rlimit,
	[GYR_OP_RLIMIT_OK] = gyr_fill_rlimit_ok,
	[GYR_OP_RLIMIT64] = gyr_fill_rlimit64,
	[GYR_OP_RLIMIT64_OK] = gyr_fill_rlimit64_ok,
	[GYR_OP_VM_SIZE] = gyr_fill_vm_size,
	[GYR_OP_VM_RSS] = gyr_fill_vm_rss,
	[GYR_OP_VM_SWAP] = gyr_fill_vm_swap,
	[GYR_OP_PTRACE_ADDR] = gyr_fill_ptrace_addr,
	[GYR_OP_PTRACE_DATA] = gyr_fill_ptrace_data,
	[GYR_OP_QUOTA_PATH] = gyr_fill_quota_path,
	[GYR_OP_QUOTA] = gyr_fill_quota,
	[GYR_OP_QUOTA_ID] = gyr_fill_quota_id,
	[GYR_OP_QUOTA_FORMAT] = gyr_fill_quota_format,
	[GYR_OP_QUEUE] = gyr_fill_queue,
	[GYR_OP_SEMOP] = gyr_fill_semop,
	[GYR_OP_SEMCTL_VALUE] = gyr_fill_semctl_value,
	[GYR_OP_HOW_FLAGS] = gyr_fill_how_flags,
	[GYR_OP_HOW_MODE] = gyr_fill_how_mode,
	[GYR_OP_HOW_RESOLVE] = gyr_fill_how_resolve,
	[GYR_OP_RETURN_PATH] = gyr_fill_return_path,
	[GYR_OP_URING] = gyr_fill_uring,
	[GYR_OP_CAPABILITIES] = gyr_fill_capabilities,
	[GYR_OP_FSCONFIG_BYTES] = gyr_fill_fsconfig_bytes,
	[GYR_OP_FSCONFIG_TEXT] = gyr_fill_fsconfig_text,
	[GYR_OP_KEYCTL] = gyr_fill_keyctl,
	[GYR_OP_PRCTL_TEXT] = gyr_fill_prctl_text,
	[GYR_OP_PRCTL_NUMBER] = gyr_fill_prctl_number,
};

static u32 open_flags(struct gyr_context *context, const struct gyr_fill *fill)
{
	u32 flags = gyr_convert_open(context->args[fill->arg]);

	gyr_file_opened(context);
	if (context->opened.created)
		flags |= GYR_O_F_CREATED;
	if (unlikely(context->opened.layer))
		flags |= context->opened.layer == GYR_LAYER_UPPER ? GYR_FD_UPPER_LAYER :
								    GYR_FD_LOWER_LAYER;
	return flags;
}

static u32 open_mode(const struct gyr_context *context, const struct gyr_fill *fill)
{
	return gyr_open_creates(context->args[fill->extra]) ? context->args[fill->arg] & 07777 : 0;
}

static noinline void data_read(struct gyr_context *context, const struct gyr_fill *fill)
{
	if (context->ret > 0)
		gyr_put_user_bytes(&context->record, context->args[fill->arg], context->ret,
				   gyr_user_snaplen(context));
	else
		gyr_put_nothing(&context->record);
}

static noinline void data_write(struct gyr_context *context, const struct gyr_fill *fill)
{
	s64 length = context->ret > 0 ? context->ret : context->args[fill->extra];

	gyr_put_user_bytes(&context->record, context->args[fill->arg], length,
			   gyr_user_snaplen(context));
}

static u64 number(struct gyr_context *context, const struct gyr_fill *fill)
{
	switch (fill->op) {
	case GYR_OP_FLAGS:
		return gyr_convert(fill->convert, context->args[fill->arg]);
	case GYR_OP_CODE:
		return context->call->code;
	case GYR_OP_NATIVE:
		return context->call->want;
	case GYR_OP_OPEN_MODE:
		return open_mode(context, fill);
	case GYR_OP_OPEN_FLAGS:
		return open_flags(context, fill);
	case GYR_OP_RETURN_DEV:
		gyr_file_opened(context);
		return context->opened.device;
	case GYR_OP_RETURN_INO:
		gyr_file_opened(context);
		return context->opened.inode;
	case GYR_OP_RETURN_SIZE:
		return context->ret > 0 ? context->ret : 0;
	default:
		return 0;
	}
}

/* The operations that read memory; each puts its value by itself. */
static noinline void put(struct gyr_context *context, const struct gyr_fill *fill)
{
	switch (fill->op) {
	case GYR_OP_TEXT:
		gyr_put_user_text(&context->record, context->args[fill->arg]);
		break;
	case GYR_OP_DATA_READ:
		data_read(context, fill);
		break;
	case GYR_OP_DATA_WRITE:
		data_write(context, fill);
		break;
	default:
		fillers[fill->op](context, fill);
	}
}

static __always_inline bool is_number(u32 op)
{
	return (1ULL << op) & (1ULL << GYR_OP_ZERO | 1ULL << GYR_OP_FLAGS | 1ULL << GYR_OP_CODE |
			       1ULL << GYR_OP_NATIVE | 1ULL << GYR_OP_OPEN_MODE |
			       1ULL << GYR_OP_OPEN_FLAGS | 1ULL << GYR_OP_RETURN_DEV |
			       1ULL << GYR_OP_RETURN_INO | 1ULL << GYR_OP_RETURN_SIZE);
}

void gyr_fill_plan(struct gyr_context *context, const struct gyr_plan *plan)
{
	const struct gyr_fill *fill = &gyr_fills[plan->first], *end = fill + plan->count;

	BUILD_BUG_ON(GYR_OP_RETURN_SIZE >= 64);
	for (; fill < end; fill++) {
		u32 op = fill->op;
		u64 value;

		if (op <= GYR_OP_SIGNED) {
			/* The return value stands behind the arguments. */
			value = context->values[fill->arg];
			if (op == GYR_OP_SIGNED)
				value = (s32)value;
		} else if (op < 64 && is_number(op)) {
			value = number(context, fill);
		} else {
			put(context, fill);
			continue;
		}
		gyr_put(&context->record, value, fill->width);
	}
}
