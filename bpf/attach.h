/* SPDX-License-Identifier: Apache-2.0 */
/* Which programs are attached to what, by what is wanted; for driver.c alone. */
#ifndef GYR_BPF_ATTACH_H
#define GYR_BPF_ATTACH_H

#include "driver.h"
#include "generated/lskel.h"

/* Attachments there may be. */
#define GYR_BPF_LINKS 9

/*
 * Numbers of the perf events that programs are attached to, by link; 0: to the tracepoint itself. Returns 0, or
 * -errno when there is a reason to attach none of them so.
 */
int gyr_bpf_attach_find(int *events);

/*
 * Attaches what the settings ask for and detaches the rest; settings NULL: everything. links[] are
 * descriptors, or -1; events: as gyr_bpf_attach_find() says. 0, or -1 with *why filled in.
 */
int gyr_bpf_arrange(const struct gyr_lskel_programs *programs, const struct gyr_settings *settings,
		    const int *events, int *links, struct gyr_bpf_failure *why);

#endif
