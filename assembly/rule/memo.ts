// SPDX-License-Identifier: Apache-2.0
// What predicates came to for the current event: u32 epoch << 1 | value each, so that nothing need be
// cleared between events.

import { LIMIT_PREDICATES } from '../generated/policy-layout'
import { reserve } from '../memory/regions'

export class Memo {
  static base: usize = 0
  static epoch: u32 = 0
}

/** Room for the most predicates a policy may have; false when memory is too small. */
export function initMemo(): bool {
  Memo.base = reserve((<usize>LIMIT_PREDICATES) << 2, 64)
  if (Memo.base == 0) return false
  clearMemo()
  return true
}

export function clearMemo(): void {
  memory.fill(Memo.base, 0, (<usize>LIMIT_PREDICATES) << 2)
  Memo.epoch = 0
}

/** Forgets all predicates: another event, or other facts. */
export function nextMemo(): void {
  if (++Memo.epoch < 0x80000000) return
  clearMemo()
  Memo.epoch = 1
}
