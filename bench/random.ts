// SPDX-License-Identifier: Apache-2.0
// Seeded random numbers: every benchmark run sees the same events. Not for anything secret.

/** A small counter-based generator (mulberry32): 32 bits of state, the same on every machine. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000
  }

  /** An integer in [0, limit). */
  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** An index in [0, count): low ones often, high ones seldom. */
  skewed(count: number): number {
    return Math.floor(count * this.next() ** 3)
  }

  /** Exponential with this mean, at least 1. */
  burst(mean: number): number {
    return 1 + Math.floor(-Math.log(1 - this.next()) * (mean - 0.5))
  }
}
