// SPDX-License-Identifier: Apache-2.0
// pmatch: a path lies at or below another, component by component; components may be shell patterns.

import { SIZE_COMPONENTS } from '../generated/policy-layout'
import { matchGlob } from './glob'
import { equalText } from './string'

const SLASH: u32 = 0x2f

/** True when the components of the path begin with the `count` ones at `components`. */
export function matchPrefix(
  p: usize,
  n: u32,
  components: usize,
  count: u32,
  strings: usize,
  tokens: usize,
  bitmaps: usize,
): bool {
  const end = p + n
  for (let i: u32 = 0; i < count; i++) {
    while (p < end && load<u8>(p) == SLASH) p++
    if (p == end) return false
    const start = p
    while (p < end && load<u8>(p) != SLASH) p++
    const len = <u32>(p - start)
    const component = components + <usize>i * SIZE_COMPONENTS
    const from = <usize>load<u32>(component, 4)
    const size = load<u32>(component, 8)
    const same = load<u32>(component)
      ? matchGlob(start, len, tokens + (from << 2), size, bitmaps)
      : equalText(start, len, strings + from, size)
    if (!same) return false
  }
  return true
}
