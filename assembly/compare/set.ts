// SPDX-License-Identifier: Apache-2.0
// Hash sets of texts, laid out by the compiler (src/rules/policy-predicates.ts). The hash is not keyed: the
// table is made by the author of the rules, and how long a search may get was settled when it was built.

import { SET_HASH_MULTIPLIER } from '../generated/policy-layout'

export function setHash(p: usize, n: u32): u32 {
  let hash = n
  const end = p + (n & ~3)
  while (p < end) {
    hash = (hash ^ load<u32>(p)) * SET_HASH_MULTIPLIER
    hash ^= hash >> 15
    p += 4
  }
  const rest = n & 3
  if (rest != 0) {
    hash = (hash ^ (load<u32>(p) & ((1 << (rest << 3)) - 1))) * SET_HASH_MULTIPLIER
    hash ^= hash >> 15
  }
  return hash
}
