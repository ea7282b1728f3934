// SPDX-License-Identifier: Apache-2.0
// The thread table: find, insert, remove, and the ties between threads: leader, parent, children.

import { doubleTable, unchain } from '../memory/chains'
import { HashKey, hashInt, noteChain } from '../memory/hash'
import { reserve } from '../memory/regions'
import { releaseContainer } from './containers'
import { exitedInit } from './exited'
import { newTable, releaseTable } from './fd-tables'
import {
  CL_CLONE_FILES,
  CL_CLOSED,
  clearThread,
  isMain,
  releaseStrings,
  THREAD_SIZE,
  Thread,
} from './thread'

/** Buckets of the table at first, as bits; it doubles when there is a thread a bucket: a small one stays in the cache. */
const MIN_BITS: u32 = 8

export class Threads {
  static slab: usize = 0
  static capacity: u32 = 0
  static table: usize = 0
  static bits: u32 = 0
  static maxBits: u32 = 0
  static fresh: u32 = 0
  static freeList: u32 = 0
  static count: u32 = 0
  static evicted: u64 = 0
  static hand: u32 = 0
  /** The thread found last: most events come in runs of one thread. */
  /** Threads the host pushed since the last event (Thread.untiedNext): their ties are made at the next one. */
  static untied: usize = 0
  /** The acting thread: never given up to make room. */
  static pinned: usize = 0
  static lastTid: i64 = -1
  static last: usize = 0
  /** Bumped when facts of unknown reach changed: every thread's rule bits are void then (rule/masks.ts). */
  static ancestry: u32 = 1
}

/** Room for `capacity` threads; false when memory is too small. */
export function threadsInit(capacity: u32): bool {
  Threads.capacity = capacity
  Threads.maxBits = max(MIN_BITS, 31 - clz(capacity))
  Threads.bits = MIN_BITS
  Threads.slab = reserve(<usize>capacity * THREAD_SIZE, 64)
  Threads.table = reserve((<usize>4) << Threads.maxBits, 64)
  if (Threads.slab == 0 || Threads.table == 0 || !exitedInit()) return false
  memory.fill(Threads.table, 0, (<usize>4) << Threads.bits)
  Threads.fresh = 0
  Threads.freeList = 0
  Threads.count = 0
  Threads.evicted = 0
  Threads.hand = 0
  Threads.untied = 0
  Threads.pinned = 0
  Threads.lastTid = -1
  Threads.last = 0
  return HashKey.int != 0
}

function bucketNumber(t: usize, bits: u32): u32 {
  return hashInt(<u64>Thread.at(t).tid, bits)
}

function bucketOf(tid: i64): usize {
  return Threads.table + ((<usize>hashInt(<u64>tid, Threads.bits)) << 2)
}

/** The thread with this id, or 0. */
export function findThread(tid: i64): usize {
  if (tid == Threads.lastTid) return Threads.last
  let t = <usize>load<u32>(bucketOf(tid))
  let steps: u32 = 0
  while (t != 0) {
    const o = Thread.at(t)
    steps++
    if (o.tid == tid) {
      Threads.lastTid = tid
      Threads.last = t
      return t
    }
    t = <usize>o.next
  }
  noteChain(steps)
  return 0
}

/**
 * A slot for one more thread. When the table is full the thread seen longest ago among 64 looked at
 * is given up, so that a flood of short lives cannot lock the table; counted as evicted.
 */
function takeSlot(): usize {
  if (Threads.freeList != 0) {
    const slot = <usize>Threads.freeList
    Threads.freeList = Thread.at(slot).next
    return slot
  }
  if (Threads.fresh < Threads.capacity) {
    Threads.fresh++
    return Threads.slab + <usize>(Threads.fresh - 1) * THREAD_SIZE
  }
  let oldest: usize = 0
  for (let i: u32 = 0; i < 64; i++) {
    const slot = Threads.slab + <usize>Threads.hand * THREAD_SIZE
    Threads.hand = Threads.hand + 1 == Threads.capacity ? 0 : Threads.hand + 1
    if (slot == Threads.pinned) continue
    if (oldest == 0 || Thread.at(slot).lastTs < Thread.at(oldest).lastTs) oldest = slot
  }
  removeThread(oldest)
  Threads.evicted++
  const slot = <usize>Threads.freeList
  Threads.freeList = Thread.at(slot).next
  return slot
}

/** A new thread with all facts unknown; one with the same id is forgotten first. */
export function addThread(tid: i64): usize {
  const old = findThread(tid)
  if (old != 0) removeThread(old)
  const t = takeSlot()
  clearThread(t, tid, <u32>(t - Threads.slab) / THREAD_SIZE)
  if (Threads.count >> Threads.bits != 0 && Threads.bits < Threads.maxBits) {
    doubleTable(Threads.table, Threads.bits, offsetof<Thread>('next'), bucketNumber)
    Threads.bits++
  }
  const bucket = bucketOf(tid)
  Thread.at(t).next = load<u32>(bucket)
  store<u32>(bucket, <u32>t)
  Threads.count++
  return t
}

/** Forgets a thread and all it owns. Its children lose their tie; reparenting is the caller's work (apply/process.ts). */
export function removeThread(t: usize): void {
  const o = Thread.at(t)
  unchain(bucketOf(o.tid), t, offsetof<Thread>('next'))
  unlinkChild(t)
  let c = <usize>o.child
  while (c != 0) {
    const child = Thread.at(c)
    const next = <usize>child.sibling
    child.linked = child.sibling = child.siblingPrev = 0
    invalidate(c)
    c = next
  }
  leaveGroup(t)
  releaseTable(<usize>o.fds)
  releaseContainer(<usize>o.container)
  releaseStrings(o)
  o.inUse = 0
  o.tid = -1
  o.next = Threads.freeList
  Threads.freeList = <u32>t
  Threads.count--
  if (Threads.last == t) {
    Threads.lastTid = -1
    Threads.last = 0
  }
}

/** Thread with id `tid`, looking first where it was last time. */
function followHint(hint: usize, tid: i64): usize {
  if (hint != 0) {
    const h = Thread.at(hint)
    if (h.tid == tid && h.inUse != 0) return hint
  }
  // findThread would move the "last" shortcut away from the acting thread.
  let t = <usize>load<u32>(bucketOf(tid))
  while (t != 0) {
    const o = Thread.at(t)
    if (o.tid == tid) return t
    t = <usize>o.next
  }
  return 0
}

/** The parent thread (by ptid), or 0. */
export function parentOf(t: usize): usize {
  const o = Thread.at(t)
  if (o.ptid <= 0) return 0
  const p = followHint(<usize>o.parentHint, o.ptid)
  o.parentHint = <u32>p
  return p
}

/** The main thread of the process, or 0 when it is unknown. */
export function leaderOf(t: usize): usize {
  const o = Thread.at(t)
  if (isMain(o)) return t
  const l = followHint(<usize>o.leaderHint, o.pid)
  o.leaderHint = <u32>l
  return l
}

/** Thread whose descriptor table counts for `t`: the main thread's when files are shared; 0 when that is unknown. */
export function fdOwner(t: usize): usize {
  return Thread.at(t).flags & CL_CLONE_FILES ? leaderOf(t) : t
}

/** The descriptor table of `t`; 0 when there is none (yet). */
export function tableOf(t: usize): usize {
  const owner = fdOwner(t)
  return owner == 0 ? 0 : <usize>Thread.at(owner).fds
}

/** The descriptor table of `t`, made when missing; 0 when there is no memory or no owner. */
export function ensureTable(t: usize): usize {
  const owner = fdOwner(t)
  if (owner == 0) return 0
  const o = Thread.at(owner)
  if (o.fds == 0) o.fds = <u32>newTable()
  return <usize>o.fds
}

/** Ties `t` into the child list of its parent (by ptid), leaving the old one. */
export function linkChild(t: usize): void {
  unlinkChild(t)
  const p = parentOf(t)
  if (p == 0 || p == t) return
  const o = Thread.at(t)
  const parent = Thread.at(p)
  o.linked = <u32>p
  o.siblingPrev = 0
  o.sibling = parent.child
  if (parent.child != 0) Thread.at(<usize>parent.child).siblingPrev = <u32>t
  parent.child = <u32>t
}

/** Takes `t` out of the child list it stands in. */
export function unlinkChild(t: usize): void {
  const o = Thread.at(t)
  if (o.linked == 0) return
  if (o.siblingPrev != 0) Thread.at(<usize>o.siblingPrev).sibling = o.sibling
  else Thread.at(<usize>o.linked).child = o.sibling
  if (o.sibling != 0) Thread.at(<usize>o.sibling).siblingPrev = o.siblingPrev
  o.linked = o.sibling = o.siblingPrev = 0
}

/** Counts `t` into its process: other threads are listed from the main thread, oldest first (its groupPrev is the last one). */
export function joinGroup(t: usize): void {
  const l = leaderOf(t)
  if (l == 0) return
  const leader = Thread.at(l)
  leader.groupAlive++
  if (l == t) return
  const o = Thread.at(t)
  const last = leader.groupPrev != 0 ? <usize>leader.groupPrev : l
  Thread.at(last).groupNext = <u32>t
  o.groupPrev = <u32>last
  o.groupNext = 0
  leader.groupPrev = <u32>t
}

/** Takes `t` out of its process's list. A main thread that leaves cuts the list loose. */
export function leaveGroup(t: usize): void {
  const o = Thread.at(t)
  if (isMain(o)) {
    let member = <usize>o.groupNext
    while (member != 0) {
      const m = Thread.at(member)
      member = <usize>m.groupNext
      m.groupNext = 0
      m.groupPrev = 0
    }
    o.groupNext = 0
    o.groupPrev = 0
    return
  }
  if (o.groupPrev == 0) return
  const l = leaderOf(t)
  Thread.at(<usize>o.groupPrev).groupNext = o.groupNext
  if (o.groupNext != 0) Thread.at(<usize>o.groupNext).groupPrev = o.groupPrev
  else if (l != 0) Thread.at(l).groupPrev = <usize>o.groupPrev == l ? 0 : o.groupPrev
  o.groupNext = o.groupPrev = 0
  // A closed thread was counted off when it exited.
  if (l != 0 && !(o.flags & CL_CLOSED) && Thread.at(l).groupAlive > 0) Thread.at(l).groupAlive--
}

/** Threads one change may visit before everything is declared changed instead. */
const INVALIDATE_BUDGET: i32 = 128

function invalidateWithin(t: usize, budget: i32): i32 {
  let at = t
  while (at != 0 && budget > 0) {
    const o = Thread.at(at)
    o.maskEpoch = 0
    budget--
    let c = <usize>o.child
    while (c != 0 && budget > 0) {
      budget = invalidateWithin(c, budget)
      c = <usize>Thread.at(c).sibling
    }
    // Only the first call walks the group: a child's group is reached from its own main thread.
    at = isMain(o) ? <usize>o.groupNext : at == t ? 0 : <usize>o.groupNext
  }
  return budget
}

/**
 * Facts of `t` changed that rules may have been decided on: voids the rule bits of the thread, of the
 * other threads of its process, and of all that descend from them. The work is bounded: past the
 * budget the bits of all threads are voided at once, so no process tree can make one event expensive.
 */
export function invalidate(t: usize): void {
  if (invalidateWithin(t, INVALIDATE_BUDGET) <= 0) Threads.ancestry++
}
