// SPDX-License-Identifier: Apache-2.0
// Checks one predicate of a policy and all it refers to: values, hash sets, patterns, regular expressions.
// Part of policy-check.ts.

import {
  FACT_COUNT,
  LIMIT_DFA_STATES,
  LIMIT_NFA_NODES,
  MOD_ALLOF,
  NET_FAMILY,
  NET_PREFIX,
  NFA_LINE_END,
  NFA_NODE_SIZE,
  OP_EXISTS,
  OP_GLOB,
  OP_ICONTAINS,
  OP_INTERSECTS,
  OP_PMATCH,
  OP_REGEX,
  OPERAND_INDEX,
  PF_FACT,
  PF_INDEXED,
  PF_OPERAND,
  PRED_FIRST_VALUE,
  PRED_FLAGS,
  PRED_LEFT,
  PRED_MODIFIER,
  PRED_OP,
  PRED_RIGHT,
  PRED_SET,
  PRED_SET_SIZE,
  PRED_TYPE,
  PRED_VALUE_COUNT,
  REGEX_CLASSES,
  REGEX_DATA,
  REGEX_KIND,
  REGEX_KIND_DFA,
  REGEX_KIND_NFA,
  REGEX_START,
  REGEX_STATES,
  S_COMPONENTS,
  S_OPERANDS,
  S_REGEXES,
  S_SETS,
  S_STRINGS,
  S_TOKENS,
  S_VALUES,
  SIZE_OPERANDS,
  SIZE_SETS,
  SIZE_VALUES,
  VALUE_EXTRA,
  VALUE_EXTRA_COUNT,
  VALUE_LEN,
  VALUE_TEXT,
  VT_DYNAMIC,
  VT_NET,
  VT_NONE,
  VT_STRING,
} from '../generated/policy-layout'
import { inside, sectionAt, sectionCount } from './sections'

export function checkPredicate(p: usize): bool {
  const op = <u32>load<u8>(p, PRED_OP)
  const type = <u32>load<u8>(p, PRED_TYPE)
  if (op > OP_REGEX || type > VT_DYNAMIC || load<u8>(p, PRED_MODIFIER) > <u8>MOD_ALLOF) return false
  if (load<u32>(p, PRED_LEFT) >= sectionCount(S_OPERANDS)) return false
  const first = load<u32>(p, PRED_FIRST_VALUE)
  const count = load<u32>(p, PRED_VALUE_COUNT)
  if (!inside(first, count, sectionCount(S_VALUES))) return false
  if (!checkSet(p, first, count)) return false
  const flags = <u32>load<u8>(p, PRED_FLAGS)
  if ((flags & PF_FACT) != 0 && (flags != PF_FACT || load<u32>(p, PRED_RIGHT) >= FACT_COUNT)) {
    return false
  }
  if ((flags & PF_INDEXED) != 0) {
    const left = sectionAt(S_OPERANDS) + <usize>load<u32>(p, PRED_LEFT) * SIZE_OPERANDS
    if (flags != PF_INDEXED || load<u32>(left, OPERAND_INDEX) == 0) return false
  }
  if ((flags & PF_OPERAND) != 0) {
    // Patterns are worked out while compiling: they cannot come from a field.
    const pattern = op == OP_PMATCH || op == OP_GLOB || op == OP_REGEX || op == OP_ICONTAINS
    return count == 0 && !pattern && load<u32>(p, PRED_RIGHT) < sectionCount(S_OPERANDS)
  }
  if (op == OP_EXISTS) return count == 0
  if (count == 0 || type == VT_NONE) return false
  if (op >= OP_PMATCH && type != VT_STRING) return false
  for (let i: u32 = 0; i < count; i++) {
    if (!checkValue(sectionAt(S_VALUES) + <usize>(first + i) * SIZE_VALUES, op, type)) return false
  }
  return true
}

function checkValue(value: usize, op: u32, type: u32): bool {
  if (type == VT_NET) {
    const family = load<u32>(value, NET_FAMILY)
    const prefix = load<u32>(value, NET_PREFIX)
    return (family == 4 && prefix <= 32) || (family == 6 && prefix <= 128)
  }
  if (type != VT_STRING && type != VT_DYNAMIC) return true
  if (!inside(load<u32>(value, VALUE_TEXT), load<u32>(value, VALUE_LEN), sectionCount(S_STRINGS)))
    return false
  const extra = load<u32>(value, VALUE_EXTRA)
  const count = load<u32>(value, VALUE_EXTRA_COUNT)
  if (op == OP_GLOB) return inside(extra, count, sectionCount(S_TOKENS))
  if (op == OP_PMATCH) return inside(extra, count, sectionCount(S_COMPONENTS))
  if (op == OP_REGEX) {
    if ((extra & 7) != 0 || !inside(extra, count, sectionCount(S_REGEXES))) return false
    return checkRegex(sectionAt(S_REGEXES) + extra, count)
  }
  return true
}

/** A power of two slots, one of them empty at least, all others for values of this predicate. */
function checkSet(p: usize, first: u32, count: u32): bool {
  const start = load<u32>(p, PRED_SET)
  const size = load<u32>(p, PRED_SET_SIZE)
  if (size == 0) return true
  const op = <u32>load<u8>(p, PRED_OP)
  if (load<u8>(p, PRED_TYPE) != <u8>VT_STRING || op > OP_INTERSECTS) return false
  if ((size & (size - 1)) != 0 || !inside(start, size, sectionCount(S_SETS))) return false
  let empty = false
  for (let i: u32 = 0; i < size; i++) {
    const item = load<u32>(sectionAt(S_SETS) + <usize>(start + i) * SIZE_SETS, 4)
    if (item == 0) empty = true
    else if (item - 1 < first || item - 1 >= first + count) return false
  }
  return empty
}

function checkRegex(table: usize, size: u32): bool {
  if (size < REGEX_DATA) return false
  const states = load<u32>(table, REGEX_STATES)
  const start = load<u32>(table, REGEX_START)
  const kind = load<u32>(table, REGEX_KIND)
  if (start >= states) return false
  if (kind == REGEX_KIND_DFA) return checkDfa(table, size, states)
  if (kind != REGEX_KIND_NFA || states > LIMIT_NFA_NODES) return false
  if (size != REGEX_DATA + states * NFA_NODE_SIZE) return false
  for (let i: u32 = 0; i < states; i++) {
    const node = table + REGEX_DATA + <usize>i * NFA_NODE_SIZE
    if (<u32>load<u8>(node) > NFA_LINE_END) return false
    if (load<u32>(node, 4) >= states || load<u32>(node, 8) >= states) return false
  }
  return true
}

function checkDfa(table: usize, size: u32, states: u32): bool {
  const classes = load<u32>(table, REGEX_CLASSES)
  if (states > LIMIT_DFA_STATES || classes == 0 || classes > 256) return false
  const rows = REGEX_DATA + 256 + ((states + 3) & ~3)
  const cells = states * classes
  if (size != rows + (cells << 1)) return false
  for (let byte: u32 = 0; byte < 256; byte++) {
    if (<u32>load<u8>(table + REGEX_DATA + byte) >= classes) return false
  }
  for (let i: u32 = 0; i < cells; i++) {
    if (<u32>load<u16>(table + rows + (i << 1)) >= states) return false
  }
  return true
}
