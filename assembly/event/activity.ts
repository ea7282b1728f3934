// SPDX-License-Identifier: Apache-2.0
// What the evaluator is doing right now: one word, which a host may look at from another thread. So it can tell
// what time goes into, although nothing in here can read a clock (values: src/schema/layout.ts ACTIVITIES).

const activity: usize = memory.data(8)

/** From here on it is doing `what` (DOING_*). */
export function doing(what: u32): void {
  store<u32>(activity, what)
}

export function activityPtr(): usize {
  return activity
}
