// SPDX-License-Identifier: GPL-2.0
/* System calls of 32-bit programs: which native call each is, and where its arguments are. */
#include <linux/nospec.h>

#include "user.h"

#ifdef CONFIG_IA32_EMULATION

static bool arguments_from(struct gyr_context *context, unsigned long from)
{
	u32 values[6];
	int i;

	/* Fewer may be there: those behind the end of memory are not of the call. */
	pagefault_disable();
	for (i = 0; i < 6; i++)
		if (!gyr_user_read(&values[i], from + i * sizeof(u32), sizeof(u32)))
			break;
	pagefault_enable();
	if (i == 0)
		return false;
	while (i < 6)
		values[i++] = 0;
	for (i = 0; i < 6; i++)
		context->args[i] = values[i];
	return true;
}

/* ipc(2): call, first, second, third, pointer. */
static u16 ipc_call(struct gyr_context *context)
{
	unsigned long *args = context->args;
	unsigned long which = args[0] & 0xffff, first = args[1], second = args[2];
	unsigned long third = args[3], pointer = args[4];
	u32 value = 0;

	if (which >= ARRAY_SIZE(gyr_ipc_calls))
		return GYR_NO_CALL;
	args[0] = first;
	args[1] = second;
	args[2] = third;
	args[3] = pointer;
	if (which == 1 || which == 4) { /* semop, semtimedop: the operations lie at the pointer */
		args[1] = pointer;
		args[2] = second;
	} else if (which == 3) { /* semctl: its last argument lies there */
		pagefault_disable();
		if (!gyr_user_read(&value, pointer, sizeof(value)))
			value = 0;
		pagefault_enable();
		args[3] = value;
	}
	return gyr_ipc_calls[array_index_nospec(which, ARRAY_SIZE(gyr_ipc_calls))];
}

const struct gyr_call *gyr_ia32_call(struct gyr_context *context, unsigned int number)
{
	const struct gyr_ia32_call *row;
	unsigned long which;
	u16 call;

	if (number >= ARRAY_SIZE(gyr_ia32_calls))
		return NULL;
	row = &gyr_ia32_calls[array_index_nospec(number, ARRAY_SIZE(gyr_ia32_calls))];
	call = row->call;
	switch (row->arguments) {
	case GYR_IA32_MEMORY:
		if (!arguments_from(context, context->args[0]))
			return NULL;
		break;
	case GYR_IA32_SOCKETCALL:
		which = context->args[0];
		if (which >= ARRAY_SIZE(gyr_socketcalls) ||
		    !arguments_from(context, context->args[1]))
			return NULL;
		call = gyr_socketcalls[array_index_nospec(which, ARRAY_SIZE(gyr_socketcalls))];
		break;
	case GYR_IA32_IPC:
		call = ipc_call(context);
		break;
	}
	return call == GYR_NO_CALL ? NULL : &gyr_calls[call];
}

#endif
