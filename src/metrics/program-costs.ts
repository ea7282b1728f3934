// SPDX-License-Identifier: Apache-2.0
// What the programs of the eBPF driver cost, under the names of Falco's programs for the same tracepoints, so that
// dashboards find them. The kernel counts while kernel.bpf_stats_enabled is 1.
import type { ProgramCost } from '../source/source.ts'
import type { Observed } from './observed.ts'

const NAMES: Readonly<Record<string, string>> = {
  gyr_enter: 'sys_enter',
  gyr_exit: 'sys_exit',
  gyr_exec: 'sched_p_exec',
  gyr_procexit: 'sched_proc_exit',
  gyr_switch: 'sched_switch',
  gyr_signal: 'signal_deliver',
  gyr_fault_user: 'pf_user',
  gyr_fault_kernel: 'pf_kernel',
}

/** Of programs that ran since the kernel counts. */
export function countedPrograms({ programs }: Observed): ProgramCost[] {
  return programs
    .filter(({ runs }) => runs > 0)
    .map(({ name, ...cost }) => ({ ...cost, name: NAMES[name] ?? name }))
}

export function averageOf({ runs, nanoseconds }: ProgramCost): number {
  return Math.round(nanoseconds / runs)
}
