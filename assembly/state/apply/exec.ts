// SPDX-License-Identifier: Apache-2.0
// execve and execveat: the thread becomes the main thread of a process that runs another program.

import {
  Ev,
  NA,
  NA_LEN,
  paramI64,
  paramLen,
  paramPtr,
  paramStrLen,
  paramU64,
} from '../../event/current'
import { E_SYSCALL_EXECVE_19_E, E_SYSCALL_EXECVEAT_E } from '../../generated/events'
import {
  EXECVE_FLAGS_EXE_FROM_MEMFD,
  EXECVE_FLAGS_EXE_LOWER_LAYER,
  EXECVE_FLAGS_EXE_UPPER_LAYER,
  EXECVE_FLAGS_EXE_WRITABLE,
} from '../../generated/flags'
import {
  P_SYSCALL_EXECVE_19_X_ARGS,
  P_SYSCALL_EXECVE_19_X_CAP_EFFECTIVE,
  P_SYSCALL_EXECVE_19_X_CAP_INHERITABLE,
  P_SYSCALL_EXECVE_19_X_CAP_PERMITTED,
  P_SYSCALL_EXECVE_19_X_CGROUPS,
  P_SYSCALL_EXECVE_19_X_COMM,
  P_SYSCALL_EXECVE_19_X_ENV,
  P_SYSCALL_EXECVE_19_X_EXE,
  P_SYSCALL_EXECVE_19_X_EXE_INO,
  P_SYSCALL_EXECVE_19_X_EXE_INO_CTIME,
  P_SYSCALL_EXECVE_19_X_EXE_INO_MTIME,
  P_SYSCALL_EXECVE_19_X_FDLIMIT,
  P_SYSCALL_EXECVE_19_X_FLAGS,
  P_SYSCALL_EXECVE_19_X_GID,
  P_SYSCALL_EXECVE_19_X_LOGINUID,
  P_SYSCALL_EXECVE_19_X_PGFT_MAJ,
  P_SYSCALL_EXECVE_19_X_PGFT_MIN,
  P_SYSCALL_EXECVE_19_X_PGID,
  P_SYSCALL_EXECVE_19_X_PID,
  P_SYSCALL_EXECVE_19_X_PTID,
  P_SYSCALL_EXECVE_19_X_TRUSTED_EXEPATH,
  P_SYSCALL_EXECVE_19_X_TTY,
  P_SYSCALL_EXECVE_19_X_UID,
  P_SYSCALL_EXECVE_19_X_VM_RSS,
  P_SYSCALL_EXECVE_19_X_VM_SIZE,
  P_SYSCALL_EXECVE_19_X_VM_SWAP,
  P_SYSCALL_EXECVE_19_X_VPGID,
} from '../../generated/params'
import { closeOnExec } from '../fd-tables'
import { cwdOf, Dir, dirOf, Join, joinPath } from '../path-join'
import { lengthOf, textOf } from '../strings'
import {
  CL_ACTIVE,
  CL_CHILD_IN_PIDNS,
  CL_CLONE_INVERTED,
  CL_IS_MAIN_THREAD,
  CL_NAME_CHANGED,
  CL_PIPE_DST,
  CL_PIPE_SRC,
  EXE_FROM_MEMFD,
  EXE_LOWER_LAYER,
  EXE_UPPER_LAYER,
  EXE_WRITABLE,
  Thread,
} from '../thread'
import { invalidate, leaderOf, tableOf } from '../threads'
import {
  attachContainer,
  createTies,
  isInvalid,
  removeWithTies,
  resurrect,
  setPid,
  updateCgroups,
  updateExepath,
  updateFromParam,
  updateFromText,
  updateText,
} from './process'

/** AT_EMPTY_PATH among the flags of execveat. */
const EMPTY_PATH: u32 = 1
const NA_WORD: u32 = 0x3e414e3c

function isNa(p: usize, n: u32): bool {
  return n == 4 && load<u32>(p) == NA_WORD
}

/** Program path of records that do not have it: made from what the enter event said. */
function exepathFromEnter(t: usize): void {
  const o = Thread.at(t)
  const name = Ev.enterName
  if (name == 0) return
  const p = textOf(name)
  const n = lengthOf(name)
  if (o.enterCode == E_SYSCALL_EXECVE_19_E) {
    if (isNa(p, n)) {
      updateExepath(t, p, n)
      return
    }
    cwdOf(t)
    joinPath(Dir.ptr, Dir.len, p, n)
  } else if (o.enterCode == E_SYSCALL_EXECVEAT_E) {
    dirOf(t, o.enterFd, n != 0 ? <u32>load<u8>(p) : 0)
    const empty = (o.enterFlags & EMPTY_PATH) != 0
    // '<' cannot begin a directory: it is "<UNKNOWN>".
    if ((!empty && isNa(p, n)) || (Dir.len == 9 && load<u8>(Dir.ptr) == 0x3c)) {
      updateExepath(t, NA, NA_LEN)
      return
    }
    if (empty) joinPath(Dir.ptr, 0, Dir.ptr, Dir.len)
    else joinPath(Dir.ptr, Dir.len, p, n)
  } else return
  updateExepath(t, Join.ptr, Join.len)
}

function takeMemory(o: Thread): void {
  if (paramLen(P_SYSCALL_EXECVE_19_X_VM_SWAP) == 0) return
  o.pfmajor = paramU64(P_SYSCALL_EXECVE_19_X_PGFT_MAJ, 0)
  o.pfminor = paramU64(P_SYSCALL_EXECVE_19_X_PGFT_MIN, 0)
  o.vmSize = <u32>paramU64(P_SYSCALL_EXECVE_19_X_VM_SIZE, 0)
  o.vmRss = <u32>paramU64(P_SYSCALL_EXECVE_19_X_VM_RSS, 0)
  o.vmSwap = <u32>paramU64(P_SYSCALL_EXECVE_19_X_VM_SWAP, 0)
}

function takeCredentials(o: Thread): void {
  if (paramLen(P_SYSCALL_EXECVE_19_X_LOGINUID) != 0) {
    o.loginuid = <u32>paramU64(P_SYSCALL_EXECVE_19_X_LOGINUID, 0)
  }
  if (paramLen(P_SYSCALL_EXECVE_19_X_CAP_EFFECTIVE) != 0) {
    o.capInheritable = paramU64(P_SYSCALL_EXECVE_19_X_CAP_INHERITABLE, 0)
    o.capPermitted = paramU64(P_SYSCALL_EXECVE_19_X_CAP_PERMITTED, 0)
    o.capEffective = paramU64(P_SYSCALL_EXECVE_19_X_CAP_EFFECTIVE, 0)
  }
  if (paramLen(P_SYSCALL_EXECVE_19_X_UID) != 0) {
    o.uid = <u32>paramU64(P_SYSCALL_EXECVE_19_X_UID, 0)
  }
  if (paramLen(P_SYSCALL_EXECVE_19_X_GID) != 0) {
    o.gid = <u32>paramU64(P_SYSCALL_EXECVE_19_X_GID, 0)
  }
}

function takeProgramFile(o: Thread): void {
  if (paramLen(P_SYSCALL_EXECVE_19_X_FLAGS) != 0) {
    const f = <u32>paramU64(P_SYSCALL_EXECVE_19_X_FLAGS, 0)
    o.exeFlags =
      (f & EXECVE_FLAGS_EXE_WRITABLE ? EXE_WRITABLE : 0) |
      (f & EXECVE_FLAGS_EXE_UPPER_LAYER ? EXE_UPPER_LAYER : 0) |
      (f & EXECVE_FLAGS_EXE_LOWER_LAYER ? EXE_LOWER_LAYER : 0) |
      (f & EXECVE_FLAGS_EXE_FROM_MEMFD ? EXE_FROM_MEMFD : 0)
  }
  if (paramLen(P_SYSCALL_EXECVE_19_X_EXE_INO_MTIME) == 0) return
  o.exeIno = paramU64(P_SYSCALL_EXECVE_19_X_EXE_INO, 0)
  o.exeInoCtime = paramU64(P_SYSCALL_EXECVE_19_X_EXE_INO_CTIME, 0)
  o.exeInoMtime = paramU64(P_SYSCALL_EXECVE_19_X_EXE_INO_MTIME, 0)
  if (o.cloneTs != 0) o.ctimeToClone = o.cloneTs - o.exeInoCtime
  if (o.pidnsStart != 0 && o.exeInoCtime > o.pidnsStart) {
    o.pidnsToCtime = o.exeInoCtime - o.pidnsStart
  }
}

/** All other threads of the process end with a successful exec; their exits may not be reported. */
function removeOthers(t: usize): void {
  for (;;) {
    const main = leaderOf(t)
    if (main == 0 || Thread.at(main).groupAlive <= 1) return
    let m = <usize>Thread.at(main).groupNext
    if (m == t) m = <usize>Thread.at(m).groupNext
    if (m == 0) return
    removeWithTies(m)
  }
}

/** Exit events of execve and execveat (their common parameters stand at the same places). */
export function applyExec(): void {
  const t = Ev.thread
  if (Ev.res < 0 || t == 0) return
  const o = Thread.at(t)
  resurrect(t)
  updateFromText(t + offsetof<Thread>('exe'), P_SYSCALL_EXECVE_19_X_EXE)
  o.execTs = Ev.ts
  const named = paramLen(P_SYSCALL_EXECVE_19_X_COMM) != 0
  updateFromText(
    t + offsetof<Thread>('comm'),
    named ? P_SYSCALL_EXECVE_19_X_COMM : P_SYSCALL_EXECVE_19_X_EXE,
  )
  updateFromParam(t + offsetof<Thread>('args'), P_SYSCALL_EXECVE_19_X_ARGS)
  setPid(t, paramI64(P_SYSCALL_EXECVE_19_X_PID, 0))
  if (isInvalid(o)) {
    o.ptid = paramI64(P_SYSCALL_EXECVE_19_X_PTID, 0)
    if (!(o.flags & CL_CHILD_IN_PIDNS)) {
      o.vtid = o.tid
      o.vpid = o.pid
    }
    createTies(t)
  }
  o.fdlimit = paramI64(P_SYSCALL_EXECVE_19_X_FDLIMIT, 0)
  takeMemory(o)
  if (paramLen(P_SYSCALL_EXECVE_19_X_ENV) != 0) {
    updateText(
      t + offsetof<Thread>('env'),
      paramPtr(P_SYSCALL_EXECVE_19_X_ENV),
      paramStrLen(P_SYSCALL_EXECVE_19_X_ENV),
    )
  }
  if (paramLen(P_SYSCALL_EXECVE_19_X_CGROUPS) != 0) updateCgroups(t, P_SYSCALL_EXECVE_19_X_CGROUPS)
  if (paramLen(P_SYSCALL_EXECVE_19_X_TTY) != 0) {
    o.tty = <u32>paramU64(P_SYSCALL_EXECVE_19_X_TTY, 0)
  }
  if (paramLen(P_SYSCALL_EXECVE_19_X_TRUSTED_EXEPATH) != 0) {
    updateExepath(
      t,
      paramPtr(P_SYSCALL_EXECVE_19_X_TRUSTED_EXEPATH),
      paramStrLen(P_SYSCALL_EXECVE_19_X_TRUSTED_EXEPATH),
    )
  } else exepathFromEnter(t)
  if (paramLen(P_SYSCALL_EXECVE_19_X_VPGID) != 0) {
    o.vpgid = paramI64(P_SYSCALL_EXECVE_19_X_VPGID, -1)
  }
  takeCredentials(o)
  takeProgramFile(o)
  o.pgid = paramI64(P_SYSCALL_EXECVE_19_X_PGID, -1)
  const kept = CL_PIPE_SRC | CL_PIPE_DST | CL_IS_MAIN_THREAD | CL_CLONE_INVERTED
  o.flags = (o.flags & kept) | CL_ACTIVE | CL_NAME_CHANGED
  closeOnExec(tableOf(t))
  if (o.grouped != 0) removeOthers(t)
  if (Thread.at(t).inUse != 0 && Thread.at(t).tid == Ev.tid) {
    attachContainer(t)
    invalidate(t)
    return
  }
  Ev.thread = 0
  Ev.enterName = 0
}
