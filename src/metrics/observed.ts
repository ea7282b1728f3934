// SPDX-License-Identifier: Apache-2.0
// Everything there is to measure about a run at one moment, as plain values. Prometheus text and
// snapshots are made of it; it is taken when somebody asks.
import type { OutputStats } from '../output/output.ts'
import type { Costs } from '../rule-costs.ts'
import type { RuleCount } from '../rule-counts.ts'
import type { CpuCounters, ProgramCost } from '../source/source.ts'
import type { Busy } from './busy.ts'
import type { Resources } from './resources.ts'

export interface HashedFile {
  readonly name: string
  readonly sha256: string
}

export interface Reloads {
  readonly succeeded: number
  readonly failed: number
  /** Of the last one: how long it took, and how long events waited in it at the most. */
  readonly seconds: number
  readonly pauseSeconds: number
}

export interface Observed {
  readonly version: string
  readonly hostname: string
  readonly kernelRelease: string
  readonly engine: string
  readonly rulesFiles: readonly HashedFile[]
  readonly configFiles: readonly HashedFile[]
  /** Nanoseconds since the epoch. */
  readonly startTime: number
  readonly reloadTime: number
  readonly bootTime: number
  readonly cpus: number
  readonly seconds: number
  /** What /healthz says. */
  readonly healthy: boolean
  readonly reloads: Reloads
  readonly rules: readonly RuleCount[]
  readonly costs: Costs
  readonly busy: Busy
  readonly resources: Resources
  /** Counters of the evaluator and of the source, by name. */
  readonly evaluator: Readonly<Record<string, number>>
  readonly source: Readonly<Record<string, number>>
  /** By CPU, where the source counts so. */
  readonly perCpu: readonly CpuCounters[]
  /** Of the driver, where it consists of programs. */
  readonly programs: readonly ProgramCost[]
  readonly outputs: readonly { readonly name: string; readonly stats: OutputStats }[]
}

/** Events the source saw: what the kernel counted, or else what the evaluator was given. */
export function eventsOf({ source, evaluator }: Observed): number {
  return source['n_evts'] ?? evaluator['events'] ?? 0
}

export function dropsOf({ source }: Observed): number {
  return source['n_drops'] ?? 0
}

export function outputDrops({ outputs }: Observed): number {
  return outputs.reduce((sum, { stats }) => sum + stats.dropped, 0)
}
