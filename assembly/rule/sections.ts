// SPDX-License-Identifier: Apache-2.0
// The section table of a policy that is being checked; once it runs, rule/policy.ts holds the addresses.

import {
  HEADER_SIZE,
  SECTION_COUNT,
  SIZE_ARGS,
  SIZE_BITMAPS,
  SIZE_CODES,
  SIZE_COMPONENTS,
  SIZE_INDEX_KEYS,
  SIZE_INDEX_NODES,
  SIZE_INDEX_OUTPUTS,
  SIZE_INDEXES,
  SIZE_MASKS,
  SIZE_META,
  SIZE_NODES,
  SIZE_OPERANDS,
  SIZE_PATH_PROGRAMS,
  SIZE_PREDICATES,
  SIZE_PROGRAMS,
  SIZE_REGEXES,
  SIZE_ROW_WORDS,
  SIZE_ROWS,
  SIZE_RULES,
  SIZE_SETS,
  SIZE_SIGNATURES,
  SIZE_SLOTS,
  SIZE_STRINGS,
  SIZE_THREAD_PROGRAMS,
  SIZE_TOKENS,
  SIZE_VALUES,
} from '../generated/policy-layout'

/** Bytes of an item, by section. */
const sizes: usize = memory.data<u32>([
  SIZE_RULES,
  SIZE_OPERANDS,
  SIZE_ARGS,
  SIZE_PREDICATES,
  SIZE_VALUES,
  SIZE_SETS,
  SIZE_TOKENS,
  SIZE_BITMAPS,
  SIZE_COMPONENTS,
  SIZE_REGEXES,
  SIZE_INDEXES,
  SIZE_INDEX_NODES,
  SIZE_INDEX_KEYS,
  SIZE_INDEX_OUTPUTS,
  SIZE_NODES,
  SIZE_SLOTS,
  SIZE_THREAD_PROGRAMS,
  SIZE_PATH_PROGRAMS,
  SIZE_CODES,
  SIZE_ROWS,
  SIZE_ROW_WORDS,
  SIZE_PROGRAMS,
  SIZE_SIGNATURES,
  SIZE_MASKS,
  SIZE_STRINGS,
  SIZE_META,
])

export class Sections {
  static base: usize = 0
}

export function sectionSize(index: u32): u32 {
  return index < SECTION_COUNT ? load<u32>(sizes + (index << 2)) : 0
}

export function sectionAt(index: u32): usize {
  return Sections.base + <usize>load<u32>(Sections.base + HEADER_SIZE + (index << 3))
}

/** Items in a section. */
export function sectionCount(index: u32): u32 {
  return load<u32>(Sections.base + HEADER_SIZE + (index << 3), 4)
}

/** True when the `count` items from `first` on are below `total`. */
export function inside(first: u32, count: u32, total: u32): bool {
  return first <= total && count <= total - first
}
