// SPDX-License-Identifier: Apache-2.0
// Addresses of a socket. They live in one place of 40 bytes whose meaning depends on the descriptor's
// type; where a socket changes its type (a listening one receives, an IPv6 one connects to IPv4), what
// was written under the old type shows through, as it does in libsinsp, whose results rules rely on.
//
//   IPv4        | sip 0 | dip 4 | sport 8 | dport 10 | l4 12 |
//   IPv4 server | ip 0  | port 4 | l4 6 |
//   IPv6        | sip 0 | dip 16 | sport 32 | dport 34 | l4 36 |
//   IPv6 server | ip 0  | port 16 | l4 18 |
//   unix        | source 0 | destination 8 |

import { getFd, nextFd } from '../fd-tables'
import {
  FD_IPV4_SERVSOCK,
  FD_IPV4_SOCK,
  FD_IPV6_SERVSOCK,
  FD_IPV6_SOCK,
  FD_UNIX_SOCK,
  FDF_OPENED,
  FDF_ROLE_CLIENT,
  FDF_ROLE_SERVER,
  FDF_TUPLE_NAME,
  Fd,
  setFdName,
} from '../fds'
import { inferAddress4, inferAddress6 } from '../interfaces'
import { internPath } from '../paths'

export const L4_UNKNOWN: u8 = 0
export const L4_TCP: u8 = 2
export const L4_UDP: u8 = 3
export const L4_ICMP: u8 = 4
export const L4_RAW: u8 = 5

/** Either role. */
export const ROLES: u32 = FDF_ROLE_CLIENT | FDF_ROLE_SERVER

/** Bytes of a record's address tuple: family and both ends. */
export const TUPLE4_SIZE: u32 = 13
export const TUPLE6_SIZE: u32 = 37
export const TUPLE_UNIX_SIZE: u32 = 17

export const AF_UNIX: u32 = 1
export const AF_INET: u32 = 2
export const AF_INET6: u32 = 10

/** Where the addresses of `fd` are. */
export function infoOf(fd: usize): usize {
  return fd + offsetof<Fd>('info0')
}

/** Copies the addresses to where readers look for them (Fd.sip0 ...), by type. */
export function publish(fd: usize): void {
  const o = Fd.at(fd)
  const info = infoOf(fd)
  o.sip1 = 0
  o.dip0 = 0
  o.dip1 = 0
  o.sport = 0
  o.dport = 0
  o.sip0 = 0
  o.l4 = L4_UNKNOWN
  const type = <u32>o.type
  if (type == FD_IPV4_SOCK) {
    o.sip0 = load<u32>(info)
    o.dip0 = load<u32>(info, 4)
    o.sport = load<u16>(info, 8)
    o.dport = load<u16>(info, 10)
    o.l4 = load<u8>(info, 12)
  } else if (type == FD_IPV6_SOCK) {
    o.sip0 = load<u64>(info)
    o.sip1 = load<u64>(info, 8)
    o.dip0 = load<u64>(info, 16)
    o.dip1 = load<u64>(info, 24)
    o.sport = load<u16>(info, 32)
    o.dport = load<u16>(info, 34)
    o.l4 = load<u8>(info, 36)
  } else if (type == FD_IPV4_SERVSOCK) {
    o.sip0 = load<u32>(info)
    o.sport = load<u16>(info, 4)
    o.l4 = load<u8>(info, 6)
  } else if (type == FD_IPV6_SERVSOCK) {
    o.sip0 = load<u64>(info)
    o.sip1 = load<u64>(info, 8)
    o.sport = load<u16>(info, 16)
    o.l4 = load<u8>(info, 18)
  } else if (type == FD_UNIX_SOCK) {
    o.sip0 = load<u64>(info)
    o.dip0 = load<u64>(info, 8)
  }
}

/** The path a stale descriptor was opened by stays its own when the name becomes another. */
function keepRawName(o: Fd): void {
  if (!(<u32>o.flags & FDF_OPENED)) return
  if (o.rawName == 0) o.rawName = o.name
  o.flags &= ~(<u16>FDF_OPENED)
}

/** The name is made from the addresses from now on. */
export function nameFromTuple(fd: usize): void {
  keepRawName(Fd.at(fd))
  setFdName(fd, 0)
  Fd.at(fd).flags |= <u16>FDF_TUPLE_NAME
}

/** The name is the `n` bytes at `p` from now on. */
export function nameFromText(fd: usize, p: usize, n: u32): void {
  const o = Fd.at(fd)
  keepRawName(o)
  o.flags &= ~(<u16>FDF_TUPLE_NAME)
  setFdName(fd, n == 0 ? 0 : internPath(p, n, <u32>o.type))
}

export function isConnectedType(o: Fd): bool {
  return o.type == <u8>FD_IPV4_SOCK || o.type == <u8>FD_IPV6_SOCK
}

/** libsinsp's notion: IPv4 only. */
export function isTcp(fd: usize): bool {
  return Fd.at(fd).type == <u8>FD_IPV4_SOCK && load<u8>(infoOf(fd), 12) == L4_TCP
}

export function isUdp(fd: usize): bool {
  return Fd.at(fd).type == <u8>FD_IPV4_SOCK && load<u8>(infoOf(fd), 12) == L4_UDP
}

/** True for ::ffff:a.b.c.d and for the address of all zeros, which counts as IPv4 as well. */
export function isMapped4(p: usize): bool {
  if (load<u64>(p) != 0 || load<u16>(p, 8) != 0) return false
  const mark = load<u16>(p, 10)
  return mark == 0xffff || (mark == 0 && load<u32>(p, 12) == 0)
}

/** Both ends of an IPv4 socket; false when nothing changes (same or swapped ends). The type must be set before. */
export function setEnds4(fd: usize, sip: u32, sport: u16, dip: u32, dport: u16): bool {
  const info = infoOf(fd)
  const sip0 = load<u32>(info)
  const dip0 = load<u32>(info, 4)
  const sport0 = load<u16>(info, 8)
  const dport0 = load<u16>(info, 10)
  if (sip == sip0 && sport == sport0 && dip == dip0 && dport == dport0) return false
  if (
    Fd.at(fd).type == <u8>FD_IPV4_SOCK &&
    dip == sip0 &&
    dport == sport0 &&
    sip == dip0 &&
    sport == dport0
  ) {
    return false
  }
  store<u32>(info, sip)
  store<u32>(info, dip, 4)
  store<u16>(info, sport, 8)
  store<u16>(info, dport, 10)
  return true
}

function same16(a: usize, b: usize): bool {
  return load<u64>(a) == load<u64>(b) && load<u64>(a, 8) == load<u64>(b, 8)
}

/** Both ends of an IPv6 socket (16 bytes at sip and dip); false when nothing changes. */
export function setEnds6(fd: usize, sip: usize, sport: u16, dip: usize, dport: u16): bool {
  const info = infoOf(fd)
  const sport0 = load<u16>(info, 32)
  const dport0 = load<u16>(info, 34)
  if (same16(sip, info) && sport == sport0 && same16(dip, info + 16) && dport == dport0)
    return false
  if (
    Fd.at(fd).type == <u8>FD_IPV6_SOCK &&
    same16(dip, info) &&
    dport == sport0 &&
    same16(sip, info + 16) &&
    sport == dport0
  ) {
    return false
  }
  memory.copy(info, sip, 16)
  memory.copy(info + 16, dip, 16)
  store<u16>(info, sport, 32)
  store<u16>(info, dport, 34)
  return true
}

/** Exchanges the two ends. */
export function swapEnds(fd: usize): void {
  const info = infoOf(fd)
  if (Fd.at(fd).type == <u8>FD_IPV4_SOCK) {
    const ip = load<u32>(info)
    const port = load<u16>(info, 8)
    store<u32>(info, load<u32>(info, 4))
    store<u16>(info, load<u16>(info, 10), 8)
    store<u32>(info, ip, 4)
    store<u16>(info, port, 10)
    return
  }
  const ip0 = load<u64>(info)
  const ip1 = load<u64>(info, 8)
  const port = load<u16>(info, 32)
  memory.copy(info, info + 16, 16)
  store<u16>(info, load<u16>(info, 34), 32)
  store<u64>(info, ip0, 16)
  store<u64>(info, ip1, 24)
  store<u16>(info, port, 34)
}

function isZero16(p: usize): bool {
  return (load<u64>(p) | load<u64>(p, 8)) == 0
}

/** Puts an interface's address where one end has none. */
export function completeEnds(fd: usize): void {
  const info = infoOf(fd)
  if (Fd.at(fd).type == <u8>FD_IPV4_SOCK) {
    const sip = load<u32>(info)
    const dip = load<u32>(info, 4)
    if (sip != 0 && dip != 0) return
    const known = sip == 0 ? dip : sip
    const addr = inferAddress4(known)
    if (addr == known && load<u16>(info, 8) == load<u16>(info, 10)) return
    if (sip == 0) store<u32>(info, addr)
    else store<u32>(info, addr, 4)
  } else if (Fd.at(fd).type == <u8>FD_IPV6_SOCK) {
    const noSource = isZero16(info)
    if (!noSource && !isZero16(info + 16)) return
    const known = noSource ? info + 16 : info
    const addr = inferAddress6(known)
    if (same16(addr, known) && load<u16>(info, 32) == load<u16>(info, 34)) return
    memory.copy(noSource ? info : info + 16, addr, 16)
  }
}

/** Descriptors looked at to guess a role; libsinsp tracks no more in a process. */
const MAX_LOOKED_AT: u32 = 4096

/** True when a descriptor of the table is IPv4 and listens at `port`, or is connected to it (`own`: from it). */
function usesPort(table: usize, port: u16, own: bool): bool {
  let num = nextFd(table, 0)
  for (let i: u32 = 0; num >= 0 && i < MAX_LOOKED_AT; i++) {
    const fd = getFd(table, num)
    const o = Fd.at(fd)
    if (o.type == <u8>FD_IPV4_SOCK) {
      if ((own ? load<u16>(infoOf(fd), 8) : load<u16>(infoOf(fd), 10)) == port) return true
    } else if (!own && o.type == <u8>FD_IPV4_SERVSOCK && load<u16>(infoOf(fd), 4) == port)
      return true
    num = nextFd(table, num + 1)
  }
  return false
}

/** Client or server, from the ports the process uses; a server usually begins by reading. */
export function guessRole(fd: usize, table: usize, incoming: bool): void {
  const o = Fd.at(fd)
  const info = infoOf(fd)
  // Where IPv4 ports are, whatever the type: see the head of this file.
  const dport = load<u16>(info, 10)
  let role = FDF_ROLE_CLIENT
  if (usesPort(table, dport, false)) {
    if (!usesPort(table, load<u16>(info, 8), true) || incoming) role = FDF_ROLE_SERVER
  }
  o.flags |= <u16>role
}
