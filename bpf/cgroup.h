/* SPDX-License-Identifier: GPL-2.0 */
/* The cgroups of a process, a text for each controller: "memory=/system.slice/a.service". */
#ifndef GYR_BPF_CGROUP_H
#define GYR_BPF_CGROUP_H

#include "task.h"

#define CGROUP_DEPTH 64

static __always_inline struct kernfs_node *kernfs_parent(struct kernfs_node *node)
{
	if (bpf_core_field_exists(node->__parent))
		return BPF_CORE_READ(node, __parent);
	return BPF_CORE_READ((struct kernfs_node___before_6_15 *)node, parent);
}

static long cgroup_step(u64 i, struct step *step)
{
	struct scratch *s = step->s;
	struct kernfs_node *node = (void *)s->walk.entry, *parent = kernfs_parent(node);
	long length;

	if (!parent)
		return 1;
	/* Names carry no length here: read into the spare half, then put in front. */
	length = bpf_probe_read_kernel_str(&s->work[PATH_MAX], NAME_MAX + 1, BPF_CORE_READ(node, name));
	if (length <= 1 || !path_prepend(s, &s->work[PATH_MAX], length - 1))
		return 1;
	s->walk.entry = (u64)parent;
	return 0;
}

/* Appends "name=path" and a NUL; `name` is eight characters, `name_length` of them good. */
__noinline int append_cgroup(struct scratch *s, u64 node, u64 name, u32 name_length)
{
	struct step step = { .s = s };
	u8 *to;

	if (!s)
		return 0;
	to = put_where(s);
	if (!to)
		return 0;
	*(u64 *)to = name;
	s->at += name_length;
	to = put_where(s);
	if (!to)
		return 0;
	s->walk.entry = node;
	s->walk.pos = PATH_MAX - 1;
	bpf_loop(CGROUP_DEPTH, cgroup_step, &step, 0);
	s->at += path_copy(s, to);
	return 0;
}

#define NAME8(a, b, c, d, e, f, g, h)                                                        \
	((u64)(a) | (u64)(b) << 8 | (u64)(c) << 16 | (u64)(d) << 24 | (u64)(e) << 32 |        \
	 (u64)(f) << 40 | (u64)(g) << 48 | (u64)(h) << 56)

#define APPEND_CGROUP(id, name, name_length)                                                  \
	if (bpf_core_enum_value_exists(enum cgroup_subsys_id, id)) {                          \
		u32 which = bpf_core_enum_value(enum cgroup_subsys_id, id);                   \
		struct cgroup_subsys_state *state = NULL;                                     \
                                                                                              \
		bpf_probe_read_kernel(&state, sizeof(state), subsys + which * sizeof(void *)); \
		if (state)                                                                    \
			append_cgroup(s, (u64)BPF_CORE_READ(state, cgroup, kn), name, name_length); \
	}

__noinline int put_cgroups(struct scratch *s)
{
	void *set = BPF_CORE_READ(current_task(), cgroups);
	void *subsys = set + bpf_core_field_offset(struct css_set, subsys);
	u32 start;

	if (!s)
		return 0;
	start = s->at;
	APPEND_CGROUP(cpuset_cgrp_id, NAME8('c', 'p', 'u', 's', 'e', 't', '=', 0), 7);
	APPEND_CGROUP(cpu_cgrp_id, NAME8('c', 'p', 'u', '=', 0, 0, 0, 0), 4);
	APPEND_CGROUP(cpuacct_cgrp_id, NAME8('c', 'p', 'u', 'a', 'c', 'c', 't', '='), 8);
	APPEND_CGROUP(io_cgrp_id, NAME8('i', 'o', '=', 0, 0, 0, 0, 0), 3);
	APPEND_CGROUP(memory_cgrp_id, NAME8('m', 'e', 'm', 'o', 'r', 'y', '=', 0), 7);
	set_length(s, s->at - start);
	return 0;
}

#endif
