// SPDX-License-Identifier: Apache-2.0
// A view on one match record of the evaluator (all little endian): header, then one value for each
// output field of the rule. One instance is pointed at record after record; it copies nothing and
// must not outlive the call that handed the record out.
import { MATCH_HEADER, MATCH_VALUE, paddedLength, VALUE_KINDS } from '../schema/layout.ts'

export class MatchRecord {
  view: DataView = new DataView(new ArrayBuffer(MATCH_HEADER.SIZE))
  bytes: Uint8Array = new Uint8Array(0)
  rule: number = 0
  count: number = 0
  #offset = 0
  #kinds = new Uint8Array(64)
  #starts = new Uint32Array(64)
  #lengths = new Uint32Array(64)

  /** Points this view at the record at `offset`. Throws RangeError when its lengths do not add up. */
  load(view: DataView, offset: number, size: number): void {
    if (size < MATCH_HEADER.SIZE || offset + size > view.byteLength)
      throw new RangeError('match record: cut off')
    if (this.view !== view) {
      this.view = view
      this.bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
    }
    this.#offset = offset
    this.rule = view.getUint32(offset + MATCH_HEADER.RULE, true)
    const count = view.getUint32(offset + MATCH_HEADER.NVALUES, true)
    if (count > (size - MATCH_HEADER.SIZE) / MATCH_VALUE.SIZE)
      throw new RangeError('match record: too many values')
    if (count > this.#kinds.length) this.#grow(count)
    const kinds = this.#kinds
    const starts = this.#starts
    const lengths = this.#lengths
    const end = offset + size
    let at = offset + MATCH_HEADER.SIZE
    for (let index = 0; index < count; index++) {
      if (at + MATCH_VALUE.SIZE > end) throw new RangeError('match record: cut off in a value')
      const length = view.getUint32(at + MATCH_VALUE.LEN, true)
      const start = at + MATCH_VALUE.SIZE
      if (length > end - start) throw new RangeError('match record: a value is longer than it')
      kinds[index] = view.getUint8(at + MATCH_VALUE.KIND)
      starts[index] = start
      lengths[index] = length
      at = start + paddedLength(length)
    }
    this.count = count
  }

  #grow(count: number): void {
    this.#kinds = new Uint8Array(count)
    this.#starts = new Uint32Array(count)
    this.#lengths = new Uint32Array(count)
  }

  /** Nanoseconds since the epoch. */
  get ts(): bigint {
    return this.view.getBigUint64(this.#offset + MATCH_HEADER.TS, true)
  }

  /** Its upper and lower 32 bits. */
  get tsHigh(): number {
    return this.view.getUint32(this.#offset + MATCH_HEADER.TS + 4, true)
  }

  get tsLow(): number {
    return this.view.getUint32(this.#offset + MATCH_HEADER.TS, true)
  }

  get eventNumber(): bigint {
    return this.view.getBigUint64(this.#offset + MATCH_HEADER.EVT_NUM, true)
  }

  get tid(): bigint {
    return this.view.getBigInt64(this.#offset + MATCH_HEADER.TID, true)
  }

  get code(): number {
    return this.view.getUint16(this.#offset + MATCH_HEADER.CODE, true)
  }

  get cpu(): number {
    return this.view.getUint16(this.#offset + MATCH_HEADER.CPU, true)
  }

  /** One of VALUE_KINDS; absent for an index the record does not have. */
  kind(index: number): number {
    return index < this.count ? (this.#kinds[index] as number) : VALUE_KINDS.ABSENT
  }

  start(index: number): number {
    return this.#starts[index] as number
  }

  length(index: number): number {
    return this.#lengths[index] as number
  }
}
