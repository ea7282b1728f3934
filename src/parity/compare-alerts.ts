// SPDX-License-Identifier: Apache-2.0
// Compares alert lines, expected and got, each with all it says (the host name is made the same
// before). Alerts are paired by time and rule; those that pair must also come in the same order.
import { type Json, type JsonObject, parseLossless } from '../format/lossless-json.ts'
import { noteDifference, type Tally } from './tally.ts'

const TIME = /"time":"([^"]*)"\}$/
const RULE = /"rule":("(?:[^"\\]|\\.)*")/

/** Lines with the same key are paired in their order. */
function keyOf(line: string): string {
  return `${TIME.exec(line)?.[1]} ${RULE.exec(line)?.[1]}`
}

interface Waiting {
  readonly line: string
  readonly place: number
}

function byKey(lines: readonly string[]): Map<string, Waiting[]> {
  const map = new Map<string, Waiting[]>()
  for (const [place, line] of lines.entries()) {
    const key = keyOf(line)
    const list = map.get(key)
    if (list === undefined) map.set(key, [{ line, place }])
    else list.push({ line, place })
  }
  return map
}

/** The members of an alert and, in one level with them, its output fields. */
function flatten(line: string): JsonObject {
  const { output_fields: fields, ...rest } = parseLossless(line) as Record<string, Json>
  return { ...rest, ...(fields as JsonObject | undefined) }
}

export function compareAlerts(
  tally: Tally,
  capture: string,
  variant: string,
  expected: readonly string[],
  got: readonly string[],
): void {
  const waiting = byKey(got)
  let lastPlace = -1
  tally.alertsExpected += expected.length
  for (const line of expected) {
    const key = keyOf(line)
    const found = waiting.get(key)?.shift()
    const where = `${capture} ${variant} ${key}`
    if (found === undefined) {
      const fields = flatten(line)
      const difference = { capture, field: 'alert', expected: 'an alert', got: undefined, fields }
      if (noteDifference(tally, where, difference)) tally.alertsDecided++
    } else if (found.place < lastPlace) {
      const difference = { capture, variant, field: 'alert order' }
      const places = { expected: 'later', got: 'earlier' }
      if (noteDifference(tally, where, { ...difference, ...places, fields: flatten(line) })) {
        tally.alertsDecided++
      }
    } else {
      lastPlace = found.place
      if (found.line === line) tally.alertsEqual++
      else compareAlert(tally, capture, where, flatten(line), flatten(found.line))
    }
  }
  for (const [key, rest] of waiting) {
    for (const { line } of rest) {
      const fields = flatten(line)
      const difference = { capture, field: 'alert', expected: undefined, got: 'an alert', fields }
      if (!noteDifference(tally, `${capture} ${variant} ${key}`, difference)) tally.unexpected++
    }
  }
}

function compareAlert(
  tally: Tally,
  capture: string,
  where: string,
  expected: JsonObject,
  got: JsonObject,
): void {
  let undecided = 0
  let decided = 0
  for (const field of new Set([...Object.keys(expected), ...Object.keys(got)])) {
    const [left, right] = [expected[field], got[field]]
    if (JSON.stringify(left, bigText) === JSON.stringify(right, bigText)) continue
    const difference = { capture, field, expected: left, got: right, fields: expected }
    if (noteDifference(tally, where, difference)) decided++
    else undecided++
  }
  if (undecided === 0 && decided > 0) tally.alertsDecided++
  else if (undecided === 0) {
    const difference = { capture, field: 'alert text', expected: 'the same bytes', got: 'others' }
    noteDifference(tally, where, { ...difference, fields: expected })
  }
}

function bigText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value
}
