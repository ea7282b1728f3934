/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */
/*
 * What the drivers and their reader agree on.
 *
 * A driver, module or eBPF, writes records (struct gyr_record_header in
 * generated/events.h, its lengths and values) into one ring per CPU. A ring
 * is laid out as BPF's ring buffer: the page of the consumer's position
 * (writable), the page of the producer's position, then the data, mapped
 * twice so that no record ever wraps (both read only). Before each record
 * stand 8 bytes: u32 length with the bits BUSY (being written: wait) and
 * DISCARD (skip it), u32 unused. Positions are u64, only grow, and are a
 * multiple of 8; data lies at position & (size - 1).
 *
 * The module is /dev/gyr: root opens it, one at a time (EBUSY), then in this
 * order HELLO, RINGS, mmap, SETTINGS, ATTACH. Closing it detaches and frees
 * everything, also when the reader was killed. Ring `cpu` is mapped at offset
 * cpu * (2 * page + 2 * ring_bytes): first one page writable, then one page
 * and twice the data read only. poll() tells of a ring filled beyond the
 * watermark. SETTINGS may be given again at any time.
 *
 * The eBPF driver has the same rings as BPF_MAP_TYPE_RINGBUF maps, and struct
 * gyr_settings and struct gyr_cpu_counters as map values.
 */
#ifndef GYR_UAPI_H
#define GYR_UAPI_H

#define GYR_DRIVER_API 1

#define GYR_RING_BUSY (1U << 31)
#define GYR_RING_DISCARD (1U << 30)
#define GYR_RING_HEADER 8
#define GYR_RECORD_MAX 65536 /* header, lengths and values */

#define GYR_SETTINGS_SYSCALLS 512

/* What is wanted of a system call; 32-bit callers' numbers are mapped to these first. */
#define GYR_WANT_EXIT 1 /* its exit event */
#define GYR_WANT_ENTER 2 /* its enter event, where there is one */
#define GYR_WANT_SUCCESS 4 /* nothing when it failed, but for a connection that is in progress */
#define GYR_WANT_NO_READS 8 /* open, openat: nothing when a regular file was opened only to be read */

/* Tracepoints beside system calls. Process exit is always recorded. */
#define GYR_WANT_SIGNALS 1
#define GYR_WANT_SWITCHES 2
#define GYR_WANT_FAULTS 4

struct gyr_settings {
	__u8 want[GYR_SETTINGS_SYSCALLS]; /* by number of the native (64-bit) table */
	__u32 tracepoints;
	__u32 snaplen; /* bytes of I/O data in a record */
	__u32 long_snaplen; /* of descriptors whose port is in the range */
	__u16 port_from; /* 0: none */
	__u16 port_to;
	__u32 self; /* not 0: the process that gives the settings is not recorded; drivers find out its id */
	__u32 environment; /* 1: with the environment of new programs */
	__u32 watermark; /* bytes in a ring that wake the reader */
	__u32 reserved;
	__u64 boot_to_epoch; /* ns to add to the boot clock for the time of day; eBPF only */
};

/* Why a record was not written. */
enum gyr_drop_reason {
	GYR_DROP_RING_FULL = 0,
	GYR_DROP_TOO_LARGE = 1, /* does not fit into the largest record */
	GYR_DROP_RECURSION = 2, /* met while another was being made on this CPU */
	GYR_DROP_NO_MEMORY = 3,
	GYR_DROP_REASONS = 4,
};

/* begun = written + the sum of dropped, exactly, whenever no record is being made. */
struct gyr_cpu_counters {
	__u64 begun;
	__u64 written;
	__u64 bytes; /* written, with ring headers */
	__u64 dropped[GYR_DROP_REASONS];
	__u64 faults; /* parameters left empty as memory could not be read */
};

struct gyr_hello {
	__u32 api; /* GYR_DRIVER_API */
	__u32 cpus; /* rings there will be: possible CPUs */
	__u64 schema_hash; /* GYR_SCHEMA_HASH */
	char version[32]; /* of the package */
};

struct gyr_rings {
	__u64 ring_bytes; /* of data per CPU: a power of two, at least a page */
};

struct gyr_counters_request {
	__u32 cpu;
	__u32 reserved;
	struct gyr_cpu_counters counters; /* out */
};

#define GYR_IOC_HELLO _IOR('g', 0x40, struct gyr_hello)
#define GYR_IOC_RINGS _IOW('g', 0x41, struct gyr_rings)
#define GYR_IOC_SETTINGS _IOW('g', 0x42, struct gyr_settings)
#define GYR_IOC_ATTACH _IO('g', 0x43)
#define GYR_IOC_DETACH _IO('g', 0x44)
#define GYR_IOC_COUNTERS _IOWR('g', 0x45, struct gyr_counters_request)

#endif
