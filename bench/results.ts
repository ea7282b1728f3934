// SPDX-License-Identifier: Apache-2.0
// The form results are kept in, and their files: JSON for comparing, SVG for looking.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DeliveryRow } from './delivery.ts'
import { plot } from './plot.ts'
import type { ReloadCost } from './reload.ts'
import type { ThroughputRow } from './throughput.ts'
import type { WholeProgram } from './whole-program.ts'

export interface Results {
  readonly quick: boolean
  readonly machine: { readonly cpu: string; readonly processors: number; readonly node: string }
  readonly commit: string
  readonly date: string
  readonly workload: {
    readonly events: number
    readonly bytesPerEvent: number
    readonly processes: number
    readonly threads: number
    readonly shares: Readonly<Record<string, number>>
  }
  /** Files that the real rules come from. */
  readonly rules: string
  readonly throughput: readonly ThroughputRow[]
  /** Nanoseconds, by part. */
  readonly micro: Readonly<Record<string, number>>
  readonly program: WholeProgram
  readonly delivery: readonly DeliveryRow[]
  readonly reload: ReloadCost
  readonly answers: { readonly checked: number; readonly wrong: readonly string[] }
}

function chartsOf(results: Results): string {
  const { throughput, machine, commit, date, quick } = results
  const floor = throughput[0]?.floor ?? 0
  const costs = throughput.map(({ name, nanoseconds, millionsPerSecond }) => ({
    label: name,
    value: nanoseconds,
    text: `${nanoseconds.toFixed(0)} ns (${millionsPerSecond.toFixed(1)} M/s)`,
  }))
  const parts = Object.entries(results.micro).map(([label, value]) => ({
    label,
    value,
    text: `${value.toFixed(0)} ns`,
  }))
  const decoding = { label: 'decoding alone', value: floor, text: `${floor.toFixed(0)} ns` }
  const note =
    `${machine.cpu}, Node ${machine.node}, commit ${commit}, ${date.slice(0, 10)}` +
    `${quick ? ', quick run: few and short trials' : ''}`
  return plot(
    [
      { title: 'CPU time of an event, one core', bars: [decoding, ...costs] },
      { title: 'Parts, warm', bars: parts },
    ],
    note,
  )
}

export function writeResults(folder: string, results: Results): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'latest.json'), `${JSON.stringify(results, null, 2)}\n`)
  writeFileSync(join(folder, 'latest.svg'), chartsOf(results))
}
