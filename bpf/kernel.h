/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The kernel's structures as far as the programs read them. Only names count:
 * where a field lies is looked up in the running kernel's type information
 * when the programs are loaded. Flavours (name___when) are forms that a
 * structure had in other kernels; bpf_core_field_exists chooses.
 */
#ifndef GYR_BPF_KERNEL_H
#define GYR_BPF_KERNEL_H

#include <linux/bpf.h>
#include <linux/types.h>

typedef __u8 u8;
typedef __u16 u16;
typedef __u32 u32;
typedef __u64 u64;
typedef __s32 s32;
typedef __s64 s64;
typedef int pid_t;
typedef _Bool bool;
#define true 1
#define false 0
#define NULL ((void *)0)

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct pt_regs {
	unsigned long r15, r14, r13, r12, bp, bx, r11, r10, r9, r8, ax, cx, dx, si, di, orig_ax, ip, cs,
		flags, sp, ss;
};

#pragma clang attribute pop

#endif
