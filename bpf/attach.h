/* SPDX-License-Identifier: Apache-2.0 */
/* Which programs are attached to what, by what is wanted; for driver.c alone. */
#ifndef GYR_BPF_ATTACH_H
#define GYR_BPF_ATTACH_H

#include "driver.h"
#include "generated/gyr.lskel.h"

/* Attachments there may be. */
#define GYR_BPF_LINKS 9

/*
 * Attaches what the settings ask for and detaches the rest; settings NULL: everything. links[] are
 * descriptors, or -1. 0, or -1 with *why filled in.
 */
int gyr_bpf_arrange(const struct gyr_lskel_programs *programs, const struct gyr_settings *settings,
		    int *links, struct gyr_bpf_failure *why);

#endif
