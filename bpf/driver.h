/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The eBPF driver as its reader sees it: the same rings, settings and
 * counters as the module's device, without the device. The addon calls this;
 * nothing here knows of JavaScript, and nothing but libc is needed.
 *
 * open, settings, attach; then read the rings. Programs, maps and rings live
 * in this process's descriptors: when it dies, however, nothing is left.
 */
#ifndef GYR_BPF_DRIVER_H
#define GYR_BPF_DRIVER_H

#include <stdint.h>

#include <linux/types.h>

#include "../kmod/uapi/gyr.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Why it could not be done; each wants another remedy. */
enum gyr_bpf_reason {
	GYR_BPF_OK = 0,
	GYR_BPF_NO_BTF, /* the kernel does not describe its types (CONFIG_DEBUG_INFO_BTF) */
	GYR_BPF_OLD_KERNEL, /* before 5.17, or without a thing the programs need */
	GYR_BPF_NO_CAPABILITY, /* CAP_BPF and CAP_PERFMON, or CAP_SYS_ADMIN, are missing */
	GYR_BPF_LOCKDOWN, /* the kernel is locked down to confidentiality */
	GYR_BPF_NO_MEMORY,
	GYR_BPF_REFUSED, /* the verifier did not accept a program: ours to mend */
	GYR_BPF_BAD_REQUEST, /* a ring size that is no power of two, calls out of order */
	GYR_BPF_SYSTEM, /* anything else: see error */
};

struct gyr_bpf_failure {
	enum gyr_bpf_reason reason;
	int error; /* errno, or 0 */
	char doing[64]; /* what was being done: "create ring 3" */
	char detail[1024]; /* the verifier's last words, or empty */
};

/* One ring, mapped as kmod/uapi/gyr.h says. */
struct gyr_bpf_ring {
	void *consumer; /* a page; the reader writes its u64 position here */
	const void *producer; /* a page; the driver's u64 position */
	const void *data; /* twice `bytes`, one after the other */
	uint64_t bytes;
	int fd; /* epoll tells of data beyond the watermark */
};

/* What a program cost so far; counted while kernel.bpf_stats_enabled is 1. */
struct gyr_bpf_cost {
	char name[17]; /* as the kernel has it, cut off */
	uint64_t runs;
	uint64_t nanoseconds;
};

struct gyr_bpf;

/* What programs are attached to (perf.bpf.c says why that matters). */
enum gyr_bpf_attachment {
	GYR_BPF_AS_NEEDED, /* perf events where tracepoints would call them with preemption on */
	GYR_BPF_TRACEPOINTS,
	GYR_BPF_PERF_EVENTS,
};

/* All return 0, or -1 with *why filled in. */
int gyr_bpf_open(struct gyr_bpf **driver, uint64_t ring_bytes, enum gyr_bpf_attachment attachment,
		 struct gyr_bpf_failure *why);
/* May be called again while attached. boot_to_epoch 0: the driver finds it out itself. */
int gyr_bpf_settings(struct gyr_bpf *driver, const struct gyr_settings *settings,
		     struct gyr_bpf_failure *why);
/* Programs that the settings do not ask for are left out; settings after attach add them. */
int gyr_bpf_attach(struct gyr_bpf *driver, struct gyr_bpf_failure *why);
int gyr_bpf_detach(struct gyr_bpf *driver, struct gyr_bpf_failure *why);

/* Not 0: tracepoints call the programs with preemption on, as perf events could not be had: some records are lost. */
int gyr_bpf_is_preempted(const struct gyr_bpf *driver);

/* Rings there are: one per possible CPU, numbered by it. */
uint32_t gyr_bpf_cpus(const struct gyr_bpf *driver);
const struct gyr_bpf_ring *gyr_bpf_ring(const struct gyr_bpf *driver, uint32_t cpu);
/* Becomes readable when any ring is beyond the watermark; belongs to the driver. */
int gyr_bpf_poll_fd(const struct gyr_bpf *driver);
/* Includes what the kernel itself left out (GYR_DROP_RECURSION, counted on CPU 0). */
int gyr_bpf_counters(struct gyr_bpf *driver, uint32_t cpu, struct gyr_cpu_counters *out,
		     struct gyr_bpf_failure *why);

/* Programs there are, and what one of them cost; -1: it is not loaded. */
uint32_t gyr_bpf_programs(const struct gyr_bpf *driver);
int gyr_bpf_program_cost(const struct gyr_bpf *driver, uint32_t program, struct gyr_bpf_cost *out);

/* Detaches, unmaps, frees; NULL is allowed. */
void gyr_bpf_close(struct gyr_bpf *driver);

#ifdef __cplusplus
}
#endif

#endif
