/* SPDX-License-Identifier: GPL-2.0 */
/* Operations of the fill table that few calls have and that make bytes, text or addresses. */
#ifndef GYR_BPF_VALUE_H
#define GYR_BPF_VALUE_H

#include "number.h"

#define EINPROGRESS 115
#define FSCONFIG_SET_STRING 1
#define FSCONFIG_SET_BINARY 2
#define FSCONFIG_SET_PATH 3
#define FSCONFIG_SET_PATH_EMPTY 4

static __always_inline void put_message(struct scratch *s, u32 op, u64 address)
{
	struct message message;
	s64 went = s->ret;

	message_read(s, address, &message);
	if (op == GYR_OP_MSG_READ) {
		if (went > 0)
			put_vectors(s, message.vectors, message.vector_count, went,
				    data_limit(s->args[0]));
		else
			put_nothing(s);
	} else if (op == GYR_OP_MSG_WRITE) {
		if (went <= 0)
			went = RECORD_MAX;
		put_vectors(s, message.vectors, message.vector_count, went, data_limit(s->args[0]));
	} else if (op == GYR_OP_MSG_SIZE) {
		put_u32(s, vectors_size(s, message.vectors, message.vector_count));
	} else if (op == GYR_OP_MSG_TUPLE_SEND) {
		put_tuple(s, s->args[0], false, message.name, message.name_length);
	} else if (op == GYR_OP_MSG_TUPLE_RECV && went >= 0) {
		put_tuple(s, s->args[0], true, message.name, message.name_length);
	} else if (op == GYR_OP_MSG_CONTROL && went >= 0) {
		put_user_bytes(s, message.control, message.control_length, GYR_CONTROL_MAX);
	} else {
		put_nothing(s);
	}
}

__noinline int put_message_part(struct scratch *s, u32 op, u64 address)
{
	if (s)
		put_message(s, op, address);
	return 0;
}

/* Bytes, text, addresses. */
__noinline int rare_value(struct scratch *s, u32 op, u32 arg, u32 extra)
{
	u64 value, more;

	if (!s)
		return 0;
	value = argument(s, arg);
	more = argument(s, extra);
	switch (op) {
	case GYR_OP_TEXT_OK:
		if (s->ret >= 0)
			put_user_text(s, value);
		else
			put_nothing(s);
		break;
	case GYR_OP_SOCKADDR:
		put_sockaddr(s, value, more);
		break;
	case GYR_OP_TUPLE_CONNECT:
		if (s->ret == 0 || s->ret == -EINPROGRESS)
			put_tuple(s, s->args[0], false, 0, 0);
		else
			put_nothing(s);
		break;
	case GYR_OP_TUPLE_SEND:
		put_tuple(s, s->args[0], false, value, more);
		break;
	case GYR_OP_TUPLE_RECV:
		if (s->ret >= 0)
			put_tuple(s, s->args[0], true, value, more ? user_u32(s, more, 0) : 0);
		else
			put_nothing(s);
		break;
	case GYR_OP_TUPLE_ACCEPT:
		if (s->ret >= 0)
			put_tuple(s, s->ret, true, 0, 0);
		else
			put_nothing(s);
		break;
	case GYR_OP_DATA:
		put_user_bytes(s, value, more, settings.snaplen);
		break;
	case GYR_OP_IOVEC_READ:
		if (s->ret > 0)
			put_vectors(s, value, more, s->ret, data_limit(s->args[0]));
		else
			put_nothing(s);
		break;
	case GYR_OP_IOVEC_WRITE:
		put_vectors(s, value, more, s->ret > 0 ? s->ret : RECORD_MAX, data_limit(s->args[0]));
		break;
	case GYR_OP_SOCKOPT_VALUE:
		put_sockopt(s, value, extra == GYR_NO_EXTRA ? s->args[4] : user_u32(s, s->args[4], 0));
		break;
	case GYR_OP_POLL:
		put_poll(s, value, more);
		break;
	case GYR_OP_PTRACE_ADDR:
		put_dynamic(s, GYR_PTRACE_U64, s->ret < 0 ? 0 : value, 8);
		break;
	case GYR_OP_PTRACE_DATA:
		put_ptrace_data(s, value, more);
		break;
	case GYR_OP_QUOTA_PATH:
		if (gyr_convert_quota_cmd(more) == QUOTA_ON)
			put_user_text(s, value);
		else
			put_nothing(s);
		break;
	case GYR_OP_RETURN_PATH: {
		struct file *file = returned_file(s);

		if (file)
			put_path(s, (u64)file + bpf_core_field_offset(struct file, f_path));
		else
			put_nothing(s);
		break;
	}
	case GYR_OP_FSCONFIG_BYTES:
		if (s->ret >= 0 && (u32)more == FSCONFIG_SET_BINARY)
			put_user_bytes(s, value, s->args[4], GYR_TEXT_MAX);
		else
			put_nothing(s);
		break;
	case GYR_OP_FSCONFIG_TEXT:
		if (s->ret >= 0 && ((u32)more == FSCONFIG_SET_STRING || (u32)more == FSCONFIG_SET_PATH ||
				    (u32)more == FSCONFIG_SET_PATH_EMPTY))
			put_user_text(s, value);
		else
			put_nothing(s);
		break;
	case GYR_OP_KEYCTL:
		put_keyctl(s, value, more, arg - 1);
		break;
	case GYR_OP_PRCTL_TEXT:
		if ((u32)more == PR_SET_NAME || (u32)more == PR_GET_NAME)
			put_user_text(s, value);
		else
			put_nothing(s);
		break;
	default:
		put_message_part(s, op, value);
		break;
	}
	return 0;
}

#endif
