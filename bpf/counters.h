/* SPDX-License-Identifier: Apache-2.0 */
/* What the programs count, each for itself on every CPU; for driver.c alone. */
#ifndef GYR_BPF_COUNTERS_H
#define GYR_BPF_COUNTERS_H

#include <stddef.h>

#include "driver.h"

/* As in record.h: programs that count, those with a scratch area first. */
enum { GYR_BPF_SCRATCH_PROGRAMS = 4, GYR_BPF_PROGRAMS = 9 };

struct gyr_bpf_counts;

/* The map of `cpus` times GYR_BPF_PROGRAMS; NULL: not to be had, errno says why. */
const struct gyr_bpf_counts *gyr_bpf_counts_map(int map, uint32_t cpus);
void gyr_bpf_counts_unmap(const struct gyr_bpf_counts *counts, uint32_t cpus);

/* Sums of one CPU. */
void gyr_bpf_counts_sum(const struct gyr_bpf_counts *counts, uint32_t cpu,
			struct gyr_cpu_counters *out);

/* Times the kernel did not run a program as it ran on that CPU already. */
uint64_t gyr_bpf_recursion_misses(const int *programs, size_t number);

/* -1: there is no such program. */
int gyr_bpf_cost_of(int program, struct gyr_bpf_cost *out);

#endif
