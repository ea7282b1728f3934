// SPDX-License-Identifier: Apache-2.0
/*
 * Runs the light skeleton: a small program that, run once inside the kernel,
 * makes the maps and loads the programs, field offsets looked up in the
 * kernel's own type information. So no library is needed for that.
 */
#include "load.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "generated/gyr.lskel.h"
#include "generated/lskel.h"
#include "generated/perf.lskel.h"

/* A set of programs with the program that loads them. */
struct loader {
	const __u64 *data, *insns;
	size_t data_size, insns_size;
};

static const struct loader loaders[] = {
	[GYR_LSKEL_TRACEPOINTS] = { gyr_lskel_gyr_data, gyr_lskel_gyr_insns,
				    GYR_LSKEL_GYR_DATA_SIZE, GYR_LSKEL_GYR_INSNS_SIZE },
	[GYR_LSKEL_PERF_EVENTS] = { gyr_lskel_perf_data, gyr_lskel_perf_insns,
				    GYR_LSKEL_PERF_DATA_SIZE, GYR_LSKEL_PERF_INSNS_SIZE },
};

int gyr_bpf_call(int command, union bpf_attr *attr, unsigned int size)
{
	long result = syscall(SYS_bpf, command, attr, size);

	return result < 0 ? -errno : (int)result;
}

/* The data of the loading program, itself in a map. */
static int data_map(const struct loader *loader)
{
	union bpf_attr attr;
	__u32 key = 0;
	int fd, error;

	memset(&attr, 0, sizeof(attr));
	attr.map_type = BPF_MAP_TYPE_ARRAY;
	attr.key_size = sizeof(key);
	attr.value_size = loader->data_size;
	attr.max_entries = 1;
	memcpy(attr.map_name, "gyr_loader", sizeof("gyr_loader"));
	fd = gyr_bpf_call(BPF_MAP_CREATE, &attr, SIZE_THROUGH(map_name));
	if (fd < 0)
		return fd;
	memset(&attr, 0, sizeof(attr));
	attr.map_fd = fd;
	attr.key = (__u64)(unsigned long)&key;
	attr.value = (__u64)(unsigned long)loader->data;
	error = gyr_bpf_call(BPF_MAP_UPDATE_ELEM, &attr, SIZE_THROUGH(flags));
	if (error < 0) {
		close(fd);
		return error;
	}
	return fd;
}

static int loading_program(const struct loader *loader, int map, char *log, __u32 log_size)
{
	union bpf_attr attr;

	memset(&attr, 0, sizeof(attr));
	attr.prog_type = BPF_PROG_TYPE_SYSCALL;
	attr.insns = (__u64)(unsigned long)loader->insns;
	attr.insn_cnt = loader->insns_size / 8;
	attr.license = (__u64)(unsigned long)"Dual BSD/GPL";
	attr.prog_flags = BPF_F_SLEEPABLE;
	attr.fd_array = (__u64)(unsigned long)&map;
	attr.log_level = log_size ? 1 : 0;
	attr.log_size = log_size;
	attr.log_buf = (__u64)(unsigned long)log;
	memcpy(attr.prog_name, "gyr_loader", sizeof("gyr_loader"));
	return gyr_bpf_call(BPF_PROG_LOAD, &attr, SIZE_THROUGH(fd_array));
}

int gyr_lskel_load(struct gyr_lskel *skeleton, enum gyr_lskel_set set, char *log, __u32 log_size)
{
	const struct loader *loader = &loaders[set];
	union bpf_attr attr;
	int map, program, error;

	skeleton->size = sizeof(*skeleton);
	skeleton->log_level = log_size ? 1 : 0;
	skeleton->log_size = log_size;
	skeleton->log = (__u64)(unsigned long)log;
	map = data_map(loader);
	if (map < 0)
		return map;
	program = loading_program(loader, map, log, log_size);
	if (program < 0) {
		close(map);
		return program;
	}
	memset(&attr, 0, sizeof(attr));
	attr.test.prog_fd = program;
	attr.test.ctx_in = (__u64)(unsigned long)skeleton;
	attr.test.ctx_size_in = skeleton->size;
	error = gyr_bpf_call(BPF_PROG_RUN, &attr, SIZE_THROUGH(test));
	if (error >= 0)
		error = (int)attr.test.retval;
	close(program);
	close(map);
	return error < 0 ? error : 0;
}

void gyr_lskel_close(struct gyr_lskel *skeleton)
{
	struct gyr_lskel_map *map = (void *)&skeleton->maps;
	int *program = (void *)&skeleton->programs;

	for (size_t i = 0; i < sizeof(skeleton->maps) / sizeof(*map); i++)
		if (map[i].fd > 0)
			close(map[i].fd);
	for (size_t i = 0; i < sizeof(skeleton->programs) / sizeof(*program); i++)
		if (program[i] > 0)
			close(program[i]);
	memset(skeleton, 0, sizeof(*skeleton));
}
