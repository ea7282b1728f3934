// SPDX-License-Identifier: Apache-2.0
// What a comparison found: numbers that add up over captures, and the first differences to show.
import { type Difference, decidedReason } from './decided.ts'
import { showPair } from './show-pair.ts'

/** Plain data: it crosses from worker to main thread. */
export interface Tally {
  alertsExpected: number
  alertsEqual: number
  alertsDecided: number
  fieldsCompared: number
  fieldsEqual: number
  fieldsDecided: number
  countsExpected: number
  countsEqual: number
  /** Alerts and events that Falco does not give. */
  unexpected: number
  /** Undecided differences by field. */
  readonly histogram: Map<string, number>
  /** Decided differences by reason. */
  readonly decided: Map<string, number>
  /** Lines to print, the first difference of each field before further ones. */
  readonly firsts: string[]
  readonly more: string[]
  readonly errors: string[]
}

export function emptyTally(): Tally {
  return {
    alertsExpected: 0,
    alertsEqual: 0,
    alertsDecided: 0,
    fieldsCompared: 0,
    fieldsEqual: 0,
    fieldsDecided: 0,
    countsExpected: 0,
    countsEqual: 0,
    unexpected: 0,
    histogram: new Map(),
    decided: new Map(),
    firsts: [],
    more: [],
    errors: [],
  }
}

type NumberKey = {
  [Key in keyof Tally]: Tally[Key] extends number ? Key : never
}[keyof Tally]

const NUMBERS: readonly NumberKey[] = [
  'alertsExpected',
  'alertsEqual',
  'alertsDecided',
  'fieldsCompared',
  'fieldsEqual',
  'fieldsDecided',
  'countsExpected',
  'countsEqual',
  'unexpected',
]

function addCount(into: Map<string, number>, key: string, count: number): void {
  into.set(key, (into.get(key) ?? 0) + count)
}

export function addTally(into: Tally, from: Tally): void {
  for (const key of NUMBERS) into[key] += from[key]
  for (const [field, count] of from.histogram) addCount(into.histogram, field, count)
  for (const [reason, count] of from.decided) addCount(into.decided, reason, count)
  into.firsts.push(...from.firsts)
  into.more.push(...from.more)
  into.errors.push(...from.errors)
}

/** Kept for printing; beyond that only counted. */
const KEPT = 1000

/** Notes a difference found at `where`; true when it is a decided one. */
export function noteDifference(tally: Tally, where: string, difference: Difference): boolean {
  const reason = decidedReason(difference)
  if (reason !== undefined) {
    addCount(tally.decided, reason, 1)
    return true
  }
  const { field, expected, got } = difference
  const list = tally.histogram.has(field) ? tally.more : tally.firsts
  addCount(tally.histogram, field, 1)
  if (list.length < KEPT) {
    const [left, right] = showPair(expected, got)
    list.push(`${where} ${field}: expected ${left}, got ${right}`)
  }
  return false
}

/** True when something differs that nobody decided. */
export function hasFailed(tally: Tally): boolean {
  return (
    tally.errors.length > 0 ||
    tally.unexpected > 0 ||
    tally.alertsEqual + tally.alertsDecided < tally.alertsExpected ||
    tally.fieldsEqual + tally.fieldsDecided < tally.fieldsCompared ||
    tally.countsEqual < tally.countsExpected
  )
}
