// SPDX-License-Identifier: Apache-2.0
// `f = a or f = b` becomes `f in (a, b)`, `not f = a and not f = b` becomes `not f in (a, b)`: one look-up
// instead of a comparison each. Called by normalize.ts on every and/or.
import { MODIFIERS, OPS } from '../../schema/policy-layout.ts'
import type { Ir, IrGraph } from '../ir.ts'
import type { OperandSpec } from '../operands.ts'
import type { Predicates } from '../predicate.ts'

export function mergeEquals(graph: IrGraph, predicates: Predicates, node: Ir): Ir {
  if (node.kind !== 'and' && node.kind !== 'or') return node
  const groups = new Map<OperandSpec, { texts: string[]; members: Set<Ir> }>()
  for (const part of node.operands) {
    // Only the polarity in which the join of tests is the test of the join.
    if (part.kind !== 'test' || part.negated !== (node.kind === 'and')) continue
    const { op, modifier, left, right, texts } = part.predicate
    if (op !== OPS.EQ || modifier !== MODIFIERS.NONE || right !== undefined || left.list) continue
    let group = groups.get(left)
    if (group === undefined) {
      group = { texts: [], members: new Set() }
      groups.set(left, group)
    }
    group.texts.push(...texts)
    group.members.add(part)
  }
  const merged: Ir[] = []
  const gone = new Set<Ir>()
  for (const [left, { texts, members }] of groups) {
    if (members.size < 2) continue
    const predicate = predicates.member(left, texts)
    if (typeof predicate === 'boolean') continue
    merged.push(graph.test(predicate, node.kind === 'and'))
    for (const member of members) gone.add(member)
  }
  if (merged.length === 0) return node
  return graph.join(node.kind, [...node.operands.filter(part => !gone.has(part)), ...merged])
}
