// SPDX-License-Identifier: GPL-2.0
/* Memory of the caller: text, data, vectors, messages. */
#include <linux/socket.h>
#include <net/compat.h>

#include "socket.h"
#include "user.h"

/* A string with its NUL; of one that is longer than fits a record, the first part. */
void gyr_put_user_text(struct gyr_record *record, unsigned long from)
{
	u32 room = min_t(u32, gyr_room(record), GYR_TEXT_MAX);
	long length;

	if (!from) {
		gyr_put_nothing(record);
		return;
	}
	if (unlikely(!room)) {
		record->full = true;
		gyr_put_nothing(record);
		return;
	}
	length = strncpy_from_user(record->at, (const char __user *)from, room);
	if (unlikely(length < 0)) {
		gyr_put_fault(record);
		return;
	}
	if (likely(length < room)) {
		length++;
	} else if (room < GYR_TEXT_MAX) {
		record->full = true;
		length = 0;
	} else {
		record->at[length - 1] = 0;
	}
	gyr_put_written(record, length);
}

/* By words: what calls read and write is mostly short, and a call of the copying costs more. */
static bool read_short(u8 *to, unsigned long from, u32 length)
{
	const u8 __user *user = (const u8 __user *)from;
	u8 *end = to + length;

	if (!user_read_access_begin(user, length))
		return false;
	for (; to + sizeof(u64) <= end; to += sizeof(u64), user += sizeof(u64))
		unsafe_get_user(((struct gyr_unaligned_u64 *)to)->value, (const u64 __user *)user,
				fault);
	for (; to < end; to++, user++)
		unsafe_get_user(*to, user, fault);
	user_read_access_end();
	return true;
fault:
	user_read_access_end();
	return false;
}

#define SHORT 128

/* At most `most` bytes; nothing for none. */
void gyr_put_user_bytes(struct gyr_record *record, unsigned long from, unsigned long length,
			u32 most)
{
	if (length > most)
		length = most;
	if (!from || !length) {
		gyr_put_nothing(record);
	} else if (unlikely(length > gyr_room(record))) {
		record->full = true;
		gyr_put_nothing(record);
	} else if (unlikely(length <= SHORT ? !read_short(record->at, from, length) :
					      !gyr_user_read(record->at, from, length))) {
		gyr_put_fault(record);
	} else {
		gyr_put_written(record, length);
	}
}

/* Bytes of data to record of a call whose first argument is a descriptor. */
u32 gyr_user_snaplen(const struct gyr_context *context)
{
	u32 snaplen = READ_ONCE(gyr_settings.snaplen), most = READ_ONCE(gyr_settings.long_snaplen);

	if (likely(!READ_ONCE(gyr_settings.port_from)) || most <= snaplen)
		return snaplen;
	return gyr_socket_port_between(context->args[0], gyr_settings.port_from,
				       gyr_settings.port_to) ?
		       most :
		       snaplen;
}

bool gyr_user_iovec(const struct gyr_context *context, unsigned long from, u32 index,
		    struct gyr_iovec *vector)
{
	struct compat_iovec small;

	if (!context->compat)
		return gyr_user_read(vector, from + index * sizeof(*vector), sizeof(*vector));
	if (!gyr_user_read(&small, from + index * sizeof(small), sizeof(small)))
		return false;
	vector->base = small.iov_base;
	vector->length = small.iov_len;
	return true;
}

u32 gyr_user_message_size(const struct gyr_context *context)
{
	return context->compat ? sizeof(struct compat_mmsghdr) : sizeof(struct mmsghdr);
}

/* A msghdr, which an mmsghdr begins with. */
bool gyr_user_message(const struct gyr_context *context, unsigned long from,
		      struct gyr_message *message)
{
	struct compat_msghdr small;
	struct user_msghdr own;

	if (!context->compat) {
		if (!gyr_user_read(&own, from, sizeof(own)))
			return false;
		message->name = (unsigned long)own.msg_name;
		message->name_length = own.msg_namelen;
		message->vectors = (unsigned long)own.msg_iov;
		message->vector_count = own.msg_iovlen;
		message->control = (unsigned long)own.msg_control;
		message->control_length = own.msg_controllen;
		return true;
	}
	if (!gyr_user_read(&small, from, sizeof(small)))
		return false;
	message->name = small.msg_name;
	message->name_length = small.msg_namelen;
	message->vectors = small.msg_iov;
	message->vector_count = small.msg_iovlen;
	message->control = small.msg_control;
	message->control_length = small.msg_controllen;
	return true;
}
