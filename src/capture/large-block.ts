// SPDX-License-Identifier: Apache-2.0
// A block that does not fit into the window (the process list of a large machine), gathered aside.
// Grows as its bytes come: a length that lies must not make us allocate.

const FIRST_BYTES = 2 * 1024 * 1024

export class LargeBlock {
  readonly total: number
  #bytes: Uint8Array
  #have = 0

  constructor(total: number) {
    this.total = total
    this.#bytes = new Uint8Array(Math.min(total, FIRST_BYTES))
  }

  get have(): number {
    return this.#have
  }

  get complete(): boolean {
    return this.#have === this.total
  }

  /** Takes what belongs to the block from the front of `data`; returns how much that was. */
  add(data: Uint8Array): number {
    const part = data.subarray(0, this.total - this.#have)
    const need = this.#have + part.length
    if (need > this.#bytes.length) {
      const grown = new Uint8Array(Math.min(Math.max(need, 2 * this.#bytes.length), this.total))
      grown.set(this.#bytes.subarray(0, this.#have))
      this.#bytes = grown
    }
    this.#bytes.set(part, this.#have)
    this.#have = need
    return part.length
  }

  /** The gathered bytes; the whole block once complete. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#have)
  }
}
