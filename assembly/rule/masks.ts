// SPDX-License-Identifier: Apache-2.0
// Bits kept per thread and per descriptor name: what the slots of the policy, weakened to process or name
// facts, came to. Few words stand in the thread or name itself, beside what is read anyway. More lie in
// lines in regions of fixed size; a thread's line is its number modulo their number. With many rules lines
// get longer and fewer, and owners that share one take it from each other.
//
//   line: | owner number + 1 u32 | 0 u32 | known u64, value u64 per word of 64 slots |
//
// A line holds when its owner says so and the owner's epoch is the current one.

import { initRegex } from '../compare/regex'
import { count } from '../event/stats'
import { STAT_MASK_REFILLS } from '../generated/layout'
import { reserve } from '../memory/regions'
import { PATH_BITS, PATH_WORDS, Path, pathIndex } from '../state/paths'
import { THREAD_WORDS, Thread } from '../state/thread'
import { Threads } from '../state/threads'
import { initKept } from './kept-operands'
import { initMemo } from './memo'
import { initRuleCounts } from './rule-counts'

const LINE_HEADER: u32 = 8
/** Bytes per slot where memory allows: enough for 19 words, 1,216 slots. */
const SLOT_BYTES: usize = 320
const MAX_THREAD_BYTES: usize = 16 << 20
const MAX_PATH_BYTES: usize = 48 << 20

export class Masks {
  static threads: usize = 0
  static threadBytes: usize = 0
  static threadLines: u32 = 1
  static paths: usize = 0
  static pathBytes: usize = 0
  static pathLines: u32 = 1
  static lineSize: u32 = 32
  /** True when the line asked for last held nothing yet: its owner may never be seen again. */
  static fresh: bool = false
  /** Words of a line. */
  static words: u32 = 0
  /** Epoch of names' bits; changes with every policy. Never 0. */
  static pathEpoch: u32 = 1
}

/** Reserves all that running rules needs; false when memory is too small. */
export function initMasks(maxThreads: u32, maxPaths: u32): bool {
  if (!initMemo() || !initKept() || !initRegex() || !initRuleCounts()) return false
  return initLines(maxThreads, maxPaths)
}

function initLines(maxThreads: u32, maxPaths: u32): bool {
  Masks.threadBytes = min(<usize>maxThreads * SLOT_BYTES, MAX_THREAD_BYTES)
  Masks.pathBytes = min(<usize>maxPaths * SLOT_BYTES, MAX_PATH_BYTES)
  Masks.threads = reserve(Masks.threadBytes, 64)
  Masks.paths = reserve(Masks.pathBytes, 64)
  if (Masks.threads == 0 || Masks.paths == 0) return false
  layLines(0)
  return true
}

/** Lays lines of `words` words; all bits kept so far are void. */
export function layLines(words: u32): void {
  Masks.words = words
  const size = LINE_HEADER + (words << 4)
  // Lines of up to a cache line do not straddle one.
  Masks.lineSize = size <= 32 ? 32 : (size + 63) & ~63
  Masks.threadLines = max(1, <u32>(Masks.threadBytes / Masks.lineSize))
  Masks.pathLines = max(1, <u32>(Masks.pathBytes / Masks.lineSize))
  voidThreads()
  if (++Masks.pathEpoch == 0) Masks.pathEpoch = 1
}

function voidThreads(): void {
  if (++Threads.ancestry == 0) Threads.ancestry = 1
}

function clearWords(words: usize): void {
  const end = words + ((<usize>Masks.words) << 4)
  for (let p = words; p < end; p += 8) store<u64>(p, 0)
  count(STAT_MASK_REFILLS)
}

/** The words of a line, cleared when it is another owner's or `valid` is false. */
function wordsOfLine(line: usize, owner: u32, valid: bool): usize {
  const words = line + LINE_HEADER
  Masks.fresh = !valid || load<u32>(line) != owner
  if (Masks.fresh) {
    store<u64>(line, <u64>owner)
    clearWords(words)
  }
  return words
}

/** The words {known, value} of a thread. */
export function threadWords(t: usize): usize {
  const o = Thread.at(t)
  const valid = o.maskEpoch == Threads.ancestry
  o.maskEpoch = Threads.ancestry
  if (Masks.words <= THREAD_WORDS) {
    const words = t + offsetof<Thread>('known0')
    Masks.fresh = !valid
    if (!valid) clearWords(words)
    return words
  }
  const slot = o.index < Masks.threadLines ? o.index : o.index % Masks.threadLines
  return wordsOfLine(Masks.threads + <usize>slot * Masks.lineSize, o.index + 1, valid)
}

/** The words {known, value} of a descriptor name. */
export function pathWords(path: usize): usize {
  const o = Path.at(path)
  const valid = o.maskEpoch == Masks.pathEpoch
  o.maskEpoch = Masks.pathEpoch
  if (Masks.words <= PATH_WORDS) {
    const words = path + PATH_BITS
    Masks.fresh = !valid
    if (!valid) clearWords(words)
    return words
  }
  const index = pathIndex(path)
  const slot = index < Masks.pathLines ? index : index % Masks.pathLines
  return wordsOfLine(Masks.paths + <usize>slot * Masks.lineSize, index + 1, valid)
}
