// SPDX-License-Identifier: Apache-2.0
// Descriptors pushed by the host: those that were open when the capture or the program began.

import { paramI64, paramLen, paramPtr, paramStrLen, paramU64 } from '../event/current'
import {
  P_FD_DEV,
  P_FD_FD,
  P_FD_INO,
  P_FD_L4PROTO,
  P_FD_MOUNT_ID,
  P_FD_NAME,
  P_FD_OPENFLAGS,
  P_FD_TID,
  P_FD_TUPLE,
  P_FD_TYPE,
} from '../generated/params'
import {
  completeEnds,
  infoOf,
  isMapped4,
  nameFromText,
  nameFromTuple,
  publish,
  swapEnds,
  TUPLE_UNIX_SIZE,
  TUPLE4_SIZE,
  TUPLE6_SIZE,
} from './apply/socket-info'
import { mutableFd, newTable, nextFd, putFd } from './fd-tables'
import {
  FD_FILE_V2,
  FD_IPV4_SERVSOCK,
  FD_IPV4_SOCK,
  FD_IPV6_SERVSOCK,
  FD_IPV6_SOCK,
  FD_PIDFD,
  FD_UNIX_SOCK,
  FDF_CONNECTED,
  FDF_FROM_PROC,
  FDF_ROLE_CLIENT,
  FDF_ROLE_SERVER,
  Fd,
  newFd,
} from './fds'
import { Thread } from './thread'
import { findThread } from './threads'

/** One bit for each port that a process of the list listens at. */
const serverPorts: usize = memory.data(8192)

/** Connections of the process list to a port somebody listens at are seen from the client's side. */
export function turnServers(table: usize): void {
  let num = nextFd(table, 0)
  while (num >= 0) {
    const fd = mutableFd(table, num)
    if (fd != 0 && Fd.at(fd).type == <u8>FD_IPV4_SOCK) {
      const o = Fd.at(fd)
      const port = <u32>load<u16>(infoOf(fd), 8)
      if ((load<u8>(serverPorts + (port >> 3)) >> <u8>(port & 7)) & 1) {
        swapEnds(fd)
        o.flags |= <u16>FDF_ROLE_SERVER
        publish(fd)
      } else o.flags |= <u16>FDF_ROLE_CLIENT
    }
    num = nextFd(table, num + 1)
  }
}

function noteServerPort(port: u32): void {
  const at = serverPorts + (port >> 3)
  store<u8>(at, load<u8>(at) | <u8>((<u32>1) << (port & 7)))
}

/** A listening socket's own end: hosts give it as the first one. */
function importServer(fd: usize, p: usize, n: u32, l4: u8): void {
  const info = infoOf(fd)
  if (<u32>Fd.at(fd).type == FD_IPV4_SERVSOCK) {
    if (n < TUPLE4_SIZE) return
    store<u32>(info, load<u32>(p, 1))
    store<u16>(info, load<u16>(p, 5), 4)
    store<u8>(info, l4, 6)
    noteServerPort(<u32>load<u16>(p, 5))
  } else {
    if (n < TUPLE6_SIZE) return
    memory.copy(info, p + 1, 16)
    store<u16>(info, load<u16>(p, 17), 16)
    store<u8>(info, l4, 18)
    noteServerPort(<u32>load<u16>(p, 17))
  }
  nameFromTuple(fd)
}

function importConnection(fd: usize, p: usize, n: u32, l4: u8): void {
  const info = infoOf(fd)
  const o = Fd.at(fd)
  if (<u32>o.type == FD_IPV4_SOCK) {
    if (n < TUPLE4_SIZE) return
    store<u32>(info, load<u32>(p, 1))
    store<u32>(info, load<u32>(p, 7), 4)
    store<u16>(info, load<u16>(p, 5), 8)
    store<u16>(info, load<u16>(p, 11), 10)
    store<u8>(info, l4, 12)
    completeEnds(fd)
  } else {
    if (n < TUPLE6_SIZE) return
    if (isMapped4(p + 1) && isMapped4(p + 19)) {
      o.type = <u8>FD_IPV4_SOCK
      store<u32>(info, load<u32>(p, 13))
      store<u32>(info, load<u32>(p, 31), 4)
      store<u16>(info, load<u16>(p, 17), 8)
      store<u16>(info, load<u16>(p, 35), 10)
      store<u8>(info, l4, 12)
      completeEnds(fd)
    } else {
      memory.copy(info, p + 1, 16)
      memory.copy(info + 16, p + 19, 16)
      store<u16>(info, load<u16>(p, 17), 32)
      store<u16>(info, load<u16>(p, 35), 34)
      store<u8>(info, l4, 36)
    }
  }
  if (l4 == 2) o.flags |= <u16>FDF_CONNECTED
  nameFromTuple(fd)
}

/** One FD record. */
export function applyFd(): void {
  const t = findThread(paramI64(P_FD_TID, -1))
  const type = <u32>paramU64(P_FD_TYPE, 0)
  if (t == 0 || type > FD_PIDFD) return
  const fd = newFd(type)
  if (fd == 0) return
  const o = Fd.at(fd)
  o.flags = <u16>FDF_FROM_PROC
  o.ino = paramU64(P_FD_INO, 0)
  const l4 = <u8>paramU64(P_FD_L4PROTO, 0)
  const tuple = paramPtr(P_FD_TUPLE)
  const n = paramLen(P_FD_TUPLE)
  if (type == FD_IPV4_SERVSOCK || type == FD_IPV6_SERVSOCK) importServer(fd, tuple, n, l4)
  else if (type == FD_IPV4_SOCK || type == FD_IPV6_SOCK) importConnection(fd, tuple, n, l4)
  else {
    const len = paramStrLen(P_FD_NAME)
    nameFromText(fd, paramPtr(P_FD_NAME), len)
    if (type == FD_UNIX_SOCK) {
      if (n >= TUPLE_UNIX_SIZE) {
        store<u64>(infoOf(fd), load<u64>(tuple, 1))
        store<u64>(infoOf(fd), load<u64>(tuple, 9), 8)
      }
      o.flags |= <u16>(len == 0 ? FDF_ROLE_CLIENT : FDF_ROLE_SERVER)
    } else if (type == FD_FILE_V2) {
      o.openflags = <u32>paramU64(P_FD_OPENFLAGS, 0)
      o.dev = <u32>paramU64(P_FD_DEV, 0)
      o.mountId = <u32>paramU64(P_FD_MOUNT_ID, 0)
    }
  }
  publish(fd)
  const owner = Thread.at(t)
  if (owner.fds == 0) owner.fds = <u32>newTable()
  putFd(<usize>owner.fds, paramI64(P_FD_FD, -1), fd)
}
