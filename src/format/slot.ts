// SPDX-License-Identifier: Apache-2.0
// A slot is one token of a rule's output with the way it prints. `fill` turns a slot and a match
// record into the three forms an alert needs. Called by alert-formatter.ts for each value.
import { VALUE_KINDS } from '../schema/layout.ts'
import type { EventClock } from './event-clock.ts'
import type { MatchRecord } from './match-record.ts'
import { base64, dots, escapeJson, TextReader } from './text.ts'

/** The forms of one value: in a text line, between JSON quotes, and as a JSON value. */
export interface Forms {
  text: string
  escaped: string
  json: string
}

type Rendering = 'plain' | 'padded' | 'bytes' | 'constant' | keyof typeof TIME_TEXTS

export interface Slot {
  readonly token: string
  /** Index of the value in the match record; -1 when the record does not carry it. */
  readonly value: number
  readonly rendering: Rendering
  readonly constant?: string
}

// Fields that print the time of the event; as JSON each is the number of nanoseconds.
const TIME_TEXTS = {
  'evt.time': (clock: EventClock): string => clock.time,
  'evt.outputtime': (clock: EventClock): string => clock.time,
  'evt.time.s': (clock: EventClock): string => clock.timeSeconds,
  'evt.time.iso8601': (clock: EventClock): string => clock.iso8601,
  'evt.datetime': (clock: EventClock): string => clock.dateTime,
  'evt.datetime.s': (clock: EventClock): string => clock.dateTimeSeconds,
} as const

// Remainders below a second: text shows all nine digits, JSON the number.
const PADDED: ReadonlySet<string> = new Set([
  'evt.rawtime.ns',
  'evt.reltime.ns',
  'evt.latency.ns',
  'evt.deltatime.ns',
])

const BYTES: ReadonlySet<string> = new Set(['evt.buffer'])

/** Falco prints at most this many bytes of a buffer. */
const MAX_BUFFER = 1023

export const MISSING = '<NA>'

export function createSlot(
  token: string,
  value: number,
  statics: Readonly<Record<string, string>>,
): Slot {
  if (Object.hasOwn(TIME_TEXTS, token)) return { token, value, rendering: token as Rendering }
  const name = token.startsWith('static.') ? token.slice('static.'.length) : undefined
  if (name !== undefined && Object.hasOwn(statics, name)) {
    return { token, value, rendering: 'constant', constant: statics[name] as string }
  }
  if (PADDED.has(token)) return { token, value, rendering: 'padded' }
  if (BYTES.has(token)) return { token, value, rendering: 'bytes' }
  return { token, value, rendering: 'plain' }
}

const reader = new TextReader()

function fillText(forms: Forms, text: string, plain: boolean): void {
  forms.text = text
  forms.escaped = plain ? text : escapeJson(text)
  forms.json = `"${forms.escaped}"`
}

function fillNumber(forms: Forms, text: string): void {
  forms.text = text
  forms.escaped = text
  forms.json = text
}

function fillAbsent(forms: Forms): void {
  forms.text = MISSING
  forms.escaped = MISSING
  forms.json = 'null'
}

function readInteger(record: MatchRecord, at: number, signed: boolean): string {
  const low = record.view.getUint32(at, true)
  const high = signed ? record.view.getInt32(at + 4, true) : record.view.getUint32(at + 4, true)
  if (high === 0) return String(low)
  // Exact as long as the whole stays below 2^53.
  if (high < 0x200000 && high >= -0x200000) return String(high * 0x100000000 + low)
  const whole = signed ? record.view.getBigInt64(at, true) : record.view.getBigUint64(at, true)
  return whole.toString()
}

function fillDouble(forms: Forms, value: number): void {
  forms.text = value.toFixed(1)
  forms.escaped = forms.text
  if (!Number.isFinite(value)) forms.json = 'null'
  else forms.json = Number.isInteger(value) ? `${value}.0` : String(value)
}

function fillList(forms: Forms, record: MatchRecord, from: number, to: number): void {
  const texts: string[] = []
  let at = from
  while (at + 4 <= to) {
    const length = record.view.getUint32(at, true)
    const start = at + 4
    if (length > to - start) break
    texts.push(reader.read(record.bytes, start, start + length))
    at = start + length
  }
  fillText(forms, `(${texts.join(',')})`, false)
  forms.json = JSON.stringify(texts)
}

type Fill = (forms: Forms, record: MatchRecord, from: number, length: number) => void

// Index is the value kind; a value shorter than its kind asks for counts as missing.
const FILL: readonly Fill[] = [
  fillAbsent,
  (forms, record, from, length) => {
    const text = reader.read(record.bytes, from, from + length)
    fillText(forms, text, reader.plain)
  },
  (forms, record, from, length) => {
    if (length < 8) fillAbsent(forms)
    else fillNumber(forms, readInteger(record, from, true))
  },
  (forms, record, from, length) => {
    if (length < 8) fillAbsent(forms)
    else fillNumber(forms, readInteger(record, from, false))
  },
  (forms, record, from, length) => {
    if (length < 1) fillAbsent(forms)
    else fillNumber(forms, record.bytes[from] === 0 ? 'false' : 'true')
  },
  (forms, record, from, length) => {
    if (length < 8) fillAbsent(forms)
    else fillDouble(forms, record.view.getFloat64(from, true))
  },
  (forms, record, from, length) => fillList(forms, record, from, from + length),
]

function fillValue(forms: Forms, slot: Slot, record: MatchRecord): void {
  const kind = slot.value < 0 ? VALUE_KINDS.ABSENT : record.kind(slot.value)
  const fill = FILL[kind] ?? fillAbsent
  fill(forms, record, record.start(slot.value), record.length(slot.value))
}

/** Writes the value of `slot` in `record` to `forms`. `clock` is set to the record's time. */
export function fill(
  forms: Forms,
  slot: Slot,
  record: MatchRecord,
  clock: EventClock,
  base64Buffers: boolean,
): void {
  switch (slot.rendering) {
    case 'plain':
      fillValue(forms, slot, record)
      return
    case 'padded':
      fillValue(forms, slot, record)
      if (forms.json !== 'null') forms.text = forms.escaped = forms.text.padStart(9, '0')
      return
    case 'bytes': {
      if (slot.value < 0 || record.kind(slot.value) !== VALUE_KINDS.STRING) {
        fillValue(forms, slot, record)
        return
      }
      const from = record.start(slot.value)
      const to = from + Math.min(record.length(slot.value), MAX_BUFFER)
      fillText(forms, (base64Buffers ? base64 : dots)(record.bytes, from, to), false)
      return
    }
    case 'constant':
      fillText(forms, slot.constant as string, false)
      return
    default: {
      fillText(forms, TIME_TEXTS[slot.rendering](clock), true)
      forms.json = clock.nanoseconds
    }
  }
}
