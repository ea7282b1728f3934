// SPDX-License-Identifier: Apache-2.0
/* The programs' tracepoints. */
#define _GNU_SOURCE
#include "attach.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "load.h"
#include "machine.h"
#include "perf_events.h"

#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))

struct attachment {
	size_t program; /* offset of its descriptor in struct gyr_lskel_programs */
	int (*wanted)(const struct gyr_settings *settings);
	/* Of tracepoints that not every kernel has: their names, the newest first; else NULL. */
	const char *names[2];
	/* As a perf event; NULL: its tracepoint is met with preemption off in every kernel. */
	const char *event;
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
	{ PROGRAM(gyr_procexit), wants_always, { NULL }, "sched/sched_process_exit" },
	{ PROGRAM(gyr_exec), wants_execs, { NULL }, "sched/sched_process_exec" },
	{ PROGRAM(gyr_exit), wants_exits, { NULL }, "raw_syscalls/sys_exit" },
	{ PROGRAM(gyr_enter), wants_enters, { NULL }, "raw_syscalls/sys_enter" },
	{ PROGRAM(gyr_uring), wants_uring, { "io_uring_submit_req", "io_uring_submit_sqe" },
	  "io_uring/io_uring_submit_req" },
	{ PROGRAM(gyr_signal), wants_signals, { NULL }, NULL },
	{ PROGRAM(gyr_switch), wants_switches, { NULL }, NULL },
	{ PROGRAM(gyr_fault_user), wants_faults, { NULL }, NULL },
	{ PROGRAM(gyr_fault_kernel), wants_faults, { NULL }, NULL },
};

static int program_of(const struct gyr_lskel_programs *programs, size_t index)
{
	return *(const int *)((const char *)programs + attachments[index].program);
}

/* By name, or where the program itself says. */
static int attach_to_tracepoint(int program, const char *name)
{
	union bpf_attr attr;

	memset(&attr, 0, sizeof(attr));
	attr.raw_tracepoint.name = (__u64)(unsigned long)name;
	attr.raw_tracepoint.prog_fd = program;
	return gyr_bpf_call(BPF_RAW_TRACEPOINT_OPEN, &attr, SIZE_THROUGH(raw_tracepoint.prog_fd));
}

/* The link's descriptor; -ENOENT: the kernel lacks what not every kernel has; other -errno. */
static int attach_program(const struct gyr_lskel_programs *programs, size_t index, int event)
{
	const char *const *names = attachments[index].names;
	int program = program_of(programs, index), link;

	if (event)
		return event > 0 ? gyr_bpf_perf_attach(program, event) : event;
	link = attach_to_tracepoint(program, names[0]);
	if (link < 0 && names[0])
		link = attach_to_tracepoint(program, names[1]);
	return link;
}

int gyr_bpf_attach_find(int *events)
{
	const char *names[GYR_BPF_LINKS];
	int error;

	for (size_t i = 0; i < GYR_BPF_LINKS; i++)
		names[i] = attachments[i].event;
	error = gyr_bpf_perf_find(names, events, GYR_BPF_LINKS);
	for (size_t i = 0; i < GYR_BPF_LINKS; i++) {
		if (!names[i])
			events[i] = 0;
		/* Every kernel has these. */
		else if (!error && events[i] == -ENOENT && !attachments[i].names[0])
			error = -ENOENT;
	}
	return error;
}

int gyr_bpf_arrange(const struct gyr_lskel_programs *programs, const struct gyr_settings *settings,
		    const int *events, int *links, struct gyr_bpf_failure *why)
{
	_Static_assert(ARRAY_SIZE(attachments) == GYR_BPF_LINKS, "one link an attachment");
	for (size_t i = 0; i < ARRAY_SIZE(attachments); i++) {
		int wanted = settings && attachments[i].wanted(settings);

		if (wanted && links[i] < 0) {
			int link = attach_program(programs, i, events[i]);

			/* A kernel without io_uring has nothing to tell of it. */
			if (link == -ENOENT && attachments[i].names[0])
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
