// SPDX-License-Identifier: Apache-2.0
// What predicates came to for the current event: u32 epoch << 1 | value each, so that nothing need be
// cleared between events.

import { LIMIT_INDEXES, LIMIT_PREDICATES } from '../generated/policy-layout'
import { reserve } from '../memory/regions'

export class Memo {
  static base: usize = 0
  static epoch: u32 = 0
  /** Per text index {epoch, kind of its operand's value}: whether it was asked for this event. */
  static looked: usize = 0
  /** The epoch for which facts were worked out, which of them, and what they are. */
  static factsEpoch: u32 = 0
  static factsKnown: u32 = 0
  static facts: u32 = 0
}

/** Room for the most predicates and text indexes a policy may have; false when memory is too small. */
export function initMemo(): bool {
  Memo.base = reserve((<usize>LIMIT_PREDICATES) << 2, 64)
  Memo.looked = reserve((<usize>LIMIT_INDEXES) << 3, 64)
  if (Memo.base == 0 || Memo.looked == 0) return false
  clearMemo()
  return true
}

export function clearMemo(): void {
  memory.fill(Memo.base, 0, (<usize>LIMIT_PREDICATES) << 2)
  memory.fill(Memo.looked, 0, (<usize>LIMIT_INDEXES) << 3)
  Memo.epoch = 0
  Memo.factsEpoch = 0
}

/** Notes what predicate `id` comes to. */
export function setMemo(id: u32, holds: bool): void {
  store<u32>(Memo.base + ((<usize>id) << 2), (Memo.epoch << 1) | u32(holds))
}

/** Forgets all predicates: another event, or other facts. */
export function nextMemo(): void {
  if (++Memo.epoch < 0x80000000) return
  clearMemo()
  Memo.epoch = 1
}
