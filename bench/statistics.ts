// SPDX-License-Identifier: Apache-2.0
// The few numbers that benchmark results are given in.

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Lowest and highest: how far the trials lie apart. */
export function range(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)]
}

/** Millions of events a second at this many nanoseconds each. */
export function millionsPerSecond(nanoseconds: number): number {
  return 1000 / nanoseconds
}
