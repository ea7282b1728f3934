// SPDX-License-Identifier: Apache-2.0
// What every change of a socket's addresses has in common: seeing whether its name changes, texts of names.

import { Ev } from '../../event/current'
import { copyBytes, equalBytes } from '../../memory/bytes'
import { FDF_CONNECTED, FDF_FAILED, FDF_PENDING, FDF_TUPLE_NAME, Fd } from '../fds'
import {
  beginText,
  putAddress6,
  putArrow,
  putBytes,
  putHex,
  putPort,
  putSpace,
} from './address-text'
import { infoOf, publish } from './socket-info'

/** What a descriptor was before the event changed it: says whether its name changed. */
class Before {
  static name: u32 = 0
  static flags: u32 = 0
  static type: u32 = 0
}
const infoBefore: usize = memory.data(56)

/** Must come before the first change of `fd`, `finish` after the last. */
export function remember(fd: usize): void {
  const o = Fd.at(fd)
  Before.name = o.name
  Before.flags = <u32>o.flags
  Before.type = <u32>o.type
  copyBytes(infoBefore, infoOf(fd), 40)
}

/** Shows the changes to readers, and says whether the name is another one. */
export function finish(fd: usize): void {
  publish(fd)
  const o = Fd.at(fd)
  const derived = (<u32>o.flags & FDF_TUPLE_NAME) != 0
  const wasDerived = (Before.flags & FDF_TUPLE_NAME) != 0
  Ev.fdNameChanged =
    derived != wasDerived ||
    (derived
      ? Before.type != <u32>o.type || !equalBytes(infoBefore, infoOf(fd), 40)
      : Before.name != o.name)
}

/** The connection stands. */
export function setConnected(o: Fd): void {
  o.flags = <u16>((<u32>o.flags & ~(FDF_PENDING | FDF_FAILED)) | FDF_CONNECTED)
}

/** "source->destination path" of a unix socket. */
export function unixText(source: u64, dest: u64, path: usize, n: u32): void {
  beginText()
  putHex(source)
  putArrow()
  putHex(dest)
  putSpace()
  putBytes(path, n)
}

/** "ip:port->ip:port" of an IPv6 tuple. */
export function tupleText6(p: usize): void {
  beginText()
  putAddress6(p + 1)
  putPort(load<u16>(p, 17))
  putArrow()
  putAddress6(p + 19)
  putPort(load<u16>(p, 35))
}
