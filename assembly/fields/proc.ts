// SPDX-License-Identifier: Apache-2.0
// Fields proc.* and thread.*: the acting thread, its process and those above it.

import { Ev } from '../event/current'
import * as f from '../generated/fields'
import { fdTypeName, fdTypeNameLength } from '../generated/names'
import { mainOf } from '../state/apply/process'
import { FdTable, getFd } from '../state/fd-tables'
import { Fd } from '../state/fds'
import { cwdOf, Dir } from '../state/path-join'
import {
  EXE_FROM_MEMFD,
  EXE_LOWER_LAYER,
  EXE_UPPER_LAYER,
  EXE_WRITABLE,
  Thread,
} from '../state/thread'
import { leaderOf, parentOf, tableOf } from '../state/threads'
import { BY_PGID, BY_SID, BY_VPGID, idValue, stringValue } from './ancestors'
import { nameValue } from './fd-name'
import { inheritedVariable, leaderString, loginShell, ofAncestors, ofParent } from './lineage'
import { argsOf, capabilities, cmdlineOf, envOf, envVariable, exelineOf } from './proc-text'
import { extractThread, withoutThread } from './thread'
import { countTokens, Token, tokenOf, tokenValue } from './token-list'
import { KIND_DOUBLE, KIND_NONE, signed, text, truth, unsigned, V } from './value'

const BY_INDEX: u32 = 1
const BY_KEY: u32 = 2

/** Value of a proc.* or thread.* field. */
export function extractProc(field: u32, argKind: u32, index: i32, key: usize, keyLen: u32): u32 {
  const t = Ev.thread
  if (t == 0) return withoutThread(field)
  const o = Thread.at(t)
  switch (field) {
    case f.F_PROC_NAME:
      return stringValue(o.comm)
    case f.F_PROC_EXE:
      return stringValue(o.exe)
    case f.F_PROC_EXEPATH:
      return stringValue(o.exepath)
    case f.F_PROC_CMDLINE:
      return cmdlineOf(t)
    case f.F_PROC_EXELINE:
      return exelineOf(o)
    case f.F_PROC_ARGS:
      if (argKind == BY_INDEX)
        return index >= 0 && tokenOf(<usize>o.args, index) ? tokenValue() : KIND_NONE
      return argsOf(t)
    case f.F_PROC_CMDNARGS:
      return unsigned(countTokens(<usize>o.args))
    case f.F_PROC_CMDLENARGS:
      countTokens(<usize>o.args)
      return unsigned(Token.len)
    case f.F_PROC_ENV:
      return argKind == BY_KEY ? envVariable(t, key, keyLen) : envOf(t)
    case f.F_PROC_AENV:
      return argKind == BY_KEY
        ? inheritedVariable(t, key, keyLen)
        : ofAncestors(field, t, argKind, index)
    case f.F_PROC_ANAME:
    case f.F_PROC_AEXE:
    case f.F_PROC_AEXEPATH:
    case f.F_PROC_ACMDLINE:
    case f.F_PROC_AARGS:
    case f.F_PROC_APID:
      return ofAncestors(field, t, argKind, index)
    case f.F_PROC_PNAME:
    case f.F_PROC_PEXE:
    case f.F_PROC_PEXEPATH:
    case f.F_PROC_PCMDLINE:
    case f.F_PROC_PVPID:
    case f.F_PROC_PPID_TS:
    case f.F_PROC_PPID_DURATION: {
      const parent = parentOf(t)
      return parent == 0 ? KIND_NONE : ofParent(field, parent)
    }
    case f.F_PROC_CWD:
      cwdOf(t)
      return text(Dir.ptr, Dir.len)
    case f.F_PROC_TTY:
      return unsigned(o.tty)
    case f.F_PROC_PID:
      return idValue(o.pid)
    case f.F_PROC_PPID: {
      const main = mainOf(t)
      const parent: usize = main == 0 ? 0 : parentOf(main)
      return parent == 0 ? KIND_NONE : idValue(Thread.at(parent).pid)
    }
    case f.F_PROC_VPID:
      return o.vpid == -1 ? KIND_NONE : signed(o.vpid)
    case f.F_PROC_SID:
      return signed(o.sid)
    case f.F_PROC_VPGID:
      return signed(o.vpgid)
    case f.F_PROC_PGID:
      return signed(o.pgid)
    case f.F_PROC_SNAME:
      return leaderString(t, BY_SID, offsetof<Thread>('comm'))
    case f.F_PROC_SID_EXE:
      return leaderString(t, BY_SID, offsetof<Thread>('exe'))
    case f.F_PROC_SID_EXEPATH:
      return leaderString(t, BY_SID, offsetof<Thread>('exepath'))
    case f.F_PROC_VPGID_NAME:
      return leaderString(t, BY_VPGID, offsetof<Thread>('comm'))
    case f.F_PROC_VPGID_EXE:
      return leaderString(t, BY_VPGID, offsetof<Thread>('exe'))
    case f.F_PROC_VPGID_EXEPATH:
      return leaderString(t, BY_VPGID, offsetof<Thread>('exepath'))
    case f.F_PROC_PGID_NAME:
      return leaderString(t, BY_PGID, offsetof<Thread>('comm'))
    case f.F_PROC_PGID_EXE:
      return leaderString(t, BY_PGID, offsetof<Thread>('exe'))
    case f.F_PROC_PGID_EXEPATH:
      return leaderString(t, BY_PGID, offsetof<Thread>('exepath'))
    case f.F_PROC_LOGINSHELLID:
      return loginShell(t)
    case f.F_PROC_DURATION:
      return o.cloneTs == 0 ? KIND_NONE : unsigned(Ev.ts - o.cloneTs)
    case f.F_PROC_PID_TS:
      return known(o.cloneTs)
    case f.F_PROC_IS_EXE_WRITABLE:
      return truth((o.exeFlags & EXE_WRITABLE) != 0)
    case f.F_PROC_IS_EXE_UPPER_LAYER:
      return truth((o.exeFlags & EXE_UPPER_LAYER) != 0)
    case f.F_PROC_IS_EXE_LOWER_LAYER:
      return truth((o.exeFlags & EXE_LOWER_LAYER) != 0)
    case f.F_PROC_IS_EXE_FROM_MEMFD:
      return truth((o.exeFlags & EXE_FROM_MEMFD) != 0)
    case f.F_PROC_IS_SID_LEADER:
      return truth(o.sid == o.vpid)
    case f.F_PROC_IS_VPGID_LEADER:
      return truth(o.vpgid == o.vpid)
    case f.F_PROC_IS_PGID_LEADER:
      return truth(o.pgid == o.pid)
    case f.F_PROC_EXE_INO:
      return o.exeIno == 0 ? KIND_NONE : signed(<i64>o.exeIno)
    case f.F_PROC_EXE_INO_CTIME:
      return known(o.exeInoCtime)
    case f.F_PROC_EXE_INO_MTIME:
      return known(o.exeInoMtime)
    case f.F_PROC_EXE_INO_CTIME_DURATION_PROC_START:
      return known(o.ctimeToClone)
    case f.F_PROC_EXE_INO_CTIME_DURATION_PIDNS_START:
      return known(o.pidnsToCtime)
    case f.F_PROC_PIDNS_INIT_START_TS:
      return known(o.pidnsStart)
    case f.F_THREAD_CAP_PERMITTED:
      return capabilities(o.capPermitted)
    case f.F_THREAD_CAP_INHERITABLE:
      return capabilities(o.capInheritable)
    case f.F_THREAD_CAP_EFFECTIVE:
      return capabilities(o.capEffective)
    case f.F_PROC_FDOPENCOUNT:
      return unsigned(openCount(t))
    case f.F_PROC_FDLIMIT:
      return signed(fdLimit(t))
    case f.F_PROC_FDUSAGE:
      V.dbl = usage(t)
      return KIND_DOUBLE
    case f.F_PROC_VMSIZE:
      return unsigned(o.vmSize)
    case f.F_PROC_VMRSS:
      return unsigned(o.vmRss)
    case f.F_PROC_VMSWAP:
      return unsigned(o.vmSwap)
    case f.F_PROC_NTHREADS:
      return unsigned(threadCount(t))
    case f.F_PROC_NCHILDS:
      return unsigned(otherThreads(t))
    case f.F_PROC_STDIN_TYPE:
      return streamType(t, 0)
    case f.F_PROC_STDOUT_TYPE:
      return streamType(t, 1)
    case f.F_PROC_STDERR_TYPE:
      return streamType(t, 2)
    case f.F_PROC_STDIN_NAME:
      return streamName(t, 0)
    case f.F_PROC_STDOUT_NAME:
      return streamName(t, 1)
    case f.F_PROC_STDERR_NAME:
      return streamName(t, 2)
    default:
      return extractThread(field, t, key, keyLen)
  }
}

function known(time: u64): u32 {
  return time == 0 ? KIND_NONE : unsigned(time)
}

/** The limit of descriptors is the main thread's; 0 when there is none. */
function fdLimit(t: usize): i64 {
  const main = mainOf(t)
  return main == 0 ? 0 : Thread.at(main).fdlimit
}

/** Descriptors in the main thread's own table. */
function openCount(t: usize): u64 {
  const main = mainOf(t)
  const table: usize = main == 0 ? 0 : <usize>Thread.at(main).fds
  return table == 0 ? 0 : FdTable.at(table).count
}

/** Percent of the descriptors allowed that are open. */
function usage(t: usize): f64 {
  const limit = fdLimit(t)
  if (limit <= 0) return 0
  const count = openCount(t)
  return count > <u64>limit ? 100 : (<f64>count * 100) / <f64>limit
}

/** Live threads of the process; 0 for one that was not counted in. */
function threadCount(t: usize): u32 {
  const main = leaderOf(t)
  return Thread.at(t).grouped == 0 || main == 0 ? 0 : Thread.at(main).groupAlive
}

function otherThreads(t: usize): u32 {
  const n = threadCount(t)
  return n != 0 && Thread.at(leaderOf(t)).dead == 0 ? n - 1 : n
}

function streamType(t: usize, number: i64): u32 {
  const fd = getFd(tableOf(t), number)
  if (fd == 0) return KIND_NONE
  return text(fdTypeName(Fd.at(fd).type), fdTypeNameLength(Fd.at(fd).type))
}

function streamName(t: usize, number: i64): u32 {
  const fd = getFd(tableOf(t), number)
  return fd == 0 ? KIND_NONE : nameValue(fd)
}
