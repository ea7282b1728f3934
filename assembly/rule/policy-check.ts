// SPDX-License-Identifier: Apache-2.0
// Checks a policy whole before it runs: every offset, count, number and label, so that the evaluator needs
// no checks of its own. Programs and operands only point backwards, so whatever passes also ends.

import { EVENT_COUNT } from '../generated/events'
import { FIELD_COUNT } from '../generated/fields'
import {
  ARG_KEY,
  FACT_COUNT,
  FIRST_NODE_LABEL,
  FN_CONCAT,
  FN_GETOPT,
  FN_JOIN,
  FN_LEN,
  FN_TOLOWER,
  HEADER_LENGTH,
  HEADER_MAGIC,
  HEADER_MATCHING,
  HEADER_RULES,
  HEADER_SCHEMA_HI,
  HEADER_SCHEMA_LO,
  HEADER_SIZE,
  HEADER_VERSION,
  HEADER_WORDS,
  LIMIT_INDEXES,
  LIMIT_NODES,
  LIMIT_OPERAND_COST,
  LIMIT_OPERANDS,
  LIMIT_OUTPUTS,
  LIMIT_PREDICATES,
  LIMIT_PROGRAM_LENGTH,
  LIMIT_RULES,
  LIMIT_SLOTS,
  MAX_FACTS,
  MAX_SIGNATURES,
  NO_ROW,
  OPERAND_ARG_COUNT,
  OPERAND_ARG_KIND,
  OPERAND_FIELD,
  OPERAND_FIRST_ARG,
  OPERAND_FUNCTION,
  OPERAND_INDEX,
  OPERAND_KIND,
  OPERAND_KIND_FIELD,
  OPERAND_KIND_LIST,
  OPERAND_KIND_LITERAL,
  OPERAND_KIND_TRANSFORM,
  OPERAND_TEXT,
  OPERAND_TEXT_LEN,
  POLICY_MAGIC,
  POLICY_TAIL,
  POLICY_VERSION,
  ROW_FACTS,
  ROW_FIRST_FACT_MASK,
  ROW_FIRST_MASK,
  ROW_FIRST_SIGNATURE,
  ROW_FIRST_WORD,
  ROW_SIGNATURES,
  ROW_WORD_PROGRAM,
  ROW_WORD_UNION,
  ROW_WORD_WORD,
  ROW_WORDS,
  RULE_COUNT,
  RULE_FIRST,
  S_ARGS,
  S_BITMAPS,
  S_CODES,
  S_COMPONENTS,
  S_INDEXES,
  S_MASKS,
  S_NODES,
  S_OPERANDS,
  S_PATH_PROGRAMS,
  S_PREDICATES,
  S_PROGRAMS,
  S_ROW_WORDS,
  S_ROWS,
  S_RULES,
  S_SIGNATURES,
  S_SLOTS,
  S_STRINGS,
  S_THREAD_PROGRAMS,
  S_TOKENS,
  SECTION_COUNT,
  SIZE_COMPONENTS,
  SIZE_NODES,
  SIZE_OPERANDS,
  SIZE_PREDICATES,
  SIZE_PROGRAMS,
  SIZE_ROW_WORDS,
  SIZE_ROWS,
  SIZE_RULES,
  TOKEN_SET,
} from '../generated/policy-layout'
import { SCHEMA_HASH_HI, SCHEMA_HASH_LO } from '../generated/schema-hash'
import { Mem, POLICY_SIZE } from '../memory/regions'
import { checkIndexes } from './index-check'
import { checkPredicate } from './predicate-check'
import { inside, Sections, sectionAt, sectionCount, sectionSize } from './sections'

export const POLICY_BAD_HEADER: i32 = -1
export const POLICY_OTHER_VERSION: i32 = -2
export const POLICY_OTHER_SCHEMA: i32 = -3
export const POLICY_BAD_SECTION: i32 = -4
export const POLICY_TOO_LARGE: i32 = -5
export const POLICY_BAD_OPERAND: i32 = -6
export const POLICY_BAD_OUTPUT: i32 = -7
export const POLICY_BAD_PREDICATE: i32 = -8
export const POLICY_BAD_PROGRAM: i32 = -9
export const POLICY_BAD_ROW: i32 = -10
export const POLICY_BAD_INDEX: i32 = -11

/** 0, or the first of POLICY_* that is wrong with the `len` bytes at `base`. */
export function checkPolicy(base: usize, len: u32): i32 {
  if (len > <u32>POLICY_SIZE || len < HEADER_SIZE + (SECTION_COUNT << 3) + POLICY_TAIL)
    return POLICY_BAD_HEADER
  if (load<u32>(base, HEADER_MAGIC) != POLICY_MAGIC) return POLICY_BAD_HEADER
  if (load<u32>(base, HEADER_VERSION) != POLICY_VERSION) return POLICY_OTHER_VERSION
  if (load<u32>(base, HEADER_SCHEMA_LO) != SCHEMA_HASH_LO) return POLICY_OTHER_SCHEMA
  if (load<u32>(base, HEADER_SCHEMA_HI) != SCHEMA_HASH_HI) return POLICY_OTHER_SCHEMA
  if (load<u32>(base, HEADER_LENGTH) != len || load<u32>(base, HEADER_MATCHING) > 1)
    return POLICY_BAD_HEADER
  const rules = load<u32>(base, HEADER_RULES)
  if (rules > LIMIT_RULES) return POLICY_TOO_LARGE
  Sections.base = base
  if (!checkSections(len)) return POLICY_BAD_SECTION
  if (sectionCount(S_OPERANDS) > LIMIT_OPERANDS || sectionCount(S_PREDICATES) > LIMIT_PREDICATES) {
    return POLICY_TOO_LARGE
  }
  if (sectionCount(S_NODES) > LIMIT_NODES || sectionCount(S_INDEXES) > LIMIT_INDEXES) {
    return POLICY_TOO_LARGE
  }
  if (sectionCount(S_RULES) != rules || sectionCount(S_CODES) != EVENT_COUNT)
    return POLICY_BAD_SECTION
  const slots = sectionCount(S_SLOTS)
  if (slots > LIMIT_SLOTS) return POLICY_TOO_LARGE
  if (load<u32>(base, HEADER_WORDS) != (slots + 63) >> 6) return POLICY_BAD_HEADER
  if (sectionCount(S_THREAD_PROGRAMS) != slots || sectionCount(S_PATH_PROGRAMS) != slots) {
    return POLICY_BAD_SECTION
  }
  if (!checkOperands()) return POLICY_BAD_OPERAND
  if (!checkOutputs(rules)) return POLICY_BAD_OUTPUT
  if (!checkTexts()) return POLICY_BAD_PREDICATE
  for (let i: u32 = 0; i < sectionCount(S_PREDICATES); i++) {
    if (!checkPredicate(sectionAt(S_PREDICATES) + <usize>i * SIZE_PREDICATES))
      return POLICY_BAD_PREDICATE
  }
  if (!checkIndexes()) return POLICY_BAD_INDEX
  if (!checkNodes()) return POLICY_BAD_PROGRAM
  if (!checkLabels(S_THREAD_PROGRAMS, 1) || !checkLabels(S_PATH_PROGRAMS, 1)) {
    return POLICY_BAD_PROGRAM
  }
  if (!checkLabels(S_PROGRAMS, SIZE_PROGRAMS / 4)) return POLICY_BAD_PROGRAM
  return checkSlots(slots, rules) && checkRows(slots) ? 0 : POLICY_BAD_ROW
}

/** Each section inside the file and in front of the tail. */
function checkSections(len: u32): bool {
  const first = HEADER_SIZE + (SECTION_COUNT << 3)
  const end = len - POLICY_TAIL
  for (let i: u32 = 0; i < SECTION_COUNT; i++) {
    const offset = load<u32>(Sections.base + HEADER_SIZE + (i << 3))
    if ((offset & 7) != 0 || offset < first || offset > end) return false
    if (<u64>sectionCount(i) * <u64>sectionSize(i) > <u64>(end - offset)) return false
  }
  return true
}

/** Operands point to earlier ones only; the work of one is bounded. */
function checkOperands(): bool {
  const costs = Mem.scratch
  const argCount = sectionCount(S_ARGS)
  const args = sectionAt(S_ARGS)
  for (let i: u32 = 0; i < argCount; i++) {
    if (load<u32>(args + (i << 2)) >= sectionCount(S_OPERANDS)) return false
  }
  for (let i: u32 = 0; i < sectionCount(S_OPERANDS); i++) {
    const o = sectionAt(S_OPERANDS) + <usize>i * SIZE_OPERANDS
    if (
      !inside(load<u32>(o, OPERAND_TEXT), load<u32>(o, OPERAND_TEXT_LEN), sectionCount(S_STRINGS))
    )
      return false
    if (load<u8>(o, OPERAND_ARG_KIND) > <u8>ARG_KEY) return false
    if (load<u32>(o, OPERAND_INDEX) > sectionCount(S_INDEXES)) return false
    const first = load<u32>(o, OPERAND_FIRST_ARG)
    const count = load<u32>(o, OPERAND_ARG_COUNT)
    if (!inside(first, count, argCount)) return false
    const kind = <u32>load<u8>(o, OPERAND_KIND)
    if (kind == OPERAND_KIND_FIELD) {
      if (load<u32>(o, OPERAND_FIELD) >= FIELD_COUNT || count != 0) return false
    } else if (kind == OPERAND_KIND_LITERAL) {
      if (count != 0) return false
    } else if (kind == OPERAND_KIND_TRANSFORM) {
      if (!checkArity(load<u8>(o, OPERAND_FUNCTION), count)) return false
    } else if (kind != OPERAND_KIND_LIST) return false
    let cost: u32 = 1
    for (let a: u32 = 0; a < count; a++) {
      const arg = load<u32>(args + ((first + a) << 2))
      if (arg >= i) return false
      cost += load<u32>(costs + (arg << 2))
      if (cost > LIMIT_OPERAND_COST) return false
    }
    store<u32>(costs + (i << 2), cost)
  }
  return true
}

function checkArity(fn: u32, count: u32): bool {
  if (fn >= FN_TOLOWER && fn <= FN_LEN) return count == 1
  if (fn == FN_JOIN || fn == FN_GETOPT) return count == 2
  return fn == FN_CONCAT && count != 0
}

function checkOutputs(rules: u32): bool {
  for (let i: u32 = 0; i < rules; i++) {
    const rule = sectionAt(S_RULES) + <usize>i * SIZE_RULES
    const count = load<u32>(rule, RULE_COUNT)
    if (count > LIMIT_OUTPUTS || !inside(load<u32>(rule, RULE_FIRST), count, sectionCount(S_ARGS)))
      return false
  }
  return true
}

/** Glob tokens and path components. */
function checkTexts(): bool {
  for (let i: u32 = 0; i < sectionCount(S_TOKENS); i++) {
    const token = load<u32>(sectionAt(S_TOKENS) + (i << 2))
    if (token >> 24 > TOKEN_SET) return false
    if (token >> 24 == TOKEN_SET && (token & 0xffffff) >= sectionCount(S_BITMAPS)) return false
  }
  for (let i: u32 = 0; i < sectionCount(S_COMPONENTS); i++) {
    const c = sectionAt(S_COMPONENTS) + <usize>i * SIZE_COMPONENTS
    const size = sectionCount(load<u32>(c) ? S_TOKENS : S_STRINGS)
    if (!inside(load<u32>(c, 4), load<u32>(c, 8), size)) return false
  }
  return true
}

/** Labels smaller than the node's own, and no program longer than the limit. */
function checkNodes(): bool {
  const lengths = Mem.scratch
  for (let i: u32 = 0; i < sectionCount(S_NODES); i++) {
    const node = sectionAt(S_NODES) + <usize>i * SIZE_NODES
    if (load<u32>(node) >= sectionCount(S_PREDICATES)) return false
    let length: u32 = 0
    for (let way: u32 = 4; way <= 8; way += 4) {
      const label = load<u32>(node + way)
      if (label >= i + FIRST_NODE_LABEL) return false
      if (label < FIRST_NODE_LABEL) continue
      length = max(length, <u32>load<u16>(lengths + ((label - FIRST_NODE_LABEL) << 1)))
    }
    if (++length > LIMIT_PROGRAM_LENGTH) return false
    store<u16>(lengths + (i << 1), <u16>length)
  }
  return true
}

/** Items of a section with `each` labels exist. */
function checkLabels(section: u32, each: u32): bool {
  const end = sectionCount(S_NODES) + FIRST_NODE_LABEL
  for (let i: u32 = 0; i < sectionCount(section) * each; i++) {
    if (load<u32>(sectionAt(section) + (i << 2)) >= end) return false
  }
  return true
}

/** In the order of rules, so that the first match is the first rule's. */
function checkSlots(slots: u32, rules: u32): bool {
  let least: u32 = 0
  for (let i: u32 = 0; i < slots; i++) {
    const rule = load<u32>(sectionAt(S_SLOTS) + (i << 2))
    if (rule < least || rule >= rules) return false
    least = rule
  }
  return true
}

function checkRows(slots: u32): bool {
  for (let code: u32 = 0; code < EVENT_COUNT; code++) {
    const row = <u32>load<u16>(sectionAt(S_CODES) + (code << 1))
    if (row != NO_ROW && row >= sectionCount(S_ROWS)) return false
  }
  for (let i: u32 = 0; i < sectionCount(S_SIGNATURES); i++) {
    if (load<u32>(sectionAt(S_SIGNATURES) + (i << 2)) >= sectionCount(S_PREDICATES)) return false
  }
  for (let i: u32 = 0; i < sectionCount(S_ROWS); i++) {
    if (!checkRow(sectionAt(S_ROWS) + <usize>i * SIZE_ROWS, slots)) return false
  }
  return true
}

function checkRow(row: usize, slots: u32): bool {
  const words = load<u32>(row, ROW_WORDS)
  const signatures = load<u32>(row, ROW_SIGNATURES)
  if (words > (LIMIT_SLOTS + 63) >> 6 || signatures > MAX_SIGNATURES) return false
  if (!inside(load<u32>(row, ROW_FIRST_WORD), words, sectionCount(S_ROW_WORDS))) return false
  if (!inside(load<u32>(row, ROW_FIRST_SIGNATURE), signatures, sectionCount(S_SIGNATURES)))
    return false
  const facts = load<u32>(row, ROW_FACTS)
  if (facts >> FACT_COUNT != 0 || <u32>popcnt(facts) > MAX_FACTS) return false
  const firstMask = load<u32>(row, ROW_FIRST_MASK)
  if (!inside(firstMask, words << signatures, sectionCount(S_MASKS))) return false
  const firstFactMask = load<u32>(row, ROW_FIRST_FACT_MASK)
  const factVariants: u32 = 1 << (<u32>popcnt(facts))
  if (!inside(firstFactMask, words * factVariants, sectionCount(S_MASKS))) return false
  let next: u32 = 0
  for (let w: u32 = 0; w < words; w++) {
    const item =
      sectionAt(S_ROW_WORDS) + <usize>(load<u32>(row, ROW_FIRST_WORD) + w) * SIZE_ROW_WORDS
    const word = load<u32>(item, ROW_WORD_WORD)
    if (word < next || word >= (slots + 63) >> 6) return false
    next = word + 1
    const union = load<u64>(item, ROW_WORD_UNION)
    const room = slots - (word << 6)
    if (room < 64 && union >> <u64>room != 0) return false
    if (!inside(load<u32>(item, ROW_WORD_PROGRAM), <u32>popcnt(union), sectionCount(S_PROGRAMS)))
      return false
    // A bit of a variant chooses a program: it must have one.
    if (!checkMasks(firstMask + w, 1 << signatures, words, union)) return false
    if (!checkMasks(firstFactMask + w, factVariants, words, union)) return false
  }
  return true
}

/** `count` masks, every `step`-th from `first` on, have no bits but those of `union`. */
function checkMasks(first: u32, count: u32, step: u32, union: u64): bool {
  for (let i: u32 = 0; i < count; i++) {
    const mask = load<u64>(sectionAt(S_MASKS) + ((<usize>(first + i * step)) << 3))
    if ((mask & ~union) != 0) return false
  }
  return true
}
