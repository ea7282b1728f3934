// SPDX-License-Identifier: Apache-2.0
// Runs the tables of src/rules/regex.ts over whole texts: the deterministic one a byte a step, the other
// one as a set of places that moves along, so that time is linear in the text either way.

import {
  LIMIT_NFA_NODES,
  NFA_BYTES,
  NFA_LINE_END,
  NFA_LINE_START,
  NFA_MATCH,
  NFA_NODE_SIZE,
  NFA_SPLIT,
  REGEX_CLASSES,
  REGEX_DATA,
  REGEX_KIND,
  REGEX_KIND_DFA,
  REGEX_START,
  REGEX_STATES,
} from '../generated/policy-layout'
import { reserve } from '../memory/regions'

const NEWLINE: u32 = 0x0a

class Nfa {
  /** Two lists of nodes, a stack, and for each node the step it was last reached in. */
  static current: usize = 0
  static next: usize = 0
  static stack: usize = 0
  static seen: usize = 0
  static step: u32 = 0
}

/** Room for running the larger form; false when memory is too small. */
export function initRegex(): bool {
  const size = (<usize>LIMIT_NFA_NODES) << 2
  Nfa.current = reserve(size, 64)
  Nfa.next = reserve(size, 64)
  // A node is pushed at most twice before it is seen.
  Nfa.stack = reserve(size * 2 + 64, 64)
  Nfa.seen = reserve(size, 64)
  if (Nfa.seen == 0) return false
  memory.fill(Nfa.seen, 0, size)
  Nfa.step = 0
  return true
}

export function matchRegex(table: usize, p: usize, n: u32): bool {
  return load<u32>(table, REGEX_KIND) == REGEX_KIND_DFA ? runDfa(table, p, n) : runNfa(table, p, n)
}

function runDfa(table: usize, p: usize, n: u32): bool {
  const classOf = table + REGEX_DATA
  const accept = classOf + 256
  const rows = accept + ((load<u32>(table, REGEX_STATES) + 3) & ~3)
  const classes = load<u32>(table, REGEX_CLASSES)
  let state = load<u32>(table, REGEX_START)
  const end = p + n
  while (p < end) {
    state = load<u16>(
      rows + ((<usize>(state * classes + <u32>load<u8>(classOf + load<u8>(p)))) << 1),
    )
    // State 0 is dead: nothing leads out of it.
    if (state == 0) return false
    p++
  }
  return load<u8>(accept + state) != 0
}

/** Adds to the `count` nodes in `list` those that node `from` reaches without a byte; the new count. */
function close(
  nodes: usize,
  from: u32,
  list: usize,
  count: u32,
  lineStart: bool,
  lineEnd: bool,
): u32 {
  let top: u32 = 1
  store<u32>(Nfa.stack, from)
  while (top != 0) {
    const at = load<u32>(Nfa.stack + (--top << 2))
    const mark = Nfa.seen + ((<usize>at) << 2)
    if (load<u32>(mark) == Nfa.step) continue
    store<u32>(mark, Nfa.step)
    const node = nodes + <usize>at * NFA_NODE_SIZE
    const op = load<u32>(node) & 0xff
    if (op == NFA_SPLIT) {
      store<u32>(Nfa.stack + ((<usize>top) << 2), load<u32>(node, 8))
      store<u32>(Nfa.stack + ((<usize>top) << 2), load<u32>(node, 4), 4)
      top += 2
    } else if (op == NFA_LINE_START) {
      if (lineStart) store<u32>(Nfa.stack + (top++ << 2), load<u32>(node, 4))
    } else if (op == NFA_LINE_END) {
      if (lineEnd) store<u32>(Nfa.stack + (top++ << 2), load<u32>(node, 4))
    } else store<u32>(list + (count++ << 2), at)
  }
  return count
}

function nextStep(): void {
  if (++Nfa.step != 0) return
  memory.fill(Nfa.seen, 0, (<usize>LIMIT_NFA_NODES) << 2)
  Nfa.step = 1
}

function runNfa(table: usize, p: usize, n: u32): bool {
  const nodes = table + REGEX_DATA
  const end = p + n
  let list = Nfa.current
  let other = Nfa.next
  nextStep()
  let lineEnd = p == end || load<u8>(p) == NEWLINE
  let count = close(nodes, load<u32>(table, REGEX_START), list, 0, true, lineEnd)
  while (p < end && count != 0) {
    const byte = <u32>load<u8>(p++)
    lineEnd = p == end || load<u8>(p) == NEWLINE
    nextStep()
    let reached: u32 = 0
    for (let i: u32 = 0; i < count; i++) {
      const node = nodes + <usize>load<u32>(list + ((<usize>i) << 2)) * NFA_NODE_SIZE
      const word = load<u32>(node)
      if ((word & 0xff) != NFA_BYTES) continue
      if (byte < ((word >> 8) & 0xff) || byte > ((word >> 16) & 0xff)) continue
      reached = close(nodes, load<u32>(node, 4), other, reached, byte == NEWLINE, lineEnd)
    }
    const swap = list
    list = other
    other = swap
    count = reached
  }
  if (p < end) return false
  for (let i: u32 = 0; i < count; i++) {
    const node = nodes + <usize>load<u32>(list + ((<usize>i) << 2)) * NFA_NODE_SIZE
    if ((load<u32>(node) & 0xff) == NFA_MATCH) return true
  }
  return false
}
