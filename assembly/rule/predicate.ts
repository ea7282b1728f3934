// SPDX-License-Identifier: Apache-2.0
// Evaluates predicates of the running policy for the current event. A value that cannot be extracted makes
// every predicate false; the memo answers when the same one is asked again.

import {
  FD_FACTS,
  fdFacts,
  OPEN_FACTS,
  OUTCOME_FACTS,
  openFacts,
  outcomeFacts,
} from '../fields/event-facts'
import {
  EITHER_END,
  KIND_BOOL,
  KIND_I64,
  KIND_IP4,
  KIND_IP6,
  KIND_LIST,
  KIND_LISTNUM,
  KIND_MASK,
  KIND_NONE,
  KIND_STR,
  listLen,
  listNum,
  listPtr,
  V,
} from '../fields/value'
import {
  MOD_ALLOF,
  MOD_NONE,
  MOD_ONEOF,
  OP_EXISTS,
  OP_IN,
  OP_NE,
  OP_PMATCH,
  PF_FACT,
  PF_INDEXED,
  PF_OPERAND,
  PRED_FIRST_VALUE,
  PRED_FLAGS,
  PRED_LEFT,
  PRED_MODIFIER,
  PRED_RIGHT,
  PRED_VALUE_COUNT,
  SIZE_PREDICATES,
  SIZE_VALUES,
  VALUE_NUMBER,
  VT_SIGNED,
  VT_STRING,
  VT_UNSIGNED,
} from '../generated/policy-layout'
import { compareOperands } from './compare-operands'
import { keptOperand } from './kept-operands'
import { Memo } from './memo'
import { Policy } from './policy'
import {
  Item,
  isMember,
  isNumberMember,
  isTextMember,
  matchesText,
  matchesValue,
  orderHolds,
  orderNumbers,
} from './test-value'
import { lookUp } from './text-index'

/** Whether predicate `id` holds. */
export function evalPredicate(id: u32): bool {
  const slot = Memo.base + ((<usize>id) << 2)
  const known = load<u32>(slot)
  if (known >> 1 == Memo.epoch) return (known & 1) != 0
  const p = Policy.predicates + <usize>id * SIZE_PREDICATES
  const head = load<u32>(p)
  if ((head & QUICK) != 0) {
    if ((head & (PF_FACT << 24)) != 0) {
      const fact: u32 = 1 << load<u32>(p, PRED_RIGHT)
      return (factsNow(fact) & fact) != 0
    }
    const kind = lookUp(load<u32>(p, PRED_LEFT))
    if (kind == KIND_NONE) return false
    if (kind == KIND_STR) {
      const found = load<u32>(slot)
      if (found >> 1 == Memo.epoch) return (found & 1) != 0
      const other = (head & 0xff) == OP_NE
      store<u32>(slot, (Memo.epoch << 1) | u32(other))
      return other
    }
    // The field has values that are no texts: there the index says nothing.
  }
  const holds = compute(p, head)
  store<u32>(slot, (Memo.epoch << 1) | u32(holds))
  return holds
}

/** Operator, modifier, type and flags of a predicate are one word; the flags that ask for another way. */
const QUICK: u32 = (PF_FACT | PF_INDEXED) << 24
/** The part of it that plain predicates leave 0. */
const PLAIN: u32 = 0xff00ff00 & ~QUICK

/** The facts of the current event, at least those `wanted`, each group of them worked out once. */
export function factsNow(wanted: u32): u32 {
  if (Memo.factsEpoch != Memo.epoch) {
    Memo.factsEpoch = Memo.epoch
    Memo.facts = 0
    Memo.factsKnown = 0
  }
  if ((wanted & ~Memo.factsKnown) != 0) findFacts(wanted & ~Memo.factsKnown)
  return Memo.facts
}

function findFacts(wanted: u32): void {
  if (wanted & OUTCOME_FACTS) {
    Memo.facts |= outcomeFacts()
    Memo.factsKnown |= OUTCOME_FACTS
  }
  if (wanted & OPEN_FACTS) {
    Memo.facts |= openFacts()
    Memo.factsKnown |= OPEN_FACTS
  }
  if (wanted & FD_FACTS) {
    Memo.facts |= fdFacts()
    Memo.factsKnown |= FD_FACTS
  }
}

function compute(p: usize, head: u32): bool {
  const kind = keptOperand(load<u32>(p, PRED_LEFT))
  if (kind == KIND_NONE) return false
  const op = head & 0xff
  if ((head & PLAIN) == 0) {
    // Nearly all are one text or one number against constants.
    const type = (head >> 16) & 0xff
    if (kind == KIND_STR && type == VT_STRING) {
      if (op >= OP_IN && op <= OP_PMATCH) return isTextMember(p, V.ptr, V.len)
      return matchesText(op, firstValue(p), V.ptr, V.len)
    }
    if (kind - KIND_I64 <= KIND_BOOL - KIND_I64 && type - VT_SIGNED <= VT_UNSIGNED - VT_SIGNED) {
      const bits = <u64>V.num
      if (op >= OP_IN) return isNumberMember(p, bits)
      return orderHolds(
        op,
        orderNumbers(bits, load<u64>(firstValue(p), VALUE_NUMBER), type == VT_SIGNED),
      )
    }
  }
  return computeRare(p, op, kind)
}

function computeRare(p: usize, op: u32, kind: u32): bool {
  if (op == OP_EXISTS) return true
  if ((load<u8>(p, PRED_FLAGS) & <u8>PF_OPERAND) != 0) return compareOperands(p, kind)
  const modifier = <u32>load<u8>(p, PRED_MODIFIER)
  if (modifier != MOD_NONE) return testModified(p, op, modifier, kind)
  if (op >= OP_IN && op <= OP_PMATCH) return testMembers(p, op, kind)
  return testValue(p, op, firstValue(p), kind)
}

function firstValue(p: usize): usize {
  return Policy.values + <usize>load<u32>(p, PRED_FIRST_VALUE) * SIZE_VALUES
}

/** Makes element `i` of the list just extracted the item to test. */
function takeElement(base: u32, i: u32): void {
  if (base == KIND_LIST) Item.text(listPtr(i), listLen(i))
  else if (base == KIND_LISTNUM) Item.number(listNum(i))
  else Item.address(listPtr(i), base == KIND_IP6 ? 16 : 4)
}

function takeSingle(kind: u32): void {
  if (kind == KIND_IP4) Item.address(V.ptr, 4)
  else if (kind == KIND_IP6) Item.address(V.ptr, 16)
  else Item.take(kind)
}

/** One value against one constant. For both ends of a connection `!=` must hold twice, all else once. */
function testValue(p: usize, op: u32, value: usize, kind: u32): bool {
  if (kind <= KIND_MASK && kind != KIND_LIST && kind != KIND_LISTNUM) {
    takeSingle(kind)
    return matchesValue(p, op, value)
  }
  const base = kind & KIND_MASK
  const all = (kind & EITHER_END) != 0 && op == OP_NE
  const n = V.count
  for (let i: u32 = 0; i < n; i++) {
    takeElement(base, i)
    if (matchesValue(p, op, value) != all) return !all
  }
  return all
}

/** `in`, `intersects`, `pmatch`: for a list `in` wants every element, the others any. */
function testMembers(p: usize, op: u32, kind: u32): bool {
  if (kind <= KIND_MASK && kind != KIND_LIST && kind != KIND_LISTNUM) {
    takeSingle(kind)
    return isMember(p)
  }
  const base = kind & KIND_MASK
  const all = kind <= KIND_MASK && op == OP_IN
  const n = V.count
  for (let i: u32 = 0; i < n; i++) {
    takeElement(base, i)
    if (isMember(p) != all) return !all
  }
  return all
}

function testModified(p: usize, op: u32, modifier: u32, kind: u32): bool {
  const n = load<u32>(p, PRED_VALUE_COUNT)
  let value = firstValue(p)
  let hits: u32 = 0
  for (let i: u32 = 0; i < n; i++) {
    if (testValue(p, op, value, kind)) {
      hits++
      if (modifier != MOD_ALLOF && (modifier != MOD_ONEOF || hits > 1)) break
    } else if (modifier == MOD_ALLOF) return false
    value += SIZE_VALUES
  }
  return modifier == MOD_ALLOF ? true : modifier == MOD_ONEOF ? hits == 1 : hits != 0
}
