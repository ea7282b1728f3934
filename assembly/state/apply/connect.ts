// SPDX-License-Identifier: Apache-2.0
// connect: the far end of a socket. The address seen at enter wins over the one read from the caller's
// memory at exit; what the kernel itself says wins over both.

import { Ev, paramLen, paramPtr } from '../../event/current'
import { ownFd } from '../../event/descriptor'
import { P_SOCKET_CONNECT_X_ADDR, P_SOCKET_CONNECT_X_TUPLE } from '../../generated/params'
import { equalBytes } from '../../memory/bytes'
import {
  FD_IPV4_SOCK,
  FD_IPV6_SOCK,
  FD_UNIX_SOCK,
  FDF_ROLE_CLIENT,
  FDF_ROLE_SERVER,
  Fd,
} from '../fds'
import { lengthOf, textOf } from '../strings'
import { beginText, putBytes, Text, text } from './address-text'
import { finish, remember, setConnected, unixText } from './socket-change'
import {
  AF_INET,
  AF_INET6,
  AF_UNIX,
  infoOf,
  isMapped4,
  isUdp,
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

const EINPROGRESS: i64 = 115

/** Destination of a connect without a tuple, from the address seen at enter. */
function connectByAddress(fd: usize, p: usize, n: u32): void {
  const o = Fd.at(fd)
  const info = infoOf(fd)
  const family = n != 0 ? <u32>load<u8>(p) : 0
  if (family == AF_INET) {
    if (n < 7) return
    o.type = <u8>FD_IPV4_SOCK
    store<u32>(info, load<u32>(p, 1), 4)
    store<u16>(info, load<u16>(p, 5), 10)
  } else if (family == AF_INET6) {
    if (n < 19) return
    if (isMapped4(p + 1)) {
      o.type = <u8>FD_IPV4_SOCK
      store<u32>(info, load<u32>(p, 13), 4)
      store<u16>(info, load<u16>(p, 17), 10)
    } else {
      o.type = <u8>FD_IPV6_SOCK
      memory.copy(info + 16, p + 1, 16)
      store<u16>(info, load<u16>(p, 17), 34)
    }
  } else if (family == AF_UNIX) {
    beginText()
    putBytes(p + 1, n - 1)
    nameFromText(fd, text, Text.len)
  }
}

function connect4(fd: usize, p: usize, exitAddr: usize, enterAddr: usize): bool {
  Fd.at(fd).type = <u8>FD_IPV4_SOCK
  let dip = load<u32>(p, 7)
  let dport = load<u16>(p, 11)
  // The kernel's own view differs from the caller's memory at exit: it cannot be forged, keep it.
  if (
    exitAddr != 0 &&
    enterAddr != 0 &&
    dip == load<u32>(exitAddr, 1) &&
    dport == load<u16>(exitAddr, 5)
  ) {
    dip = load<u32>(enterAddr, 1)
    dport = load<u16>(enterAddr, 5)
  }
  return setEnds4(fd, load<u32>(p, 1), load<u16>(p, 5), dip, dport)
}

function connect6(fd: usize, p: usize, exitAddr: usize, enterAddr: usize): bool {
  let dip = p + 19
  let dport = load<u16>(p, 35)
  if (
    exitAddr != 0 &&
    enterAddr != 0 &&
    dport == load<u16>(exitAddr, 17) &&
    equalBytes(dip, exitAddr + 1, 16)
  ) {
    dip = enterAddr + 1
    dport = load<u16>(enterAddr, 17)
  }
  const sip = p + 1
  const sport = load<u16>(p, 17)
  if (isMapped4(sip) && isMapped4(dip)) {
    Fd.at(fd).type = <u8>FD_IPV4_SOCK
    return setEnds4(fd, load<u32>(sip, 12), sport, load<u32>(dip, 12), dport)
  }
  Fd.at(fd).type = <u8>FD_IPV6_SOCK
  return setEnds6(fd, sip, sport, dip, dport)
}

/** Bytes of a NUL-ended text of at most `n` bytes. */
function textLength(p: usize, n: u32): u32 {
  let i: u32 = 0
  while (i < n && load<u8>(p + i) != 0) i++
  return i
}

function connectUnix(fd: usize, p: usize, n: u32, exitAddr: usize, exitLen: u32): void {
  let path = p + TUPLE_UNIX_SIZE
  let len = textLength(path, n - TUPLE_UNIX_SIZE)
  const enter = Ev.enterName
  if (exitAddr != 0 && enter != 0 && lengthOf(enter) > 1) {
    const exitPath = textLength(exitAddr + 1, exitLen - 1)
    if (exitPath == len && equalBytes(path, exitAddr + 1, len)) {
      path = textOf(enter) + 1
      len = lengthOf(enter) - 1
    }
  }
  store<u64>(infoOf(fd), load<u64>(p, 1))
  store<u64>(infoOf(fd), load<u64>(p, 9), 8)
  unixText(load<u64>(p, 1), load<u64>(p, 9), path, len)
  nameFromText(fd, text, Text.len)
}

/** Address parameter of family `family` with at least `size` bytes, else 0. */
function addressOf(p: usize, n: u32, family: u32, size: u32): usize {
  return n >= size && <u32>load<u8>(p) == family ? p : 0
}

export function applyConnect(): void {
  if (Ev.thread == 0 || (Ev.res < 0 && Ev.res != -EINPROGRESS)) return
  const fd = ownFd()
  if (fd == 0) return
  remember(fd)
  const o = Fd.at(fd)
  setConnected(o)
  const n = paramLen(P_SOCKET_CONNECT_X_TUPLE)
  const enter = Ev.enterName
  const enterPtr = enter != 0 ? textOf(enter) : 0
  const enterLen = enter != 0 ? lengthOf(enter) : 0
  if (n == 0) {
    connectByAddress(fd, enterPtr, enterLen)
    finish(fd)
    return
  }
  const p = paramPtr(P_SOCKET_CONNECT_X_TUPLE)
  const exitPtr = paramPtr(P_SOCKET_CONNECT_X_ADDR)
  const exitLen = paramLen(P_SOCKET_CONNECT_X_ADDR)
  const family = <u32>load<u8>(p)
  if (family == AF_INET || family == AF_INET6) {
    const four = family == AF_INET
    const whole = four ? TUPLE4_SIZE : TUPLE6_SIZE
    if (n < whole) return
    const size: u32 = four ? 7 : 19
    const exitAddr = addressOf(exitPtr, exitLen, family, size)
    const enterAddr = addressOf(enterPtr, enterLen, family, size)
    const changed = four
      ? connect4(fd, p, exitAddr, enterAddr)
      : connect6(fd, p, exitAddr, enterAddr)
    // A UDP server that connects: its own end comes second.
    if (changed && (<u32>o.flags & FDF_ROLE_SERVER) != 0 && isUdp(fd)) swapEnds(fd)
    nameFromTuple(fd)
  } else {
    if (<u32>o.type != FD_UNIX_SOCK || n < TUPLE_UNIX_SIZE) return
    connectUnix(fd, p, n, exitLen > 1 ? exitPtr : 0, exitLen)
  }
  if (!(<u32>o.flags & ROLES)) o.flags |= <u16>FDF_ROLE_CLIENT
  finish(fd)
}
