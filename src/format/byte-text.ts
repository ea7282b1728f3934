// SPDX-License-Identifier: Apache-2.0
// Text being put together as UTF-8. An alert consists of pieces that are bytes already, in the match record
// or since the rules were loaded; going through strings would cost several times as much.

/** A UTF-16 unit takes this many bytes of UTF-8 at most. */
const WIDEST = 3
/** Up to here copying by words is faster than a call. */
const SHORT = 64
/** What is copied by words may end a little further on. */
export const SLACK = 8

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

export function toBytes(text: string): Uint8Array {
  return encoder.encode(text)
}

export class ByteText {
  bytes: Uint8Array = new Uint8Array(4096)
  view: DataView = new DataView(this.bytes.buffer)
  length: number = 0

  /** Makes room for `more` bytes behind what is there. */
  reserve(more: number): void {
    const needed = this.length + more + SLACK
    if (needed > this.bytes.length) this.#grow(needed)
  }

  #grow(needed: number): void {
    const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2))
    larger.set(this.bytes.subarray(0, this.length))
    this.bytes = larger
    this.view = new DataView(larger.buffer)
  }

  add(piece: Uint8Array): void {
    this.reserve(piece.length)
    this.bytes.set(piece, this.length)
    this.length += piece.length
  }

  /** Adds a part of another text. */
  addPart(other: ByteText, start: number, end: number): void {
    const length = end - start
    this.reserve(length)
    const at = this.length
    if (length > SHORT) this.bytes.set(other.bytes.subarray(start, end), at)
    else {
      const { view } = this
      const from = other.view
      for (let done = 0; done < length; done += 4) {
        view.setInt32(at + done, from.getInt32(start + done))
      }
    }
    this.length = at + length
  }

  addByte(byte: number): void {
    this.reserve(1)
    this.bytes[this.length++] = byte
  }

  addText(text: string): void {
    this.reserve(text.length * WIDEST)
    const { bytes } = this
    let at = this.length
    let next = 0
    if (text.length <= SHORT) {
      for (; next < text.length; next++) {
        const unit = text.charCodeAt(next)
        if (unit >= 0x80) break
        bytes[at++] = unit
      }
    }
    if (next < text.length) at = this.length + this.#encode(text)
    this.length = at
  }

  #encode(text: string): number {
    return encoder.encodeInto(text, this.bytes.subarray(this.length)).written
  }

  slice(start: number, end: number): string {
    return decoder.decode(this.bytes.subarray(start, end))
  }
}
