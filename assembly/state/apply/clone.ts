// SPDX-License-Identifier: Apache-2.0
// clone, clone3, fork, vfork. The call is reported twice: by the caller (result = the child's id in its
// namespace) and by the child (result 0). Whichever comes first makes the child, unless it lives in a
// pid namespace: only its own event has ids that mean something there.

import {
  Ev,
  paramI64,
  paramLen,
  paramPtr,
  paramStrLen,
  paramU64,
  textLen,
  textPtr,
} from '../../event/current'
import { E_SYSCALL_VFORK_20_X } from '../../generated/events'
import {
  P_SYSCALL_CLONE_20_X_ARGS,
  P_SYSCALL_CLONE_20_X_CGROUPS,
  P_SYSCALL_CLONE_20_X_COMM,
  P_SYSCALL_CLONE_20_X_EXE,
  P_SYSCALL_CLONE_20_X_FDLIMIT,
  P_SYSCALL_CLONE_20_X_FLAGS,
  P_SYSCALL_CLONE_20_X_GID,
  P_SYSCALL_CLONE_20_X_PGFT_MAJ,
  P_SYSCALL_CLONE_20_X_PGFT_MIN,
  P_SYSCALL_CLONE_20_X_PID,
  P_SYSCALL_CLONE_20_X_PIDNS_INIT_START_TS,
  P_SYSCALL_CLONE_20_X_PTID,
  P_SYSCALL_CLONE_20_X_UID,
  P_SYSCALL_CLONE_20_X_VM_RSS,
  P_SYSCALL_CLONE_20_X_VM_SIZE,
  P_SYSCALL_CLONE_20_X_VM_SWAP,
  P_SYSCALL_CLONE_20_X_VPID,
  P_SYSCALL_CLONE_20_X_VTID,
} from '../../generated/params'
import { exitedBefore } from '../exited'
import { forkTable } from '../fd-tables'
import { Machine } from '../machine'
import { cwdOf, Dir } from '../path-join'
import {
  CL_CHILD_IN_PIDNS,
  CL_CLONE_FILES,
  CL_CLONE_INVERTED,
  CL_CLONE_NEWPID,
  CL_CLONE_PARENT,
  CL_CLONE_THREAD,
  CL_CLONE_VFORK,
  Thread,
} from '../thread'
import { addThread, findThread, invalidate, tableOf } from '../threads'
import {
  attachContainer,
  createTies,
  guessThread,
  isInvalid,
  knownOrGuess,
  mainOf,
  removeWithTies,
  shareText,
  takeCgroups,
  takeText,
} from './process'

/** A child made by its caller this many nanoseconds ago is still the one that reports now. */
const STALE_NS: u64 = 2_000_000_000

/** Length of a list parameter without its last NUL. */
function listLength(i: u32): u32 {
  return paramStrLen(i)
}

/** exe, args and comm of the record, taken from `like` where they are the same. */
function takeCommand(t: usize, like: Thread): void {
  const exe = textPtr(P_SYSCALL_CLONE_20_X_EXE)
  const exeLen = textLen(P_SYSCALL_CLONE_20_X_EXE)
  takeText(t + offsetof<Thread>('exe'), exe, exeLen, <usize>like.exe)
  takeText(
    t + offsetof<Thread>('args'),
    paramPtr(P_SYSCALL_CLONE_20_X_ARGS),
    listLength(P_SYSCALL_CLONE_20_X_ARGS),
    <usize>like.args,
  )
  const named = paramLen(P_SYSCALL_CLONE_20_X_COMM) != 0
  takeText(
    t + offsetof<Thread>('comm'),
    named ? paramPtr(P_SYSCALL_CLONE_20_X_COMM) : exe,
    named ? paramStrLen(P_SYSCALL_CLONE_20_X_COMM) : exeLen,
    <usize>like.comm,
  )
}

/** Everything else that the record says of the child. */
function takeFacts(t: usize, like: Thread): void {
  const o = Thread.at(t)
  o.fdlimit = paramI64(P_SYSCALL_CLONE_20_X_FDLIMIT, 0)
  if (paramLen(P_SYSCALL_CLONE_20_X_VM_SWAP) != 0) {
    o.pfmajor = paramU64(P_SYSCALL_CLONE_20_X_PGFT_MAJ, 0)
    o.pfminor = paramU64(P_SYSCALL_CLONE_20_X_PGFT_MIN, 0)
    o.vmSize = <u32>paramU64(P_SYSCALL_CLONE_20_X_VM_SIZE, 0)
    o.vmRss = <u32>paramU64(P_SYSCALL_CLONE_20_X_VM_RSS, 0)
    o.vmSwap = <u32>paramU64(P_SYSCALL_CLONE_20_X_VM_SWAP, 0)
  }
  o.uid = <u32>paramU64(P_SYSCALL_CLONE_20_X_UID, 0)
  o.gid = <u32>paramU64(P_SYSCALL_CLONE_20_X_GID, 0)
  if (paramLen(P_SYSCALL_CLONE_20_X_CGROUPS) != 0) {
    takeCgroups(t, P_SYSCALL_CLONE_20_X_CGROUPS, <usize>like.cgroups)
  }
  o.cloneTs = Ev.ts
  o.lastTs = Ev.ts
}

/** What a child has from the thread it comes from (or, for a thread, from its main thread). */
function inherit(t: usize, from: Thread): void {
  const o = Thread.at(t)
  shareText(t + offsetof<Thread>('exepath'), <usize>from.exepath)
  shareText(t + offsetof<Thread>('root'), <usize>from.root)
  o.exeFlags = from.exeFlags
  o.sid = from.sid
  o.vpgid = from.vpgid
  o.pgid = from.pgid
  o.tty = from.tty
  o.loginuid = from.loginuid
  o.capPermitted = from.capPermitted
  o.capInheritable = from.capInheritable
  o.capEffective = from.capEffective
  o.exeIno = from.exeIno
  o.exeInoCtime = from.exeInoCtime
  o.exeInoMtime = from.exeInoMtime
  o.ctimeToClone = from.ctimeToClone
}

/** A new process starts with its parent's descriptors, directory and environment. */
function copyProcess(t: usize, from: usize): void {
  const o = Thread.at(t)
  const table = tableOf(from)
  if (table != 0) o.fds = <u32>forkTable(table)
  const main = mainOf(from)
  if (main != 0) shareText(t + offsetof<Thread>('cwd'), <usize>Thread.at(main).cwd)
  else {
    cwdOf(from)
    takeText(t + offsetof<Thread>('cwd'), Dir.ptr, Dir.len, <usize>o.cwd)
  }
  shareText(t + offsetof<Thread>('env'), <usize>Thread.at(from).env)
}

/** Ids of a place holder, from a record of the thread itself. */
function fillGuess(t: usize): void {
  const o = Thread.at(t)
  o.pid = paramI64(P_SYSCALL_CLONE_20_X_PID, 0)
  o.ptid = paramI64(P_SYSCALL_CLONE_20_X_PTID, 0)
  takeVirtualIds(o)
  createTies(t)
}

function takeVirtualIds(o: Thread): void {
  if (paramLen(P_SYSCALL_CLONE_20_X_VPID) != 0) {
    o.vtid = paramI64(P_SYSCALL_CLONE_20_X_VTID, -1)
    o.vpid = paramI64(P_SYSCALL_CLONE_20_X_VPID, -1)
  } else {
    o.vtid = o.tid
    o.vpid = -1
  }
}

function cloneInCaller(childTid: i64): void {
  let caller = Ev.thread != 0 ? Ev.thread : guessThread(Ev.tid)
  let from = Thread.at(caller)
  const valid = !isInvalid(from)
  if (!valid) fillGuess(caller)
  Ev.thread = caller

  const flags = <u32>paramU64(P_SYSCALL_CLONE_20_X_FLAGS, 0)
  if (
    (flags & (CL_CHILD_IN_PIDNS | CL_CLONE_NEWPID | CL_CLONE_PARENT)) != 0 ||
    Ev.tid != from.vtid
  ) {
    return
  }
  // The caller of vfork sleeps until the child is gone or runs something else: the child spoke for itself.
  if ((flags & CL_CLONE_VFORK) != 0 || Ev.code == E_SYSCALL_VFORK_20_X) return

  if (exitedBefore(childTid, flags & CL_CLONE_THREAD ? from.ptid : Ev.tid, Ev.ts)) return

  const old = findThread(childTid)
  if (old != 0) {
    if (Thread.at(old).flags & CL_CLONE_INVERTED) return
    removeWithTies(old)
  }
  const child = addThread(childTid)
  // Both steps may have given up the caller: a child with the caller's id, or a full table.
  caller = findThread(Ev.tid)
  if (caller == 0 || caller == child) {
    Ev.thread = caller
    return
  }
  from = Thread.at(caller)
  Ev.thread = caller

  const o = Thread.at(child)
  o.flags = flags
  if (!(flags & CL_CLONE_THREAD)) {
    if (valid) copyProcess(child, caller)
    o.pid = childTid
    o.ptid = from.tid
  } else {
    o.pid = from.pid
    o.ptid = from.ptid
    // Threads use the main thread's descriptors, whatever the flags say: as a scan of /proc shows them.
    o.flags |= CL_CLONE_FILES
    o.execTs = from.execTs
  }
  o.vtid = childTid
  o.vpid = o.pid
  takeCommand(child, from)
  takeFacts(child, from)
  o.pidnsStart = Machine.bootTs
  if (valid) inherit(child, from)
  else copyCommand(caller, o)
  createTies(child)
}

/** A place holder learns its command line from the child's record. */
function copyCommand(t: usize, from: Thread): void {
  shareText(t + offsetof<Thread>('exe'), <usize>from.exe)
  shareText(t + offsetof<Thread>('comm'), <usize>from.comm)
  shareText(t + offsetof<Thread>('args'), <usize>from.args)
  invalidate(t)
}

function cloneInChild(): void {
  if (Ev.thread != 0) {
    const known = Thread.at(Ev.thread)
    if (known.cloneTs != 0) {
      if (Ev.ts - known.cloneTs < STALE_NS) return
      removeWithTies(Ev.thread)
      Ev.thread = 0
    }
  }
  const pid = paramI64(P_SYSCALL_CLONE_20_X_PID, 0)
  const ptid = paramI64(P_SYSCALL_CLONE_20_X_PTID, 0)
  const flags = <u32>paramU64(P_SYSCALL_CLONE_20_X_FLAGS, 0) | CL_CLONE_INVERTED
  const leader = !(flags & CL_CLONE_THREAD)
  const lookupTid = leader ? ptid : pid
  knownOrGuess(lookupTid)
  const child = addThread(Ev.tid)
  Ev.thread = child
  const o = Thread.at(child)
  o.pid = pid
  o.ptid = ptid
  takeVirtualIds(o)
  o.flags = leader ? flags : flags | CL_CLONE_FILES

  // Gone only when the record names the child as its own parent, or when the table is full.
  const lookup = findThread(lookupTid)
  const from = Thread.at(lookup != 0 ? lookup : child)
  const valid = lookup != 0 && lookup != child && !isInvalid(from)
  const repair = lookup != 0 && lookup != child && !valid && !leader
  if (repair) {
    from.pid = pid
    from.ptid = ptid
    from.vpid = o.vpid
    from.vtid = o.vpid
    createTies(lookup)
  }
  takeCommand(child, from)
  if (valid) {
    inherit(child, from)
    if (leader) copyProcess(child, lookup)
    else o.execTs = from.execTs
  } else if (repair) copyCommand(lookup, o)
  takeFacts(child, from)
  if ((o.flags & (CL_CHILD_IN_PIDNS | CL_CLONE_NEWPID)) != 0 || o.tid != o.vtid) {
    if (paramLen(P_SYSCALL_CLONE_20_X_PIDNS_INIT_START_TS) != 0) {
      o.pidnsStart = paramU64(P_SYSCALL_CLONE_20_X_PIDNS_INIT_START_TS, 0) + Machine.bootTs
    }
  } else o.pidnsStart = Machine.bootTs
  createTies(child)
}

/** Exit events of clone, clone3, fork and vfork (their parameters stand at the same places). */
export function applyClone(): void {
  if (Ev.res < 0) return
  if (Ev.res == 0) cloneInChild()
  else cloneInCaller(Ev.res)
  if (Ev.thread != 0) attachContainer(Ev.thread)
}
