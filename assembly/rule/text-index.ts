// SPDX-License-Identifier: Apache-2.0
// Text indexes of the running policy: one walk along the value of an operand tells for all predicates in its
// index whether they hold. Those found are put into the memo; all others in the index do not hold.

import { KIND_STR, V } from '../fields/value'
import {
  INDEX_BEGINNINGS,
  INDEX_ENDS,
  INODE_CHILDREN,
  INODE_EQUAL,
  INODE_FIRST_CHILD,
  INODE_FIRST_OUTPUT,
  INODE_LABEL,
  INODE_LABEL_LEN,
  INODE_PASS,
  NO_NODE,
  OP_NE,
  OPERAND_INDEX,
  PRED_OP,
  SIZE_INDEX_NODES,
  SIZE_INDEXES,
  SIZE_OPERANDS,
  SIZE_PREDICATES,
} from '../generated/policy-layout'
import { equalBytes } from '../memory/bytes'
import { keptOperand } from './kept-operands'
import { Memo, setMemo } from './memo'
import { Policy } from './policy'

/**
 * Looks the value of operand `ref` up in its index, once an event; the kind of the value. Only for
 * KIND_STR does the memo know all predicates of the index that hold.
 */
export function lookUp(ref: u32): u32 {
  const index = load<u32>(Policy.operands + <usize>ref * SIZE_OPERANDS, OPERAND_INDEX) - 1
  const slot = Memo.looked + ((<usize>index) << 3)
  if (load<u32>(slot) == Memo.epoch) return load<u32>(slot, 4)
  const kind = keptOperand(ref)
  store<u32>(slot, Memo.epoch)
  store<u32>(slot, kind, 4)
  if (kind == KIND_STR) {
    const roots = Policy.indexes + <usize>index * SIZE_INDEXES
    const p = V.ptr
    const n = V.len
    walkBeginnings(load<u32>(roots, INDEX_BEGINNINGS), p, n)
    walkEnds(load<u32>(roots, INDEX_ENDS), p, n)
  }
  return kind
}

/** `count` predicates from `first` on hold, but for those that want another text. */
function found(first: u32, count: u32): void {
  let at = Policy.indexOutputs + ((<usize>first) << 2)
  for (const end = at + ((<usize>count) << 2); at < end; at += 4) {
    const id = load<u32>(at)
    const op = <u32>load<u8>(Policy.predicates + <usize>id * SIZE_PREDICATES, PRED_OP)
    setMemo(id, op != OP_NE)
  }
}

/** The child of `node` that `byte` leads to; NO_NODE when there is none. */
function childOf(node: usize, byte: u8): u32 {
  const first = load<u32>(node, INODE_FIRST_CHILD)
  const count = load<u32>(node, INODE_CHILDREN)
  const key = i8x16.splat(<i8>byte)
  for (let i: u32 = 0; i < count; i += 16) {
    const hits = i8x16.bitmask(i8x16.eq(v128.load(Policy.indexKeys + first + i), key))
    if (hits == 0) continue
    const hit = i + ctz(hits)
    return hit < count ? first + hit : NO_NODE
  }
  return NO_NODE
}

function walkBeginnings(root: u32, p: usize, n: u32): void {
  let at: u32 = 0
  for (let number = root; number != NO_NODE; ) {
    const node = Policy.indexNodes + <usize>number * SIZE_INDEX_NODES
    const len = load<u32>(node, INODE_LABEL_LEN)
    if (n - at < len) return
    if (!equalBytes(p + at, Policy.strings + load<u32>(node, INODE_LABEL), len)) return
    at += len
    const pass = load<u32>(node, INODE_PASS)
    found(load<u32>(node, INODE_FIRST_OUTPUT), at == n ? pass + load<u32>(node, INODE_EQUAL) : pass)
    if (at == n) return
    number = childOf(node, load<u8>(p + at))
  }
}

function walkEnds(root: u32, p: usize, n: u32): void {
  let left = n
  for (let number = root; number != NO_NODE; ) {
    const node = Policy.indexNodes + <usize>number * SIZE_INDEX_NODES
    const len = load<u32>(node, INODE_LABEL_LEN)
    if (left < len) return
    left -= len
    if (!equalBytes(p + left, Policy.strings + load<u32>(node, INODE_LABEL), len)) return
    found(load<u32>(node, INODE_FIRST_OUTPUT), load<u32>(node, INODE_PASS))
    if (left == 0) return
    number = childOf(node, load<u8>(p + left - 1))
  }
}
