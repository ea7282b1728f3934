// SPDX-License-Identifier: Apache-2.0
// Keyed hashes for tables that strangers can fill. Strings: pair-multiply-shift, which is strongly
// universal for a secret random key (M. Thorup, "High Speed Hashing for Integers and Strings",
// arXiv:1504.06804, section 3.5), block by block. Integers: multiply-shift (ibid., section 2.3).
// The key comes from the host's random source at init; without it collisions cannot be prepared.

/** Bytes hashed with one pass over the key; longer strings chain the result of the previous block. */
const BLOCK: u32 = 2048
/** 64-bit key words: one for each 32-bit word of a block, and three more. */
const WORDS: u32 = BLOCK / 4 + 8

const key: usize = memory.data(4160)

export class HashKey {
  static int: u64 = 1
}

/** Entries one look-up may pass before it counts as a sign of flooding. */
const LONG_CHAIN: u32 = 32

export class Chains {
  /** Look-ups since start that passed more than LONG_CHAIN entries. */
  static long: u64 = 0
}

/** Told by every table how many entries a look-up passed. */
export function noteChain(steps: u32): void {
  if (steps > LONG_CHAIN) Chains.long++
}

/** Fills the key from a 64-bit seed (splitmix64). */
export function seedHash(seed: u64): void {
  let x = seed
  for (let i: u32 = 0; i < WORDS; i++) {
    x += 0x9e3779b97f4a7c15
    let z = x
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb
    store<u64>(key + (i << 3), z ^ (z >> 31))
  }
  HashKey.int = load<u64>(key + ((WORDS - 1) << 3)) | 1
}

/** High `bits` bits of the keyed hash of a 64-bit integer. */
export function hashInt(v: u64, bits: u32): u32 {
  return <u32>(((v + load<u64>(key, 8)) * HashKey.int) >> (64 - bits))
}

/**
 * 32-bit keyed hash of `n` bytes, never 0. `salt` keeps equal texts of different kinds apart.
 * Reads up to 7 bytes past the end (every region has that room) and masks them out.
 */
export function hashBytes(p: usize, n: u32, salt: u32): u32 {
  let h: u64 = load<u64>(key) + (<u64>salt + 1) * load<u64>(key, 8) + <u64>n * load<u64>(key, 16)
  let left = n
  for (;;) {
    const part = left < BLOCK ? left : BLOCK
    const end = p + (part & ~7)
    let k: usize = key + 24
    while (p < end) {
      const v = load<u64>(p)
      h += ((v & 0xffffffff) + load<u64>(k)) * ((v >> 32) + load<u64>(k, 8))
      p += 8
      k += 16
    }
    const rest = part & 7
    if (rest) {
      const v = load<u64>(p) & (((<u64>1) << ((<u64>rest) << 3)) - 1)
      h += ((v & 0xffffffff) + load<u64>(k)) * ((v >> 32) + load<u64>(k, 8))
      p += rest
    }
    left -= part
    if (left == 0) break
    // Carry only the universal high half into the next block.
    h = (h >> 32) * HashKey.int + load<u64>(key, 8)
  }
  const r = <u32>(h >> 32)
  return r ? r : 1
}
