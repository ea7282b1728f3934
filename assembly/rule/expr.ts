// SPDX-License-Identifier: Apache-2.0
// Operands: fields, literals, lists, transformers. The result stands in the registers of fields/value.ts,
// texts a transformer makes in the scratch space there; both are good until Scratch.reset().

import { extract } from '../fields/extract'
import { KIND_STR, V } from '../fields/value'
import {
  OPERAND_ARG_INDEX,
  OPERAND_ARG_KIND,
  OPERAND_FIELD,
  OPERAND_KIND,
  OPERAND_KIND_FIELD,
  OPERAND_KIND_LITERAL,
  OPERAND_TEXT,
  OPERAND_TEXT_LEN,
  SIZE_OPERANDS,
} from '../generated/policy-layout'
import { Policy } from './policy'
import { transform } from './transform'

/** Evaluates operand `ref` of the running policy; the kind of its value (fields/value.ts KIND_*). */
export function evalOperand(ref: u32): u32 {
  const o = Policy.operands + <usize>ref * SIZE_OPERANDS
  const kind = <u32>load<u8>(o, OPERAND_KIND)
  const text = Policy.strings + load<u32>(o, OPERAND_TEXT)
  const len = load<u32>(o, OPERAND_TEXT_LEN)
  if (kind == OPERAND_KIND_FIELD) {
    return extract(
      load<u32>(o, OPERAND_FIELD),
      load<u8>(o, OPERAND_ARG_KIND),
      load<i32>(o, OPERAND_ARG_INDEX),
      text,
      len,
    )
  }
  if (kind == OPERAND_KIND_LITERAL) {
    V.ptr = text
    V.len = len
    V.raw = false
    return KIND_STR
  }
  return transform(o)
}
