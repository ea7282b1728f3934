// SPDX-License-Identifier: Apache-2.0
// Comparing byte ranges. May read up to 15 bytes past either range; every region has that room.

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
