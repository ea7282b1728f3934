/* SPDX-License-Identifier: Apache-2.0 */
/* One ring: made, mapped, handed to the programs, watched; for driver.c alone. */
#ifndef GYR_BPF_RINGS_H
#define GYR_BPF_RINGS_H

#include "driver.h"

/* `rings`: the programs' map of rings; `epoll` tells of data. 0, or -1 with *why filled in. */
int gyr_bpf_ring_open(struct gyr_bpf_ring *ring, uint32_t cpu, uint64_t bytes, int rings, int epoll,
		      struct gyr_bpf_failure *why);

/* Also of one that was opened only in part; fd is -1 where not even that was done. */
void gyr_bpf_ring_close(struct gyr_bpf_ring *ring);

#endif
