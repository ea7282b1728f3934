// SPDX-License-Identifier: Apache-2.0
// Names of descriptors as texts. Sockets have none of their own: it is made of their addresses.

import { isMapped, putEnd4, putEnd6, putPair4, putPair6 } from '../text/address'
import { Text } from '../text/write'
import {
  FD_IPV4_SERVSOCK,
  FD_IPV4_SOCK,
  FD_IPV6_SERVSOCK,
  FD_IPV6_SOCK,
  FDF_TUPLE_NAME,
  Fd,
} from './fds'
import { Path } from './paths'

/** The text of a socket's addresses. */
export function putSocketName(fd: usize): void {
  const o = Fd.at(fd)
  const sip = fd + offsetof<Fd>('sip0')
  const dip = fd + offsetof<Fd>('dip0')
  const type = <u32>o.type
  if (type == FD_IPV4_SERVSOCK) putEnd4(sip, o.sport)
  else if (type == FD_IPV6_SERVSOCK) putEnd6(sip, o.sport)
  else if (type == FD_IPV4_SOCK) putPair4(o.l4, sip, o.sport, dip, o.dport)
  else if (type == FD_IPV6_SOCK) {
    if (isMapped(sip) && isMapped(dip)) putPair4(o.l4, sip + 12, o.sport, dip + 12, o.dport)
    else putPair6(o.l4, sip, o.sport, dip, o.dport)
  }
}

/** Longest text of two addresses with their ports. */
const SOCKET_NAME: u32 = 256
const socketName: usize = memory.data(272)

/** A name found by `nameApart`; valid until the next call. */
export class Apart {
  static ptr: usize = 0
  static len: u32 = 0
}

/** The name of descriptor `fd` beside a text that is being written. Sets Apart. */
export function nameApart(fd: usize): void {
  const o = Fd.at(fd)
  const name = <usize>o.name
  if (name != 0) {
    Apart.ptr = <usize>Path.at(name).text
    Apart.len = Path.at(name).len
    return
  }
  Apart.ptr = socketName
  Apart.len = 0
  if ((<u32>o.flags & FDF_TUPLE_NAME) == 0) return
  const start = Text.start
  const at = Text.at
  const end = Text.end
  Text.start = Text.at = socketName
  Text.end = socketName + SOCKET_NAME
  putSocketName(fd)
  Apart.len = <u32>(Text.at - socketName)
  Text.start = start
  Text.at = at
  Text.end = end
}
