// SPDX-License-Identifier: Apache-2.0
// Comparing texts as bytes. Lengths come from the caller; loads may pass the end of either text by up to
// 15 bytes (every region has that room), results never depend on what lies there.

import { equalBytes } from '../memory/bytes'

export function equalText(a: usize, an: u32, b: usize, bn: u32): bool {
  return an == bn && equalBytes(a, b, an)
}

export function startsWith(p: usize, n: u32, prefix: usize, len: u32): bool {
  return n >= len && equalBytes(p, prefix, len)
}

export function endsWith(p: usize, n: u32, suffix: usize, len: u32): bool {
  return n >= len && equalBytes(p + n - len, suffix, len)
}

/** Below, equal or above zero as `a` is before, equal to or behind `b` in byte order. */
export function orderText(a: usize, an: u32, b: usize, bn: u32): i32 {
  const order = memory.compare(a, b, min(an, bn))
  if (order != 0) return order
  return an < bn ? -1 : an > bn ? 1 : 0
}

/** Candidates are places where the first and the last byte of the needle stand. */
export function contains(p: usize, n: u32, needle: usize, len: u32): bool {
  if (len == 0) return true
  if (len > n) return false
  const last = p + n - len
  const firstByte = i8x16.splat(load<i8>(needle))
  const lastByte = i8x16.splat(load<i8>(needle + len - 1))
  for (let at = p; at <= last; at += 16) {
    let hits = i8x16.bitmask(
      v128.and(i8x16.eq(v128.load(at), firstByte), i8x16.eq(v128.load(at + len - 1), lastByte)),
    )
    while (hits != 0) {
      const hit = at + ctz(hits)
      if (hit > last) return false
      if (equalBytes(hit, needle, len)) return true
      hits &= hits - 1
    }
  }
  return false
}

/** ASCII letters as lower case, all other bytes as they are. */
export function lowerByte(byte: u32): u32 {
  return byte - 0x41 < 26 ? byte | 0x20 : byte
}

/** `contains` without regard to the case of ASCII letters; the needle is in lower case. */
export function containsIgnoreCase(p: usize, n: u32, needle: usize, len: u32): bool {
  if (len == 0) return true
  if (len > n) return false
  const last = p + n - len
  const first = <u32>load<u8>(needle)
  for (let at = p; at <= last; at++) {
    if (lowerByte(load<u8>(at)) != first) continue
    let i: u32 = 1
    while (i < len && lowerByte(load<u8>(at + i)) == <u32>load<u8>(needle + i)) i++
    if (i == len) return true
  }
  return false
}
