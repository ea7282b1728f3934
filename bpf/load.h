/* SPDX-License-Identifier: Apache-2.0 */
/* bpf(2) and the light skeleton, for the files beside. Calls return a descriptor or 0, or -errno. */
#ifndef GYR_BPF_LOAD_H
#define GYR_BPF_LOAD_H

#include <stddef.h>

#include <linux/bpf.h>

struct gyr_lskel;

/* Size of the part of union bpf_attr that a command uses. */
#define SIZE_THROUGH(field) \
	(offsetof(union bpf_attr, field) + sizeof(((union bpf_attr *)0)->field))

int gyr_bpf_call(int command, union bpf_attr *attr, unsigned int size);

/* The same programs, made to be attached to tracepoints themselves or to perf events of them. */
enum gyr_lskel_set { GYR_LSKEL_TRACEPOINTS, GYR_LSKEL_PERF_EVENTS };

/* Verifies and loads programs and maps; the verifier's words go to `log` when size is not 0. */
int gyr_lskel_load(struct gyr_lskel *skeleton, enum gyr_lskel_set set, char *log, __u32 log_size);
void gyr_lskel_close(struct gyr_lskel *skeleton);

#endif
