// SPDX-License-Identifier: Apache-2.0
// Compares how many events of each type were delivered: `CODE NAME < N` lines under a line with the
// total. Says whether conversion of old events and filtering of enter events are as in Falco.
import { EVENTS } from '../schema/events.ts'
import { noteDifference, type Tally } from './tally.ts'

const LINE = /^\s*(\d+)\s+\S+\s+[<>]\s+(\d+)$/

/** Event code → number of events. */
export function readCounts(text: string): Map<number, number> {
  const counts = new Map<number, number>()
  for (const line of text.split('\n')) {
    const found = LINE.exec(line)
    if (found !== null) counts.set(Number(found[1]), Number(found[2]))
  }
  return counts
}

export function compareCounts(
  tally: Tally,
  capture: string,
  expected: ReadonlyMap<number, number>,
  got: ReadonlyMap<number, number>,
): void {
  for (const code of new Set([...expected.keys(), ...got.keys()])) {
    const [left, right] = [expected.get(code) ?? 0, got.get(code) ?? 0]
    tally.countsExpected++
    if (left === right) tally.countsEqual++
    else {
      const field = `events of type ${EVENTS[code]?.id ?? code}`
      const difference = { capture, field, expected: left, got: right, fields: {} }
      if (noteDifference(tally, capture, difference)) tally.countsEqual++
    }
  }
}
