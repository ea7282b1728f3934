/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What loading a set of programs takes and leaves.
 * Made by "npm run build:bpf" with clang 14; do not edit.
 */
#ifndef GYR_GENERATED_LSKEL_H
#define GYR_GENERATED_LSKEL_H

#include <linux/types.h>

/* What the loading program is given and what it leaves; the order is its own. */
struct gyr_lskel {
	__u32 size, flags, log_level, log_size;
	__u64 log;
	struct gyr_lskel_maps {
		struct gyr_lskel_map {
			int fd;
			__u32 max_entries; /* 0: as compiled */
			__u64 initial_value; /* 0: as compiled */
		} rings, scratches, counts, bss, rodata;
	} maps;
	struct gyr_lskel_programs {
		int gyr_signal, gyr_switch, gyr_fault_user, gyr_fault_kernel, gyr_self, gyr_exec, gyr_procexit, gyr_exit, gyr_enter, gyr_uring;
	} programs;
};

#endif
