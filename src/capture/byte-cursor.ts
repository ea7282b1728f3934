// SPDX-License-Identifier: Apache-2.0
// Reads a block body front to back and checks every length first: a body that says more than it holds
// ends in a CaptureError, never in a read beyond it. The decoders of the non-event blocks use it.
import { CaptureError } from './capture-error.ts'

export class ByteCursor {
  readonly bytes: Uint8Array
  position: number
  readonly #view: DataView
  readonly #end: number

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.position = 0
    this.#end = bytes.length
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get left(): number {
    return this.#end - this.position
  }

  u8(): number {
    return this.#view.getUint8(this.#take(1))
  }

  u16(): number {
    return this.#view.getUint16(this.#take(2), true)
  }

  u32(): number {
    return this.#view.getUint32(this.#take(4), true)
  }

  u64(): bigint {
    return this.#view.getBigUint64(this.#take(8), true)
  }

  i64(): bigint {
    return this.#view.getBigInt64(this.#take(8), true)
  }

  /** A view of the next `length` bytes, not a copy. */
  take(length: number): Uint8Array {
    const from = this.#take(length)
    return this.bytes.subarray(from, from + length)
  }

  /** Bytes with a u16 length before them, as all strings in a capture are. */
  counted(): Uint8Array {
    return this.take(this.u16())
  }

  #take(length: number): number {
    const from = this.position
    if (length > this.#end - from) {
      throw new CaptureError(
        'corrupt-block',
        `an entry needs ${length} bytes where ${this.#end - from} are left`,
      )
    }
    this.position = from + length
    return from
  }
}
