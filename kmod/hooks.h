/* SPDX-License-Identifier: GPL-2.0 */
/* The tracepoints: found at load, attached while a reader wants what they tell. */
#ifndef GYR_HOOKS_H
#define GYR_HOOKS_H

int gyr_hooks_find(void);
int gyr_hooks_update(void);
void gyr_hooks_remove(void);

#endif
