// SPDX-License-Identifier: Apache-2.0
// Fields fdlist.*: the descriptors of a poll or ppoll call, comma separated.

import { Ev, paramLen, paramPtr } from '../event/current'
import { E_SYSCALL_POLL_X, E_SYSCALL_PPOLL_X, P_SYSCALL_POLL_X_FDS } from '../generated/events'
import {
  F_FDLIST_CIPS,
  F_FDLIST_CPORTS,
  F_FDLIST_NAMES,
  F_FDLIST_NUMS,
  F_FDLIST_SIPS,
} from '../generated/fields'
import { getFd } from '../state/fd-tables'
import { FD_IPV4_SERVSOCK, FD_IPV4_SOCK, FD_IPV6_SERVSOCK, FD_IPV6_SOCK, Fd } from '../state/fds'
import { tableOf } from '../state/threads'
import { putIp4, putIp6 } from '../text/address'
import { putFdName } from './fd-name'
import { begin, finish, put, putByte, putSigned, putUnsigned, Text } from './text'
import { T_NA, T_NA_LEN } from './texts'
import { KIND_NONE, KIND_STR, V } from './value'

export function extractFdList(field: u32): u32 {
  if (Ev.code != E_SYSCALL_POLL_X && Ev.code != E_SYSCALL_PPOLL_X) return KIND_NONE
  const size = paramLen(P_SYSCALL_POLL_X_FDS)
  if (Ev.thread == 0 || size < 2) return KIND_NONE
  const p = paramPtr(P_SYSCALL_POLL_X_FDS)
  const table = tableOf(Ev.thread)
  const n = min(<u32>load<u16>(p), (size - 2) / 10)
  begin()
  for (let i: u32 = 0; i < n; i++) {
    const number = load<i64>(p + 2 + i * 10)
    const before = Text.at
    if (before != Text.start) putByte(0x2c)
    const start = Text.at
    if (field == F_FDLIST_NUMS) putSigned(number)
    else putItem(field, number >= 0 ? getFd(table, number) : 0)
    if (Text.at == start) Text.at = before
  }
  finish()
  return V.len == 0 ? KIND_NONE : KIND_STR
}

/** Appends what the field says of descriptor `fd` (0 = unknown); nothing when it says nothing. */
function putItem(field: u32, fd: usize): void {
  if (field == F_FDLIST_NAMES) {
    const start = Text.at
    if (fd != 0) putFdName(fd)
    if (Text.at == start) put(T_NA, T_NA_LEN)
    return
  }
  if (fd == 0) return
  const o = Fd.at(fd)
  const type = <u32>o.type
  const connection = type == FD_IPV4_SOCK || type == FD_IPV6_SOCK
  if (field == F_FDLIST_CIPS) {
    if (connection) putIp(type, fd + offsetof<Fd>('sip0'))
  } else if (field == F_FDLIST_SIPS) {
    if (connection) putIp(type, fd + offsetof<Fd>('dip0'))
    else if (type == FD_IPV4_SERVSOCK || type == FD_IPV6_SERVSOCK)
      putIp(type, fd + offsetof<Fd>('sip0'))
  } else if (connection) putUnsigned(field == F_FDLIST_CPORTS ? o.sport : o.dport)
}

function putIp(type: u32, p: usize): void {
  if (type == FD_IPV4_SOCK || type == FD_IPV4_SERVSOCK) putIp4(p)
  else putIp6(p)
}
