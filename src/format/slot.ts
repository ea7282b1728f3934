// SPDX-License-Identifier: Apache-2.0
// A slot is one token of a rule's output with the way it prints. Made once, when rules are loaded.
import type { EventClock } from './event-clock.ts'

type Rendering = 'plain' | 'padded' | 'bytes' | 'constant' | 'time'

export interface Slot {
  readonly token: string
  /** Index of the value in the match record; -1 when the record does not carry it. */
  readonly value: number
  readonly rendering: Rendering
  readonly constant?: string
  readonly time?: (clock: EventClock) => Uint8Array
}

// Fields that print the time of the event; as JSON each is the number of nanoseconds.
const TIME_TEXTS: ReadonlyMap<string, (clock: EventClock) => Uint8Array> = new Map([
  ['evt.time', clock => clock.time],
  ['evt.outputtime', clock => clock.time],
  ['evt.time.s', clock => clock.timeSeconds],
  ['evt.time.iso8601', clock => clock.iso8601],
  ['evt.datetime', clock => clock.dateTime],
  ['evt.datetime.s', clock => clock.dateTimeSeconds],
])

// Remainders below a second: text shows all nine digits, JSON the number.
const PADDED: ReadonlySet<string> = new Set([
  'evt.rawtime.ns',
  'evt.reltime.ns',
  'evt.latency.ns',
  'evt.deltatime.ns',
])

const BYTES: ReadonlySet<string> = new Set(['evt.buffer'])

export function createSlot(
  token: string,
  value: number,
  statics: Readonly<Record<string, string>>,
): Slot {
  const time = TIME_TEXTS.get(token)
  if (time !== undefined) return { token, value, rendering: 'time', time }
  const name = token.startsWith('static.') ? token.slice('static.'.length) : undefined
  if (name !== undefined && Object.hasOwn(statics, name)) {
    return { token, value, rendering: 'constant', constant: statics[name] as string }
  }
  if (PADDED.has(token)) return { token, value, rendering: 'padded' }
  if (BYTES.has(token)) return { token, value, rendering: 'bytes' }
  return { token, value, rendering: 'plain' }
}

/** What an alert prints as its own `time`. */
export const ALERT_TIME: Slot = {
  token: '',
  value: -1,
  rendering: 'time',
  time: clock => clock.iso8601Z,
}
