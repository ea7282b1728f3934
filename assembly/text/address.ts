// SPDX-License-Identifier: Apache-2.0
// Network addresses as text, the way inet_ntop and libsinsp write them.

import { put, putByte, putHex, putUnsigned } from './write'

export const L4_UNKNOWN: u32 = 0
export const L4_NA: u32 = 1
export const L4_TCP: u32 = 2
export const L4_UDP: u32 = 3
export const L4_ICMP: u32 = 4
export const L4_RAW: u32 = 5

const COLON: u32 = 0x3a
/** "->" */
const ARROW: usize = memory.data<u8>([45, 62, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
const ARROW_LEN: u32 = 2
/** "<unknown>" */
const UNKNOWN_TUPLE: usize = memory.data<u8>([
  60, 117, 110, 107, 110, 111, 119, 110, 62, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
const UNKNOWN_TUPLE_LEN: u32 = 9

export function putIp4(p: usize): void {
  for (let i: u32 = 0; i < 4; i++) {
    if (i != 0) putByte(0x2e)
    putUnsigned(load<u8>(p + i))
  }
}

function group(p: usize, i: u32): u32 {
  const v = <u32>load<u16>(p + (i << 1))
  return ((v & 0xff) << 8) | (v >> 8)
}

/** The longest run of at least two zero groups is left out; the first one of several. */
export function putIp6(p: usize): void {
  let best: u32 = 8
  let bestLen: u32 = 1
  let run: u32 = 0
  for (let i: u32 = 0; i < 8; i++) {
    run = group(p, i) == 0 ? run + 1 : 0
    if (run > bestLen) {
      bestLen = run
      best = i + 1 - run
    }
  }
  // ::a.b.c.d and ::ffff:a.b.c.d are written with an IPv4 tail.
  const tail = best == 0 && (bestLen == 6 || (bestLen == 5 && group(p, 5) == 0xffff))
  for (let i: u32 = 0; i < 8; i++) {
    if (i >= best && i < best + bestLen) {
      if (i == best) putByte(COLON)
      continue
    }
    if (i != 0) putByte(COLON)
    if (i == 6 && tail) {
      putIp4(p + 12)
      return
    }
    putHex(group(p, i), 0x61)
  }
  if (best + bestLen == 8 && best < 8) putByte(COLON)
}

/** ip:port */
export function putEnd4(ip: usize, port: u32): void {
  putIp4(ip)
  putByte(COLON)
  putUnsigned(port)
}

export function putEnd6(ip: usize, port: u32): void {
  putIp6(ip)
  putByte(COLON)
  putUnsigned(port)
}

export function putArrow(): void {
  put(ARROW, ARROW_LEN)
}

/** An IPv4 address in IPv6 form, or the zero address. */
export function isMapped(p: usize): bool {
  if (load<u64>(p) != 0 || load<u16>(p, 8) != 0) return false
  const tag = load<u16>(p, 10)
  return tag == 0xffff || (tag == 0 && load<u32>(p, 12) == 0)
}

/** Both ends of an IPv4 connection. */
export function putPair4(l4: u32, sip: usize, sport: u32, dip: usize, dport: u32): void {
  if (l4 == L4_TCP || l4 == L4_UDP) {
    putEnd4(sip, sport)
    putArrow()
    putEnd4(dip, dport)
  } else if (l4 == L4_ICMP || l4 == L4_RAW) {
    putIp4(sip)
    putArrow()
    putIp4(dip)
  } else put(UNKNOWN_TUPLE, UNKNOWN_TUPLE_LEN)
}

export function putPair6(l4: u32, sip: usize, sport: u32, dip: usize, dport: u32): void {
  if (l4 == L4_TCP || l4 == L4_UDP) {
    putEnd6(sip, sport)
    putArrow()
    putEnd6(dip, dport)
  } else if (l4 == L4_ICMP || l4 == L4_RAW) {
    putIp6(sip)
    putArrow()
    putIp6(dip)
  } else put(UNKNOWN_TUPLE, UNKNOWN_TUPLE_LEN)
}
