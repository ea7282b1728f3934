// SPDX-License-Identifier: Apache-2.0
// Feeds records made on the host (from lists, conversions, container events) through a part of the
// evaluator's window that file data never touches. Gathers them, so that long lists cost few calls.
import { STOP_REASONS } from '../schema/layout.ts'
import type { RecordSink } from './record-sink.ts'

export class RecordFeed {
  readonly #sink: RecordSink
  /** The feed's part of the window: [#from, end of the window). */
  readonly #from: number
  /** Records wait in [#from, #end). */
  #end: number
  /** Records pushed so far. */
  records = 0

  constructor(sink: RecordSink, from: number) {
    this.#sink = sink
    this.#from = from
    this.#end = from
  }

  /** Larger records cannot be fed. */
  get capacity(): number {
    return this.#sink.window.length - this.#from
  }

  /** Adds a record; it may wait until flush(). */
  push(record: Uint8Array): void {
    if (record.length > this.capacity) throw new RangeError(`a record of ${record.length} bytes`)
    if (record.length > this.#sink.window.length - this.#end) this.flush()
    this.#sink.window.set(record, this.#end)
    this.#end += record.length
    this.records++
  }

  /** Hands over all that waits. */
  flush(cpu = 0): void {
    let at = this.#from
    while (at < this.#end) {
      at += this.#sink.consume(at, this.#end, cpu)
      if (at >= this.#end) break
      const reason = this.#sink.stopReason()
      if (reason !== STOP_REASONS.MATCHES_FULL)
        throw new Error(`consume stopped for reason ${reason}`)
      this.#sink.onMatchesFull()
    }
    this.#end = this.#from
  }
}
