// SPDX-License-Identifier: Apache-2.0
// Threads that have just exited. A short-lived child may be gone before its caller's clone returns: the
// caller's event must not bring it back.

import { hashInt } from '../memory/hash'
import { reserve } from '../memory/regions'

/** Entries; an exit overwrites an older one that falls on its place. */
const BITS: u32 = 13
/** Longest time, in nanoseconds, that a clone may return after its child's exit. */
const MAX_AGE: u64 = 2_000_000_000

/** u64 key (parent, child), u64 time. */
class Exited {
  static table: usize = 0
}

/** False when memory is too small. */
export function exitedInit(): bool {
  Exited.table = reserve(16 << BITS, 64)
  if (Exited.table == 0) return false
  memory.fill(Exited.table, 0, 16 << BITS)
  return true
}

function keyOf(tid: i64, ptid: i64): u64 {
  return ((<u64>ptid) << 32) | (<u64>tid & 0xffffffff)
}

/** Notes that the child `tid` of `ptid` exited at `ts`. */
export function noteExit(tid: i64, ptid: i64, ts: u64): void {
  const key = keyOf(tid, ptid)
  const at = Exited.table + ((<usize>hashInt(key, BITS)) << 4)
  store<u64>(at, key)
  store<u64>(at, ts, 8)
}

/** True when the child `tid` of `ptid` exited shortly before `ts`. */
export function exitedBefore(tid: i64, ptid: i64, ts: u64): bool {
  const key = keyOf(tid, ptid)
  const at = Exited.table + ((<usize>hashInt(key, BITS)) << 4)
  // Times of two processors: the exit may be stamped later.
  return load<u64>(at) == key && ts < load<u64>(at, 8) + MAX_AGE
}
