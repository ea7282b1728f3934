// SPDX-License-Identifier: Apache-2.0
// Shell patterns, as tokens made by src/rules/glob.ts. Only the last star is ever tried again, so the work
// is bounded by text length times pattern length.

import { TOKEN_ANY, TOKEN_LITERAL, TOKEN_SET, TOKEN_STAR } from '../generated/policy-layout'

const NO_STAR: u32 = 0xffffffff

function accepts(token: u32, byte: u32, bitmaps: usize): bool {
  const kind = token >> 24
  if (kind == TOKEN_LITERAL) return (token & 0xff) == byte
  if (kind == TOKEN_ANY) return true
  if (kind != TOKEN_SET) return false
  const set = bitmaps + ((<usize>(token & 0xffffff)) << 5)
  return ((<u32>load<u8>(set + (byte >> 3)) >> (byte & 7)) & 1) != 0
}

/** True when the `n` bytes at `p` match the `count` tokens at `tokens` from start to end. */
export function matchGlob(p: usize, n: u32, tokens: usize, count: u32, bitmaps: usize): bool {
  let at: u32 = 0
  let token: u32 = 0
  let star = NO_STAR
  let mark: u32 = 0
  while (at < n) {
    const current = token < count ? load<u32>(tokens + ((<usize>token) << 2)) : 0
    if (token < count && current >> 24 == TOKEN_STAR) {
      star = token++
      mark = at
    } else if (token < count && accepts(current, load<u8>(p + at), bitmaps)) {
      token++
      at++
    } else if (star != NO_STAR) {
      token = star + 1
      at = ++mark
    } else return false
  }
  while (token < count && load<u32>(tokens + ((<usize>token) << 2)) >> 24 == TOKEN_STAR) token++
  return token == count
}
