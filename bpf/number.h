/* SPDX-License-Identifier: GPL-2.0 */
/* Operations of the fill table that make a number: of the returned file, of what arguments point to. */
#ifndef GYR_BPF_NUMBER_H
#define GYR_BPF_NUMBER_H

#include "dynamic.h"

#define PR_SET_NAME 15
#define PR_GET_NAME 16
#define PR_GET_CHILD_SUBREAPER 37

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

#endif
