// SPDX-License-Identifier: Apache-2.0
// Counters of the evaluator, as one u64 array the host reads (names and order: src/schema/layout.ts).

import { STAT_COUNT } from '../generated/layout'

const counters: usize = memory.data(512)

/** Adds one to counter `index`. */
export function count(index: u32): void {
  const p = counters + (index << 3)
  store<u64>(p, load<u64>(p) + 1)
}

/** Adds `n` to counter `index`. */
export function countBy(index: u32, n: u64): void {
  const p = counters + (index << 3)
  store<u64>(p, load<u64>(p) + n)
}

/** Sets gauge `index`. */
export function gauge(index: u32, value: u64): void {
  store<u64>(counters + (index << 3), value)
}

export function clearStats(): void {
  memory.fill(counters, 0, STAT_COUNT << 3)
}

export function statsPtr(): usize {
  return counters
}
