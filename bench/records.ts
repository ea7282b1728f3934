// SPDX-License-Identifier: Apache-2.0
// A stream of records cut into spans that fit the evaluator's window, and fed to it span by span the
// way a host does that cannot map its ring: one copy, one call.
import type { Engine } from '../src/engine/engine.ts'
import { RECORD_HEADER } from '../src/schema/layout.ts'

/** Bytes a call: large enough that the call itself costs nothing, small enough to stay cached. */
const SPAN = 256 * 1024

export class RecordStream {
  readonly #bytes: Uint8Array
  /** Ends of the spans; each starts where the one before ends. */
  readonly #ends: number[] = []
  readonly count: number

  /** `from` and `to` are indexes of records. */
  constructor(bytes: Uint8Array, from = 0, to: number = Number.POSITIVE_INFINITY) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    let at = 0
    let index = 0
    while (index < from && at < bytes.length) {
      at += view.getUint32(at + RECORD_HEADER.LEN, true)
      index++
    }
    const start = at
    let span = at
    for (; index < to && at < bytes.length; index++) {
      const length = view.getUint32(at + RECORD_HEADER.LEN, true)
      if (at + length - span > SPAN) {
        this.#ends.push(at - start)
        span = at
      }
      at += length
    }
    this.#ends.push(at - start)
    this.#bytes = bytes.subarray(start, at)
    this.count = index - from
  }

  get length(): number {
    return this.#bytes.length
  }

  /** All records through the evaluator; matches go to `engine.onMatch`. */
  feed(engine: Engine): void {
    const { sink } = engine
    let from = 0
    for (const to of this.#ends) {
      sink.window.set(this.#bytes.subarray(from, to))
      const length = to - from
      for (let done = 0; done < length; ) {
        done += sink.consume(done, length, 0)
        engine.drain()
      }
      from = to
    }
  }

  /** All records through decoding alone. Returns a checksum. */
  decode(engine: Engine): number {
    const { sink, exports } = engine
    const base = exports.window()
    let sum = 0
    let from = 0
    for (const to of this.#ends) {
      sink.window.set(this.#bytes.subarray(from, to))
      sum = (sum + exports.bench_decode(base, base + to - from)) >>> 0
      from = to
    }
    return sum
  }
}
