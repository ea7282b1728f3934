/* SPDX-License-Identifier: GPL-2.0 */
/* Facts about the running process: memory, ids, cgroups, program, who gets its children. */
#ifndef GYR_TASK_H
#define GYR_TASK_H

#include "context.h"

struct mm_struct;
struct task_struct;

/* In KiB; 0 for no memory. */
u32 gyr_mm_size(const struct mm_struct *mm);
u32 gyr_mm_resident(struct mm_struct *mm);
u32 gyr_mm_swapped(struct mm_struct *mm);

u32 gyr_task_tty(void);
u32 gyr_task_loginuid(void);
pid_t gyr_task_reaper(struct task_struct *task);
u64 gyr_task_namespace_start(void);
u64 gyr_task_capabilities(u32 set);
void gyr_put_cgroups(struct gyr_record *record);
void gyr_put_program(struct gyr_context *context);

#endif
