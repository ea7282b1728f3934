// SPDX-License-Identifier: Apache-2.0
// Texts that many predicates test the same operand for (equal to, one of, begins with, ends with), as two
// trees: one walk along a text finds all predicates that hold, and says with that which do not.
import { MODIFIERS, NO_NODE, OPS, VALUE_TYPES } from '../../schema/policy-layout.ts'
import type { OperandSpec } from '../operands.ts'
import type { Predicate } from '../predicate.ts'
import { AT_RUN_TIME } from '../type-fields.ts'

/** Fewer predicates are quicker tested one by one. */
const MIN_PREDICATES = 4

const WHOLE: ReadonlySet<number> = new Set([OPS.EQ, OPS.NE, OPS.IN])
const PARTS: ReadonlySet<number> = new Set([OPS.STARTSWITH, OPS.ENDSWITH])

/** A node of a tree before it is laid out. */
type Node = {
  label: Uint8Array
  /** By the next byte. */
  readonly children: Map<number, Node>
  /** Predicates found when the node is reached, and when the text ends there too. */
  pass: number[]
  equal: number[]
}

export type IndexNode = {
  readonly label: Uint8Array
  /** The byte that leads here from the parent. */
  readonly key: number
  readonly firstChild: number
  readonly children: number
  readonly pass: readonly number[]
  readonly equal: readonly number[]
}

export type TextIndex = {
  readonly operand: OperandSpec
  /** Numbers of the root nodes, NO_NODE without a tree. */
  readonly beginnings: number
  readonly ends: number
}

export type TextIndexes = {
  readonly indexes: readonly TextIndex[]
  readonly nodes: readonly IndexNode[]
  readonly indexed: ReadonlySet<Predicate>
}

export function buildTextIndexes(predicates: readonly Predicate[]): TextIndexes {
  const byOperand = new Map<OperandSpec, Predicate[]>()
  for (const predicate of predicates) {
    const { op, modifier, type, left, right, truth } = predicate
    if (right !== undefined || modifier !== MODIFIERS.NONE) continue
    // Never asked at run time.
    if (truth !== undefined && !truth.includes(AT_RUN_TIME)) continue
    if (type !== VALUE_TYPES.STRING || left.list || left.field === undefined) continue
    if (!WHOLE.has(op) && !PARTS.has(op)) continue
    const own = byOperand.get(left)
    if (own === undefined) byOperand.set(left, [predicate])
    else own.push(predicate)
  }
  const nodes: IndexNode[] = []
  const indexes: TextIndex[] = []
  const indexed = new Set<Predicate>()
  for (const [operand, own] of byOperand) {
    if (own.length < MIN_PREDICATES) continue
    for (const predicate of own) indexed.add(predicate)
    const beginnings = own.filter(predicate => predicate.op !== OPS.ENDSWITH)
    const ends = own.filter(predicate => predicate.op === OPS.ENDSWITH)
    indexes.push({
      operand,
      beginnings: layOut(nodes, treeOf(beginnings, false), false),
      ends: layOut(nodes, treeOf(ends, true), true),
    })
  }
  return { indexes, nodes, indexed }
}

function newNode(label: Uint8Array): Node {
  return { label, children: new Map(), pass: [], equal: [] }
}

function treeOf(predicates: readonly Predicate[], backwards: boolean): Node | undefined {
  if (predicates.length === 0) return undefined
  const root = newNode(new Uint8Array(0))
  for (const { id, op, values } of predicates) {
    for (const { bytes } of values) {
      const node = nodeAt(root, backwards ? bytes.toReversed() : bytes)
      const list = PARTS.has(op) ? node.pass : node.equal
      if (!list.includes(id)) list.push(id)
    }
  }
  return root
}

/** The node that `text` leads to, made when missing. */
function nodeAt(root: Node, text: Uint8Array): Node {
  let node = root
  let at = 0
  while (at < text.length) {
    const key = text[at] as number
    const child = node.children.get(key)
    if (child === undefined) {
      const leaf = newNode(text.subarray(at))
      node.children.set(key, leaf)
      return leaf
    }
    let same = 1
    while (same < child.label.length && child.label[same] === text[at + same]) same++
    if (same < child.label.length) {
      const middle = newNode(child.label.subarray(0, same))
      child.label = child.label.subarray(same)
      middle.children.set(child.label[0] as number, child)
      node.children.set(key, middle)
      node = middle
    } else node = child
    at += same
  }
  return node
}

/** Appends a tree, level by level, so that children stand together and behind their parent. */
function layOut(nodes: IndexNode[], root: Node | undefined, backwards: boolean): number {
  if (root === undefined) return NO_NODE
  const first = nodes.length
  const queue: Node[] = [root]
  for (let i = 0; i < queue.length; i++) {
    const { label, children, pass, equal } = queue[i] as Node
    const own = [...children.values()]
    nodes.push({
      label: backwards ? label.toReversed() : label,
      key: label[0] ?? 0,
      firstChild: first + queue.length,
      children: own.length,
      pass,
      equal,
    })
    queue.push(...own)
  }
  return first
}
