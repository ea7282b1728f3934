// SPDX-License-Identifier: Apache-2.0
// Absolute paths that joining and normalising (state/path-join.ts) leave as they are: nearly all that programs open.

const SLASH: u32 = 0x2f
const DOT: u32 = 0x2e

/**
 * True when the `n` bytes at `p` need no work: a slash at the start, none at the end, no NUL, no slash followed by
 * a slash or a dot. Looks at 16 bytes at a time, reading up to 16 past the end.
 */
export function isPlain(p: usize, n: u32): bool {
  if (n == 0 || load<u8>(p) != SLASH || load<u8>(p + n - 1) == SLASH) return false
  const slash = i8x16.splat(<i8>SLASH)
  const dot = i8x16.splat(<i8>DOT)
  for (let i: u32 = 0; i < n; i += 16) {
    const here = v128.load(p + i)
    const next = v128.load(p + i, 1)
    const pair = v128.and(
      i8x16.eq(here, slash),
      v128.or(i8x16.eq(next, slash), i8x16.eq(next, dot)),
    )
    let bad = i8x16.bitmask(v128.or(pair, i8x16.eq(here, i8x16.splat(0))))
    const left = n - i
    // The byte behind the last one is not part of the name: a pair cannot begin at the last byte.
    if (left < 16) bad &= (1 << left) - 1
    if (bad != 0) return false
  }
  return true
}
