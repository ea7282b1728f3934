// SPDX-License-Identifier: Apache-2.0
/* Sums of what the programs count. */
#define _GNU_SOURCE
#include "counters.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "load.h"

/* As in record.h. */
struct gyr_bpf_counts {
	struct gyr_cpu_counters shared;
	__u64 unwoken;
	__u32 at, params;
	__u8 small[128];
};

static size_t map_bytes(uint32_t cpus)
{
	size_t page = sysconf(_SC_PAGESIZE);

	return (sizeof(struct gyr_bpf_counts) * cpus * GYR_BPF_PROGRAMS + page - 1) & ~(page - 1);
}

const struct gyr_bpf_counts *gyr_bpf_counts_map(int map, uint32_t cpus)
{
	void *mapped = mmap(NULL, map_bytes(cpus), PROT_READ, MAP_SHARED, map, 0);

	return mapped == MAP_FAILED ? NULL : mapped;
}

void gyr_bpf_counts_unmap(const struct gyr_bpf_counts *counts, uint32_t cpus)
{
	if (counts)
		munmap((void *)counts, map_bytes(cpus));
}

void gyr_bpf_counts_sum(const struct gyr_bpf_counts *counts, uint32_t cpu,
			struct gyr_cpu_counters *out)
{
	memset(out, 0, sizeof(*out));
	for (int i = 0; i < GYR_BPF_PROGRAMS; i++) {
		const struct gyr_cpu_counters *from = &counts[cpu * GYR_BPF_PROGRAMS + i].shared;

		out->begun += from->begun;
		out->written += from->written;
		out->bytes += from->bytes;
		out->faults += from->faults;
		for (int reason = 0; reason < GYR_DROP_REASONS; reason++)
			out->dropped[reason] += from->dropped[reason];
	}
}

static int info_of(int program, struct bpf_prog_info *info)
{
	union bpf_attr attr;

	memset(info, 0, sizeof(*info));
	memset(&attr, 0, sizeof(attr));
	attr.info.bpf_fd = program;
	attr.info.info_len = sizeof(*info);
	attr.info.info = (__u64)(unsigned long)info;
	return gyr_bpf_call(BPF_OBJ_GET_INFO_BY_FD, &attr, SIZE_THROUGH(info)) == 0 ? 0 : -1;
}

uint64_t gyr_bpf_recursion_misses(const int *programs, size_t number)
{
	struct bpf_prog_info info;
	uint64_t misses = 0;

	for (size_t i = 0; i < number; i++)
		if (info_of(programs[i], &info) == 0)
			misses += info.recursion_misses;
	return misses;
}

int gyr_bpf_cost_of(int program, struct gyr_bpf_cost *out)
{
	struct bpf_prog_info info;

	memset(out, 0, sizeof(*out));
	if (info_of(program, &info) != 0)
		return -1;
	memcpy(out->name, info.name, sizeof(info.name));
	out->runs = info.run_cnt;
	out->nanoseconds = info.run_time_ns;
	return 0;
}
