// SPDX-License-Identifier: Apache-2.0
// Prints parameters that hold socket addresses (types sockaddr and socktuple of src/schema/types.ts).

import { isMapped, putArrow, putEnd4, putEnd6 } from '../text/address'
import { put, putByte, putHex, putString, putUnsigned } from './text'
import {
  T_BAD_IPV4,
  T_BAD_IPV4_LEN,
  T_BAD_IPV6,
  T_BAD_IPV6_LEN,
  T_FAMILY,
  T_FAMILY_LEN,
  T_NA,
  T_NA_LEN,
} from './texts'

/** Converted from an old record that had no address. */
const AF_UNSPEC: u32 = 0
const AF_UNIX: u32 = 1
const AF_INET: u32 = 2
const AF_INET6: u32 = 10

function putFamily(family: u32): void {
  put(T_FAMILY, T_FAMILY_LEN)
  putUnsigned(family)
}

/** `n` > 0 bytes: family, then ip and port, or a path. */
export function putSockaddr(p: usize, n: u32): void {
  const family = <u32>load<u8>(p)
  if (family == AF_UNIX) putString(p + 1, n - 1)
  else if (family == AF_INET) {
    if (n == 7) putEnd4(p + 1, load<u16>(p, 5))
    else put(T_BAD_IPV4, T_BAD_IPV4_LEN)
  } else if (family == AF_INET6) {
    if (n == 19) putEnd6(p + 1, load<u16>(p, 17))
    else put(T_BAD_IPV6, T_BAD_IPV6_LEN)
  } else if (family == AF_UNSPEC) put(T_NA, T_NA_LEN)
  else putFamily(family)
}

/** `n` > 0 bytes: family, then both ends. */
export function putSocktuple(p: usize, n: u32): void {
  const family = <u32>load<u8>(p)
  if (family == AF_INET) {
    if (n == 13) putPair4(p + 1, load<u16>(p, 5), p + 7, load<u16>(p, 11))
    else put(T_BAD_IPV4, T_BAD_IPV4_LEN)
  } else if (family == AF_INET6) {
    if (n != 37) put(T_BAD_IPV6, T_BAD_IPV6_LEN)
    else if (isMapped(p + 1) && isMapped(p + 19)) {
      putPair4(p + 13, load<u16>(p, 17), p + 31, load<u16>(p, 35))
    } else {
      putEnd6(p + 1, load<u16>(p, 17))
      putArrow()
      putEnd6(p + 19, load<u16>(p, 35))
    }
  } else if (family == AF_UNIX) {
    if (n < 17) return
    putHex(load<u64>(p, 1), 0x61)
    putArrow()
    putHex(load<u64>(p, 9), 0x61)
    putByte(0x20)
    putString(p + 17, n - 17)
  } else putFamily(family)
}

function putPair4(sip: usize, sport: u32, dip: usize, dport: u32): void {
  putEnd4(sip, sport)
  putArrow()
  putEnd4(dip, dport)
}
