// SPDX-License-Identifier: Apache-2.0
// Which processes and containers make most events, from the sample of them that the evaluator keeps.
import type { RecentEvent } from '../engine/engine.ts'
import { RECENT } from '../schema/layout.ts'

export interface BusyProcess {
  readonly pid: number
  readonly name: string
  /** Id of its container, '' on the host. */
  readonly container: string
  /** Events a second, estimated. */
  readonly rate: number
}

export interface BusyContainer {
  readonly id: string
  readonly name: string
  readonly rate: number
}

export interface Busy {
  readonly processes: readonly BusyProcess[]
  readonly containers: readonly BusyContainer[]
}

const WINDOW_NS = 5_000_000_000n
const MOST = 20

/**
 * `recent` are newest first. `now` is the end of the seconds looked at, in nanoseconds of event time;
 * undefined: the newest event, for a replay.
 */
export function busiest(recent: readonly RecentEvent[], now?: bigint): Busy {
  const end = now ?? recent[0]?.ts ?? 0n
  const begin = end - WINDOW_NS
  const within = recent.filter(({ ts }) => ts > begin && ts <= end)
  // A full ring may reach back less far than that.
  const oldest = within.at(-1)?.ts ?? begin
  const isCut = within.length === RECENT.MOST && oldest > begin
  const seconds = Number(isCut ? end - oldest : WINDOW_NS) / 1e9
  const each = RECENT.STRIDE / Math.max(seconds, 1e-3)
  return {
    processes: counted(within, ({ pid }) => String(pid)).map(({ event, count }) => {
      const { pid, name, container } = event
      return { pid, name, container, rate: count * each }
    }),
    containers: counted(
      within.filter(({ container }) => container !== ''),
      ({ container }) => container,
    ).map(({ event, count }) => {
      const { container: id, containerName: name } = event
      return { id, name, rate: count * each }
    }),
  }
}

/** The newest event of each key and how many there are; those with most of them first. */
function counted(
  events: readonly RecentEvent[],
  keyOf: (event: RecentEvent) => string,
): { readonly event: RecentEvent; readonly count: number }[] {
  const counts = new Map<string, { readonly event: RecentEvent; count: number }>()
  for (const event of events) {
    const known = counts.get(keyOf(event))
    if (known === undefined) counts.set(keyOf(event), { event, count: 1 })
    else known.count++
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).slice(0, MOST)
}
