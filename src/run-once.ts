// SPDX-License-Identifier: Apache-2.0
// For rules, which are loaded once by a process or thread: V8's optimizing compiler would spend more time on it
// than it saves, on the threads that the other processor needs.
import { setFlagsFromString } from 'node:v8'
import type { Source } from './diagnostics/diagnostic.ts'

/** UTF-16 units; the public rules have 0.2 million. Beyond it the loader is worth optimizing. */
const LARGE_RULES = 1_000_000

/** Loads with the optimizing compiler at rest (for the whole process), or as always when there is much. */
export async function runOnce<T>(sources: readonly Source[], work: () => Promise<T>): Promise<T> {
  if (sources.reduce((sum, { text }) => sum + text.length, 0) > LARGE_RULES) return work()
  setFlagsFromString('--no-opt')
  try {
    return await work()
  } finally {
    setFlagsFromString('--opt')
  }
}
