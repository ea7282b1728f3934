/* SPDX-License-Identifier: Apache-2.0 */
/* bpf(2) and the light skeleton, for driver.c alone. Calls return a descriptor or 0, or -errno. */
#ifndef GYR_BPF_LOAD_H
#define GYR_BPF_LOAD_H

#include <linux/bpf.h>

struct gyr_lskel;

int gyr_bpf_call(int command, union bpf_attr *attr, unsigned int size);

/* Verifies and loads programs and maps; the verifier's words go to `log` when size is not 0. */
int gyr_lskel_load(struct gyr_lskel *skeleton, char *log, __u32 log_size);
void gyr_lskel_close(struct gyr_lskel *skeleton);

#endif
