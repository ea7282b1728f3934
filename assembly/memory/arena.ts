// SPDX-License-Identifier: Apache-2.0
// Blocks of variable size for strings and descriptor tables: four size classes per power of two,
// one free list each, carved from one bounded region. A block is never split or joined, so the
// cost of both calls is constant and a stranger's sizes cannot make the lists long to search.

import { reserve } from './regions'

/** Smallest block; also the alignment of every block. */
const GRAIN: u32 = 32
/** Largest block a caller may ask for. */
export const MAX_BLOCK: u32 = 1 << 18
const CLASSES: u32 = 64

const heads: usize = memory.data(256)

export class Arena {
  static next: usize = 0
  static end: usize = 0
  /** Bytes in blocks that are handed out. */
  static used: u64 = 0
  /** Requests refused since start because the region was full. */
  static refused: u64 = 0
}

/** Class of blocks that hold `size` bytes: 32, 64, 96, 128, then four steps to each doubling. */
function classOf(size: u32): u32 {
  if (size <= GRAIN * 4) return (size + GRAIN - 1) / GRAIN - 1
  const s = size - 1
  const log = 31 - clz(s)
  return (log - 7) * 4 + ((s >> (log - 2)) & 3) + 4
}

function classSize(c: u32): u32 {
  if (c < 4) return (c + 1) * GRAIN
  const q = c - 4
  const log = (q >> 2) + 7
  return (1 << log) + (((q & 3) + 1) << (log - 2))
}

/** Gives the arena `size` bytes of linear memory; false when there is not so much left. */
export function arenaInit(size: usize): bool {
  memory.fill(heads, 0, CLASSES * 4)
  const at = reserve(size, 64)
  Arena.next = at
  Arena.end = at + size
  Arena.used = 0
  Arena.refused = 0
  return at != 0
}

/** A block of at least `size` bytes (not cleared), or 0 when the arena is full. */
export function alloc(size: u32): usize {
  if (size == 0 || size > MAX_BLOCK) return 0
  const c = classOf(size)
  const head = heads + (c << 2)
  const free = <usize>load<u32>(head)
  if (free != 0) {
    store<u32>(head, load<u32>(free))
    Arena.used += classSize(c)
    return free
  }
  const bytes = <usize>classSize(c)
  // A block of a cache line or more begins at one.
  if (bytes >= 64) Arena.next = (Arena.next + 63) & ~63
  if (Arena.next > Arena.end || Arena.end - Arena.next < bytes) {
    Arena.refused++
    return 0
  }
  const at = Arena.next
  Arena.next += bytes
  Arena.used += bytes
  return at
}

/** Returns a block; `size` is what `alloc` was asked for. */
export function free(block: usize, size: u32): void {
  const c = classOf(size)
  const head = heads + (c << 2)
  store<u32>(block, load<u32>(head))
  store<u32>(head, <u32>block)
  Arena.used -= classSize(c)
}
