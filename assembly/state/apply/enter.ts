// SPDX-License-Identifier: Apache-2.0
// Enter events that say what a call was given, before the caller could change it: kept with the thread
// until the call's exit event. Rules never see them.

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
import {
  E_SYSCALL_EXECVE_19_X,
  E_SYSCALL_EXECVEAT_E,
  E_SYSCALL_OPEN_E,
} from '../../generated/events'
import {
  P_SOCKET_CONNECT_E_ADDR,
  P_SOCKET_CONNECT_E_FD,
  P_SYSCALL_OPEN_E_FLAGS,
  P_SYSCALL_OPEN_E_NAME,
  P_SYSCALL_OPENAT_2_E_DIRFD,
  P_SYSCALL_OPENAT_2_E_FLAGS,
  P_SYSCALL_OPENAT_2_E_NAME,
} from '../../generated/params'
import { intern, release } from '../strings'
import { Thread } from '../thread'

/** Forgets what thread `t` was given at enter. */
export function forgetEnter(t: usize): void {
  const o = Thread.at(t)
  o.enterCode = 0
  if (o.enterName == 0) return
  release(<usize>o.enterName)
  o.enterName = 0
}

function keep(p: usize, n: u32, flags: u32, fd: i64): void {
  const t = Ev.thread
  forgetEnter(t)
  const o = Thread.at(t)
  o.enterCode = Ev.code
  o.enterName = <u32>intern(p, n)
  o.enterFlags = flags
  o.enterFd = fd
}

/** open, creat and execve begin with the name, and are kept when they have it. */
export function enterByName(): void {
  if (Ev.thread == 0 || paramLen(P_SYSCALL_OPEN_E_NAME) == 0) return
  const flags = Ev.code == E_SYSCALL_OPEN_E ? <u32>paramU64(P_SYSCALL_OPEN_E_FLAGS, 0) : 0
  keep(paramPtr(P_SYSCALL_OPEN_E_NAME), paramStrLen(P_SYSCALL_OPEN_E_NAME), flags, -1)
}

/** openat, openat2 and execveat begin with directory, name, flags. */
export function enterByDirectory(): void {
  if (Ev.thread == 0) return
  if (Ev.code != E_SYSCALL_EXECVEAT_E && paramLen(P_SYSCALL_OPENAT_2_E_DIRFD) == 0) return
  keep(
    textPtr(P_SYSCALL_OPENAT_2_E_NAME),
    textLen(P_SYSCALL_OPENAT_2_E_NAME),
    <u32>paramU64(P_SYSCALL_OPENAT_2_E_FLAGS, 0),
    paramI64(P_SYSCALL_OPENAT_2_E_DIRFD, -1),
  )
}

/** connect: the address as it stands in the record. */
export function enterByAddress(): void {
  if (Ev.thread == 0 || paramLen(P_SOCKET_CONNECT_E_ADDR) == 0) return
  keep(
    paramPtr(P_SOCKET_CONNECT_E_ADDR),
    paramLen(P_SOCKET_CONNECT_E_ADDR),
    0,
    paramI64(P_SOCKET_CONNECT_E_FD, -1),
  )
}

/** True when the enter event kept for the thread belongs to this exit event. */
export function enterMatches(o: Thread): bool {
  const code = o.enterCode
  return Ev.code == code + 1 || (code == E_SYSCALL_EXECVEAT_E && Ev.code == E_SYSCALL_EXECVE_19_X)
}
