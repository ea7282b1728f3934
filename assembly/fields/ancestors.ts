// SPDX-License-Identifier: Apache-2.0
// The processes above a thread, and the leaders of its session and groups.

import { mainOf } from '../state/apply/process'
import { lengthOf, Strings, textOf } from '../state/strings'
import { Thread } from '../state/thread'
import { findThread, parentOf } from '../state/threads'
import { KIND_NONE, signed, text } from './value'

/** CLONE_CHILD_IN_PIDNS of the capture format's thread flags. */
const IN_PIDNS: u32 = 1 << 29

/** Steps up before a line of parents is given up. */
const MAX_DEPTH: u32 = 1024

/**
 * The line of parents of a thread, each as the thread that its child names. A second pointer goes ahead twice
 * as fast: where the two meet the line is a circle and ends, as it does in libsinsp.
 */
export class Line {
  /** The parent looked at, 0 at the end. */
  static at: usize = 0
  static ahead: usize = 0
  static steps: u32 = 0

  static begin(t: usize): void {
    const first = parentOf(t)
    Line.at = first
    Line.ahead = first == 0 ? 0 : parentOf(first)
    Line.steps = 0
  }

  static next(): void {
    Line.at = parentOf(Line.at)
    if (Line.at == 0) return
    if (++Line.steps == MAX_DEPTH) {
      Line.at = 0
      return
    }
    for (let i = 0; i < 2; i++) {
      if (Line.ahead != 0) Line.ahead = parentOf(Line.ahead)
      const o = Thread.at(Line.at)
      if (Line.at == Line.ahead || o.tid == o.ptid) {
        Line.at = 0
        return
      }
    }
  }
}

/** The process above thread `t`, by its main thread; 0 when that is not known. */
export function parentProcess(t: usize): usize {
  const p = parentOf(t)
  return p == 0 || p == t ? 0 : mainOf(p)
}

/** The process `level` steps above that of `t`; 0 when there is none. */
export function ancestor(t: usize, level: u32): usize {
  let at = mainOf(t)
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
  for (Line.begin(t); Line.at != 0 && idOf(Thread.at(Line.at), by) == id; Line.next()) top = Line.at
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
