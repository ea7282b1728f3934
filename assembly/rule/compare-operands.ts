// SPDX-License-Identifier: Apache-2.0
// Predicates whose right side is a field or a transformer: both sides are taken down as items first, since
// the second extraction reuses the registers of the first.

import { contains, endsWith, equalText, orderText, startsWith } from '../compare/string'
import {
  KIND_DOUBLE,
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
  OP_CONTAINS,
  OP_ENDSWITH,
  OP_EQ,
  OP_IN,
  OP_INTERSECTS,
  OP_NE,
  OP_STARTSWITH,
  PRED_MODIFIER,
  PRED_OP,
  PRED_RIGHT,
} from '../generated/policy-layout'
import { evalOperand } from './expr'
import { orderHolds, orderNumbers } from './test-value'

/** Items kept of each side; longer lists are cut. */
const MAX_ITEMS: u32 = 256
const ITEM_SIZE: u32 = 16
/** {bits u64 or {address u32, length u32}, kind u32, 0}. */
const leftItems: usize = memory.data(4096)
const rightItems: usize = memory.data(4096)

/** Writes the value of `kind` in the registers to `items`; returns how many there are. */
function note(items: usize, kind: u32): u32 {
  const base = kind & KIND_MASK
  const many = kind > KIND_MASK || base == KIND_LIST || base == KIND_LISTNUM
  if (!many) {
    store<u32>(items, base, 8)
    if (base == KIND_STR || base == KIND_IP4 || base == KIND_IP6) {
      noteText(items, V.ptr, base == KIND_STR ? V.len : base == KIND_IP4 ? 4 : 16)
    } else store<u64>(items, base == KIND_DOUBLE ? reinterpret<u64>(V.dbl) : <u64>V.num)
    return 1
  }
  const n = min(V.count, MAX_ITEMS)
  for (let i: u32 = 0; i < n; i++) {
    const item = items + <usize>i * ITEM_SIZE
    if (base == KIND_LISTNUM) {
      store<u64>(item, <u64>listNum(i))
      store<u32>(item, KIND_I64, 8)
    } else {
      noteText(item, listPtr(i), base == KIND_LIST ? listLen(i) : base == KIND_IP4 ? 4 : 16)
      store<u32>(item, base == KIND_LIST ? KIND_STR : base, 8)
    }
  }
  return n
}

function noteText(item: usize, p: usize, n: u32): void {
  store<u32>(item, <u32>p)
  store<u32>(item, n, 4)
}

function isText(kind: u32): bool {
  return kind == KIND_STR || kind == KIND_IP4 || kind == KIND_IP6
}

function toDouble(kind: u32, bits: u64): f64 {
  if (kind == KIND_DOUBLE) return reinterpret<f64>(bits)
  return kind == KIND_I64 ? <f64>(<i64>bits) : <f64>bits
}

function matchesItem(op: u32, left: usize, right: usize): bool {
  const leftKind = load<u32>(left, 8)
  const rightKind = load<u32>(right, 8)
  if (isText(leftKind) != isText(rightKind)) return false
  if (!isText(leftKind)) {
    const a = load<u64>(left)
    const b = load<u64>(right)
    if (leftKind == KIND_DOUBLE || rightKind == KIND_DOUBLE) {
      const x = toDouble(leftKind, a)
      const y = toDouble(rightKind, b)
      return orderHolds(op, x < y ? -1 : x > y ? 1 : 0)
    }
    return orderHolds(op, orderNumbers(a, b, leftKind == KIND_I64))
  }
  const p = <usize>load<u32>(left)
  const n = load<u32>(left, 4)
  const q = <usize>load<u32>(right)
  const m = load<u32>(right, 4)
  if (op == OP_EQ) return equalText(p, n, q, m)
  if (op == OP_NE) return !equalText(p, n, q, m)
  if (op == OP_STARTSWITH) return startsWith(p, n, q, m)
  if (op == OP_ENDSWITH) return endsWith(p, n, q, m)
  if (op == OP_CONTAINS) return contains(p, n, q, m)
  return orderHolds(op, orderText(p, n, q, m))
}

function countHits(op: u32, left: usize, rights: u32): u32 {
  let hits: u32 = 0
  for (let i: u32 = 0; i < rights; i++) {
    if (matchesItem(op, left, rightItems + <usize>i * ITEM_SIZE)) hits++
  }
  return hits
}

/** The left side, of `leftKind`, is in the registers. */
export function compareOperands(p: usize, leftKind: u32): bool {
  const lefts = note(leftItems, leftKind)
  const rightKind = evalOperand(load<u32>(p, PRED_RIGHT))
  if (rightKind == KIND_NONE) return false
  const rights = note(rightItems, rightKind)
  const op = <u32>load<u8>(p, PRED_OP)
  const modifier = <u32>load<u8>(p, PRED_MODIFIER)
  const member = op == OP_IN || op == OP_INTERSECTS
  const all = op == OP_IN && leftKind <= KIND_MASK
  for (let i: u32 = 0; i < lefts; i++) {
    const hits = countHits(member ? OP_EQ : op, leftItems + <usize>i * ITEM_SIZE, rights)
    let holds = hits != 0
    if (modifier == MOD_ONEOF) holds = hits == 1
    else if (modifier == MOD_ALLOF || (modifier == MOD_NONE && !member)) holds = hits == rights
    if (holds != all) return !all
  }
  return all
}
