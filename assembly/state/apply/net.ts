// SPDX-License-Identifier: Apache-2.0
// Sockets: made, bound to an address, accepted. Their connections are in connect.ts, what messages
// tell of their ends in message.ts.

import { Ev, paramI64, paramLen, paramPtr, paramU64 } from '../../event/current'
import { ownFd } from '../../event/descriptor'
import { E_SOCKET_ACCEPT4_6_X } from '../../generated/events'
import { FILE_FLAGS_O_CLOEXEC } from '../../generated/flags'
import {
  P_SOCKET_ACCEPT_5_X_TUPLE,
  P_SOCKET_ACCEPT4_6_X_FLAGS,
  P_SOCKET_BIND_X_ADDR,
  P_SOCKET_SOCKET_X_DOMAIN,
  P_SOCKET_SOCKET_X_PROTO,
  P_SOCKET_SOCKET_X_TYPE,
  P_SOCKET_SOCKETPAIR_X_FD1,
  P_SOCKET_SOCKETPAIR_X_FD2,
  P_SOCKET_SOCKETPAIR_X_PEER,
  P_SOCKET_SOCKETPAIR_X_SOURCE,
  P_SOCKET_SOCKETPAIR_X_TYPE,
} from '../../generated/params'
import {
  FD_IPV4_SERVSOCK,
  FD_IPV4_SOCK,
  FD_IPV6_SERVSOCK,
  FD_IPV6_SOCK,
  FD_NETLINK,
  FD_UNIX_SOCK,
  FD_UNKNOWN,
  FDF_CONNECTED,
  FDF_ROLE_SERVER,
  Fd,
  newFd,
  setCloseOnExec,
} from '../fds'
import { beginText, putAddress4, putAddress6, putBytes, putPort, Text, text } from './address-text'
import { failedCreation, install } from './file'
import { finish, remember, unixText } from './socket-change'
import {
  AF_INET,
  AF_INET6,
  AF_UNIX,
  infoOf,
  isMapped4,
  L4_ICMP,
  L4_RAW,
  L4_TCP,
  L4_UDP,
  L4_UNKNOWN,
  nameFromText,
  nameFromTuple,
  publish,
  setEnds4,
  setEnds6,
  TUPLE_UNIX_SIZE,
  TUPLE4_SIZE,
  TUPLE6_SIZE,
} from './socket-info'

const AF_NETLINK: u32 = 16
const SOCK_STREAM: u32 = 1
export const SOCK_DGRAM: u32 = 2
const SOCK_RAW: u32 = 3
const PROTO_IP: u32 = 0
const PROTO_ICMP: u32 = 1
const PROTO_TCP: u32 = 6
export const PROTO_UDP: u32 = 17
const PROTO_RAW: u32 = 255

function transport(type: u32, proto: u32): u8 {
  const raw = type == SOCK_RAW
  if (proto == PROTO_TCP) return raw ? L4_RAW : L4_TCP
  if (proto == PROTO_UDP) return raw ? L4_RAW : L4_UDP
  if (proto == PROTO_ICMP) return raw ? L4_RAW : L4_ICMP
  if (proto == PROTO_RAW) return L4_RAW
  if (proto != PROTO_IP) return L4_UNKNOWN
  const kind = type & 0xff
  return kind == SOCK_STREAM ? L4_TCP : kind == SOCK_DGRAM ? L4_UDP : L4_UNKNOWN
}

/** SOCK_CLOEXEC, among the bits above a socket's type. */
const TYPE_CLOEXEC: u32 = 0x80000

/** A socket at number `num`: what the event speaks of from now on. */
export function addSocket(num: i64, domain: u32, type: u32, proto: u32): void {
  const kind =
    domain == AF_UNIX
      ? FD_UNIX_SOCK
      : domain == AF_INET
        ? FD_IPV4_SOCK
        : domain == AF_INET6
          ? FD_IPV6_SOCK
          : domain == AF_NETLINK
            ? FD_NETLINK
            : FD_UNKNOWN
  const fd = newFd(kind)
  if (fd != 0) {
    Fd.at(fd).domain = domain
    setCloseOnExec(fd, (type & TYPE_CLOEXEC) != 0)
    if (domain == AF_INET) store<u8>(infoOf(fd), transport(type, proto), 12)
    else if (domain == AF_INET6) store<u8>(infoOf(fd), transport(type, proto), 36)
    publish(fd)
  }
  install(num, fd)
}

export function applySocket(): void {
  if (Ev.thread == 0 || !Ev.hasRes || Ev.res < 0) {
    failedCreation()
    return
  }
  addSocket(
    Ev.res,
    <u32>paramU64(P_SOCKET_SOCKET_X_DOMAIN, 0),
    <u32>paramU64(P_SOCKET_SOCKET_X_TYPE, 0),
    <u32>paramU64(P_SOCKET_SOCKET_X_PROTO, 0),
  )
}

/** Both ends; the event speaks of the second one. */
export function applySocketpair(): void {
  if (Ev.thread == 0 || !Ev.hasRes || Ev.res < 0) {
    failedCreation()
    return
  }
  const fd1 = paramI64(P_SOCKET_SOCKETPAIR_X_FD1, 0)
  const fd2 = paramI64(P_SOCKET_SOCKETPAIR_X_FD2, 0)
  if (fd1 == fd2) {
    failedCreation()
    return
  }
  for (let i = 0; i < 2; i++) {
    const fd = newFd(FD_UNIX_SOCK)
    if (fd != 0) {
      store<u64>(infoOf(fd), paramU64(P_SOCKET_SOCKETPAIR_X_SOURCE, 0))
      store<u64>(infoOf(fd), paramU64(P_SOCKET_SOCKETPAIR_X_PEER, 0), 8)
      setCloseOnExec(fd, (paramU64(P_SOCKET_SOCKETPAIR_X_TYPE, 0) & <u64>TYPE_CLOEXEC) != 0)
      publish(fd)
    }
    install(i == 0 ? fd1 : fd2, fd)
  }
}

function bind4(fd: usize, ip: u32, port: u16, l4: u8): void {
  const info = infoOf(fd)
  Fd.at(fd).type = <u8>FD_IPV4_SERVSOCK
  store<u32>(info, ip)
  store<u16>(info, port, 4)
  store<u8>(info, l4, 6)
}

export function applyBind(): void {
  const n = paramLen(P_SOCKET_BIND_X_ADDR)
  if (Ev.res < 0 || n == 0) return
  const fd = ownFd()
  if (fd == 0) return
  const p = paramPtr(P_SOCKET_BIND_X_ADDR)
  const family = <u32>load<u8>(p)
  const o = Fd.at(fd)
  const info = infoOf(fd)
  remember(fd)
  beginText()
  if (family == AF_INET && n >= 7) {
    const port = load<u16>(p, 5)
    if (port != 0) {
      bind4(fd, load<u32>(p, 1), port, load<u8>(info, 12))
      o.flags |= <u16>FDF_ROLE_SERVER
      nameFromTuple(fd)
    } else {
      putAddress4(p + 1)
      putPort(port)
      nameFromText(fd, text, Text.len)
    }
  } else if (family == AF_INET6 && n >= 19) {
    const port = load<u16>(p, 17)
    if (port != 0) {
      const l4 = load<u8>(info, 36)
      if (isMapped4(p + 1)) bind4(fd, load<u32>(p, 13), port, l4)
      else {
        o.type = <u8>FD_IPV6_SERVSOCK
        memory.copy(info, p + 1, 16)
        store<u16>(info, port, 16)
        store<u8>(info, l4, 18)
      }
      o.flags |= <u16>FDF_ROLE_SERVER
    }
    putAddress6(p + 1)
    putPort(port)
    nameFromText(fd, text, Text.len)
  } else if (family == AF_UNIX) {
    putBytes(p + 1, n - 1)
    nameFromText(fd, text, Text.len)
  }
  finish(fd)
}

/** accept, accept4: the event speaks of the new connection. */
export function applyAccept(): void {
  if (Ev.thread == 0 || !Ev.hasRes || Ev.res < 0) {
    failedCreation()
    return
  }
  Ev.hasFd = true
  Ev.fdNum = Ev.res
  Ev.fdResolved = false
  const n = paramLen(P_SOCKET_ACCEPT_5_X_TUPLE)
  if (n == 0) return
  const p = paramPtr(P_SOCKET_ACCEPT_5_X_TUPLE)
  const family = <u32>load<u8>(p)
  let fd: usize = 0
  if (family == AF_INET && n >= TUPLE4_SIZE) {
    fd = newFd(FD_IPV4_SOCK)
    if (fd == 0) return
    setEnds4(fd, load<u32>(p, 1), load<u16>(p, 5), load<u32>(p, 7), load<u16>(p, 11))
    store<u8>(infoOf(fd), L4_TCP, 12)
  } else if (family == AF_INET6 && n >= TUPLE6_SIZE) {
    if (isMapped4(p + 1) && isMapped4(p + 19)) {
      fd = newFd(FD_IPV4_SOCK)
      if (fd == 0) return
      setEnds4(fd, load<u32>(p, 13), load<u16>(p, 17), load<u32>(p, 31), load<u16>(p, 35))
      store<u8>(infoOf(fd), L4_TCP, 12)
    } else {
      fd = newFd(FD_IPV6_SOCK)
      if (fd == 0) return
      setEnds6(fd, p + 1, load<u16>(p, 17), p + 19, load<u16>(p, 35))
      store<u8>(infoOf(fd), L4_TCP, 36)
    }
  } else if (family == AF_UNIX && n >= TUPLE_UNIX_SIZE) {
    fd = newFd(FD_UNIX_SOCK)
    if (fd == 0) return
    store<u64>(infoOf(fd), load<u64>(p, 1))
    store<u64>(infoOf(fd), load<u64>(p, 9), 8)
    unixText(load<u64>(p, 1), load<u64>(p, 9), p + TUPLE_UNIX_SIZE, n - TUPLE_UNIX_SIZE)
    nameFromText(fd, text, Text.len)
  } else return
  if (family != AF_UNIX) nameFromTuple(fd)
  Fd.at(fd).flags |= <u16>(FDF_ROLE_SERVER | FDF_CONNECTED)
  if (Ev.code == E_SOCKET_ACCEPT4_6_X) {
    Fd.at(fd).openflags = <u32>paramU64(P_SOCKET_ACCEPT4_6_X_FLAGS, 0) & FILE_FLAGS_O_CLOEXEC
  }
  publish(fd)
  Ev.fdNameChanged = true
  install(Ev.res, fd)
}
