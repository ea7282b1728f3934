// SPDX-License-Identifier: Apache-2.0
// Comparing and copying byte ranges. Comparing may read up to 15 bytes past either range; every region has
// that room.

/** True when the `n` bytes at `a` and `b` are the same. */
export function equalBytes(a: usize, b: usize, n: u32): bool {
  const end = a + n
  while (a + 16 <= end) {
    if (v128.any_true(v128.xor(v128.load(a), v128.load(b)))) return false
    a += 16
    b += 16
  }
  if (a + 8 <= end) {
    if (load<u64>(a) != load<u64>(b)) return false
    a += 8
    b += 8
  }
  const rest = <u32>(end - a)
  return rest == 0 || (load<u64>(a) ^ load<u64>(b)) << (64 - ((<u64>rest) << 3)) == 0
}

/** Longer ranges are worth the call of the engine's own copy. */
const LONG: u32 = 256

/** Copies `n` bytes; the ranges do not overlap. */
export function copyBytes(to: usize, from: usize, n: u32): void {
  if (n > LONG) {
    memory.copy(to, from, n)
    return
  }
  if (n < 8) {
    for (let i: u32 = 0; i < n; i++) store<u8>(to + i, load<u8>(from + i))
    return
  }
  // The last eight bytes may be copied twice.
  const last = n - 8
  for (let i: u32 = 0; i < last; i += 8) store<u64>(to + i, load<u64>(from + i))
  store<u64>(to + last, load<u64>(from + last))
}
