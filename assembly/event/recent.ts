// SPDX-License-Identifier: Apache-2.0
// Whose events came last: one in some hundreds of events is noted, at random, in a ring that a host looks at to
// see who is busy (src/schema/layout.ts RECENT). Names are copied: who is gone was busy too. The loops over events
// compare one address for it; anything more would be felt there.

import {
  RECENT_CONTAINER,
  RECENT_CONTAINER_NAME,
  RECENT_CONTAINER_NAME_SIZE,
  RECENT_CONTAINER_SIZE,
  RECENT_EVENTS,
  RECENT_MOST,
  RECENT_NAME,
  RECENT_NAME_SIZE,
  RECENT_NOTED,
  RECENT_PID,
  RECENT_RING,
  RECENT_SIZE,
  RECENT_STRIDE,
  RECENT_TS,
  RECORD_SIZE,
  RECORD_TID,
  RECORD_TS,
} from '../generated/layout'
import { reserve } from '../memory/regions'
import { Container } from '../state/containers'
import { lengthOf, textOf } from '../state/strings'
import { Thread } from '../state/thread'
import { findThread } from '../state/threads'
import { Ev } from './current'

class Recent {
  static base: usize = 0
  /** Bytes of records from `from` on after which the next event is noted. */
  static left: u32 = 0
  static from: usize = 0
  static random: u32 = 1
  /** Number of the event noted last. */
  static last: u64 = 0
}

/** False when memory is too small. */
export function initRecent(): bool {
  Recent.base = reserve(RECENT_RING + RECENT_MOST * RECENT_SIZE, 64)
  if (Recent.base == 0) return false
  memory.fill(Recent.base, 0, RECENT_RING + RECENT_MOST * RECENT_SIZE)
  Recent.left = 0
  Recent.last = 0
  Recent.random = 1
  return true
}

/** A span begins at `ptr`; the address from which on a record is to be noted. */
export function beginSpan(ptr: usize): usize {
  Recent.from = ptr
  return ptr + Recent.left
}

/** The span was taken up to `ptr`. */
export function endSpan(ptr: usize): void {
  const taken = <u32>(ptr - Recent.from)
  Recent.left = Recent.left > taken ? Recent.left - taken : 0
}

/**
 * Notes the record at `ptr`, which is in `room` bytes and not taken yet: the one that follows a random byte, so that
 * large ones are not preferred. Returns the address from which on the next one is to be noted.
 */
export function noteRecent(ptr: usize, room: usize): usize {
  Recent.random = Recent.random * 1664525 + 1013904223
  Recent.left = (Recent.random >> 8) % (2 * RECENT_STRIDE)
  Recent.from = ptr
  const t = room >= RECORD_SIZE ? findThread(load<i64>(ptr, RECORD_TID)) : <usize>0
  if (t != 0 && Ev.num > Recent.last) note(t, load<u64>(ptr, RECORD_TS))
  return ptr + Recent.left
}

function note(t: usize, ts: u64): void {
  const noted = load<u64>(Recent.base, RECENT_NOTED)
  store<u64>(Recent.base, noted + 1, RECENT_NOTED)
  const entry = Recent.base + RECENT_RING + <usize>(<u32>noted % RECENT_MOST) * RECENT_SIZE
  memory.fill(entry, 0, RECENT_SIZE)
  const o = Thread.at(t)
  store<u64>(entry, ts, RECENT_TS)
  store<u64>(entry, Ev.num - Recent.last, RECENT_EVENTS)
  Recent.last = Ev.num
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
