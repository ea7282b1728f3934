/* SPDX-License-Identifier: Apache-2.0 */
/* Programs and maps brought into the kernel; for driver.c alone. */
#ifndef GYR_BPF_PROGRAMS_H
#define GYR_BPF_PROGRAMS_H

#include "driver.h"
#include "generated/lskel.h"

/*
 * Fills in *skeleton, and events[], GYR_BPF_LINKS of them, as gyr_bpf_attach_find() says; 0 for programs that are
 * attached to tracepoints themselves. 0, or -1 with *why filled in.
 */
int gyr_bpf_programs_load(struct gyr_lskel *skeleton, enum gyr_bpf_attachment attachment, uint32_t cpus,
			  int *events, struct gyr_bpf_failure *why);

#endif
