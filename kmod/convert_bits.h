/* SPDX-License-Identifier: GPL-2.0 */
/* What the conversions are written with. */
#ifndef GYR_CONVERT_BITS_H
#define GYR_CONVERT_BITS_H

#include "generated/fill.h"

#define GYR_CONVERT_FN static inline __attribute__((always_inline, unused))

/* Bit `from` of value (one bit) as bit `to`. */
#define GYR_BIT(value, from, to) \
	((from) > (to) ? ((value) & (from)) / ((from) / (to)) : \
			 ((value) & (from)) * ((to) / (from)))

#endif
