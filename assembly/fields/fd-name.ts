// SPDX-License-Identifier: Apache-2.0
// Names and transports of descriptors, for fd.* fields and for printed parameters.

import {
  FD_IPV4_SERVSOCK,
  FD_IPV4_SOCK,
  FD_IPV6_SERVSOCK,
  FD_IPV6_SOCK,
  FDF_ROLE_CLIENT,
  FDF_ROLE_SERVER,
  FDF_TUPLE_NAME,
  Fd,
} from '../state/fds'
import { Path } from '../state/paths'
import { putSocketName } from '../state/socket-name'
import { L4_NA, L4_RAW } from '../text/address'
import { begin, finish, put, putByte } from './text'
import { T_NA } from './texts'
import { KIND_STR, text, V } from './value'

/** Neither client nor server is known of the socket. */
export function hasNoRole(o: Fd): bool {
  return (<u32>o.flags & (FDF_ROLE_CLIENT | FDF_ROLE_SERVER)) == 0
}

/** Transport of a descriptor (SCAP_L4_*), not applicable where the role is open. */
export function l4Of(fd: usize): u32 {
  const o = Fd.at(fd)
  const type = <u32>o.type
  if (type == FD_IPV4_SERVSOCK || type == FD_IPV6_SERVSOCK) return o.l4
  if (type != FD_IPV4_SOCK && type != FD_IPV6_SOCK) return L4_NA
  return <u32>o.l4 != L4_RAW && hasNoRole(o) ? L4_NA : <u32>o.l4
}

/** Appends the name of descriptor `fd`. */
export function putFdName(fd: usize): void {
  const o = Fd.at(fd)
  const name = <usize>o.name
  if (name != 0) put(<usize>Path.at(name).text, Path.at(name).len)
  else if ((<u32>o.flags & FDF_TUPLE_NAME) != 0) putSocketName(fd)
}

/** Makes the name of descriptor `fd` the value. */
export function nameValue(fd: usize): u32 {
  const o = Fd.at(fd)
  const name = <usize>o.name
  if (name != 0) {
    V.ptr = <usize>Path.at(name).text
    V.len = Path.at(name).len
    return KIND_STR
  }
  if ((<u32>o.flags & FDF_TUPLE_NAME) == 0) return text(T_NA, 0)
  begin()
  putSocketName(fd)
  return finish()
}

const SLASH: u32 = 0x2f

/** Looks at 16 bytes at a time, reading up to 16 past the end. */
function hasDoubleSlash(p: usize, n: u32): bool {
  const slash = i8x16.splat(<i8>SLASH)
  for (let i: u32 = 1; i < n; i += 16) {
    let pairs = i8x16.bitmask(
      v128.and(i8x16.eq(v128.load(p + i - 1), slash), i8x16.eq(v128.load(p + i), slash)),
    )
    const left = n - i
    if (left < 16) pairs &= (1 << left) - 1
    if (pairs != 0) return true
  }
  return false
}

/** The `n` bytes at `p` with each run of slashes made one. */
export function withoutDoubleSlashes(p: usize, n: u32): u32 {
  if (!hasDoubleSlash(p, n)) return text(p, n)
  begin()
  for (let k: u32 = 0; k < n; k++) {
    const byte = <u32>load<u8>(p + k)
    if (k == 0 || byte != SLASH || <u32>load<u8>(p + k - 1) != SLASH) putByte(byte)
  }
  return finish()
}
