// SPDX-License-Identifier: Apache-2.0
// The processes above a thread, and the leaders of its session and groups.

import { lengthOf, Strings, textOf } from '../state/strings'
import { Thread } from '../state/thread'
import { findThread, leaderOf, parentOf } from '../state/threads'
import { KIND_NONE, signed, text } from './value'

/** Steps up before a chain of parents is taken to be a circle. */
export const MAX_DEPTH: u32 = 1024

/** CLONE_CHILD_IN_PIDNS of the capture format's thread flags. */
const IN_PIDNS: u32 = 1 << 29

/** The process above thread `t`, by its main thread where that is known; 0 when there is none. */
export function parentProcess(t: usize): usize {
  const p = parentOf(t)
  if (p == 0 || p == t) return 0
  const main = leaderOf(p)
  return main == 0 ? p : main
}

/** The process `level` steps above that of `t`; 0 when there is none. */
export function ancestor(t: usize, level: u32): usize {
  let at = leaderOf(t)
  for (let i: u32 = 0; i < level && at != 0 && i < MAX_DEPTH; i++) at = parentProcess(at)
  return at
}

function inPidNamespace(o: Thread): bool {
  return (o.flags & IN_PIDNS) != 0 || (o.tid != o.vtid && o.vtid >= 0)
}

/** Which id ties a session or group together. */
export const BY_SID: u32 = 0
export const BY_VPGID: u32 = 1
export const BY_PGID: u32 = 2

function idOf(o: Thread, by: u32): i64 {
  return by == BY_SID ? o.sid : by == BY_VPGID ? o.vpgid : o.pgid
}

/** The thread that gives the session or group of `t` its id, else the topmost of the ancestors next to it that are in it; 0 when the parent is not. */
export function groupLeader(t: usize, by: u32): usize {
  const o = Thread.at(t)
  const id = idOf(o, by)
  if (id < 0) return 0
  if (by == BY_PGID || !inPidNamespace(o)) {
    const leader = findThread(id)
    if (leader != 0) return leader
  }
  let top: usize = 0
  let at = parentProcess(t)
  for (let i: u32 = 0; at != 0 && i < MAX_DEPTH && idOf(Thread.at(at), by) == id; i++) {
    top = at
    at = parentProcess(at)
  }
  return top
}

/** A string of a thread as the value. */
export function stringValue(s: u32): u32 {
  const at = s == 0 ? Strings.empty : <usize>s
  return text(textOf(at), lengthOf(at))
}

/** Ids that no kernel gives out belong to sources that only number their threads. */
export function idValue(id: i64): u32 {
  return id >= -1 && id <= 0xffffffff ? signed(id) : KIND_NONE
}
