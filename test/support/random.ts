// SPDX-License-Identifier: Apache-2.0
// A small seeded generator (xorshift128, G. Marsaglia 2003): every failing run can be repeated.

export class Random {
  #x: number
  #y: number
  #z: number
  #w: number

  constructor(seed: number) {
    this.#x = seed | 0 || 1
    this.#y = 362436069
    this.#z = 521288629
    this.#w = 88675123
    for (let i = 0; i < 16; i++) this.next()
  }

  /** An unsigned 32-bit number. */
  next(): number {
    const t = this.#x ^ (this.#x << 11)
    this.#x = this.#y
    this.#y = this.#z
    this.#z = this.#w
    this.#w = this.#w ^ (this.#w >>> 19) ^ t ^ (t >>> 8)
    return this.#w >>> 0
  }

  /** A whole number in [0, n). */
  below(n: number): number {
    return this.next() % n
  }

  /** True once in `n` times. */
  oneIn(n: number): boolean {
    return this.next() % n === 0
  }
}
