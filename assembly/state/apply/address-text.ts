// SPDX-License-Identifier: Apache-2.0
// The few socket names that cannot be told from a descriptor's addresses alone and are kept as text:
// bound IPv6 addresses, ends of unix sockets. All other names are made when somebody asks (fields/).

/** The text under construction; valid until the next `beginText`. */
export class Text {
  static len: u32 = 0
}

const SIZE: u32 = 4096
export const text: usize = memory.data(4128)

export function beginText(): void {
  Text.len = 0
}

function put(c: u32): void {
  if (Text.len < SIZE) store<u8>(text + Text.len++, <u8>c)
}

/** Bytes up to a NUL or the end, cut to what fits. */
export function putBytes(p: usize, n: u32): void {
  for (let i: u32 = 0; i < n; i++) {
    const c = <u32>load<u8>(p + i)
    if (c == 0) return
    put(c)
  }
}

export function putArrow(): void {
  put(0x2d)
  put(0x3e)
}

export function putSpace(): void {
  put(0x20)
}

export function putDecimal(v: u32): void {
  if (v >= 10) putDecimal(v / 10)
  put(0x30 + (v % 10))
}

export function putHex(v: u64): void {
  if (v >= 16) putHex(v >> 4)
  const d = <u32>(v & 15)
  put(d < 10 ? 0x30 + d : 0x57 + d)
}

export function putPort(port: u16): void {
  put(0x3a)
  putDecimal(<u32>port)
}

/** Four bytes in network order. */
export function putAddress4(p: usize): void {
  for (let i: u32 = 0; i < 4; i++) {
    if (i != 0) put(0x2e)
    putDecimal(<u32>load<u8>(p + i))
  }
}

function word(p: usize, i: u32): u32 {
  return ((<u32>load<u8>(p + (i << 1))) << 8) | <u32>load<u8>(p + (i << 1), 1)
}

/** Sixteen bytes, in the form of inet_ntop: the longest run of zeros short, IPv4 inside with dots. */
export function putAddress6(p: usize): void {
  let best: u32 = 8
  let bestLen: u32 = 1
  for (let i: u32 = 0; i < 8; ) {
    let j = i
    while (j < 8 && word(p, j) == 0) j++
    if (j - i > bestLen) {
      best = i
      bestLen = j - i
    }
    i = j == i ? i + 1 : j
  }
  const dotted = best == 0 && (bestLen == 6 || (bestLen == 5 && word(p, 5) == 0xffff))
  for (let i: u32 = 0; i < 8; i++) {
    if (best < 8 && i >= best && i < best + bestLen) {
      if (i == best) put(0x3a)
      continue
    }
    if (i != 0) put(0x3a)
    if (i == 6 && dotted) {
      putAddress4(p + 12)
      return
    }
    putHex(<u64>word(p, i))
  }
  if (best < 8 && best + bestLen == 8) put(0x3a)
}
