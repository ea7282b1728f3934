// SPDX-License-Identifier: Apache-2.0
// The values of a match record in the forms an alert needs. Called by alert-formatter.ts for every alert.
import { VALUE_KINDS } from '../schema/layout.ts'
import { ByteText } from './byte-text.ts'
import type { EventClock } from './event-clock.ts'
import type { MatchRecord } from './match-record.ts'
import type { Slot } from './slot.ts'
import { base64, copyPlain, dots, readText } from './text.ts'

/** As in a text line, between JSON quotes, as a JSON value. */
export type Form = 'text' | 'escaped' | 'json'

/** Where the forms of one value stand in a text. */
interface Forms {
  textFrom: number
  textTo: number
  escapedFrom: number
  escapedTo: number
  jsonFrom: number
  jsonTo: number
}

/** Falco prints at most this many bytes of a buffer. */
const MAX_BUFFER = 1023
const PADDED_WIDTH = 9
const MISSING = '<NA>'
const NULL = 'null'
const QUOTE = 0x22

/** The forms of the values of one record. */
export class Values {
  readonly #text = new ByteText()
  readonly #forms: Forms[] = []
  readonly #base64Buffers: boolean

  constructor(base64Buffers: boolean) {
    this.#base64Buffers = base64Buffers
    this.#text.addText(MISSING + NULL)
  }

  /** Writes the values of `slots` in `record`. `clock` is set to the record's time. */
  fill(slots: readonly Slot[], record: MatchRecord, clock: EventClock): void {
    this.#text.length = MISSING.length + NULL.length
    while (this.#forms.length < slots.length) this.#forms.push(absent())
    for (let index = 0; index < slots.length; index++) {
      const forms = this.#forms[index] as Forms
      fill(this.#text, forms, slots[index] as Slot, record, clock, this.#base64Buffers)
    }
  }

  /** Appends the value of a slot to `line`. */
  copy(slot: number, form: Form, line: ByteText): void {
    const forms = this.#forms[slot] as Forms
    const text = this.#text
    if (form === 'text') line.addPart(text, forms.textFrom, forms.textTo)
    else if (form === 'escaped') line.addPart(text, forms.escapedFrom, forms.escapedTo)
    else line.addPart(text, forms.jsonFrom, forms.jsonTo)
  }

  isAbsent(slot: number): boolean {
    return isAbsent(this.#forms[slot] as Forms)
  }

  /** The text of a slot's value. */
  print(slot: number): string {
    const { textFrom, textTo } = this.#forms[slot] as Forms
    return this.#text.slice(textFrom, textTo)
  }
}

function absent(): Forms {
  const forms = { textFrom: 0, textTo: 0, escapedFrom: 0, escapedTo: 0, jsonFrom: 0, jsonTo: 0 }
  fillAbsent(new ByteText(), forms)
  return forms
}

/** All three forms are what stands from `from` on. */
function fillBare(out: ByteText, forms: Forms, from: number): void {
  forms.textFrom = forms.escapedFrom = forms.jsonFrom = from
  forms.textTo = forms.escapedTo = forms.jsonTo = out.length
}

/** From `from` on stands a JSON string; text is what is between its quotes. */
function fillQuoted(out: ByteText, forms: Forms, from: number): void {
  forms.jsonFrom = from
  forms.jsonTo = out.length
  forms.textFrom = forms.escapedFrom = from + 1
  forms.textTo = forms.escapedTo = out.length - 1
}

function fillText(out: ByteText, forms: Forms, text: string): void {
  const from = out.length
  out.addText(JSON.stringify(text))
  fillQuoted(out, forms, from)
  forms.textFrom = out.length
  out.addText(text)
  forms.textTo = out.length
}

function fillNumber(out: ByteText, forms: Forms, text: string): void {
  const from = out.length
  out.addText(text)
  fillBare(out, forms, from)
}

/** Both texts stand at the very beginning. */
function fillAbsent(_: ByteText, forms: Forms): void {
  forms.textFrom = forms.escapedFrom = 0
  forms.textTo = forms.escapedTo = forms.jsonFrom = MISSING.length
  forms.jsonTo = MISSING.length + NULL.length
}

function isAbsent({ textFrom }: Forms): boolean {
  return textFrom === 0
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

function fillDouble(out: ByteText, forms: Forms, value: number): void {
  fillNumber(out, forms, value.toFixed(1))
  if (!Number.isFinite(value)) {
    forms.jsonFrom = MISSING.length
    forms.jsonTo = MISSING.length + NULL.length
    return
  }
  forms.jsonFrom = out.length
  out.addText(Number.isInteger(value) ? `${value}.0` : String(value))
  forms.jsonTo = out.length
}

function fillList(
  out: ByteText,
  forms: Forms,
  record: MatchRecord,
  from: number,
  to: number,
): void {
  const texts: string[] = []
  let at = from
  while (at + 4 <= to) {
    const length = record.view.getUint32(at, true)
    const start = at + 4
    if (length > to - start) break
    texts.push(readText(record.bytes, start, start + length))
    at = start + length
  }
  fillText(out, forms, `(${texts.join(',')})`)
  forms.jsonFrom = out.length
  out.addText(JSON.stringify(texts))
  forms.jsonTo = out.length
}

type Fill = (out: ByteText, forms: Forms, record: MatchRecord, from: number, length: number) => void

// Index is the value kind; a value shorter than its kind asks for counts as missing.
const FILL: readonly Fill[] = [
  fillAbsent,
  (out, forms, record, from, length) => {
    const start = out.length
    out.addByte(QUOTE)
    if (copyPlain(out, record.view, from, length)) {
      out.addByte(QUOTE)
      fillQuoted(out, forms, start)
      return
    }
    out.length = start
    fillText(out, forms, readText(record.bytes, from, from + length))
  },
  (out, forms, record, from, length) => {
    if (length < 8) fillAbsent(out, forms)
    else fillNumber(out, forms, readInteger(record, from, true))
  },
  (out, forms, record, from, length) => {
    if (length < 8) fillAbsent(out, forms)
    else fillNumber(out, forms, readInteger(record, from, false))
  },
  (out, forms, record, from, length) => {
    if (length < 1) fillAbsent(out, forms)
    else fillNumber(out, forms, record.bytes[from] === 0 ? 'false' : 'true')
  },
  (out, forms, record, from, length) => {
    if (length < 8) fillAbsent(out, forms)
    else fillDouble(out, forms, record.view.getFloat64(from, true))
  },
  (out, forms, record, from, length) => fillList(out, forms, record, from, from + length),
]

function fillValue(out: ByteText, forms: Forms, slot: Slot, record: MatchRecord): void {
  const kind = slot.value < 0 ? VALUE_KINDS.ABSENT : record.kind(slot.value)
  const fill = FILL[kind] ?? fillAbsent
  fill(out, forms, record, record.start(slot.value), record.length(slot.value))
}

function fillPadded(out: ByteText, forms: Forms, slot: Slot, record: MatchRecord): void {
  fillValue(out, forms, slot, record)
  if (isAbsent(forms)) return
  const text = out.slice(forms.textFrom, forms.textTo).padStart(PADDED_WIDTH, '0')
  forms.textFrom = forms.escapedFrom = out.length
  out.addText(text)
  forms.textTo = forms.escapedTo = out.length
}

function fill(
  out: ByteText,
  forms: Forms,
  slot: Slot,
  record: MatchRecord,
  clock: EventClock,
  base64Buffers: boolean,
): void {
  switch (slot.rendering) {
    case 'plain':
      fillValue(out, forms, slot, record)
      return
    case 'padded':
      fillPadded(out, forms, slot, record)
      return
    case 'bytes': {
      if (slot.value < 0 || record.kind(slot.value) !== VALUE_KINDS.STRING) {
        fillValue(out, forms, slot, record)
        return
      }
      const from = record.start(slot.value)
      const to = from + Math.min(record.length(slot.value), MAX_BUFFER)
      fillText(out, forms, (base64Buffers ? base64 : dots)(record.bytes, from, to))
      return
    }
    case 'constant':
      fillText(out, forms, slot.constant as string)
      return
    case 'time': {
      const from = out.length
      out.add((slot.time as (clock: EventClock) => Uint8Array)(clock))
      fillBare(out, forms, from)
      forms.jsonFrom = out.length
      out.add(clock.nanoseconds)
      forms.jsonTo = out.length
    }
  }
}

/** The text of one value of `record`; undefined when it is not there. */
export function printedValue(
  slot: Slot,
  record: MatchRecord,
  clock: EventClock,
): string | undefined {
  const values = new Values(false)
  values.fill([slot], record, clock)
  return values.isAbsent(0) ? undefined : values.print(0)
}
