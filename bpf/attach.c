// SPDX-License-Identifier: Apache-2.0
/* The programs' tracepoints. */
#define _GNU_SOURCE
#include "attach.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "load.h"
#include "machine.h"

#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))

struct attachment {
	size_t program; /* offset of its descriptor in struct gyr_lskel_programs */
	int (*wanted)(const struct gyr_settings *settings);
	/* Of tracepoints that not every kernel has: their names, the newest first; else NULL. */
	const char *names[2];
};

static int any_want(const struct gyr_settings *settings, __u8 what)
{
	for (size_t nr = 0; nr < GYR_SETTINGS_SYSCALLS; nr++)
		if (settings->want[nr] & what)
			return 1;
	return 0;
}

static int wants_exits(const struct gyr_settings *settings)
{
	return any_want(settings, GYR_WANT_EXIT);
}

static int wants_enters(const struct gyr_settings *settings)
{
	return any_want(settings, GYR_WANT_ENTER);
}

static int wants_execs(const struct gyr_settings *settings)
{
	return ((settings->want[59] | settings->want[322]) & GYR_WANT_EXIT) != 0;
}

static int wants_always(const struct gyr_settings *settings)
{
	(void)settings;
	return 1;
}

/* Calls that may come by io_uring instead: connect, openat, openat2. */
static int wants_uring(const struct gyr_settings *settings)
{
	return ((settings->want[42] | settings->want[257] | settings->want[437]) & GYR_WANT_EXIT) != 0;
}

static int wants_signals(const struct gyr_settings *settings)
{
	return (settings->tracepoints & GYR_WANT_SIGNALS) != 0;
}

static int wants_switches(const struct gyr_settings *settings)
{
	return (settings->tracepoints & GYR_WANT_SWITCHES) != 0;
}

static int wants_faults(const struct gyr_settings *settings)
{
	return (settings->tracepoints & GYR_WANT_FAULTS) != 0;
}

#define PROGRAM(name) offsetof(struct gyr_lskel_programs, name)

/* Process exits first: none may be missed once anything else is seen. */
static const struct attachment attachments[] = {
	{ PROGRAM(gyr_procexit), wants_always, { NULL } },
	{ PROGRAM(gyr_exec), wants_execs, { NULL } },
	{ PROGRAM(gyr_exit), wants_exits, { NULL } },
	{ PROGRAM(gyr_enter), wants_enters, { NULL } },
	{ PROGRAM(gyr_uring), wants_uring, { "io_uring_submit_req", "io_uring_submit_sqe" } },
	{ PROGRAM(gyr_signal), wants_signals, { NULL } },
	{ PROGRAM(gyr_switch), wants_switches, { NULL } },
	{ PROGRAM(gyr_fault_user), wants_faults, { NULL } },
	{ PROGRAM(gyr_fault_kernel), wants_faults, { NULL } },
};

static int program_of(const struct gyr_lskel_programs *programs, size_t index)
{
	return *(const int *)((const char *)programs + attachments[index].program);
}

/* By name, or where the program itself says. */
static int attach_program(int program, const char *name)
{
	union bpf_attr attr;

	memset(&attr, 0, sizeof(attr));
	attr.raw_tracepoint.name = (__u64)(unsigned long)name;
	attr.raw_tracepoint.prog_fd = program;
	return gyr_bpf_call(BPF_RAW_TRACEPOINT_OPEN, &attr, SIZE_THROUGH(raw_tracepoint.prog_fd));
}

int gyr_bpf_arrange(const struct gyr_lskel_programs *programs, const struct gyr_settings *settings,
		    int *links, struct gyr_bpf_failure *why)
{
	_Static_assert(ARRAY_SIZE(attachments) == GYR_BPF_LINKS, "one link an attachment");
	for (size_t i = 0; i < ARRAY_SIZE(attachments); i++) {
		int wanted = settings && attachments[i].wanted(settings);

		if (wanted && links[i] < 0) {
			const char *const *names = attachments[i].names;
			int link = attach_program(program_of(programs, i), names[0]);

			if (link < 0 && names[0])
				link = attach_program(program_of(programs, i), names[1]);
			/* A kernel without io_uring has nothing to tell of it. */
			if (link == -ENOENT && names[0])
				continue;
			if (link < 0)
				return gyr_bpf_fail(why, GYR_BPF_SYSTEM, link, "attach program %zu", i);
			links[i] = link;
		} else if (!wanted && links[i] >= 0) {
			close(links[i]);
			links[i] = -1;
		}
	}
	return 0;
}
