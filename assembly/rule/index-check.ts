// SPDX-License-Identifier: Apache-2.0
// Checks the text indexes of a policy. Part of policy-check.ts. Labels of children are not empty, so that
// every step of a walk takes some of the text, whatever the nodes point at.

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
  S_INDEX_KEYS,
  S_INDEX_NODES,
  S_INDEX_OUTPUTS,
  S_INDEXES,
  S_PREDICATES,
  S_STRINGS,
  SIZE_INDEX_NODES,
  SIZE_INDEXES,
} from '../generated/policy-layout'
import { inside, sectionAt, sectionCount } from './sections'

export function checkIndexes(): bool {
  const nodes = sectionCount(S_INDEX_NODES)
  if (sectionCount(S_INDEX_KEYS) != nodes) return false
  for (let i: u32 = 0; i < sectionCount(S_INDEXES); i++) {
    const index = sectionAt(S_INDEXES) + <usize>i * SIZE_INDEXES
    if (!checkRoot(load<u32>(index, INDEX_BEGINNINGS))) return false
    if (!checkRoot(load<u32>(index, INDEX_ENDS))) return false
  }
  for (let i: u32 = 0; i < nodes; i++) {
    if (!checkNode(nodeAt(i))) return false
  }
  for (let i: u32 = 0; i < sectionCount(S_INDEX_OUTPUTS); i++) {
    if (load<u32>(sectionAt(S_INDEX_OUTPUTS) + (i << 2)) >= sectionCount(S_PREDICATES)) return false
  }
  return true
}

function nodeAt(number: u32): usize {
  return sectionAt(S_INDEX_NODES) + <usize>number * SIZE_INDEX_NODES
}

function checkRoot(number: u32): bool {
  return number == NO_NODE || number < sectionCount(S_INDEX_NODES)
}

function checkNode(node: usize): bool {
  const len = load<u32>(node, INODE_LABEL_LEN)
  if (!inside(load<u32>(node, INODE_LABEL), len, sectionCount(S_STRINGS))) return false
  const first = load<u32>(node, INODE_FIRST_CHILD)
  const count = load<u32>(node, INODE_CHILDREN)
  if (count > 256 || (count != 0 && !inside(first, count, sectionCount(S_INDEX_NODES)))) {
    return false
  }
  for (let i: u32 = 0; i < count; i++) {
    if (load<u32>(nodeAt(first + i), INODE_LABEL_LEN) == 0) return false
  }
  const outputs = sectionCount(S_INDEX_OUTPUTS)
  const pass = load<u32>(node, INODE_PASS)
  const output = load<u32>(node, INODE_FIRST_OUTPUT)
  return (
    inside(output, pass, outputs) && inside(output + pass, load<u32>(node, INODE_EQUAL), outputs)
  )
}
