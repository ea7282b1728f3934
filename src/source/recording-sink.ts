// SPDX-License-Identifier: Apache-2.0
// Takes what a source gives to the evaluator and writes it to a capture file instead: state at the head, then
// the event blocks as they are. With a filter the evaluator looks at them first and says which to keep.
import { BLOCK_HEADER } from '../capture/blocks.ts'
import type { RecordSink } from '../capture/record-sink.ts'
import { CaptureWriter } from '../capture/writer.ts'
import type { OnMatch } from '../engine/engine.ts'
import { MATCH_HEADER, RECORD_HEADER, STOP_REASONS } from '../schema/layout.ts'

/** Of the engine, what a filter needs. */
export interface FilterEngine {
  readonly sink: RecordSink
  onMatch: OnMatch
  drain(): void
}

const WINDOW_BYTES = 2 << 20
/** Where the record stands in the blocks that a drain writes. */
const RECORD_AT = BLOCK_HEADER + 2

export class RecordingSink implements RecordSink {
  readonly window: Uint8Array
  /** Written. */
  events = 0
  readonly #write: (bytes: Uint8Array) => void
  readonly #filter: FilterEngine | undefined
  readonly #view: DataView
  /** Host records until the first event; undefined when they are written. */
  #state: Uint8Array[] | undefined = []
  /** Where the next match is looked for. */
  #at = 0

  /** `write` must not keep the bytes. */
  constructor(write: (bytes: Uint8Array) => void, filter?: FilterEngine) {
    this.#write = write
    this.#filter = filter
    this.window = filter?.sink.window ?? new Uint8Array(WINDOW_BYTES)
    this.#view = new DataView(this.window.buffer, this.window.byteOffset, this.window.length)
    if (filter !== undefined) filter.onMatch = (view, offset) => this.#writeMatch(view, offset)
  }

  consume(from: number, to: number, cpu: number): number {
    if (this.#state !== undefined) {
      for (let at = from; at < to; ) {
        const length = this.#view.getUint32(at + RECORD_HEADER.LEN, true)
        this.#state.push(this.window.slice(at, at + length))
        at += length
      }
    }
    return this.#filter?.sink.consume(from, to, cpu) ?? to - from
  }

  consumeBlocks(from: number, to: number): number {
    this.writeHead()
    const filter = this.#filter
    if (filter === undefined) {
      this.#write(this.window.subarray(from, to))
      for (let at = from; at < to; at += this.#view.getUint32(at + 4, true)) this.events++
      return to - from
    }
    this.#at = from
    const done = filter.sink.consumeBlocks(from, to)
    filter.drain()
    return done
  }

  stopReason(): number {
    return this.#filter?.sink.stopReason() ?? STOP_REASONS.END
  }

  onMatchesFull(): void {
    this.#filter?.drain()
  }

  takeGuessed(): number[] {
    return this.#filter?.sink.takeGuessed?.() ?? []
  }

  /** The head of the file, with the state known by now; before the first event at the latest. */
  writeHead(): void {
    if (this.#state === undefined) return
    new CaptureWriter(this.#write).state(this.#state)
    this.#state = undefined
  }

  /** The block that a match speaks of comes after those of the matches before. */
  #writeMatch(match: DataView, offset: number): void {
    const ts = match.getBigUint64(offset + MATCH_HEADER.TS, true)
    const tid = match.getBigInt64(offset + MATCH_HEADER.TID, true)
    const code = match.getUint16(offset + MATCH_HEADER.CODE, true)
    const view = this.#view
    for (let at = this.#at; at + RECORD_AT + RECORD_HEADER.SIZE <= view.byteLength; ) {
      const length = view.getUint32(at + 4, true)
      const record = at + RECORD_AT
      const found =
        view.getUint16(record + RECORD_HEADER.TYPE, true) === code &&
        view.getBigUint64(record + RECORD_HEADER.TS, true) === ts &&
        view.getBigInt64(record + RECORD_HEADER.TID, true) === tid
      if (found) {
        this.#write(this.window.subarray(at, at + length))
        this.events++
        this.#at = at + length
        return
      }
      at += Math.max(length, BLOCK_HEADER)
    }
  }
}
