// SPDX-License-Identifier: Apache-2.0
// The report of `npm run parity`: a line for each capture, the first differences, which fields differ
// how often, the decided differences, and the closing lines.
import { addTally, emptyTally, hasFailed, type Tally } from './tally.ts'

export interface CaptureResult {
  readonly name: string
  readonly tally: Tally
}

/** Shown of each histogram. */
const MAX_FIELDS = 40

function ratio(equal: number, expected: number, decided: number): string {
  return `${equal}/${expected}${decided > 0 ? ` (${decided} decided)` : ''}`
}

function numbers(tally: Tally): { alerts: string; fields: string; counts: string } {
  return {
    alerts: `alerts ${ratio(tally.alertsEqual, tally.alertsExpected, tally.alertsDecided)}`,
    fields: `fields ${ratio(tally.fieldsEqual, tally.fieldsCompared, tally.fieldsDecided)}`,
    counts: `counts ${ratio(tally.countsEqual, tally.countsExpected, 0)}`,
  }
}

function captureLine({ name, tally }: CaptureResult, width: number): string {
  const { alerts, fields, counts } = numbers(tally)
  const unexpected = tally.unexpected > 0 ? `  unexpected ${tally.unexpected}` : ''
  const verdict = hasFailed(tally) ? 'differs' : 'ok'
  return `${verdict.padEnd(8)}${name.padEnd(width)}  ${alerts}  ${fields}  ${counts}${unexpected}`
}

function histogram(title: string, counts: ReadonlyMap<string, number>): string[] {
  if (counts.size === 0) return []
  const sorted = [...counts].sort((a, b) => b[1] - a[1])
  const lines = sorted.slice(0, MAX_FIELDS).map(([key, n]) => `${String(n).padStart(9)}  ${key}`)
  if (sorted.length > MAX_FIELDS) lines.push(`           and ${sorted.length - MAX_FIELDS} more`)
  return ['', title, ...lines]
}

/** All lines of the report; `maxDiffs` bounds the differences shown of each capture. */
export function report(
  results: readonly CaptureResult[],
  missing: readonly string[],
  maxDiffs: number,
): { readonly text: string; readonly failed: boolean } {
  const total = emptyTally()
  for (const { tally } of results) addTally(total, tally)
  const width = Math.max(0, ...results.map(({ name }) => name.length))
  const lines: string[] = []
  for (const result of results) {
    const { firsts, more, errors } = result.tally
    lines.push(captureLine(result, width))
    for (const error of new Set(errors)) lines.push(`    error: ${error}`)
    for (const line of [...firsts, ...more].slice(0, maxDiffs)) lines.push(`    ${line}`)
  }
  lines.push(...histogram('Fields that differ:', total.histogram))
  lines.push(...histogram('Decided differences:', total.decided))
  if (missing.length > 0) lines.push('', ...missing.map(line => `not compared: ${line}`))
  const { alerts, fields, counts } = numbers(total)
  lines.push('', counts, alerts, fields)
  return { text: `${lines.join('\n')}\n`, failed: hasFailed(total) || results.length === 0 }
}
