// SPDX-License-Identifier: Apache-2.0
// What this process and this machine use, from /proc. What cannot be read is left out.
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'

export interface Resources {
  /** Share of one CPU since the process began, in percent. */
  readonly cpu_usage_perc?: number
  readonly memory_rss?: number
  readonly memory_vsz?: number
  readonly memory_pss?: number
  readonly container_memory_used?: number
  readonly host_cpu_usage_perc?: number
  readonly host_memory_used?: number
  readonly host_procs_running?: number
  readonly host_open_fds?: number
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return undefined
  }
}

/** `Name:  123 kB` in bytes. */
function kilobytes(text: string | undefined, name: string): number | undefined {
  const found = text === undefined ? null : new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)
  return found === null ? undefined : Number(found[1]) * 1024
}

function hostRoot(): string {
  return process.env['HOST_ROOT'] ?? ''
}

function hostCpu(stat: string | undefined): number | undefined {
  const found = stat === undefined ? null : /^cpu\s+(.*)$/m.exec(stat)
  if (found === null) return undefined
  const times = (found[1] as string).split(/\s+/).map(Number)
  // user nice system idle iowait irq softirq steal; guest times are in user already.
  const all = times.slice(0, 8).reduce((sum, time) => sum + time, 0)
  const idle = (times[3] ?? 0) + (times[4] ?? 0)
  return all === 0 ? undefined : ((all - idle) / all) * 100
}

function number(text: string | undefined): number | undefined {
  const value = Number.parseInt(text ?? '', 10)
  return Number.isNaN(value) ? undefined : value
}

export function readResources(): Resources {
  const root = hostRoot()
  const status = read('/proc/self/status')
  const meminfo = read(`${root}/proc/meminfo`)
  const stat = read(`${root}/proc/stat`)
  const { user, system } = process.cpuUsage()
  const total = kilobytes(meminfo, 'MemTotal')
  const free = kilobytes(meminfo, 'MemAvailable')
  const memory = process.env['FALCO_CGROUP_MEM_PATH'] ?? '/sys/fs/cgroup/memory.current'
  const values: { [Key in keyof Resources]: number | undefined } = {
    cpu_usage_perc: ((user + system) / 1e6 / process.uptime()) * 100,
    memory_rss: kilobytes(status, 'VmRSS'),
    memory_vsz: kilobytes(status, 'VmSize'),
    memory_pss: kilobytes(read('/proc/self/smaps_rollup'), 'Pss'),
    container_memory_used: number(read(memory)),
    host_cpu_usage_perc: hostCpu(stat),
    host_memory_used: total === undefined || free === undefined ? undefined : total - free,
    host_procs_running: number(/^procs_running (\d+)$/m.exec(stat ?? '')?.[1]),
    host_open_fds: number(read(`${root}/proc/sys/fs/file-nr`)),
  }
  const known = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(known) as Resources
}

export function hostCpus(): number {
  return availableParallelism()
}

/** When this machine began, in nanoseconds since the epoch. */
export function bootTime(): number {
  const found = /^btime (\d+)$/m.exec(read(`${hostRoot()}/proc/stat`) ?? '')
  return found === null ? 0 : Number(found[1]) * 1e9
}
