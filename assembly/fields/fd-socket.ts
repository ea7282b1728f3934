// SPDX-License-Identifier: Apache-2.0
// Fields fd.*ip, fd.*port and the like: both ends of a socket. Called by fd.ts.

import { Ev } from '../event/current'
import {
  F_FD_CIP,
  F_FD_CNET,
  F_FD_CONNECTED,
  F_FD_CPORT,
  F_FD_CPROTO,
  F_FD_IP,
  F_FD_IS_SERVER,
  F_FD_L4PROTO,
  F_FD_LIP,
  F_FD_LNET,
  F_FD_LPORT,
  F_FD_LPROTO,
  F_FD_NET,
  F_FD_PORT,
  F_FD_PROTO,
  F_FD_RIP,
  F_FD_RNET,
  F_FD_RPORT,
  F_FD_RPROTO,
  F_FD_SIP,
  F_FD_SNET,
  F_FD_SOCKFAMILY,
  F_FD_SPORT,
  F_FD_SPROTO,
} from '../generated/fields'
import { l4ProtocolName, l4ProtocolNameLength } from '../generated/names'
import {
  FD_IPV4_SERVSOCK,
  FD_IPV4_SOCK,
  FD_IPV6_SERVSOCK,
  FD_IPV6_SOCK,
  FD_UNIX_SOCK,
  FDF_CONNECTED,
  Fd,
} from '../state/fds'
import { isLocalAddress } from '../state/interfaces'
import { Thread } from '../state/thread'
import { hasNoRole, l4Of } from './fd-name'
import { begin, finish, putUnsigned } from './text'
import { T_IP, T_IP_LEN, T_NA, T_UNIX, T_UNIX_LEN } from './texts'
import {
  EITHER_END,
  FORM_NET,
  KIND_IP4,
  KIND_IP6,
  KIND_LISTNUM,
  KIND_NONE,
  listAdd,
  listAddNum,
  listBegin,
  text,
  truth,
  unsigned,
  V,
} from './value'

/** Which end of a connection. */
const CLIENT: u32 = 0
const SERVER: u32 = 1
const LOCAL: u32 = 2
const REMOTE: u32 = 3

/** Fields that only sockets have. */
export function extractSocket(field: u32, fd: usize): u32 {
  const o = Fd.at(fd)
  switch (field) {
    case F_FD_L4PROTO: {
      const l4 = l4Of(fd)
      return text(l4ProtocolName(l4), l4ProtocolNameLength(l4))
    }
    case F_FD_CIP:
      return addressOf(fd, CLIENT)
    case F_FD_SIP:
      return addressOf(fd, SERVER)
    case F_FD_LIP:
      return addressOf(fd, LOCAL)
    case F_FD_RIP:
      return addressOf(fd, REMOTE)
    case F_FD_CNET:
      V.form = FORM_NET
      return addressOf(fd, CLIENT)
    case F_FD_SNET:
      V.form = FORM_NET
      return addressOf(fd, SERVER)
    case F_FD_LNET:
      V.form = FORM_NET
      return addressOf(fd, LOCAL)
    case F_FD_RNET:
      V.form = FORM_NET
      return addressOf(fd, REMOTE)
    case F_FD_CPORT:
      return portOf(fd, CLIENT)
    case F_FD_SPORT:
      return portOf(fd, SERVER)
    case F_FD_LPORT:
      return portOf(fd, LOCAL)
    case F_FD_RPORT:
      return portOf(fd, REMOTE)
    case F_FD_IP:
    case F_FD_NET:
      return bothAddresses(fd)
    case F_FD_PORT:
    case F_FD_PROTO:
      return bothPorts(o)
    case F_FD_CPROTO:
      return serviceOf(fd, CLIENT)
    case F_FD_SPROTO:
      return serviceOf(fd, SERVER)
    case F_FD_LPROTO:
      return serviceOf(fd, LOCAL)
    case F_FD_RPROTO:
      return serviceOf(fd, REMOTE)
    case F_FD_SOCKFAMILY:
      if (isInet(o.type)) return text(T_IP, T_IP_LEN)
      return <u32>o.type == FD_UNIX_SOCK ? text(T_UNIX, T_UNIX_LEN) : KIND_NONE
    case F_FD_IS_SERVER:
      return truth(isServer(fd))
    case F_FD_CONNECTED:
      return truth((<u32>o.flags & FDF_CONNECTED) != 0)
    default:
      // fd.cip.name and the like: names of addresses are not looked up.
      return KIND_NONE
  }
}

function isInet(type: u32): bool {
  return type >= FD_IPV4_SOCK && type <= FD_IPV6_SERVSOCK
}

/** Whether an address (of family 2 or 10) is one of the machine's: not known from inside a container. */
function isLocal(p: usize, family: u32): bool {
  return Thread.at(Ev.thread).container == 0 && isLocalAddress(p, family)
}

/** True when the sending end of connection `fd` has an address of this machine. */
function sourceIsLocal(fd: usize): bool {
  return isLocal(fd + offsetof<Fd>('sip0'), <u32>Fd.at(fd).type == FD_IPV4_SOCK ? 2 : 10)
}

/** Whether `end` of connection `fd` is its source. */
function isSource(fd: usize, end: u32): bool {
  if (end == CLIENT || end == SERVER) return end == CLIENT
  return sourceIsLocal(fd) == (end == LOCAL)
}

function addressOf(fd: usize, end: u32): u32 {
  const o = Fd.at(fd)
  const type = <u32>o.type
  if (hasNoRole(o)) return KIND_NONE
  if (type == FD_IPV4_SOCK || type == FD_IPV6_SOCK) {
    V.ptr = isSource(fd, end) ? fd + offsetof<Fd>('sip0') : fd + offsetof<Fd>('dip0')
    return type == FD_IPV4_SOCK ? KIND_IP4 : KIND_IP6
  }
  if (end != SERVER || !isInet(type)) return KIND_NONE
  V.ptr = fd + offsetof<Fd>('sip0')
  return type == FD_IPV4_SERVSOCK ? KIND_IP4 : KIND_IP6
}

function portOf(fd: usize, end: u32): u32 {
  const o = Fd.at(fd)
  const type = <u32>o.type
  if (type == FD_IPV4_SOCK || type == FD_IPV6_SOCK) {
    if (hasNoRole(o)) return KIND_NONE
    return unsigned(isSource(fd, end) ? o.sport : o.dport)
  }
  return end == SERVER && isInet(type) ? unsigned(o.sport) : KIND_NONE
}

/** Ports as texts: names of services are not looked up. */
function serviceOf(fd: usize, end: u32): u32 {
  const o = Fd.at(fd)
  const type = <u32>o.type
  const connection = type == FD_IPV4_SOCK || type == FD_IPV6_SOCK
  if (!connection) {
    const empty = end == CLIENT ? !hasNoRole(o) : end == SERVER && isInet(type)
    return empty ? text(T_NA, 0) : KIND_NONE
  }
  if (portOf(fd, end) == KIND_NONE) return KIND_NONE
  begin()
  putUnsigned(<u64>V.num)
  return finish()
}

function bothAddresses(fd: usize): u32 {
  const type = <u32>Fd.at(fd).type
  if (!isInet(type)) return KIND_NONE
  const four = type == FD_IPV4_SOCK || type == FD_IPV4_SERVSOCK
  const size: u32 = four ? 4 : 16
  listBegin()
  listAdd(fd + offsetof<Fd>('sip0'), size)
  if (type == FD_IPV4_SOCK || type == FD_IPV6_SOCK) listAdd(fd + offsetof<Fd>('dip0'), size)
  return (four ? KIND_IP4 : KIND_IP6) | EITHER_END
}

function bothPorts(o: Fd): u32 {
  const type = <u32>o.type
  if (!isInet(type)) return KIND_NONE
  listBegin()
  listAddNum(o.sport)
  if (type == FD_IPV4_SOCK || type == FD_IPV6_SOCK) listAddNum(o.dport)
  return KIND_LISTNUM | EITHER_END
}

function isServer(fd: usize): bool {
  const type = <u32>Fd.at(fd).type
  if (type == FD_IPV4_SERVSOCK || type == FD_IPV6_SERVSOCK) return true
  if (type == FD_IPV4_SOCK) return isLocal(fd + offsetof<Fd>('dip0'), 2)
  return type == FD_IPV6_SOCK && isLocal(fd + offsetof<Fd>('dip0'), 10)
}
