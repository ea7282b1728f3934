// SPDX-License-Identifier: Apache-2.0
// Reads one record (event or host record) whose bytes are hostile: made only when all lengths fit.
// For conversion, container events and writing captures; the evaluator reads records itself.
import { EVENTS } from '../schema/events.ts'
import { RECORD_HEADER } from '../schema/layout.ts'

const utf8 = new TextDecoder()

export class RecordView {
  /** Header, lengths and values: exactly the record. */
  readonly bytes: Uint8Array
  readonly ts: bigint
  readonly tid: bigint
  readonly code: number
  readonly nparams: number
  /** Start of each value, and the end of the last. */
  readonly #bounds: readonly number[]

  private constructor(bytes: Uint8Array, view: DataView, bounds: readonly number[]) {
    this.bytes = bytes
    this.ts = view.getBigUint64(RECORD_HEADER.TS, true)
    this.tid = view.getBigUint64(RECORD_HEADER.TID, true)
    this.code = view.getUint16(RECORD_HEADER.TYPE, true)
    this.nparams = bounds.length - 1
    this.#bounds = bounds
  }

  /** null when the lengths lie. */
  static of(bytes: Uint8Array): RecordView | null {
    if (bytes.length < RECORD_HEADER.SIZE) return null
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const size = view.getUint32(RECORD_HEADER.LEN, true)
    const nparams = view.getUint32(RECORD_HEADER.NPARAMS, true)
    const width = lengthWidth(view.getUint16(RECORD_HEADER.TYPE, true))
    const values = RECORD_HEADER.SIZE + nparams * width
    if (size > bytes.length || values > size) return null
    const bounds = [values]
    let at = values
    for (let index = 0; index < nparams; index++) {
      const slot = RECORD_HEADER.SIZE + index * width
      at += width === 4 ? view.getUint32(slot, true) : view.getUint16(slot, true)
      if (at > size) return null
      bounds.push(at)
    }
    return new RecordView(bytes.subarray(0, size), view, bounds)
  }

  /** The bytes of a value, not a copy; empty for one the record does not have. */
  param(index: number): Uint8Array {
    const from = this.#bounds[index]
    const to = this.#bounds[index + 1]
    return from === undefined || to === undefined
      ? this.bytes.subarray(0, 0)
      : this.bytes.subarray(from, to)
  }

  /** A string value up to its NUL. */
  text(index: number): string {
    const bytes = this.param(index)
    const nul = bytes.indexOf(0)
    return utf8.decode(nul < 0 ? bytes : bytes.subarray(0, nul))
  }
}

/** Lengths are u16, but u32 for the few events with large payloads. */
function lengthWidth(code: number): number {
  return EVENTS[code]?.flags.includes('LARGE_PAYLOAD') === true ? 4 : 2
}
