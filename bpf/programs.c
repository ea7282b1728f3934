// SPDX-License-Identifier: Apache-2.0
/* Which set of programs serves here, and loading it. */
#define _GNU_SOURCE
#include "programs.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "attach.h"
#include "counters.h"
#include "load.h"
#include "machine.h"

#define LOG_BYTES (1U << 20)

/* The verifier's last lines say what it did not like. */
static void last_words(struct gyr_bpf_failure *why, const char *log)
{
	size_t length = strlen(log), most = sizeof(why->detail) - 1;

	memcpy(why->detail, length > most ? log + length - most : log, (length > most ? most : length) + 1);
}

static int try_to_load(struct gyr_lskel *skeleton, enum gyr_lskel_set set, uint32_t cpus, char *log)
{
	sigset_t all, before;
	int error;

	/* The verifier gives up when a signal waits; none shall, for this second. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	for (int tries = 0; tries < 5; tries++) {
		memset(skeleton, 0, sizeof(*skeleton));
		skeleton->maps.rings.max_entries = cpus;
		skeleton->maps.scratches.max_entries = cpus * GYR_BPF_SCRATCH_PROGRAMS;
		skeleton->maps.counts.max_entries = cpus * GYR_BPF_PROGRAMS;
		error = gyr_lskel_load(skeleton, set, log, log ? LOG_BYTES : 0);
		if (error == 0)
			break;
		gyr_lskel_close(skeleton);
		if (error != -EAGAIN)
			break;
	}
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return error;
}

/*
 * As needed: without perf events (no tracefs, or not allowed here) tracepoints serve, and what the kernel then
 * leaves out is counted, GYR_DROP_RECURSION.
 */
static int choose_set(enum gyr_bpf_attachment attachment, enum gyr_lskel_set *set, int *events,
		      struct gyr_bpf_failure *why)
{
	int error = 0;

	*set = GYR_LSKEL_TRACEPOINTS;
	memset(events, 0, GYR_BPF_LINKS * sizeof(*events));
	if (attachment == GYR_BPF_PERF_EVENTS ||
	    (attachment == GYR_BPF_AS_NEEDED && gyr_bpf_tracepoints_are_preempted())) {
		error = gyr_bpf_attach_find(events);
		if (error == 0)
			*set = GYR_LSKEL_PERF_EVENTS;
		else
			memset(events, 0, GYR_BPF_LINKS * sizeof(*events));
	}
	if (error && attachment == GYR_BPF_PERF_EVENTS)
		return gyr_bpf_fail(why, GYR_BPF_SYSTEM, error, "find perf events");
	return 0;
}

int gyr_bpf_programs_load(struct gyr_lskel *skeleton, enum gyr_bpf_attachment attachment, uint32_t cpus,
			  int *events, struct gyr_bpf_failure *why)
{
	enum gyr_bpf_reason reason;
	enum gyr_lskel_set set;
	char *log;
	int error;

	if (choose_set(attachment, &set, events, why) < 0)
		return -1;
	error = try_to_load(skeleton, set, cpus, NULL);
	if (error == 0)
		return 0;
	/* Once more with a log, which costs more than the programs. */
	log = calloc(1, LOG_BYTES);
	error = try_to_load(skeleton, set, cpus, log);
	if (error == 0) {
		free(log);
		return 0;
	}
	reason = error == -ENOMEM ? GYR_BPF_NO_MEMORY :
		 error == -EPERM || error == -EAGAIN ? GYR_BPF_SYSTEM :
						       GYR_BPF_REFUSED;
	gyr_bpf_fail(why, reason, error, "load the programs");
	if (log)
		last_words(why, log);
	free(log);
	return -1;
}
