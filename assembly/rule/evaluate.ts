// SPDX-License-Identifier: Apache-2.0
// Runs the rules on the current event. Candidates are table[code][signature] & process mask & name mask,
// 64 slots a word; only what is left is interpreted. Masks are filled in as they are asked for.

import { doing } from '../event/activity'
import { Ev } from '../event/current'
import { count, countBy } from '../event/stats'
import { namedBy } from '../fields/fd-named'
import {
  DOING_RULE,
  DOING_TRIAGE,
  DOING_VALUES,
  STAT_CANDIDATES,
  STAT_RULE_RUNS,
} from '../generated/layout'
import {
  FIRST_NODE_LABEL,
  PROGRAM_NAME_PASSED,
  PROGRAM_PROCESS_PASSED,
  PROGRAM_WHOLE,
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
  SIZE_NODES,
  SIZE_PROGRAMS,
  SIZE_ROW_WORDS,
  SIZE_ROWS,
} from '../generated/policy-layout'
import { dropKept } from './kept-operands'
import { Masks, pathWords, threadWords } from './masks'
import { emitMatch } from './match-writer'
import { Memo, nextMemo } from './memo'
import { hasRules, Policy, pathNeed, threadNeed } from './policy'
import { evalPredicate, factsNow } from './predicate'
import { countEvaluation, countMatch, countPrecheck } from './rule-counts'

/** `evaluate` came to its end. */
export const ALL_DONE: u32 = 0xffffffff

/** Label of a program's end that says the rule matches. */
const MATCH: u32 = 1

/** Runs a program from `label` to its end. */
function run(label: u32): bool {
  while (label >= FIRST_NODE_LABEL) {
    const node = Policy.nodes + <usize>label * SIZE_NODES
    const id = load<u32>(node)
    const known = load<u32>(Memo.base + ((<usize>id) << 2))
    const holds = known >> 1 == Memo.epoch ? (known & 1) != 0 : evalPredicate(id)
    label = holds ? load<u32>(node, 4) : load<u32>(node, 8)
  }
  return label == MATCH
}

function ruleOf(slot: u32): u32 {
  return load<u32>(Policy.slots + ((<usize>slot) << 2))
}

/** Finds out about the slots `missing` of word `word` for the line that holds the word's {known, value}. */
function fill(missing: u64, line: usize, programs: usize, word: u32): void {
  let value = load<u64>(line, 8)
  for (let left = missing; left != 0; left &= left - 1) {
    const bit = ctz(left)
    const slot = (word << 6) + <u32>bit
    const rule = ruleOf(slot)
    countPrecheck(rule)
    doing(DOING_RULE + rule)
    if (run(load<u32>(programs + ((<usize>slot) << 2)))) value |= (<u64>1) << bit
  }
  doing(DOING_TRIAGE)
  store<u64>(line, load<u64>(line) | missing)
  store<u64>(line, value, 8)
}

/** The slots of a word that a line does not rule out by what it knows so far. */
function possibleBy(line: usize): u64 {
  return load<u64>(line, 8) | ~load<u64>(line)
}

/**
 * The candidates of word `word` that can still match by what a line stands for; `need` are those that have a
 * program on it.
 */
function refine(candidates: u64, need: u64, line: usize, programs: usize, word: u32): u64 {
  const asked = candidates & need
  const missing = asked & ~load<u64>(line)
  if (missing != 0) fill(missing, line, programs, word)
  return candidates & (load<u64>(line, 8) | ~asked)
}

/** The words of the event's name; 0 when there is none that decides name fields alone. */
function nameWords(): usize {
  const name = namedBy()
  return name == 0 ? 0 : pathWords(name)
}

/** Which of the mask variants of a row applies. */
function signature(row: usize): u32 {
  const n = load<u32>(row, ROW_SIGNATURES)
  let variant: u32 = 0
  const ids = Policy.signatures + ((<usize>load<u32>(row, ROW_FIRST_SIGNATURE)) << 2)
  for (let i: u32 = 0; i < n; i++) {
    if (evalPredicate(load<u32>(ids + (i << 2)))) variant |= 1 << i
  }
  return variant
}

/** First mask of the variant that the facts of the event choose for a row of `words` words. */
function factMasks(row: usize, words: u32): usize {
  let variant: u32 = 0
  let left = load<u32>(row, ROW_FACTS)
  if (left != 0) {
    const facts = factsNow(left)
    for (let bit: u32 = 0; left != 0; left &= left - 1, bit++) {
      variant |= ((facts >> ctz(left)) & 1) << bit
    }
  }
  return Policy.masks + ((<usize>(load<u32>(row, ROW_FIRST_FACT_MASK) + variant * words)) << 3)
}

const NO_VARIANT: u32 = 0xffffffff
/** Up to so many candidates it is cheaper to run them than to work out the signature. */
const FEW: u64 = 2

/** What the current event's rules are narrowed down by, beside its facts. */
class Narrowing {
  /** Lines of bits kept for the thread and for the name, 0 = none, and whether they held nothing yet. */
  static threadLine: usize = 0
  static threadFresh: bool = false
  static nameLine: usize = 0
  static nameFresh: bool = false
  /** Variant of the row by signature, once there are more than a few candidates. */
  static variant: u32 = NO_VARIANT
  static candidates: u64 = 0
}

/** The candidates `left` of word `i` of a row that are left when all is asked that is kept with thread and name. */
function narrow(left: u64, row: usize, i: u32, word: u32): u64 {
  const threadBits = load<u64>(threadNeed + (word << 3))
  const threadAt = Narrowing.threadLine != 0 ? Narrowing.threadLine + (word << 4) : <usize>0
  const nameBits = load<u64>(pathNeed + (word << 3))
  const nameAt = Narrowing.nameLine != 0 ? Narrowing.nameLine + (word << 4) : <usize>0
  // What a name says is cheaper to find out than what a process says.
  if (nameAt != 0 && !Narrowing.nameFresh) {
    left = refine(left, nameBits, nameAt, Policy.pathPrograms, word)
  }
  if (threadAt != 0 && !Narrowing.threadFresh) {
    left = refine(left, threadBits, threadAt, Policy.threadPrograms, word)
  }
  Narrowing.candidates += popcnt(left)
  if (Narrowing.variant == NO_VARIANT && Narrowing.candidates > FEW)
    Narrowing.variant = signature(row)
  if (Narrowing.variant != NO_VARIANT) {
    const first = load<u32>(row, ROW_FIRST_MASK) + Narrowing.variant * load<u32>(row, ROW_WORDS)
    left &= load<u64>(Policy.masks + ((<usize>(first + i)) << 3))
  }
  // A line that held nothing is filled last: what it speaks of may be gone after this event.
  if (threadAt != 0 && Narrowing.threadFresh) {
    left = refine(left, threadBits, threadAt, Policy.threadPrograms, word)
  }
  if (nameAt != 0 && Narrowing.nameFresh) {
    left = refine(left, nameBits, nameAt, Policy.pathPrograms, word)
  }
  return left
}

/** `runSlots` came to its end. */
const NEXT: u32 = 0xfffffffe

/** Runs the candidates `left` of a row's word; NEXT, or what `evaluate` returns. */
function runSlots(left: u64, item: usize, word: u32): u32 {
  countBy(STAT_CANDIDATES, popcnt(left))
  const union = load<u64>(item, ROW_WORD_UNION)
  // Where there are lines, all that is left has passed them; PROGRAM_BOTH_PASSED is the sum.
  const passed =
    (Narrowing.threadLine != 0 ? PROGRAM_PROCESS_PASSED : PROGRAM_WHOLE) +
    (Narrowing.nameLine != 0 ? PROGRAM_NAME_PASSED : PROGRAM_WHOLE)
  const programs =
    Policy.programs + <usize>load<u32>(item, ROW_WORD_PROGRAM) * SIZE_PROGRAMS + passed
  for (; left != 0; left &= left - 1) {
    const bit = ctz(left)
    const place = <usize>popcnt(union & (((<u64>1) << bit) - 1))
    const slot = (word << 6) + <u32>bit
    const rule = ruleOf(slot)
    count(STAT_RULE_RUNS)
    countEvaluation(rule)
    doing(DOING_RULE + rule)
    if (!run(load<u32>(programs + place * SIZE_PROGRAMS))) continue
    doing(DOING_VALUES)
    if (!emitMatch(rule)) return slot
    countMatch(rule)
    if (!Policy.all) return ALL_DONE
    // Output values were made in scratch.
    dropKept()
  }
  doing(DOING_TRIAGE)
  return NEXT
}

/**
 * Runs the rules, from slot `from` on (0 = all), and writes their matches. Returns ALL_DONE, or the slot
 * whose match did not fit: call again with it once the host has drained the buffer.
 */
export function evaluate(from: u32): u32 {
  // A pending event may come back to a policy that has no rules for it.
  if (!hasRules(Ev.code)) return ALL_DONE
  const rowNumber = <u32>load<u16>(Policy.codes + (Ev.code << 1))
  const row = Policy.rows + <usize>rowNumber * SIZE_ROWS
  doing(DOING_TRIAGE)
  nextMemo()
  dropKept()
  const threadLine = Ev.thread != 0 ? threadWords(Ev.thread) : 0
  Narrowing.threadLine = threadLine
  Narrowing.threadFresh = Masks.fresh
  Narrowing.nameLine = 0
  Narrowing.variant = NO_VARIANT
  Narrowing.candidates = 0
  let nameTried = false
  let nameLine: usize = 0
  const words = load<u32>(row, ROW_WORDS)
  let item = Policy.rowWords + <usize>load<u32>(row, ROW_FIRST_WORD) * SIZE_ROW_WORDS
  let possible = factMasks(row, words)
  for (let i: u32 = 0; i < words; i++, item += SIZE_ROW_WORDS, possible += 8) {
    const word = load<u32>(item, ROW_WORD_WORD)
    let left = load<u64>(possible)
    if (from != 0) left &= slotsFrom(from, word)
    if (threadLine != 0) left &= possibleBy(threadLine + (word << 4))
    if (left == 0) continue
    if (!nameTried && (left & load<u64>(pathNeed + (word << 3))) != 0) {
      nameTried = true
      nameLine = nameWords()
      Narrowing.nameLine = nameLine
      Narrowing.nameFresh = Masks.fresh
    }
    if (nameLine != 0) {
      left &= possibleBy(nameLine + (word << 4))
      if (left == 0) continue
    }
    left = narrow(left, row, i, word)
    if (left == 0) continue
    const next = runSlots(left, item, word)
    if (next != NEXT) return next
  }
  return ALL_DONE
}

/** The slots of a word from slot `from` on. */
function slotsFrom(from: u32, word: u32): u64 {
  const first = word << 6
  if (first >= from) return ~(<u64>0)
  return from - first >= 64 ? 0 : ~(<u64>0) << (<u64>(from & 63))
}
