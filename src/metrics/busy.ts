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

const NS = 1_000_000_000n
/** Seconds looked at: more when little happens, so that there is something to count. */
const WINDOW = 5n * NS
const LONGEST_WINDOW = 60n * NS
const ENOUGH = 64
const MOST = 20

/**
 * `recent` are newest first. `now` is the end of the time looked at, in nanoseconds of event time; undefined: the
 * newest event, for a replay.
 */
export function busiest(recent: readonly RecentEvent[], now?: bigint): Busy {
  const end = now ?? recent[0]?.ts ?? 0n
  const known = recent.filter(({ ts }) => ts <= end)
  const last = known[Math.min(ENOUGH, known.length) - 1]?.ts ?? end
  const begin = end - longer(WINDOW, shorter(end - last, LONGEST_WINDOW))
  const within = known.filter(({ ts }) => ts >= begin)
  // A full ring may reach back less far than that.
  const oldest = within.at(-1)?.ts ?? begin
  const isCut = within.length === RECENT.MOST && oldest < end
  const seconds = Number(end - (isCut ? oldest : begin)) / Number(NS)
  return {
    processes: counted(within, ({ pid }) => String(pid)).map(({ event, events }) => {
      const { pid, name, container } = event
      return { pid, name, container, rate: events / seconds }
    }),
    containers: counted(
      within.filter(({ container }) => container !== ''),
      ({ container }) => container,
    ).map(({ event, events }) => {
      const { container: id, containerName: name } = event
      return { id, name, rate: events / seconds }
    }),
  }
}

function longer(a: bigint, b: bigint): bigint {
  return a > b ? a : b
}

function shorter(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}

/** The newest event of each key and how many all of them stand for; those with most first. */
function counted(
  events: readonly RecentEvent[],
  keyOf: (event: RecentEvent) => string,
): { readonly event: RecentEvent; readonly events: number }[] {
  const counts = new Map<string, { readonly event: RecentEvent; events: number }>()
  for (const event of events) {
    const known = counts.get(keyOf(event))
    if (known === undefined) counts.set(keyOf(event), { event, events: event.events })
    else known.events += event.events
  }
  return [...counts.values()].sort((a, b) => b.events - a.events).slice(0, MOST)
}
