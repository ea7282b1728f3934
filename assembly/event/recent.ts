// SPDX-License-Identifier: Apache-2.0
// Whose events came last: one in some dozens of events is noted, at random, in a ring that a host looks at to
// see who is busy (src/schema/layout.ts RECENT). Names are copied: who is gone was busy too.

import {
  RECENT_CONTAINER,
  RECENT_CONTAINER_NAME,
  RECENT_CONTAINER_NAME_SIZE,
  RECENT_CONTAINER_SIZE,
  RECENT_MOST,
  RECENT_NAME,
  RECENT_NAME_SIZE,
  RECENT_NOTED,
  RECENT_PID,
  RECENT_RING,
  RECENT_SIZE,
  RECENT_STRIDE,
  RECENT_TS,
} from '../generated/layout'
import { reserve } from '../memory/regions'
import { Container } from '../state/containers'
import { lengthOf, textOf } from '../state/strings'
import { Thread } from '../state/thread'

class Recent {
  static base: usize = 0
  /** Events until the next one is noted. */
  static left: u32 = 1
  static random: u32 = 1
}

/** False when memory is too small. */
export function initRecent(): bool {
  Recent.base = reserve(RECENT_RING + RECENT_MOST * RECENT_SIZE, 64)
  if (Recent.base == 0) return false
  memory.fill(Recent.base, 0, RECENT_RING + RECENT_MOST * RECENT_SIZE)
  Recent.left = 1
  Recent.random = 1
  return true
}

/** An event of thread `t`. */
export function noteRecent(t: usize, ts: u64): void {
  Recent.left--
  if (Recent.left == 0) note(t, ts)
}

function note(t: usize, ts: u64): void {
  // Between 1 and twice the stride less 1, lest it keep step with a program that repeats itself.
  Recent.random = Recent.random * 1664525 + 1013904223
  Recent.left = 1 + ((Recent.random >> 16) % (2 * RECENT_STRIDE - 1))
  const noted = load<u64>(Recent.base, RECENT_NOTED)
  store<u64>(Recent.base, noted + 1, RECENT_NOTED)
  const entry = Recent.base + RECENT_RING + <usize>(<u32>noted % RECENT_MOST) * RECENT_SIZE
  memory.fill(entry, 0, RECENT_SIZE)
  const o = Thread.at(t)
  store<u64>(entry, ts, RECENT_TS)
  store<i64>(entry, o.pid, RECENT_PID)
  copyText(entry + RECENT_NAME, o.comm, RECENT_NAME_SIZE)
  if (o.container == 0) return
  const c = Container.at(<usize>o.container)
  copyText(entry + RECENT_CONTAINER, c.id, RECENT_CONTAINER_SIZE)
  copyText(entry + RECENT_CONTAINER_NAME, c.name, RECENT_CONTAINER_NAME_SIZE)
}

function copyText(to: usize, s: u32, room: u32): void {
  memory.copy(to, textOf(<usize>s), min(lengthOf(<usize>s), room))
}

export function recentPtr(): usize {
  return Recent.base
}
