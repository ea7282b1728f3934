// SPDX-License-Identifier: Apache-2.0
// What several transitions of threads share: guesses for unknown threads, ties to process and parent,
// removal with reparenting, taking strings from a record with the least work.

import {
  Ev,
  NA,
  NA_LEN,
  paramLen,
  paramPtr,
  paramStrLen,
  textLen,
  textPtr,
} from '../../event/current'
import { equalBytes } from '../../memory/bytes'
import { containerOfCgroups, releaseContainer, retainContainer } from '../containers'
import { noteGuessed } from '../guessed'
import { intern, lengthOf, release, retain, Strings, textOf } from '../strings'
import { CL_CHILD_IN_PIDNS, CL_CLOSED, CL_NAME_CHANGED, isMain, setString, Thread } from '../thread'
import {
  addThread,
  findThread,
  invalidate,
  joinGroup,
  leaderOf,
  leaveGroup,
  linkChild,
  parentOf,
  removeThread,
  unlinkChild,
} from '../threads'

/** True for threads whose process or parent is unknown: they belong to no group and no tree. */
export function isInvalid(o: Thread): bool {
  return o.tid < 0 || o.pid < 0 || o.ptid < 0
}

/** True when the thread has ids of its own inside a pid namespace. */
export function inPidNamespace(o: Thread): bool {
  return (o.flags & CL_CHILD_IN_PIDNS) != 0 || (o.tid != o.vtid && o.vtid >= 0)
}

/** A place holder for a thread nothing is known of but its id. */
export function guessThread(tid: i64): usize {
  noteGuessed(tid)
  const t = addThread(tid)
  const o = Thread.at(t)
  o.pid = -1
  o.flags = CL_NAME_CHANGED
  o.guessed = 1
  o.lastTs = Ev.ts
  setString(t + offsetof<Thread>('comm'), intern(NA, NA_LEN))
  setString(t + offsetof<Thread>('exe'), intern(NA, NA_LEN))
  return t
}

/** The thread `tid`, guessed when unknown. */
export function knownOrGuess(tid: i64): usize {
  const t = findThread(tid)
  return t != 0 ? t : guessThread(tid)
}

/** The main thread of `t`'s process if it is known and counted into it, else 0. */
export function mainOf(t: usize): usize {
  const o = Thread.at(t)
  if (isMain(o)) return t
  if (o.grouped == 0) return 0
  const main = leaderOf(t)
  return main != 0 && Thread.at(main).grouped != 0 ? main : 0
}

/** Counts `t` into its process and hangs it below its parent; does nothing for invalid and tied threads. */
export function createTies(t: usize): void {
  const o = Thread.at(t)
  if (isInvalid(o) || o.grouped != 0) return
  o.guessed = 0
  joinGroup(t)
  o.grouped = 1
  if (o.pid == 1 || o.vpid == 1) setReaper(t, 1)
  if (o.pid == 1) return
  const parent = parentOf(t)
  if (parent == 0 || isInvalid(Thread.at(parent))) {
    o.ptid = 0
    return
  }
  linkChild(t)
}

/** Moves a thread to another process: only records that contradict each other make this happen. */
export function setPid(t: usize, pid: i64): void {
  const o = Thread.at(t)
  if (o.pid == pid) return
  const grouped = o.grouped != 0
  if (grouped) leaveGroup(t)
  o.grouped = 0
  o.pid = pid
  if (!grouped || isInvalid(o)) return
  joinGroup(t)
  o.grouped = 1
}

/** Marks the process of `t` as one that takes over orphans (or not). */
export function setReaper(t: usize, on: u8): void {
  const main = mainOf(t)
  if (main != 0) Thread.at(main).reaper = on
}

/** Threads of `t`'s process that have not exited. */
function aliveIn(t: usize): u32 {
  const main = leaderOf(t)
  return main == 0 ? 0 : Thread.at(main).groupAlive
}

/** Counts a thread off; it stays known until it is removed. */
export function markDead(t: usize): void {
  const o = Thread.at(t)
  if (o.flags & CL_CLOSED) return
  o.flags |= CL_CLOSED
  if (isMain(o)) o.dead = 1
  if (o.grouped == 0) return
  const main = leaderOf(t)
  if (main != 0 && Thread.at(main).groupAlive > 0) Thread.at(main).groupAlive--
}

/** The opposite: an exec of another thread brought a dead main thread back. */
export function resurrect(t: usize): void {
  const o = Thread.at(t)
  if (!(o.flags & CL_CLOSED)) return
  o.flags &= ~CL_CLOSED
  o.dead = 0
  if (o.grouped == 0) return
  const main = leaderOf(t)
  if (main != 0) Thread.at(main).groupAlive++
}

/** A living thread of the process whose main thread is `main`, other than `not`; 0 = none. */
function livingMember(main: usize, not: usize): usize {
  let m = main
  // Dead members are removed at once, only the main thread stays: few steps.
  for (let i = 0; m != 0 && i < 64; i++) {
    const o = Thread.at(m)
    if (m != not && !(o.flags & CL_CLOSED)) return m
    m = <usize>o.groupNext
  }
  return 0
}

/** Ancestors looked at for a new parent of orphans; no real process tree is as deep. */
const MAX_DEPTH: u32 = 512

/** Who gets the children of `t` as the kernel chooses: its process, the nearest subreaper, init; 0 = unknown. */
function findReaper(t: usize): usize {
  const o = Thread.at(t)
  const own = leaderOf(t)
  if (own != 0 && Thread.at(own).groupAlive > 0) {
    const m = livingMember(own, t)
    if (m != 0) return m
  }
  const inside = inPidNamespace(o)
  let p = parentOf(t)
  for (let depth: u32 = 0; p != 0 && p != t && depth < MAX_DEPTH; depth++) {
    const parent = Thread.at(p)
    if (inPidNamespace(parent) != inside) return 0
    const main = mainOf(p)
    if (main != 0 && Thread.at(main).reaper != 0 && Thread.at(main).groupAlive > 0) {
      const m = livingMember(main, t)
      if (m != 0) return m
    }
    p = parentOf(p)
  }
  return 0
}

function passChildren(t: usize): void {
  const o = Thread.at(t)
  let reaper: usize = 0
  if (o.reaperTid > 0) {
    reaper = knownOrGuess(o.reaperTid)
    if (isInvalid(Thread.at(reaper)) || reaper == t) reaper = 0
    // Making room for the guess may have given up the thread itself.
    if (o.inUse == 0 || o.child == 0) return
  }
  if (reaper == 0) reaper = findReaper(t)
  if (reaper != 0) {
    const r = Thread.at(reaper)
    o.reaperTid = r.tid
    if (r.pid != o.pid) setReaper(reaper, 1)
  }
  const ptid = reaper == 0 ? 0 : Thread.at(reaper).tid
  for (;;) {
    const c = <usize>o.child
    if (c == 0) break
    const child = Thread.at(c)
    child.ptid = ptid
    if (reaper != 0 && reaper != c) {
      child.parentHint = <u32>reaper
      linkChild(c)
    } else unlinkChild(c)
    invalidate(c)
  }
}

/** Removes a thread: children get their new parent, and a process's last thread takes its main thread along. */
export function removeWithTies(t: usize): void {
  const o = Thread.at(t)
  if (isInvalid(o) || o.grouped == 0) {
    removeThread(t)
    return
  }
  markDead(t)
  const tid = o.tid
  if (o.child != 0) {
    passChildren(t)
    if (!stillThere(t, tid)) return
  }
  const main = leaderOf(t)
  const last = main == 0 || aliveIn(t) == 0
  const isMainThread = isMain(o)
  if (last && main != 0 && main != t) {
    const mainTid = Thread.at(main).tid
    if (Thread.at(main).child != 0) passChildren(main)
    if (stillThere(main, mainTid)) removeThread(main)
    if (!stillThere(t, tid)) return
  }
  if (last || !isMainThread) removeThread(t)
}

/** False when making room for another thread has given up this one. */
function stillThere(t: usize, tid: i64): bool {
  const o = Thread.at(t)
  return o.inUse != 0 && o.tid == tid
}

/** Sets the container of `t` from its cgroups. */
export function attachContainer(t: usize): void {
  const o = Thread.at(t)
  const c = containerOfCgroups(<usize>o.cgroups)
  if (c == <usize>o.container) return
  retainContainer(c)
  releaseContainer(<usize>o.container)
  o.container = <u32>c
  invalidate(t)
}

/** True when string `s` has the text of the `n` bytes at `p`. */
export function sameText(s: usize, p: usize, n: u32): bool {
  return lengthOf(s) == n && equalBytes(textOf(s), p, n)
}

/** Gives the string at `field` the text of the `n` bytes at `p`; true when that is news. */
export function updateText(field: usize, p: usize, n: u32): bool {
  const old = <usize>load<u32>(field)
  if (sameText(old, p, n)) return false
  setString(field, n == 0 ? retain(Strings.empty) : intern(p, n))
  return true
}

/** The same from text parameter `i`. */
export function updateFromText(field: usize, i: u32): bool {
  return updateText(field, textPtr(i), textLen(i))
}

/** The same from list parameter `i`. */
export function updateFromParam(field: usize, i: u32): bool {
  return updateText(field, paramPtr(i), paramStrLen(i))
}

/** The same, trying `like` (a string with one likely text) before the table. */
export function takeText(field: usize, p: usize, n: u32, like: usize): void {
  if (sameText(like, p, n)) shareText(field, like)
  else updateText(field, p, n)
}

/** Gives the field another's string. */
export function shareText(field: usize, s: usize): void {
  const old = <usize>load<u32>(field)
  if (old == s) return
  retain(s)
  release(old)
  store<u32>(field, <u32>s)
}

// " (deleted)"
const DELETED: usize = memory.data<u8>([
  0x20, 0x28, 0x64, 0x65, 0x6c, 0x65, 0x74, 0x65, 0x64, 0x29, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0,
])

/** Sets the program's path without the mark the kernel puts behind deleted files. */
export function updateExepath(t: usize, p: usize, n: u32): void {
  if (n > 10 && equalBytes(p + n - 10, DELETED, 10)) n -= 10
  updateText(t + offsetof<Thread>('exepath'), p, n)
}

/** The same for a new thread, trying `like` (cgroups that are probably its own) first. */
export function takeCgroups(t: usize, i: u32, like: usize): void {
  let n = paramLen(i)
  if (n != 0 && load<u8>(paramPtr(i) + n - 1) == 0) n--
  if (sameText(like, paramPtr(i), n)) shareText(t + offsetof<Thread>('cgroups'), like)
  else updateCgroups(t, i)
}

/** Cgroups from a record: every entry must be "subsystem=path", else the old ones stay. */
export function updateCgroups(t: usize, i: u32): void {
  const p = paramPtr(i)
  let n = paramLen(i)
  if (n != 0 && load<u8>(p + n - 1) == 0) n--
  const o = Thread.at(t)
  if (sameText(<usize>o.cgroups, p, n)) return
  let seen = false
  for (let k: u32 = 0; k <= n; k++) {
    const c = k < n ? <u32>load<u8>(p + k) : 0
    if (c == 0x3d) seen = true
    else if (c == 0) {
      if (!seen && n != 0) return
      seen = false
    }
  }
  updateText(t + offsetof<Thread>('cgroups'), p, n)
}
