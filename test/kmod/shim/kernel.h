/* SPDX-License-Identifier: Apache-2.0 */
/* What ring.h and record.h need of a kernel, in user space: the other headers here include this one. */
#ifndef SHIM_KERNEL_H
#define SHIM_KERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;
typedef int64_t s64;
typedef uint8_t __u8;
typedef uint16_t __u16;
typedef uint32_t __u32;
typedef uint64_t __u64;

#define __packed __attribute__((packed))
#undef __always_inline
#define __always_inline inline __attribute__((always_inline))
#define likely(x) (x)
#define unlikely(x) (x)
#define barrier() __asm__ volatile("" ::: "memory")
/* Where the ring looks at what its reader says, an interrupt may come. */
static void (*shim_interrupt)(void);
#define smp_load_acquire(p) \
	((shim_interrupt ? shim_interrupt() : (void)0), __atomic_load_n(p, __ATOMIC_ACQUIRE))
#define smp_store_release(p, v) __atomic_store_n(p, v, __ATOMIC_RELEASE)
#define ALIGN(x, a) (((x) + (a) - 1) & ~((u64)(a) - 1))
#define _IOR(a, b, c) 0
#define _IOW(a, b, c) 0
#define _IOWR(a, b, c) 0
#define _IO(a, b) 0

typedef struct {
	long value;
} local_t;

static inline void local_inc(local_t *counter)
{
	counter->value++;
}

struct irq_work {
	int unused;
};
struct page;

#endif
