/* SPDX-License-Identifier: GPL-2.0 */
/* What is known while a record is made: the call, its arguments, the record. */
#ifndef GYR_CONTEXT_H
#define GYR_CONTEXT_H

#include <linux/types.h>

#include "convert.h"
#include "device.h"
#include "limits.h"
#include "prefilter.h"
#include "record.h"
#include "ring.h"

/* The file a call returned a descriptor of. */
struct gyr_opened {
	bool known;
	bool created;
	u8 layer; /* GYR_LAYER_* */
	u32 device;
	u64 inode;
};

struct gyr_context {
	struct gyr_record record;
	struct gyr_ring *ring;
	const struct gyr_call *call;
	union {
		/* The fill table counts the return value as the seventh argument. */
		unsigned long values[7];
		struct {
			unsigned long args[6];
			s64 ret;
		};
	};
	bool compat; /* a 32-bit caller: its structures are the small ones */
	struct gyr_opened opened;
};

/*
 * Of a context on the stack: every field is set before it is read, so that the compiler need not
 * clear it first, which kernels otherwise ask for.
 */
#if __has_attribute(__uninitialized__)
#define GYR_UNSET __attribute__((__uninitialized__))
#else
#define GYR_UNSET
#endif

typedef void gyr_filler(struct gyr_context *context, const struct gyr_fill *fill);

/* Preemption is off between the two; false: not to be made. */
bool gyr_context_begin(struct gyr_context *context, u32 nparams);
void gyr_context_end(struct gyr_context *context, u16 event, u32 nparams, pid_t tid);

void gyr_fill_plan(struct gyr_context *context, const struct gyr_plan *plan);

/* Events that are made by hand. */
void gyr_record_exec(struct gyr_context *context, const char *filename);
void gyr_record_failed_exec(struct gyr_context *context, const struct gyr_plan *plan);
void gyr_record_clone(struct gyr_context *context, const struct gyr_plan *plan);
void gyr_record_messages(struct gyr_context *context, const struct gyr_plan *plan);

/* 32-bit callers: which call it is; its arguments are put right. NULL: none there is a record of. */
const struct gyr_call *gyr_ia32_call(struct gyr_context *context, unsigned int number);

#endif
