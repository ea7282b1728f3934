/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Perf events of tracepoints: what programs are attached to where tracepoints
 * themselves would call them with preemption on (perf.bpf.c says why).
 */
#ifndef GYR_BPF_PERF_EVENTS_H
#define GYR_BPF_PERF_EVENTS_H

#include <stddef.h>

/*
 * The numbers of events ("group/name"), -ENOENT for those that this kernel has not; read once, as it may take
 * rights that are given up later. 0, or -errno when numbers or events cannot be had here.
 */
int gyr_bpf_perf_find(const char *const *names, int *ids, size_t count);

/* The link's descriptor, or -errno. */
int gyr_bpf_perf_attach(int program, int id);

#endif
