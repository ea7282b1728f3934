/* SPDX-License-Identifier: GPL-2.0 */
/* /dev/gyr: what its user asked for, and how it is woken. */
#ifndef GYR_DEVICE_H
#define GYR_DEVICE_H

#include <linux/types.h>

#include "uapi/gyr.h"

struct irq_work;

/* As the user last gave them. Probes read them while they change, field by field. */
extern struct gyr_settings gyr_settings;

/* Somebody sleeps in poll(). */
extern bool gyr_reader_waits;

void gyr_device_wake(struct irq_work *work);
int gyr_device_add(void);
void gyr_device_remove(void);

#endif
