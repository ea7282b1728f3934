// SPDX-License-Identifier: Apache-2.0
/* Perf events of tracepoints, by the numbers that tracefs tells. */
#define _GNU_SOURCE
#include "perf_events.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <linux/mount.h>
#include <linux/perf_event.h>

#include "load.h"

/* The events' folder of a tracefs that is mounted for this descriptor alone; -1: not to be had. */
static int private_tracefs(void)
{
	int context = syscall(SYS_fsopen, "tracefs", FSOPEN_CLOEXEC), mount = -1, events = -1;

	if (context < 0)
		return -1;
	if (syscall(SYS_fsconfig, context, FSCONFIG_CMD_CREATE, NULL, NULL, 0) == 0)
		mount = syscall(SYS_fsmount, context, FSMOUNT_CLOEXEC, 0);
	close(context);
	if (mount < 0)
		return -1;
	events = openat(mount, "events", O_PATH | O_DIRECTORY | O_CLOEXEC);
	close(mount);
	return events;
}

static int events_folder(void)
{
	static const char *const places[] = { "/sys/kernel/tracing/events",
					      "/sys/kernel/debug/tracing/events" };

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		int folder = open(places[i], O_PATH | O_DIRECTORY | O_CLOEXEC);

		if (folder >= 0)
			return folder;
	}
	return private_tracefs();
}

/* -errno when there is none. */
static int read_id(int folder, const char *name)
{
	char path[128], text[16] = { 0 };
	int file, id = -EINVAL;

	snprintf(path, sizeof(path), "%s/id", name);
	file = openat(folder, path, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return -errno;
	if (read(file, text, sizeof(text) - 1) > 0)
		id = atoi(text);
	close(file);
	return id > 0 ? id : -EINVAL;
}

/*
 * An event that counts nothing: it is never turned on, and its program is run all the same, on every CPU,
 * as long as it exists.
 */
static int open_event(int id, int cpu)
{
	struct perf_event_attr attr;
	int event;

	memset(&attr, 0, sizeof(attr));
	attr.size = sizeof(attr);
	attr.type = PERF_TYPE_TRACEPOINT;
	attr.config = id;
	attr.disabled = 1;
	event = syscall(SYS_perf_event_open, &attr, -1, cpu, -1, PERF_FLAG_FD_CLOEXEC);
	return event < 0 ? -errno : event;
}

/* On the first CPU, or on one that is there for sure. */
static int event_of(int id)
{
	int event = open_event(id, 0);
	unsigned int cpu;

	if (event != -ENODEV || syscall(SYS_getcpu, &cpu, NULL, NULL) < 0)
		return event;
	return open_event(id, cpu);
}

int gyr_bpf_perf_find(const char *const *names, int *ids, size_t count)
{
	int folder = events_folder(), event, error = 0;

	if (folder < 0)
		return -ENOENT;
	for (size_t i = 0; i < count && error == 0; i++) {
		ids[i] = names[i] ? read_id(folder, names[i]) : -ENOENT;
		if (ids[i] == -ENOENT)
			continue;
		/* Whether they may be opened at all is told here, not half-way through attaching. */
		event = ids[i] < 0 ? ids[i] : event_of(ids[i]);
		if (event < 0)
			error = event;
		else
			close(event);
	}
	close(folder);
	return error;
}

int gyr_bpf_perf_attach(int program, int id)
{
	int event = event_of(id), link;
	union bpf_attr attr;

	if (event < 0)
		return event;
	memset(&attr, 0, sizeof(attr));
	attr.link_create.prog_fd = program;
	attr.link_create.target_fd = event;
	attr.link_create.attach_type = BPF_PERF_EVENT;
	link = gyr_bpf_call(BPF_LINK_CREATE, &attr, SIZE_THROUGH(link_create.flags));
	/* The link holds it. */
	close(event);
	return link;
}
