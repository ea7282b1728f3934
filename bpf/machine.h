/* SPDX-License-Identifier: Apache-2.0 */
/* What this machine has and allows, for driver.c alone. */
#ifndef GYR_BPF_MACHINE_H
#define GYR_BPF_MACHINE_H

#include "driver.h"

/* Fills in *why; -1. `doing` is a format, `error` an errno of either sign. */
int gyr_bpf_fail(struct gyr_bpf_failure *why, enum gyr_bpf_reason reason, int error,
		 const char *doing, ...) __attribute__((format(printf, 4, 5)));

/* 0, or -1 with the reason why the programs would be refused. */
int gyr_bpf_check_machine(struct gyr_bpf_failure *why);

/* Whether tracepoints call programs with preemption on: kernels since 7.0. */
int gyr_bpf_tracepoints_are_preempted(void);

/* CPUs there may ever be: the last one's number and one; -1: not known. */
int gyr_bpf_possible_cpus(void);

#endif
