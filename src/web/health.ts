// SPDX-License-Identifier: Apache-2.0
// Whether the program does its work: events go through, and outputs get alerts to where they belong.
import type { OutputStats } from '../output/output.ts'

export interface Vitals {
  /** Milliseconds, monotonic. */
  readonly now: number
  /** When the pipeline last finished a batch, empty or not. */
  readonly lastBatch: number
  /** Since when the driver has recorded nothing, not even what was done to see whether it does; 0: it works. */
  readonly deadSince: number
  readonly outputs: readonly { readonly name: string; readonly stats: OutputStats }[]
}

/** A pipeline that takes no turn for this long is stuck: sources answer within a second. */
const STALLED_MS = 10_000
/** An output that fails for this long needs somebody. */
const FAILING_MS = 60_000

export function isStalled({ now, lastBatch }: Pick<Vitals, 'now' | 'lastBatch'>): boolean {
  return now - lastBatch > STALLED_MS
}

/** What is wrong, in words; empty: all is well. */
export function problemsOf(vitals: Vitals): string[] {
  const { now, outputs, deadSince } = vitals
  const problems: string[] = []
  const seconds = (since: number): string => `${Math.round((now - since) / 1000)} seconds`
  if (isStalled(vitals)) problems.push(`no events go through for ${seconds(vitals.lastBatch)}`)
  else if (deadSince !== 0) {
    problems.push(
      `the driver has recorded nothing for ${seconds(deadSince)}, not even our own calls`,
    )
  }
  for (const { name, stats } of outputs) {
    const { failingSince, busySince, waiting } = stats
    if (failingSince !== 0 && now - failingSince > FAILING_MS) {
      problems.push(`${name} output fails for ${seconds(failingSince)}, ${waiting} alerts wait`)
    } else if (busySince !== 0 && now - busySince > FAILING_MS) {
      problems.push(`${name} output is blocked for ${seconds(busySince)}, ${waiting} alerts wait`)
    }
  }
  return problems
}
