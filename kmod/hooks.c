// SPDX-License-Identifier: GPL-2.0
/*
 * Probes are registered by address: the compiler cannot see whether their
 * arguments are those of the tracepoint. Each is the same from 5.10 to 7.3, but
 * for arguments added at the end, which a probe may leave unread.
 */
#include <linux/string.h>
#include <linux/tracepoint.h>

#include "device.h"
#include "dispatch.h"
#include "hooks.h"

struct hook {
	const char *name;
	void *probe;
	bool (*wanted)(void);
	bool needed; /* without it there is no module */
	bool attached;
	struct tracepoint *tracepoint;
};

static bool always(void)
{
	return true;
}

static bool want_any(u8 bit)
{
	int nr;

	for (nr = 0; nr < GYR_SETTINGS_SYSCALLS; nr++)
		if (gyr_settings.want[nr] & bit)
			return true;
	return false;
}

static bool want_exit(void)
{
	return want_any(GYR_WANT_EXIT);
}

static bool want_enter(void)
{
	return want_any(GYR_WANT_ENTER);
}

static bool want_signals(void)
{
	return gyr_settings.tracepoints & GYR_WANT_SIGNALS;
}

static bool want_switches(void)
{
	return gyr_settings.tracepoints & GYR_WANT_SWITCHES;
}

static bool want_faults(void)
{
	return gyr_settings.tracepoints & GYR_WANT_FAULTS;
}

static struct hook hooks[] = {
	{ "sched_process_exit", gyr_probe_process_exit, always, true },
	{ "sched_process_exec", gyr_probe_process_exec, want_exit, true },
	{ "sys_exit", gyr_probe_sys_exit, want_exit, true },
	{ "sys_enter", gyr_probe_sys_enter, want_enter, true },
	{ "signal_deliver", gyr_probe_signal_deliver, want_signals, true },
	{ "sched_switch", gyr_probe_sched_switch, want_switches, true },
	{ "page_fault_user", gyr_probe_page_fault, want_faults, false },
	{ "page_fault_kernel", gyr_probe_page_fault, want_faults, false },
};

static void match(struct tracepoint *tracepoint, void *unused)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(hooks); i++)
		if (!strcmp(tracepoint->name, hooks[i].name))
			hooks[i].tracepoint = tracepoint;
}

int gyr_hooks_find(void)
{
	size_t i;

	for_each_kernel_tracepoint(match, NULL);
	for (i = 0; i < ARRAY_SIZE(hooks); i++) {
		if (hooks[i].needed && !hooks[i].tracepoint) {
			pr_err("gyr: this kernel has no tracepoint %s\n", hooks[i].name);
			return -ENOENT;
		}
	}
	return 0;
}

static void hook_remove(struct hook *hook)
{
	if (hook->attached)
		tracepoint_probe_unregister(hook->tracepoint, hook->probe, NULL);
	hook->attached = false;
}

/* Attaches what the settings want and detaches the rest. What fails leaves the others as they are. */
int gyr_hooks_update(void)
{
	int result = 0, error;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(hooks); i++) {
		struct hook *hook = &hooks[i];

		if (!hook->tracepoint)
			continue;
		if (!hook->wanted()) {
			hook_remove(hook);
		} else if (!hook->attached) {
			error = tracepoint_probe_register(hook->tracepoint, hook->probe, NULL);
			hook->attached = !error;
			result = result ?: error;
		}
	}
	return result;
}

/* When it returns no probe runs, nor will. */
void gyr_hooks_remove(void)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(hooks); i++)
		hook_remove(&hooks[i]);
	tracepoint_synchronize_unregister();
}
