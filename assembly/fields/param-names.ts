// SPDX-License-Identifier: Apache-2.0
// What numbers in parameters stand for: flags, errors, system calls, threads, users, descriptors. Appends to
// the text being written. Called by param-text.ts.

import { Ev } from '../event/current'
import {
  flagName,
  flagNameLength,
  flagSetCount,
  flagSetFirst,
  flagSetIsEnum,
  flagValue,
} from '../generated/flags'
import {
  errnoName,
  errnoNameLength,
  fdTypeChar,
  SYSCALL_CODE_MAX,
  signalName,
  signalNameLength,
  syscallName,
  syscallNameLength,
} from '../generated/names'
import { getFd } from '../state/fd-tables'
import { FD_IPV4_SOCK, FD_IPV6_SERVSOCK, Fd } from '../state/fds'
import { lengthOf, textOf } from '../state/strings'
import { Thread } from '../state/thread'
import { findThread, tableOf } from '../state/threads'
import { Account, findGroup, findUser } from '../state/users'
import { l4Of, putFdName } from './fd-name'
import { put, putByte } from './text'
import {
  T_FDCWD,
  T_FDCWD_LEN,
  T_NA,
  T_NA_LEN,
  T_NONE,
  T_NONE_LEN,
  T_UNKNOWN,
  T_UNKNOWN_LEN,
} from './texts'

export function putSyscall(call: u32): void {
  if (call >= SYSCALL_CODE_MAX) return
  const n = syscallNameLength(call)
  if (n == 0) put(T_UNKNOWN, T_UNKNOWN_LEN)
  else put(syscallName(call), n)
}

/** The name of an error, given as a negative number. */
export function putErrno(value: i64): void {
  // The number is taken as 32 bits wide, as libsinsp does.
  const code = <u32>-(<i32>value)
  put(errnoName(code), errnoNameLength(code))
}

export function putDescriptor(number: i64): void {
  if (Ev.thread == 0) return
  if (number == -100) {
    put(T_FDCWD, T_FDCWD_LEN)
    return
  }
  if (number < 0) {
    putErrno(number)
    return
  }
  const fd = getFd(tableOf(Ev.thread), number)
  if (fd == 0) return
  const o = Fd.at(fd)
  putByte(0x3c)
  putByte(fdTypeChar(o.type))
  if (<u32>o.type >= FD_IPV4_SOCK && <u32>o.type <= FD_IPV6_SERVSOCK) putTransport(l4Of(fd))
  putByte(0x3e)
  putFdName(fd)
}

/** t, u, i, r by SCAP_L4_* number. */
const transports: usize = memory.data<u8>([0, 0, 0x74, 0x75, 0x69, 0x72, 0, 0])

function putTransport(l4: u32): void {
  const letter = l4 < 6 ? <u32>load<u8>(transports + l4) : 0
  if (letter != 0) putByte(letter)
}

export function putComm(tid: i64): void {
  const t = findThread(tid)
  if (t == 0) return
  const comm = <usize>Thread.at(t).comm
  put(textOf(comm), lengthOf(comm))
}

export function putSigset(mask: u32): void {
  let first = true
  for (let i: u32 = 0; i < 32; i++) {
    if ((mask & (1 << i)) == 0 || signalNameLength(i + 1) == 0) continue
    if (!first) putByte(0x20)
    first = false
    put(signalName(i + 1), signalNameLength(i + 1))
  }
}

/** Names of the bits of `value` that flag set `set` knows, or of the values equal to it. */
export function putFlags(set: u32, value: u32, isEnum: bool): void {
  const first = flagSetFirst(set)
  const end = first + flagSetCount(set)
  const exact = isEnum || flagSetIsEnum(set)
  let left = value
  let some = false
  for (let i = first; i < end; i++) {
    const flag = flagValue(i)
    if (exact) {
      if (flag != value) continue
    } else {
      if (flag == 0 ? value != 0 : left == 0 || (left & flag) != flag) continue
      left &= ~flag
    }
    if (some) putByte(0x7c)
    some = true
    put(flagName(i), flagNameLength(i))
    if (!exact && flag == value) break
  }
}

/** Names of permission bits; ends with the one that equals the whole, if there is one. */
export function putMode(set: u32, value: u32): void {
  const first = flagSetFirst(set)
  const end = first + flagSetCount(set)
  let left = value
  let some = false
  for (let i = first; i < end; i++) {
    const flag = flagValue(i)
    if (flag != value && (flag == 0 || left == 0 || (left & flag) != flag)) continue
    if (some) putByte(0x7c)
    some = true
    put(flagName(i), flagNameLength(i))
    left &= ~flag
    if (flag == value) break
  }
}

/** The name of a user or group, in the container of the acting thread. */
export function putAccount(id: u32, user: bool): void {
  if (id == 0xffffffff) {
    put(T_NONE, T_NONE_LEN)
    return
  }
  const container: usize = Ev.thread == 0 ? 0 : <usize>Thread.at(Ev.thread).container
  let account: usize = 0
  if (Ev.thread != 0) account = user ? findUser(container, id) : findGroup(container, id)
  if (account == 0) {
    put(T_NA, T_NA_LEN)
    return
  }
  const name = <usize>Account.at(account).name
  put(textOf(name), lengthOf(name))
}
