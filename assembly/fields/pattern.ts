// SPDX-License-Identifier: Apache-2.0
// Shell patterns that stand in field arguments (container.mount[...]): fnmatch without flags. Conditions
// use compiled patterns instead (compare/glob.ts).

/** End of the bracket expression at `p` (behind "["), 0 when it is not closed. */
function bracketEnd(p: usize, end: usize): usize {
  let at = p
  if (at < end && (load<u8>(at) == 0x21 || load<u8>(at) == 0x5e)) at++
  // A "]" that comes first is one of the bytes.
  if (at < end) at++
  while (at < end && load<u8>(at) != 0x5d) at++
  return at < end ? at : 0
}

function inBracket(p: usize, close: usize, byte: u32): bool {
  const negated = load<u8>(p) == 0x21 || load<u8>(p) == 0x5e
  let at = negated ? p + 1 : p
  let found = false
  while (at < close) {
    const low = <u32>load<u8>(at)
    let high = low
    if (at + 2 < close && load<u8>(at + 1) == 0x2d) {
      high = load<u8>(at + 2)
      at += 3
    } else at++
    if (byte >= low && byte <= high) found = true
  }
  return found != negated
}

/** Whether the `n` bytes at `p` match the pattern of `m` bytes at `pattern`. */
export function matchPattern(pattern: usize, m: u32, p: usize, n: u32): bool {
  const patternEnd = pattern + m
  const end = p + n
  // Where to go on after a mismatch: behind the last star, one byte further on.
  let star: usize = 0
  let retry: usize = 0
  while (true) {
    if (pattern < patternEnd && load<u8>(pattern) == 0x2a) {
      star = ++pattern
      retry = p
      continue
    }
    if (p == end) {
      if (pattern == patternEnd) return true
      return false
    }
    let next: usize = 0
    if (pattern < patternEnd) {
      const byte = <u32>load<u8>(p)
      const c = <u32>load<u8>(pattern)
      const close = c == 0x5b ? bracketEnd(pattern + 1, patternEnd) : 0
      if (c == 0x3f) next = pattern + 1
      else if (close != 0) {
        if (inBracket(pattern + 1, close, byte)) next = close + 1
      } else if (c == 0x5c && pattern + 1 < patternEnd) {
        if (<u32>load<u8>(pattern + 1) == byte) next = pattern + 2
      } else if (c == byte) next = pattern + 1
    }
    if (next != 0) {
      pattern = next
      p++
      continue
    }
    if (star == 0) return false
    pattern = star
    p = ++retry
  }
}
