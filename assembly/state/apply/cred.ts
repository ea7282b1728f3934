// SPDX-License-Identifier: Apache-2.0
// Identity and limits of a thread: set*id, capset, namespaces, sessions, root directory, descriptor limit.

import { Ev, paramI64, paramLen, paramU64, textLen, textPtr } from '../../event/current'
import {
  CLONE_FLAGS_CLONE_NEWUSER,
  PRCTL_OPTIONS_PR_GET_CHILD_SUBREAPER,
  PRCTL_OPTIONS_PR_SET_CHILD_SUBREAPER,
  RLIMIT_RESOURCES_RLIMIT_NOFILE,
} from '../../generated/flags'
import {
  P_SYSCALL_CAPSET_X_CAP_EFFECTIVE,
  P_SYSCALL_CAPSET_X_CAP_INHERITABLE,
  P_SYSCALL_CAPSET_X_CAP_PERMITTED,
  P_SYSCALL_CHROOT_X_PATH,
  P_SYSCALL_PRCTL_X_ARG2_INT,
  P_SYSCALL_PRCTL_X_OPTION,
  P_SYSCALL_PRLIMIT_X_NEWCUR,
  P_SYSCALL_PRLIMIT_X_PID,
  P_SYSCALL_PRLIMIT_X_RESOURCE,
  P_SYSCALL_SETNS_X_NSTYPE,
  P_SYSCALL_SETRESGID_X_EGID,
  P_SYSCALL_SETRESUID_X_EUID,
  P_SYSCALL_SETRLIMIT_X_CUR,
  P_SYSCALL_SETRLIMIT_X_RESOURCE,
  P_SYSCALL_SETUID_X_UID,
  P_SYSCALL_UNSHARE_X_FLAGS,
} from '../../generated/params'
import { cwdOf, Dir, Join, joinPath } from '../path-join'
import { Thread } from '../thread'
import { invalidate } from '../threads'
import { attachContainer, isInvalid, knownOrGuess, mainOf, setReaper, updateText } from './process'

/** Every capability Linux has (0 to 40). */
const ALL_CAPABILITIES: u64 = ((<u64>1) << 41) - 1

function setUid(param: u32): void {
  if (Ev.res != 0 || Ev.thread == 0 || paramLen(param) == 0) return
  const uid = <u32>paramU64(param, 0)
  const o = Thread.at(Ev.thread)
  if (o.uid == uid) return
  o.uid = uid
  invalidate(Ev.thread)
}

function setGid(param: u32): void {
  if (Ev.res != 0 || Ev.thread == 0 || paramLen(param) == 0) return
  const gid = <u32>paramU64(param, 0)
  const o = Thread.at(Ev.thread)
  if (o.gid == gid) return
  o.gid = gid
  invalidate(Ev.thread)
}

export function applySetuid(): void {
  setUid(P_SYSCALL_SETUID_X_UID)
}

/** setresuid and setreuid: the effective id stands at the same place. */
export function applySetresuid(): void {
  setUid(P_SYSCALL_SETRESUID_X_EUID)
}

export function applySetgid(): void {
  setGid(P_SYSCALL_SETUID_X_UID)
}

/** setresgid and setregid. */
export function applySetresgid(): void {
  setGid(P_SYSCALL_SETRESGID_X_EGID)
}

export function applyCapset(): void {
  if (Ev.res < 0 || Ev.thread == 0) return
  setCapabilities(
    paramU64(P_SYSCALL_CAPSET_X_CAP_INHERITABLE, 0),
    paramU64(P_SYSCALL_CAPSET_X_CAP_PERMITTED, 0),
    paramU64(P_SYSCALL_CAPSET_X_CAP_EFFECTIVE, 0),
  )
}

function setCapabilities(inheritable: u64, permitted: u64, effective: u64): void {
  const o = Thread.at(Ev.thread)
  o.capInheritable = inheritable
  o.capPermitted = permitted
  o.capEffective = effective
  invalidate(Ev.thread)
}

/** In a new user namespace a process has every capability. */
function enterNamespaces(flags: u32): void {
  if (Ev.res < 0 || Ev.thread == 0 || !(flags & CLONE_FLAGS_CLONE_NEWUSER)) return
  setCapabilities(ALL_CAPABILITIES, ALL_CAPABILITIES, ALL_CAPABILITIES)
}

export function applyUnshare(): void {
  enterNamespaces(<u32>paramU64(P_SYSCALL_UNSHARE_X_FLAGS, 0))
}

export function applySetns(): void {
  enterNamespaces(<u32>paramU64(P_SYSCALL_SETNS_X_NSTYPE, 0))
}

export function applySetsid(): void {
  if (!Ev.hasRes || Ev.res < 0 || Ev.thread == 0) return
  Thread.at(Ev.thread).sid = Ev.res
  invalidate(Ev.thread)
}

export function applyChroot(): void {
  const t = Ev.thread
  if (t == 0 || Ev.res != 0) return
  cwdOf(t)
  joinPath(Dir.ptr, Dir.len, textPtr(P_SYSCALL_CHROOT_X_PATH), textLen(P_SYSCALL_CHROOT_X_PATH))
  if (updateText(t + offsetof<Thread>('root'), Join.ptr, Join.len)) invalidate(t)
  attachContainer(t)
}

/** Only child subreapers matter; a thread's name is taken at its next clone or exec, as libsinsp does. */
export function applyPrctl(): void {
  const t = Ev.thread
  if (t == 0 || Ev.res < 0 || isInvalid(Thread.at(t))) return
  const option = <u32>paramU64(P_SYSCALL_PRCTL_X_OPTION, 0)
  if (
    option == PRCTL_OPTIONS_PR_SET_CHILD_SUBREAPER ||
    option == PRCTL_OPTIONS_PR_GET_CHILD_SUBREAPER
  ) {
    setReaper(t, paramI64(P_SYSCALL_PRCTL_X_ARG2_INT, 0) != 0 ? 1 : 0)
  }
}

function setFdLimit(t: usize, limit: i64): void {
  if (limit == -1) return
  const main = mainOf(t)
  if (main != 0) Thread.at(main).fdlimit = limit
}

/** getrlimit and setrlimit. */
export function applyRlimit(): void {
  if (Ev.thread == 0 || Ev.res < 0) return
  if (<u32>paramU64(P_SYSCALL_SETRLIMIT_X_RESOURCE, 0) != RLIMIT_RESOURCES_RLIMIT_NOFILE) return
  setFdLimit(Ev.thread, paramI64(P_SYSCALL_SETRLIMIT_X_CUR, 0))
}

export function applyPrlimit(): void {
  if (Ev.res != 0 || paramLen(P_SYSCALL_PRLIMIT_X_RESOURCE) == 0) return
  if (<u32>paramU64(P_SYSCALL_PRLIMIT_X_RESOURCE, 0) != RLIMIT_RESOURCES_RLIMIT_NOFILE) return
  const limit = paramI64(P_SYSCALL_PRLIMIT_X_NEWCUR, 0)
  if (limit == -1 || paramLen(P_SYSCALL_PRLIMIT_X_PID) == 0) return
  const pid = paramI64(P_SYSCALL_PRLIMIT_X_PID, 0)
  const t = knownOrGuess(pid == 0 ? Ev.tid : pid)
  if (!isInvalid(Thread.at(t))) setFdLimit(t, limit)
}
