// SPDX-License-Identifier: Apache-2.0
// Compares the field values of every event, expected (a dump) and got, as both come along. Events
// are paired by their time, in order; where they part, it looks a little ahead on both sides.
import { type Json, type JsonObject, parseLossless, show } from '../format/lossless-json.ts'
import { noteDifference, type Tally } from './tally.ts'

const EVENT_TIME = /"evt\.time\.iso8601":(\d+)/

/** How far a side may run ahead before its first waiting line is taken to have no partner. */
const WINDOW = 256

interface Line {
  readonly text: string
  readonly time: string
}

export interface FieldOptions {
  /** Compare this field alone. */
  readonly field: string | undefined
}

export class FieldComparer {
  readonly #tally: Tally
  readonly #capture: string
  readonly #next: () => string | undefined
  readonly #fieldCount: number
  readonly #only: string | undefined
  /** Got lines that no expected line has been paired with. */
  #got: Line[] = []
  #expected: Line | undefined

  /** `next` gives the expected lines; every line has `fieldCount` fields. */
  constructor(
    tally: Tally,
    capture: string,
    fieldCount: number,
    next: () => string | undefined,
    options: FieldOptions,
  ) {
    this.#tally = tally
    this.#capture = capture
    this.#fieldCount = fieldCount
    this.#next = next
    this.#only = options.field
    this.#expected = this.#take()
  }

  #take(): Line | undefined {
    const text = this.#next()
    return text === undefined ? undefined : { text, time: EVENT_TIME.exec(text)?.[1] ?? '' }
  }

  /** The next event that the engine gave. */
  push(text: string): void {
    if (this.#got.length === 0 && this.#expected?.text === text) {
      this.#countWhole()
      this.#expected = this.#take()
      return
    }
    this.#got.push({ text, time: EVENT_TIME.exec(text)?.[1] ?? '' })
    while (this.#expected !== undefined && this.#pair(this.#expected, WINDOW)) {
      this.#expected = this.#take()
    }
    if (this.#expected === undefined) this.#dropGot(this.#got.length)
  }

  /** All events are in. */
  end(): void {
    while (this.#expected !== undefined) {
      if (!this.#pair(this.#expected, 0)) this.#missing(this.#expected)
      this.#expected = this.#take()
    }
    this.#dropGot(this.#got.length)
  }

  /** Settles an expected line; false when more of the got lines are needed to tell. */
  #pair(expected: Line, window: number): boolean {
    const at = this.#got.findIndex(line => line.time === expected.time)
    if (at >= 0) {
      const line = this.#got[at] as Line
      this.#dropGot(at)
      this.#got.shift()
      if (line.text === expected.text) this.#countWhole()
      else this.#compare(expected.text, line.text)
      return true
    }
    if (window === 0 || this.#got.length < window) return false
    this.#missing(expected)
    return true
  }

  #countWhole(): void {
    const count = this.#only === undefined ? this.#fieldCount : 1
    this.#tally.fieldsCompared += count
    this.#tally.fieldsEqual += count
  }

  #compare(expectedText: string, gotText: string): void {
    const expected = fieldsOf(expectedText)
    const got = fieldsOf(gotText)
    const where = place(this.#capture, expected)
    const keys = this.#only === undefined ? Object.keys(expected) : [this.#only]
    for (const field of keys) {
      this.#tally.fieldsCompared++
      const [left, right] = [expected[field], got[field]]
      if (show(left) === show(right)) this.#tally.fieldsEqual++
      else {
        const difference = { capture: this.#capture, field, expected: left, got: right }
        const decided = noteDifference(this.#tally, where, { ...difference, fields: expected })
        if (decided) this.#tally.fieldsDecided++
      }
    }
  }

  #missing(expected: Line): void {
    const fields = fieldsOf(expected.text)
    const count = this.#only === undefined ? Object.keys(fields).length : 1
    this.#tally.fieldsCompared += count
    const difference = { field: 'event', expected: 'an event', got: undefined, fields }
    const where = place(this.#capture, fields)
    if (noteDifference(this.#tally, where, { capture: this.#capture, ...difference })) {
      this.#tally.fieldsDecided += count
    }
  }

  #dropGot(count: number): void {
    for (const { text } of this.#got.splice(0, count)) {
      const fields = fieldsOf(text)
      const difference = { field: 'event', expected: undefined, got: 'an event', fields }
      const where = place(this.#capture, fields)
      if (!noteDifference(this.#tally, where, { capture: this.#capture, ...difference })) {
        this.#tally.unexpected++
      }
    }
  }
}

function fieldsOf(text: string): JsonObject {
  return (parseLossless(text) as Record<string, Json>)['output_fields'] as JsonObject
}

function place(capture: string, fields: JsonObject): string {
  const text = (field: string): string => {
    const value = fields[field]
    return typeof value === 'string' ? value : show(value)
  }
  return `${capture} event ${text('evt.num')} ${text('evt.type')} of ${text('proc.name')}`
}
