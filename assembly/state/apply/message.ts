// SPDX-License-Identifier: Apache-2.0
// recv*, send*: messages say both ends of sockets that are not connected, and of those whose making
// was not seen. Descriptor passing (SCM_RIGHTS) cannot be followed: records do not say what is passed.

import { Ev, paramI64, paramLen, paramPtr } from '../../event/current'
import { ownFd, resolveFd } from '../../event/descriptor'
import {
  E_SOCKET_RECVFROM_X,
  E_SOCKET_RECVMSG_X,
  E_SOCKET_SENDMMSG_X,
} from '../../generated/events'
import {
  P_SOCKET_RECVFROM_X_TUPLE,
  P_SOCKET_RECVMMSG_X_TUPLE,
  P_SOCKET_RECVMSG_X_TUPLE,
  P_SOCKET_SENDTO_X_FD,
  P_SOCKET_SENDTO_X_TUPLE,
} from '../../generated/params'
import {
  FD_IPV4_SERVSOCK,
  FD_IPV4_SOCK,
  FD_IPV6_SOCK,
  FD_UNIX_SOCK,
  FDF_CONNECTED,
  FDF_ROLE_CLIENT,
  FDF_ROLE_SERVER,
  FDF_TUPLE_NAME,
  Fd,
} from '../fds'
import { tableOf } from '../threads'
import { Text, text } from './address-text'
import { addSocket, PROTO_UDP, SOCK_DGRAM } from './net'
import { finish, remember, setConnected, tupleText6, unixText } from './socket-change'
import {
  AF_INET,
  AF_INET6,
  AF_UNIX,
  completeEnds,
  guessRole,
  infoOf,
  isConnectedType,
  isMapped4,
  isTcp,
  L4_UDP,
  L4_UNKNOWN,
  nameFromText,
  nameFromTuple,
  ROLES,
  setEnds4,
  setEnds6,
  swapEnds,
  TUPLE_UNIX_SIZE,
  TUPLE4_SIZE,
  TUPLE6_SIZE,
} from './socket-info'

/** Takes the ends of a message over; false when they say nothing new. */
function updateEnds(fd: usize, p: usize, n: u32): bool {
  if (n == 0) return false
  const o = Fd.at(fd)
  const info = infoOf(fd)
  const family = <u32>load<u8>(p)
  if (family == AF_INET) {
    if (n < TUPLE4_SIZE) return false
    if (<u32>o.type == FD_IPV4_SERVSOCK) store<u8>(info, load<u8>(info, 6), 12)
    o.type = <u8>FD_IPV4_SOCK
    if (!setEnds4(fd, load<u32>(p, 1), load<u16>(p, 5), load<u32>(p, 7), load<u16>(p, 11))) {
      return false
    }
  } else if (family == AF_INET6) {
    if (n < TUPLE6_SIZE) return false
    const sport = load<u16>(p, 17)
    const dport = load<u16>(p, 35)
    if (isMapped4(p + 1) && isMapped4(p + 19)) {
      o.type = <u8>FD_IPV4_SOCK
      if (!setEnds4(fd, load<u32>(p, 13), sport, load<u32>(p, 31), dport)) return false
    } else if (!setEnds6(fd, p + 1, sport, p + 19, dport)) return false
  } else if (family == AF_UNIX) {
    if (n < TUPLE_UNIX_SIZE) return false
    o.type = <u8>FD_UNIX_SOCK
    store<u64>(info, load<u64>(p, 1))
    store<u64>(info, load<u64>(p, 9), 8)
    return true
  }
  // TCP could not change its ends in the middle: it must be UDP.
  if (<u32>o.type == FD_IPV4_SOCK) {
    if (load<u8>(info, 12) == L4_UNKNOWN) store<u8>(info, L4_UDP, 12)
  } else if (<u32>o.type == FD_IPV6_SOCK && load<u8>(info, 36) == L4_UNKNOWN) {
    store<u8>(info, L4_UDP, 36)
  }
  completeEnds(fd)
  return true
}

function nameOfTuple(fd: usize, p: usize, n: u32): void {
  const family = <u32>load<u8>(p)
  if (family == AF_UNIX && n >= TUPLE_UNIX_SIZE) {
    unixText(load<u64>(p, 1), load<u64>(p, 9), p + TUPLE_UNIX_SIZE, n - TUPLE_UNIX_SIZE)
    nameFromText(fd, text, Text.len)
  } else if (family == AF_INET6 && n >= TUPLE6_SIZE) {
    tupleText6(p)
    nameFromText(fd, text, Text.len)
  }
}

function hasName(o: Fd): bool {
  return o.name != 0 || (<u32>o.flags & FDF_TUPLE_NAME) != 0
}

/** A message passed through the socket: `param` holds its ends. */
function message(param: u32, incoming: bool): void {
  const shared = resolveFd()
  // Old captures have messages in numbers without any parameter.
  if (shared == 0 || !Ev.hasRes || Ev.res < 0) return
  const n = paramLen(param)
  const o = Fd.at(shared)
  const addresses = n != 0 && (!hasName(o) || !isTcp(shared))
  const connected = !isConnectedType(o) || (<u32>o.flags & FDF_CONNECTED) != 0
  if (connected && !addresses) return
  const fd = ownFd()
  if (fd == 0) return
  remember(fd)
  const f = Fd.at(fd)
  if (isConnectedType(f)) setConnected(f)
  const p = paramPtr(param)
  if (addresses && updateEnds(fd, p, n)) {
    if (isConnectedType(f)) {
      if (!(<u32>f.flags & ROLES)) guessRole(fd, tableOf(Ev.thread), incoming)
      if (<u32>f.flags & (incoming ? FDF_ROLE_CLIENT : FDF_ROLE_SERVER)) swapEnds(fd)
      nameFromTuple(fd)
    } else nameOfTuple(fd, p, n)
  }
  finish(fd)
}

/** Plain reads and writes: what is transferred through a socket says that it is connected. */
export function applyTransfer(): void {
  if (!Ev.hasRes || Ev.res < 0 || resolveFd() == 0) return
  const o = Fd.at(Ev.fd)
  if (!isConnectedType(o) || (<u32>o.flags & FDF_CONNECTED) != 0) return
  const fd = ownFd()
  if (fd != 0) setConnected(Fd.at(fd))
}

/** recv, recvfrom, recvmsg, recvmmsg. */
export function applyReceive(): void {
  message(
    Ev.code == E_SOCKET_RECVFROM_X
      ? P_SOCKET_RECVFROM_X_TUPLE
      : Ev.code == E_SOCKET_RECVMSG_X
        ? P_SOCKET_RECVMSG_X_TUPLE
        : P_SOCKET_RECVMMSG_X_TUPLE,
    true,
  )
}

/** send, sendto, sendmsg, sendmmsg; the first three make a datagram socket of an unknown descriptor. */
export function applySend(): void {
  const code = Ev.code
  const n = paramLen(P_SOCKET_SENDTO_X_TUPLE)
  if (code != E_SOCKET_SENDMMSG_X && n != 0 && Ev.thread != 0 && Ev.res >= 0 && resolveFd() == 0) {
    const family = <u32>load<u8>(paramPtr(P_SOCKET_SENDTO_X_TUPLE))
    if (family == AF_INET || family == AF_INET6) {
      addSocket(paramI64(P_SOCKET_SENDTO_X_FD, -1), family, SOCK_DGRAM, PROTO_UDP)
    }
  }
  message(P_SOCKET_SENDTO_X_TUPLE, false)
}
