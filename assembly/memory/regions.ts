// SPDX-License-Identifier: Apache-2.0
// The map of linear memory: every region follows the previous one, all are fixed at init, nothing
// grows. Pages are only committed by the operating system when they are first touched.
//
//   [ static data | scratch | window | matches | policy A | policy B | slabs | arena ............ end ]

export const PAGE: usize = 65536

/** Bytes the host may fill with records or capture blocks for one consume call. */
export const WINDOW_SIZE: usize = 2 << 20
/** Room behind the window, so that 16-byte loads of a comparison never leave memory. */
export const OVERREAD: usize = 64
export const MATCHES_SIZE: usize = 1 << 20
/** Each half of the policy double buffer: one policy runs while the next one is loaded. */
export const POLICY_SIZE: usize = 24 << 20
/** Working space of one extraction or rendering; every user states its own part. */
export const SCRATCH_SIZE: usize = 1 << 20

/** Region addresses; written once by `layOut`. */
export class Mem {
  static scratch: usize = 0
  static window: usize = 0
  static matches: usize = 0
  static policyA: usize = 0
  static policyB: usize = 0
  /** First free byte for `reserve`. */
  static top: usize = 0
  static end: usize = 0
}

/** Takes `size` bytes for good, aligned to `align` (a power of two); 0 when memory is too small. */
export function reserve(size: usize, align: usize): usize {
  const at = (Mem.top + align - 1) & ~(align - 1)
  if (at < Mem.top || at > Mem.end || Mem.end - at < size) return 0
  Mem.top = at + size
  return at
}

/** Lays the fixed regions out from the end of static data; false when memory is too small. */
export function layOut(): bool {
  Mem.top = __heap_base
  Mem.end = (<usize>memory.size()) << 16
  Mem.scratch = reserve(SCRATCH_SIZE + OVERREAD, 64)
  Mem.window = reserve(WINDOW_SIZE + OVERREAD, PAGE)
  Mem.matches = reserve(MATCHES_SIZE, 64)
  Mem.policyA = reserve(POLICY_SIZE, 64)
  Mem.policyB = reserve(POLICY_SIZE, 64)
  return Mem.policyB != 0
}
