/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Carries out the fill table (kmod/generated/fill.h): what a parameter is made
 * of stands there, how it is made here. Frequent operations first, the others
 * in functions of their own, so that the verifier sees each once.
 */
#ifndef GYR_BPF_FILL_H
#define GYR_BPF_FILL_H

#include "dynamic.h"
#include "process.h"

#define EINPROGRESS 115
#define PR_SET_NAME 15
#define PR_GET_NAME 16
#define PR_GET_CHILD_SUBREAPER 37
#define FSCONFIG_SET_STRING 1
#define FSCONFIG_SET_BINARY 2
#define FSCONFIG_SET_PATH 3
#define FSCONFIG_SET_PATH_EMPTY 4

static __always_inline u64 argument(struct scratch *s, u32 index)
{
	return index < 6 ? s->args[index] : 0;
}

static __always_inline struct file *returned_file(struct scratch *s)
{
	if (!s->file_known) {
		s->file = s->ret >= 0 ? (u64)file_of(s->ret) : 0;
		s->file_known = 1;
	}
	return (void *)s->file;
}

static __always_inline u32 layer_of(struct scratch *s)
{
	struct file *file = returned_file(s);

	return file ? overlay_layer(file) : 0;
}

/* What only the opened file tells of an open. */
static __always_inline u32 opened_flags(struct scratch *s)
{
	struct file *file = returned_file(s);
	u32 flags = 0, layer;

	if (!file)
		return 0;
	if (BPF_CORE_READ(file, f_mode) & FMODE_CREATED)
		flags |= GYR_O_F_CREATED;
	layer = overlay_layer(file);
	if (layer)
		flags |= layer == 1 ? GYR_FD_UPPER_LAYER : GYR_FD_LOWER_LAYER;
	return flags;
}

static __always_inline u64 socket_number(s32 fd)
{
	return (u64)sock_of(fd);
}

/* Of a listening socket: how full its queue is, how long, how long it may be. */
static __always_inline u64 queue_number(struct scratch *s, s32 fd, u32 which)
{
	struct sock *sk = s->ret >= 0 ? sock_of(fd) : NULL;
	u32 length, most;

	if (!sk)
		return 0;
	length = BPF_CORE_READ(sk, sk_ack_backlog);
	most = BPF_CORE_READ(sk, sk_max_ack_backlog);
	if (which == 1)
		return length;
	if (which == 2)
		return most;
	return most ? (u64)length * 100 / most : 0;
}

/* Commands of quotactl(2), portable. */
#define QUOTA_ON 1
#define QUOTA_GET_FORMAT 4
#define QUOTA_INFO (8 | 16)
#define QUOTA_LIMITS (32 | 64)
#define QUOTA_X_LIMITS (1024 | 2048)

/* struct if_dqblk: eight u64 (the sixth, inodes, is not recorded), then which of them are valid. */
static __always_inline u64 quota_limit(struct scratch *s, u64 address, u32 which)
{
	/* blocks hard and soft 1, space 2, inodes hard and soft 4, times 16 and 32 */
	u32 bit = which <= 1 ? 1 : which == 2 ? 2 : which <= 4 ? 4 : which == 5 ? 16 : 32;

	if (!(user_u32(s, address + 64, 0) & bit))
		return 0;
	return user_u64(s, address + (which <= 4 ? which : which + 1) * 8, 0);
}

/* Members 0 to 6 are of limits, 7 to 9 of if_dqinfo: two u64, two u32, the last: which are valid. */
static __always_inline u64 quota_number(struct scratch *s, u64 address, u32 which)
{
	u32 command = gyr_convert_quota_cmd(s->args[0]);

	if (which == 10)
		return gyr_convert_quota_format(command == QUOTA_GET_FORMAT ? user_u32(s, address, 0) : 0);
	if (!address)
		return 0;
	if (which <= 6)
		return command & QUOTA_LIMITS ? quota_limit(s, address, which) : 0;
	if (!(command & QUOTA_INFO) || !(user_u32(s, address + 20, 0) & (1U << ((which - 7) & 3))))
		return 0;
	return which == 9 ? user_u32(s, address + 16, 0) : user_u64(s, address + (which - 7) * 8, 0);
}

static __always_inline u64 semop_number(struct scratch *s, u64 address, u32 which)
{
	u32 index = which / 3, member = which % 3;
	u16 value = 0;

	if (s->ret < 0 || index >= s->args[2])
		return 0;
	bpf_probe_read_user(&value, sizeof(value), (void *)(address + index * 6 + member * 2));
	return member == 2 ? gyr_convert_semop(value) : value;
}

static __always_inline u64 rlimit_number(struct scratch *s, u64 address, u32 which, bool wide)
{
	if (!address)
		return -1;
	if (wide || !s->compat)
		return user_u64(s, address + which * 8, -1);
	return (s64)(s32)user_u32(s, address + which * 4, -1);
}

static __always_inline u64 capability_set(u32 which)
{
	const struct cred *cred = current_task()->cred;
	u64 set = 0;

	if (which == 0)
		bpf_core_read(&set, sizeof(set), &cred->cap_inheritable);
	else if (which == 1)
		bpf_core_read(&set, sizeof(set), &cred->cap_permitted);
	else
		bpf_core_read(&set, sizeof(set), &cred->cap_effective);
	return set;
}

/* Numbers that few calls have. */
__noinline long rare_number(struct scratch *s, u32 op, u32 arg, u32 extra)
{
	struct mm_struct *mm;
	u64 value;

	if (!s)
		return 0;
	mm = current_task()->mm;
	value = argument(s, arg);
	switch (op) {
	case GYR_OP_CODE:
		return s->code;
	case GYR_OP_NATIVE:
		return s->nr;
	case GYR_OP_IOVEC_SIZE:
		return vectors_size(s, value, argument(s, extra));
	case GYR_OP_HALVES:
		return value << 32 | (u32)argument(s, extra);
	case GYR_OP_PAIR_FD:
		return (s64)(s32)user_u32(s, value + 4 * (extra & 1), -1);
	case GYR_OP_PAIR_INO: {
		struct file *file = s->ret >= 0 ? file_of(user_u32(s, value, -1)) : NULL;

		return file ? BPF_CORE_READ(file, f_inode, i_ino) : 0;
	}
	case GYR_OP_PAIR_SOCKET:
		return s->ret >= 0 ? socket_number(user_u32(s, value + 4 * (extra & 1), -1)) : 0;
	case GYR_OP_SOCKOPT_NAME:
		return gyr_convert_sockopt(value, argument(s, extra));
	case GYR_OP_POINTER32:
		return user_u32(s, value, 0);
	case GYR_OP_POINTER64:
		return user_u64(s, value, 0);
	case GYR_OP_POINTER_LONG:
		return user_long(s, value, 0);
	case GYR_OP_CREAT_FLAGS: {
		u32 layer = layer_of(s);

		return layer == 1 ? GYR_CREAT_UPPER_LAYER : layer ? GYR_CREAT_LOWER_LAYER : 0;
	}
	case GYR_OP_TIMESPEC:
		return user_time(s, value, 1, false);
	case GYR_OP_TIMESPEC64:
		return user_time(s, value, 1, true);
	case GYR_OP_SIGSET:
		return user_u32(s, value, 0);
	case GYR_OP_RLIMIT_OK:
		return s->ret < 0 ? -1 : rlimit_number(s, value, extra, false);
	case GYR_OP_RLIMIT:
		return rlimit_number(s, value, extra, false);
	case GYR_OP_RLIMIT64_OK:
		return s->ret < 0 ? -1 : rlimit_number(s, value, extra, true);
	case GYR_OP_RLIMIT64:
		return rlimit_number(s, value, extra, true);
	case GYR_OP_VM_SIZE:
		return mm_size(mm);
	case GYR_OP_VM_RSS:
		return mm_resident(mm);
	case GYR_OP_VM_SWAP:
		return mm_swapped(mm);
	case GYR_OP_QUOTA:
		return quota_number(s, value, extra);
	case GYR_OP_QUOTA_ID:
		return gyr_convert_quota_cmd(argument(s, extra)) & (QUOTA_LIMITS | QUOTA_X_LIMITS) ? value : 0;
	case GYR_OP_QUOTA_FORMAT:
		return gyr_convert_quota_format(
			gyr_convert_quota_cmd(argument(s, extra)) == QUOTA_ON ? value : 0);
	case GYR_OP_QUEUE:
		return queue_number(s, value, extra);
	case GYR_OP_SEMOP:
		return semop_number(s, value, extra);
	case GYR_OP_SEMCTL_VALUE:
		return gyr_convert_semctl(argument(s, extra)) == GYR_SEMCTL_SETVAL ? value : 0;
	case GYR_OP_HOW_FLAGS:
		return gyr_convert_open(user_u64(s, value, 0)) | (extra == 1 ? opened_flags(s) : 0);
	case GYR_OP_HOW_MODE:
		return gyr_open_creates(user_u64(s, value, 0)) ? user_u64(s, value + 8, 0) & 07777 : 0;
	case GYR_OP_HOW_RESOLVE:
		return gyr_convert_resolve(user_u64(s, value + 16, 0));
	case GYR_OP_URING: {
		u32 member = user_u32(s, value + 4 * (extra & 7), 0);

		return extra == 2 ? gyr_convert_uring_setup(member) :
		       extra == 5 ? gyr_convert_uring_features(member) :
				    member;
	}
	case GYR_OP_CAPABILITIES:
		return capability_set(extra);
	case GYR_OP_PRCTL_NUMBER: {
		u32 option = argument(s, extra);

		if (option == PR_SET_NAME || option == PR_GET_NAME)
			return 0;
		return option == PR_GET_CHILD_SUBREAPER ? (s64)(s32)user_u32(s, value, 0) : value;
	}
	default:
		return 0;
	}
}

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
