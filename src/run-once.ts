// SPDX-License-Identifier: Apache-2.0
// For work that is done once at start: V8's optimizing compiler would spend more time on it than it saves,
// on the threads that the other processor needs.
import { setFlagsFromString } from 'node:v8'

/** Does the work with the optimizing compiler at rest, or as always when there is much of it. */
export async function runOnce<T>(much: boolean, work: () => Promise<T>): Promise<T> {
  if (much) return work()
  setFlagsFromString('--no-opt')
  try {
    return await work()
  } finally {
    setFlagsFromString('--opt')
  }
}
