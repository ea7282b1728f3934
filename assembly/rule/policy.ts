// SPDX-License-Identifier: Apache-2.0
// The running policy: addresses of its sections, and the loader that swaps a checked one in. Layout:
// src/schema/policy-layout.ts. The host owns the bytes until load; then nobody writes to them.

import { count } from '../event/stats'
import { STAT_POLICY_LOADS } from '../generated/layout'
import {
  FIRST_NODE_LABEL,
  HEADER_MATCHING,
  HEADER_RULES,
  HEADER_SIZE,
  HEADER_WORDS,
  NO_ROW,
  OPERAND_FIELD,
  OPERAND_KIND,
  OPERAND_KIND_FIELD,
  RULE_COUNT,
  RULE_FIRST,
  S_ARGS,
  S_BITMAPS,
  S_CODES,
  S_COMPONENTS,
  S_INDEX_KEYS,
  S_INDEX_NODES,
  S_INDEX_OUTPUTS,
  S_INDEXES,
  S_MASKS,
  S_NODES,
  S_OPERANDS,
  S_PATH_PROGRAMS,
  S_PREDICATES,
  S_PROGRAMS,
  S_REGEXES,
  S_ROW_WORDS,
  S_ROWS,
  S_RULES,
  S_SETS,
  S_SIGNATURES,
  S_SLOTS,
  S_STRINGS,
  S_THREAD_PROGRAMS,
  S_TOKENS,
  S_VALUES,
  SIZE_NODES,
  SIZE_OPERANDS,
  SIZE_RULES,
} from '../generated/policy-layout'
import { layLines } from './masks'
import { clearMemo } from './memo'
import { checkPolicy } from './policy-check'
import { clearRuleCounts } from './rule-counts'

/** u64 per word of slots: which of them have a program on process facts, on names. */
export const threadNeed: usize = memory.data(1024)
export const pathNeed: usize = memory.data(1024)

export class Policy {
  /** 0 = no policy: no rule ever runs. */
  static base: usize = 0
  static rules: u32 = 0
  static all: bool = false
  static ruleRefs: usize = 0
  static operands: usize = 0
  static args: usize = 0
  static predicates: usize = 0
  static values: usize = 0
  static sets: usize = 0
  static tokens: usize = 0
  static bitmaps: usize = 0
  static components: usize = 0
  static regexes: usize = 0
  static indexes: usize = 0
  static indexNodes: usize = 0
  static indexKeys: usize = 0
  static indexOutputs: usize = 0
  /** Address of the node that label 0 would have: node of label n = nodes + n * SIZE_NODES. */
  static nodes: usize = 0
  static slots: usize = 0
  static threadPrograms: usize = 0
  static pathPrograms: usize = 0
  static codes: usize = 0
  static rows: usize = 0
  static rowWords: usize = 0
  static programs: usize = 0
  static signatures: usize = 0
  static masks: usize = 0
  static strings: usize = 0
}

function section(base: usize, index: u32): usize {
  return base + <usize>load<u32>(base + HEADER_SIZE + (index << 3))
}

/** Notes which of the `slots` slots have a program that is not always true. */
function noteNeeds(programs: usize, slots: u32, needs: usize): void {
  memory.fill(needs, 0, 1024)
  for (let slot: u32 = 0; slot < slots; slot++) {
    if (load<u32>(programs + (slot << 2)) == 1) continue
    const word = needs + ((slot >> 6) << 3)
    store<u64>(word, load<u64>(word) | ((<u64>1) << (<u64>(slot & 63))))
  }
}

/**
 * Checks the `len` bytes at `base` and makes them the running policy. Returns 0, or a negative error
 * (POLICY_* in policy-check.ts) and leaves the running one alone.
 */
export function loadPolicy(base: usize, len: u32): i32 {
  const status = checkPolicy(base, len)
  if (status != 0) return status
  Policy.base = base
  Policy.rules = load<u32>(base, HEADER_RULES)
  Policy.all = load<u32>(base, HEADER_MATCHING) != 0
  Policy.ruleRefs = section(base, S_RULES)
  Policy.operands = section(base, S_OPERANDS)
  Policy.args = section(base, S_ARGS)
  Policy.predicates = section(base, S_PREDICATES)
  Policy.values = section(base, S_VALUES)
  Policy.sets = section(base, S_SETS)
  Policy.tokens = section(base, S_TOKENS)
  Policy.bitmaps = section(base, S_BITMAPS)
  Policy.components = section(base, S_COMPONENTS)
  Policy.regexes = section(base, S_REGEXES)
  Policy.indexes = section(base, S_INDEXES)
  Policy.indexNodes = section(base, S_INDEX_NODES)
  Policy.indexKeys = section(base, S_INDEX_KEYS)
  Policy.indexOutputs = section(base, S_INDEX_OUTPUTS)
  Policy.nodes = section(base, S_NODES) - <usize>FIRST_NODE_LABEL * SIZE_NODES
  Policy.slots = section(base, S_SLOTS)
  Policy.threadPrograms = section(base, S_THREAD_PROGRAMS)
  Policy.pathPrograms = section(base, S_PATH_PROGRAMS)
  Policy.codes = section(base, S_CODES)
  Policy.rows = section(base, S_ROWS)
  Policy.rowWords = section(base, S_ROW_WORDS)
  Policy.programs = section(base, S_PROGRAMS)
  Policy.signatures = section(base, S_SIGNATURES)
  Policy.masks = section(base, S_MASKS)
  Policy.strings = section(base, S_STRINGS)
  const slots = load<u32>(base + HEADER_SIZE + (S_SLOTS << 3), 4)
  noteNeeds(Policy.threadPrograms, slots, threadNeed)
  noteNeeds(Policy.pathPrograms, slots, pathNeed)
  layLines(load<u32>(base, HEADER_WORDS))
  clearMemo()
  clearRuleCounts()
  count(STAT_POLICY_LOADS)
  return 0
}

/** Whether a rule of the running policy reads `field`. */
export function readsField(field: u32): bool {
  const operands = load<u32>(Policy.base + HEADER_SIZE + (S_OPERANDS << 3), 4)
  for (let i: u32 = 0; i < operands; i++) {
    const o = Policy.operands + <usize>i * SIZE_OPERANDS
    const isField = <u32>load<u8>(o, OPERAND_KIND) == OPERAND_KIND_FIELD
    if (isField && load<u32>(o, OPERAND_FIELD) == field) return true
  }
  return false
}

/** Whether any rule looks at events of this code. */
export function hasRules(code: u32): bool {
  return Policy.base != 0 && load<u16>(Policy.codes + (code << 1)) != <u16>NO_ROW
}

/** Output fields of a rule. */
export function outputCount(rule: u32): u32 {
  return load<u32>(Policy.ruleRefs + <usize>rule * SIZE_RULES, RULE_COUNT)
}

/** Operand number of output field `i` of a rule. */
export function outputRef(rule: u32, i: u32): u32 {
  const first = load<u32>(Policy.ruleRefs + <usize>rule * SIZE_RULES, RULE_FIRST)
  return load<u32>(Policy.args + ((<usize>(first + i)) << 2))
}
