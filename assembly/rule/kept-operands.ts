// SPDX-License-Identifier: Apache-2.0
// Values of operands that are dear to make (a command line, all ancestors' names) and asked for by many
// predicates, kept for the event. They stay in scratch, which is emptied once an event, not each time.

import { Scratch, V } from '../fields/value'
import { LIMIT_OPERANDS, OPERAND_KEEP, SIZE_OPERANDS } from '../generated/policy-layout'
import { Mem, reserve, SCRATCH_SIZE } from '../memory/regions'
import { evalOperand } from './expr'
import { Policy } from './policy'

/** {epoch u32, kind u32, address u32, length u32, number i64, list u32, count u32} */
const SLOT: usize = 32

class Kept {
  static base: usize = 0
  /** Slots of another epoch are void. */
  static epoch: u32 = 0
}

/** Room for all operands a policy may have; false when memory is too small. */
export function initKept(): bool {
  Kept.base = reserve(<usize>LIMIT_OPERANDS * SLOT, 64)
  if (Kept.base == 0) return false
  memory.fill(Kept.base, 0, <usize>LIMIT_OPERANDS * SLOT)
  Kept.epoch = 0
  return true
}

/** Forgets all values and empties scratch: another event, or somebody else used scratch. */
export function dropKept(): void {
  Scratch.reset()
  if (++Kept.epoch != 0) return
  memory.fill(Kept.base, 0, <usize>LIMIT_OPERANDS * SLOT)
  Kept.epoch = 1
}

/** As evalOperand; the value holds until the next event or match. */
export function keptOperand(ref: u32): u32 {
  if (load<u8>(Policy.operands + <usize>ref * SIZE_OPERANDS, OPERAND_KEEP) == 0) {
    if (Scratch.at - Mem.scratch > SCRATCH_SIZE / 2) dropKept()
    return evalOperand(ref)
  }
  const slot = Kept.base + <usize>ref * SLOT
  if (load<u32>(slot) == Kept.epoch) {
    V.ptr = <usize>load<u32>(slot, 8)
    V.len = load<u32>(slot, 12)
    V.num = load<i64>(slot, 16)
    V.list = <usize>load<u32>(slot, 24)
    V.count = load<u32>(slot, 28)
    return load<u32>(slot, 4)
  }
  if (Scratch.at - Mem.scratch > SCRATCH_SIZE / 2) dropKept()
  const kind = evalOperand(ref)
  store<u32>(slot, Kept.epoch)
  store<u32>(slot, kind, 4)
  store<u32>(slot, <u32>V.ptr, 8)
  store<u32>(slot, V.len, 12)
  store<i64>(slot, V.num, 16)
  store<u32>(slot, <u32>V.list, 24)
  store<u32>(slot, V.count, 28)
  return kind
}
