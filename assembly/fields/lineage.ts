// SPDX-License-Identifier: Apache-2.0
// Fields that speak of the processes above a thread: parent, ancestors, leaders of session and group.

import { Ev } from '../event/current'
import * as f from '../generated/fields'
import { mainOf } from '../state/apply/process'
import { lengthOf, textOf } from '../state/strings'
import { Thread } from '../state/thread'
import { ancestor, groupLeader, idValue, Line, parentProcess, stringValue } from './ancestors'
import { argsOf, cmdlineOf, envOf, envVariable } from './proc-text'
import { T_NA } from './texts'
import {
  ANY_ANCESTOR,
  KIND_LIST,
  KIND_LISTNUM,
  KIND_NONE,
  KIND_STR,
  listAdd,
  listAddNum,
  listBegin,
  signed,
  text,
  unsigned,
  V,
} from './value'

const BY_INDEX: u32 = 1
/** How far proc.aenv[NAME] looks. */
const ENV_LEVELS: u32 = 20

/** A string, by its place in Thread, of the leader of a session or group; empty when it is not known. */
export function leaderString(t: usize, by: u32, member: usize): u32 {
  const leader = groupLeader(t, by)
  return leader == 0 ? text(T_NA, 0) : stringValue(load<u32>(leader + member))
}

/** The variable of the first process above that has it. */
export function inheritedVariable(t: usize, key: usize, keyLen: u32): u32 {
  let at = mainOf(t)
  for (let i: u32 = 0; i < ENV_LEVELS && at != 0; i++) {
    at = parentProcess(at)
    if (at == 0) break
    envVariable(at, key, keyLen)
    if (V.len != 0) return KIND_STR
  }
  return text(T_NA, 0)
}

/** What an ancestor field says of one process. */
function ofProcess(field: u32, t: usize): u32 {
  const o = Thread.at(t)
  switch (field) {
    case f.F_PROC_ANAME:
      return stringValue(o.comm)
    case f.F_PROC_AEXE:
      return stringValue(o.exe)
    case f.F_PROC_AEXEPATH:
      return stringValue(o.exepath)
    case f.F_PROC_ACMDLINE:
      return cmdlineOf(t)
    case f.F_PROC_AARGS:
      return argsOf(t)
    case f.F_PROC_AENV:
      return envOf(t)
    default:
      return idValue(o.pid)
  }
}

export function ofAncestors(field: u32, t: usize, argKind: u32, index: i32): u32 {
  if (argKind == BY_INDEX) {
    const at: usize = index < 0 ? 0 : ancestor(t, index)
    return at == 0 ? KIND_NONE : ofProcess(field, at)
  }
  const main = mainOf(t)
  if (main == 0) return KIND_NONE
  Line.begin(main)
  if (Line.at == 0) return KIND_NONE
  listBegin()
  for (; Line.at != 0; Line.next()) {
    const at = Line.at
    if (field == f.F_PROC_APID) listAddNum(<u64>Thread.at(at).pid)
    else {
      ofProcess(field, at)
      listAdd(V.ptr, V.len)
    }
  }
  return (field == f.F_PROC_APID ? KIND_LISTNUM : KIND_LIST) | ANY_ANCESTOR
}

export function ofParent(field: u32, parent: usize): u32 {
  const o = Thread.at(parent)
  switch (field) {
    case f.F_PROC_PNAME:
      return stringValue(o.comm)
    case f.F_PROC_PEXE:
      return stringValue(o.exe)
    case f.F_PROC_PEXEPATH:
      return stringValue(o.exepath)
    case f.F_PROC_PCMDLINE:
      return cmdlineOf(parent)
    case f.F_PROC_PVPID:
      return signed(o.vpid)
    case f.F_PROC_PPID_TS:
      return unsigned(o.cloneTs)
    default:
      return o.cloneTs == 0 ? KIND_NONE : unsigned(Ev.ts - o.cloneTs)
  }
}

/** The topmost process, this one included, whose name ends with "sh". */
export function loginShell(t: usize): u32 {
  const main = mainOf(t)
  if (main == 0) return KIND_NONE
  let found: i64 = isShell(main) ? Thread.at(main).pid : -1
  for (Line.begin(main); Line.at != 0; Line.next()) {
    if (isShell(Line.at)) found = Thread.at(Line.at).pid
  }
  return found == -1 ? KIND_NONE : signed(found)
}

function isShell(t: usize): bool {
  const comm = <usize>Thread.at(t).comm
  const n = lengthOf(comm)
  // "sh" read as a little-endian number.
  return n >= 2 && load<u16>(textOf(comm) + n - 2) == 0x6873
}
