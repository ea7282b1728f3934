// SPDX-License-Identifier: Apache-2.0
// The evaluator with a window onto its state: what the ABI has, and exports that read threads, descriptors
// and the event just taken. Entry of the debug build; its reader is src/conformance/inspector.ts.

import { Ev, MAX_HOST_PARAMS, paramLen, paramPtr } from './event/current'
import { DECODED, decodeRecord, recordLength } from './event/decode'
import { beginEvent, readOutcome } from './event/walk'
import { isWanted } from './event/wanted'
import { l4Of } from './fields/fd-name'
import { EVENT_COUNT } from './generated/events'
import { isInvalid } from './state/apply/process'
import { After, applyBefore, trackTransfers } from './state/dispatch'
import { getFd } from './state/fd-tables'
import { Fd } from './state/fds'
import { applyHostRecord, tieImported } from './state/host-records'
import { Join, joinPath } from './state/path-join'
import { Path } from './state/paths'
import { Apart, nameApart } from './state/socket-name'
import { lengthOf, textOf } from './state/strings'
import { CL_CLOSED, isMain, Thread } from './state/thread'
import { findThread, leaderOf, parentOf, Threads, tableOf } from './state/threads'

export * from './index'

const FACTS: u32 = 128
const out: usize = memory.data(1024)
let at: u32 = 0

function put(value: i64): void {
  if (at < FACTS) store<i64>(out + (at++ << 3), value)
}

function putString(s: u32): void {
  put(<i64>textOf(<usize>s))
  put(<i64>lengthOf(<usize>s))
}

function putPath(path: u32): void {
  put(path == 0 ? 0 : <i64>Path.at(<usize>path).text)
  put(path == 0 ? 0 : <i64>Path.at(<usize>path).len)
}

/** An event taken whose removals wait for the next one. */
let held: bool = false

/**
 * Takes the record at `ptr` without rules, and with the removals that follow an event left for the next one:
 * so the state between an event and the next is seen. False for one that the evaluator would skip.
 */
export function inspect_take(ptr: usize, cpu: u32): bool {
  if (held) {
    After.apply()
    Ev.prevTs = Ev.ts
    held = false
  }
  if (decodeRecord(ptr, recordLength(ptr)) != DECODED) return false
  if (Ev.code >= EVENT_COUNT) {
    Ev.tid = load<i64>(ptr, 8)
    applyHostRecord()
    return true
  }
  if (!isWanted(Ev.code)) return false
  Ev.cpu = cpu
  trackTransfers(true)
  beginEvent()
  readOutcome()
  applyBefore()
  held = true
  return true
}

/** Threads as they are once all that hosts pushed have their ties. */
function settle(): void {
  if (Threads.untied != 0) tieImported()
}

/** Address of place and length of a name below a directory. */
export function inspect_join(dir: usize, dirLen: u32, name: usize, nameLen: u32): usize {
  joinPath(dir, dirLen, name, nameLen)
  at = 0
  put(<i64>Join.ptr)
  put(<i64>Join.len)
  return out
}

export function inspect_thread_count(): u32 {
  return Threads.count
}

/** Address of i64 facts of thread `tid`, in the order of THREAD_FACTS of the reader; 0: unknown thread. */
export function inspect_thread(tid: i64): usize {
  settle()
  const t = findThread(tid)
  if (t == 0) return 0
  const o = Thread.at(t)
  at = 0
  put(o.tid)
  put(o.pid)
  put(o.ptid)
  put(o.vtid)
  put(o.vpid)
  put(o.sid)
  put(o.vpgid)
  put(o.pgid)
  put(<i64>o.uid)
  put(<i64>o.gid)
  put(<i64>o.loginuid)
  put(<i64>o.flags)
  put(o.flags & CL_CLOSED ? 1 : 0)
  put(isInvalid(o) ? 1 : 0)
  put(isMain(o) ? 1 : 0)
  put(<i64>o.grouped)
  put(o.reaperTid)
  const main = o.grouped != 0 ? leaderOf(t) : 0
  put(main == 0 ? -1 : Thread.at(main).tid)
  put(main == 0 ? 0 : <i64>Thread.at(main).groupAlive)
  put(main == 0 ? 0 : <i64>Thread.at(main).reaper)
  const parent = parentOf(t)
  put(parent == 0 ? -1 : Thread.at(parent).tid)
  put(<i64>o.vmSize)
  put(<i64>o.vmRss)
  put(<i64>o.vmSwap)
  put(<i64>o.pfmajor)
  put(<i64>o.pfminor)
  put(<i64>o.capPermitted)
  put(<i64>o.capEffective)
  put(<i64>o.capInheritable)
  put(<i64>o.lastTs)
  put(<i64>o.cloneTs)
  put(<i64>o.execTs)
  put(o.fdlimit)
  put(<i64>o.tty)
  put(<i64>o.exeFlags)
  put(<i64>o.exeIno)
  put(<i64>o.exeInoCtime)
  put(<i64>o.exeInoMtime)
  put(<i64>o.pidnsStart)
  putString(o.comm)
  putString(o.exe)
  putString(o.exepath)
  putString(o.cwd)
  putString(o.root)
  return out
}

/** The first thread (`child` none) or the next one below `tid`; -1 at the end. */
export function inspect_next_child(tid: i64, child: i64): i64 {
  const t = findThread(child < 0 ? tid : child)
  if (t == 0) return -1
  const next = <usize>(child < 0 ? Thread.at(t).child : Thread.at(t).sibling)
  return next == 0 ? -1 : Thread.at(next).tid
}

/** The next thread of a process after `tid`, which is its main thread at first; -1 at the end. */
export function inspect_next_member(tid: i64): i64 {
  const t = findThread(tid)
  const next: usize = t == 0 ? 0 : <usize>Thread.at(t).groupNext
  return next == 0 ? -1 : Thread.at(next).tid
}

/** Address of i64 facts of a descriptor, in the order of FD_FACTS; 0: unknown. */
export function inspect_fd(tid: i64, num: i64): usize {
  const t = findThread(tid)
  const fd: usize = t == 0 ? 0 : getFd(tableOf(t), num)
  if (fd == 0) return 0
  const o = Fd.at(fd)
  at = 0
  put(<i64>o.type)
  put(<i64>o.l4)
  put(<i64>l4Of(fd))
  put(<i64>o.flags)
  put(<i64>o.openflags)
  put(<i64>o.dev)
  put(<i64>o.mountId)
  put(<i64>o.pid)
  put(<i64>o.ino)
  put(<i64>o.sip0)
  put(<i64>o.sip1)
  put(<i64>o.dip0)
  put(<i64>o.dip1)
  put(<i64>o.sport)
  put(<i64>o.dport)
  nameApart(fd)
  put(<i64>Apart.ptr)
  put(<i64>Apart.len)
  putPath(o.rawName)
  return out
}

/** Facts of the event just taken: code, number, time, thread, whether it speaks of a descriptor and which, then address and length of each parameter. */
export function inspect_event(): usize {
  at = 0
  put(<i64>Ev.code)
  put(<i64>Ev.num)
  put(<i64>Ev.ts)
  put(Ev.thread == 0 ? -1 : Ev.tid)
  put(Ev.hasFd ? 1 : 0)
  put(Ev.fdNum)
  put(<i64>Ev.nparams)
  for (let i: u32 = 0; i < Ev.nparams && i < MAX_HOST_PARAMS; i++) {
    put(<i64>paramPtr(i))
    put(<i64>paramLen(i))
  }
  return out
}
