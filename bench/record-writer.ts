// SPDX-License-Identifier: Apache-2.0
// Writes millions of records into one growing buffer, several times faster than encodeRecord
// (src/schema/record.ts), which test/bench holds it to. For the workload generator.
import { RECORD_HEADER } from '../src/schema/layout.ts'
import { PARAM_TYPES, type RecordRow } from '../src/schema/types.ts'

export type Value = number | bigint | string | Uint8Array | undefined
export type Values = Readonly<Record<string, Value>>

export class RecordWriter {
  #buffer: Buffer = Buffer.allocUnsafe(1 << 20)
  #length = 0
  /** Records written so far. */
  count: number = 0

  get length(): number {
    return this.#length
  }

  /** The records so far; a view that later writes may leave behind. */
  get bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length)
  }

  /** Appends one record; what `values` does not name gets length 0. */
  write(row: RecordRow, ts: bigint, tid: number, values: Values): void {
    this.#room(RECORD_HEADER.SIZE + row.params.length * 2)
    const start = this.#length
    let slot = start + RECORD_HEADER.SIZE
    let at = slot + row.params.length * 2
    for (const param of row.params) {
      const from = at
      const value = values[param.name]
      if (value !== undefined) at = this.#put(at, value, PARAM_TYPES[param.type].width)
      this.#buffer.writeUInt16LE(at - from, slot)
      slot += 2
    }
    const buffer = this.#buffer
    buffer.writeBigUInt64LE(ts, start + RECORD_HEADER.TS)
    buffer.writeBigInt64LE(BigInt(tid), start + RECORD_HEADER.TID)
    buffer.writeUInt32LE(at - start, start + RECORD_HEADER.LEN)
    buffer.writeUInt16LE(row.code, start + RECORD_HEADER.TYPE)
    buffer.writeUInt32LE(row.params.length, start + RECORD_HEADER.NPARAMS)
    this.#length = at
    this.count++
  }

  /** Makes sure that a header and any one value still fit behind the end. */
  #room(fixed: number): void {
    if (this.#buffer.length - this.#length < fixed + 0x10000) this.#grow()
  }

  #grow(): void {
    const larger = Buffer.allocUnsafe(this.#buffer.length * 2)
    this.#buffer.copy(larger)
    this.#buffer = larger
  }

  #put(at: number, value: string | number | bigint | Uint8Array, width: number): number {
    while (this.#buffer.length - at < 0x10000) this.#grow()
    const buffer = this.#buffer
    if (typeof value === 'string') {
      const end = at + buffer.write(value, at, 'latin1')
      buffer[end] = 0
      return end + 1
    }
    if (typeof value === 'object') {
      buffer.set(value, at)
      return at + value.length
    }
    if (width === 8) buffer.writeBigInt64LE(BigInt.asIntN(64, BigInt(value)), at)
    else if (width === 4) buffer.writeInt32LE(Number(value) | 0, at)
    else if (width === 2) buffer.writeUInt16LE(Number(value) & 0xffff, at)
    else buffer[at] = Number(value) & 0xff
    return at + width
  }
}
