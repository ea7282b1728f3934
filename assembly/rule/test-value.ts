// SPDX-License-Identifier: Apache-2.0
// One extracted item against one constant, or a set of constants, of a predicate.

import { matchGlob } from '../compare/glob'
import { inNet } from '../compare/net'
import { matchPrefix } from '../compare/prefix'
import { matchRegex } from '../compare/regex'
import { setHash } from '../compare/set'
import {
  contains,
  containsIgnoreCase,
  endsWith,
  equalText,
  orderText,
  startsWith,
} from '../compare/string'
import { KIND_DOUBLE, KIND_I64, KIND_STR, V } from '../fields/value'
import {
  OP_CONTAINS,
  OP_ENDSWITH,
  OP_EQ,
  OP_GE,
  OP_GLOB,
  OP_GT,
  OP_ICONTAINS,
  OP_IN,
  OP_LE,
  OP_LT,
  OP_NE,
  OP_PMATCH,
  OP_REGEX,
  OP_STARTSWITH,
  PRED_FIRST_VALUE,
  PRED_MAX_LEN,
  PRED_MIN_LEN,
  PRED_OP,
  PRED_SET,
  PRED_SET_SIZE,
  PRED_TYPE,
  PRED_VALUE_COUNT,
  SIZE_COMPONENTS,
  SIZE_SETS,
  SIZE_VALUES,
  VALUE_EXTRA,
  VALUE_EXTRA_COUNT,
  VALUE_LEN,
  VALUE_NUMBER,
  VALUE_TEXT,
  VT_DOUBLE,
  VT_DYNAMIC,
  VT_NET,
  VT_SIGNED,
  VT_STRING,
  VT_UNSIGNED,
} from '../generated/policy-layout'
import { Policy } from './policy'

const TEXT: u32 = 0
const NUMBER: u32 = 1
const ADDRESS: u32 = 2

/** What is being tested. */
export class Item {
  static form: u32 = 0
  static ptr: usize = 0
  static len: u32 = 0
  /** 64 bits of a number, sign-extended where it has a sign. */
  static bits: u64 = 0
  static signed: bool = false
  static isDouble: bool = false
  static dbl: f64 = 0

  static text(p: usize, n: u32): void {
    Item.form = TEXT
    Item.ptr = p
    Item.len = n
  }

  static number(bits: u64): void {
    Item.form = NUMBER
    Item.bits = bits
    Item.signed = false
    Item.isDouble = false
  }

  static address(p: usize, n: u32): void {
    Item.form = ADDRESS
    Item.ptr = p
    Item.len = n
  }

  /** The single value just extracted, of a kind that is no address and no list. */
  static take(kind: u32): void {
    if (kind == KIND_STR) {
      Item.text(V.ptr, V.len)
      return
    }
    Item.form = NUMBER
    Item.bits = <u64>V.num
    Item.signed = kind == KIND_I64
    Item.isDouble = kind == KIND_DOUBLE
    if (Item.isDouble) Item.dbl = V.dbl
  }
}

/** Whether an order (below, equal or above zero) is what the operator asks for. */
export function orderHolds(op: u32, order: i32): bool {
  if (op == OP_EQ || op == OP_IN) return order == 0
  if (op == OP_NE) return order != 0
  if (op == OP_LT) return order < 0
  if (op == OP_LE) return order <= 0
  if (op == OP_GT) return order > 0
  return op == OP_GE && order >= 0
}

export function orderNumbers(a: u64, b: u64, signed: bool): i32 {
  if (a == b) return 0
  const less = signed ? <i64>a < <i64>b : a < b
  return less ? -1 : 1
}

/** `op` between the item and the constant at `value` of predicate `p`; `in` and the like compare for equality. */
export function matchesValue(p: usize, op: u32, value: usize): bool {
  const type = <u32>load<u8>(p, PRED_TYPE)
  if (Item.form == ADDRESS) {
    if (type != VT_NET) return false
    return inNet(Item.ptr, Item.len, value) != (op == OP_NE)
  }
  if (Item.form == TEXT) {
    if (type != VT_STRING && type != VT_DYNAMIC) return false
    return matchesText(op, value, Item.ptr, Item.len)
  }
  if (Item.isDouble || type == VT_DOUBLE) return matchesDouble(op, value, type)
  if (type == VT_STRING || type == VT_NET) return false
  if (type == VT_DYNAMIC && load<u32>(value, VALUE_EXTRA) == 0) return false
  const signed = type == VT_SIGNED || (type == VT_DYNAMIC && Item.signed)
  return orderHolds(op, orderNumbers(Item.bits, load<u64>(value, VALUE_NUMBER), signed))
}

function matchesDouble(op: u32, value: usize, type: u32): bool {
  if (type == VT_STRING || type == VT_NET) return false
  const bits = load<u64>(value, VALUE_NUMBER)
  const right = type == VT_DOUBLE ? reinterpret<f64>(bits) : <f64>(<i64>bits)
  const left = Item.isDouble ? Item.dbl : Item.signed ? <f64>(<i64>Item.bits) : <f64>Item.bits
  if (left != left || right != right) return op == OP_NE
  return orderHolds(op, left < right ? -1 : left > right ? 1 : 0)
}

/** `op` between the `n` bytes at `p` and the constant at `value`. */
export function matchesText(op: u32, value: usize, p: usize, n: u32): bool {
  const text = Policy.strings + load<u32>(value, VALUE_TEXT)
  const len = load<u32>(value, VALUE_LEN)
  switch (op) {
    case OP_EQ:
    case OP_IN:
      return equalText(p, n, text, len)
    case OP_NE:
      return !equalText(p, n, text, len)
    case OP_STARTSWITH:
      return startsWith(p, n, text, len)
    case OP_ENDSWITH:
      return endsWith(p, n, text, len)
    case OP_CONTAINS:
      return contains(p, n, text, len)
    case OP_ICONTAINS:
      return containsIgnoreCase(p, n, text, len)
    case OP_PMATCH: {
      const components = Policy.components + <usize>load<u32>(value, VALUE_EXTRA) * SIZE_COMPONENTS
      const count = load<u32>(value, VALUE_EXTRA_COUNT)
      return matchPrefix(p, n, components, count, Policy.strings, Policy.tokens, Policy.bitmaps)
    }
    case OP_GLOB: {
      const tokens = Policy.tokens + ((<usize>load<u32>(value, VALUE_EXTRA)) << 2)
      return matchGlob(p, n, tokens, load<u32>(value, VALUE_EXTRA_COUNT), Policy.bitmaps)
    }
    case OP_REGEX:
      return matchRegex(Policy.regexes + load<u32>(value, VALUE_EXTRA), p, n)
    default:
      return orderHolds(op, orderText(p, n, text, len))
  }
}

/** Whether the item is one of the constants of predicate `p` (for pmatch: lies below one of them). */
export function isMember(p: usize): bool {
  const type = <u32>load<u8>(p, PRED_TYPE)
  if (Item.form == TEXT)
    return (type == VT_STRING || type == VT_DYNAMIC) && isTextMember(p, Item.ptr, Item.len)
  if (Item.form == NUMBER && !Item.isDouble && (type == VT_SIGNED || type == VT_UNSIGNED)) {
    return isNumberMember(p, Item.bits)
  }
  let value = Policy.values + <usize>load<u32>(p, PRED_FIRST_VALUE) * SIZE_VALUES
  for (let i = load<u32>(p, PRED_VALUE_COUNT); i != 0; i--) {
    if (matchesValue(p, OP_EQ, value)) return true
    value += SIZE_VALUES
  }
  return false
}

/** Whether the `n` bytes at `q` are one of the constants of predicate `p`, or lie below one. */
export function isTextMember(p: usize, q: usize, n: u32): bool {
  const pmatch = <u32>load<u8>(p, PRED_OP) == OP_PMATCH
  if (!pmatch) {
    // Lengths are kept in 16 bits: a longest length of 65535 may be more.
    if (n < <u32>load<u16>(p, PRED_MIN_LEN)) return false
    const longest = <u32>load<u16>(p, PRED_MAX_LEN)
    if (n > longest && longest != 0xffff) return false
    const size = load<u32>(p, PRED_SET_SIZE)
    if (size != 0) return inSet(load<u32>(p, PRED_SET), size - 1, q, n)
  }
  const op = pmatch ? OP_PMATCH : OP_EQ
  let value = Policy.values + <usize>load<u32>(p, PRED_FIRST_VALUE) * SIZE_VALUES
  for (let i = load<u32>(p, PRED_VALUE_COUNT); i != 0; i--) {
    if (matchesText(op, value, q, n)) return true
    value += SIZE_VALUES
  }
  return false
}

function inSet(first: u32, mask: u32, p: usize, n: u32): bool {
  const slots = Policy.sets + <usize>first * SIZE_SETS
  const hash = setHash(p, n)
  let i = hash & mask
  let slot = slots + <usize>i * SIZE_SETS
  let item = load<u32>(slot, 4)
  while (item != 0) {
    if (load<u32>(slot) == hash) {
      const value = Policy.values + <usize>(item - 1) * SIZE_VALUES
      if (
        equalText(p, n, Policy.strings + load<u32>(value, VALUE_TEXT), load<u32>(value, VALUE_LEN))
      )
        return true
    }
    i = (i + 1) & mask
    slot = slots + <usize>i * SIZE_SETS
    item = load<u32>(slot, 4)
  }
  return false
}

/** The constants are sorted as unsigned 64-bit numbers, whatever their sign. */
export function isNumberMember(p: usize, bits: u64): bool {
  const values = Policy.values + <usize>load<u32>(p, PRED_FIRST_VALUE) * SIZE_VALUES
  let low: u32 = 0
  let high = load<u32>(p, PRED_VALUE_COUNT)
  while (low < high) {
    const mid = (low + high) >> 1
    const order = orderNumbers(
      bits,
      load<u64>(values + <usize>mid * SIZE_VALUES, VALUE_NUMBER),
      false,
    )
    if (order == 0) return true
    if (order < 0) high = mid
    else low = mid + 1
  }
  return false
}
