// SPDX-License-Identifier: Apache-2.0
// The differences from Falco that are meant, each with its reason: the only ones that `npm run parity`
// lets pass. docs/COMPATIBILITY.md tells users of them. Applied by compare-fields.ts and
// compare-alerts.ts.
import type { Json, JsonObject } from '../format/lossless-json.ts'

/** One value that differs. For an alert that only one side has, `field` is "alert". */
export interface Difference {
  readonly capture: string
  /** File of expected alerts (jsonl, everything.jsonl); undefined for field values of events. */
  readonly variant?: string
  readonly field: string
  readonly expected: Json | undefined
  readonly got: Json | undefined
  /** All fields of the event or alert, as expected (as got, where nothing is expected). */
  readonly fields: JsonObject
}

interface Decision {
  readonly reason: string
  readonly covers: (difference: Difference) => boolean
}

/** Sorted members of a list value. */
function members(value: Json | undefined): string | undefined {
  return Array.isArray(value) ? JSON.stringify([...value].sort()) : undefined
}

export const DECIDED: readonly Decision[] = [
  {
    reason:
      'evt.deltatime: Falco says 0 for every event; here it is the time since the event before',
    covers: ({ field, expected }) => /^evt\.deltatime(\.s|\.ns)?$/.test(field) && expected === 0,
  },
  {
    reason:
      'evt.buffer of an event without data: Falco prints what an earlier event left in its buffer',
    covers: ({ field, expected, got }) =>
      field === 'evt.buffer' && got === null && /^(NUL.*)?$/s.test(String(expected)),
  },
  {
    reason:
      'fd.types: Falco lists them in the order of a hash table; here in that of the descriptors',
    covers: ({ field, expected, got }) =>
      field === 'fd.types' && members(expected) !== undefined && members(expected) === members(got),
  },
  {
    reason:
      'order of several alerts of one event: Falco leaves it open for rules enabled by a wildcard',
    covers: ({ field, variant }) => field === 'alert order' && variant === 'everything.jsonl',
  },
]

/** Why this difference is meant; undefined when it is not. */
export function decidedReason(difference: Difference): string | undefined {
  return DECIDED.find(decision => decision.covers(difference))?.reason
}
