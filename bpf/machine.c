// SPDX-License-Identifier: Apache-2.0
/* What can be told before the programs are tried, and would be told badly by the kernel. */
#define _GNU_SOURCE
#include "machine.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#define CAP_SYS_ADMIN_BIT (1ULL << 21)
#define CAP_PERFMON_BIT (1ULL << 38)
#define CAP_BPF_BIT (1ULL << 39)

int gyr_bpf_fail(struct gyr_bpf_failure *why, enum gyr_bpf_reason reason, int error,
		const char *doing, ...)
{
	va_list args;

	why->reason = reason;
	why->error = error < 0 ? -error : error;
	why->detail[0] = 0;
	va_start(args, doing);
	vsnprintf(why->doing, sizeof(why->doing), doing, args);
	va_end(args);
	return -1;
}

static int read_text(const char *path, char *text, size_t size)
{
	FILE *file = fopen(path, "re");
	size_t length;

	if (!file)
		return -errno;
	length = fread(text, 1, size - 1, file);
	fclose(file);
	text[length] = 0;
	return 0;
}

static uint64_t effective_capabilities(void)
{
	char status[8192];
	const char *line;

	if (read_text("/proc/self/status", status, sizeof(status)) < 0)
		return ~0ULL;
	line = strstr(status, "\nCapEff:");
	return line ? strtoull(line + 8, NULL, 16) : ~0ULL;
}

static void kernel_version(unsigned int *major, unsigned int *minor)
{
	struct utsname name;

	*major = *minor = 0;
	uname(&name);
	if (sscanf(name.release, "%u.%u", major, minor) != 2)
		*major = 0;
}

int gyr_bpf_tracepoints_are_preempted(void)
{
	unsigned int major, minor;

	kernel_version(&major, &minor);
	return major >= 7;
}

int gyr_bpf_check_machine(struct gyr_bpf_failure *why)
{
	uint64_t caps = effective_capabilities();
	unsigned int major, minor;
	struct utsname name;
	char text[128];

	kernel_version(&major, &minor);
	if (major && (major < 5 || (major == 5 && minor < 17))) {
		uname(&name);
		gyr_bpf_fail(why, GYR_BPF_OLD_KERNEL, 0, "look at the kernel's version");
		snprintf(why->detail, sizeof(why->detail), "%s", name.release);
		return -1;
	}
	if (!(caps & CAP_SYS_ADMIN_BIT) &&
	    (caps & (CAP_BPF_BIT | CAP_PERFMON_BIT)) != (CAP_BPF_BIT | CAP_PERFMON_BIT))
		return gyr_bpf_fail(why, GYR_BPF_NO_CAPABILITY, EPERM, "look at the capabilities");
	if (read_text("/sys/kernel/security/lockdown", text, sizeof(text)) == 0 &&
	    strstr(text, "[confidentiality]"))
		return gyr_bpf_fail(why, GYR_BPF_LOCKDOWN, EPERM, "look at the lockdown mode");
	if (access("/sys/kernel/btf/vmlinux", R_OK) < 0)
		return gyr_bpf_fail(why, GYR_BPF_NO_BTF, errno, "read /sys/kernel/btf/vmlinux");
	return 0;
}

int gyr_bpf_possible_cpus(void)
{
	char text[256], *end = text;
	long last;

	if (read_text("/sys/devices/system/cpu/possible", text, sizeof(text)) < 0)
		return -1;
	/* "0-7" or "0" or "0-3,8-11": rings are numbered by CPU, so the last one counts. */
	for (char *at = text; *at; at++)
		if (*at == '-' || *at == ',')
			end = at + 1;
	last = strtol(end, NULL, 10);
	return last >= 0 && last < 8192 ? (int)last + 1 : -1;
}
