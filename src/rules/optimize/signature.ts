// SPDX-License-Identifier: Apache-2.0
// The argument signature of a row: up to four cheap predicates on the event itself (opened for writing?
// failed?) that, evaluated first, choose among masks with fewer candidates.
import { MAX_SIGNATURES } from '../../schema/policy-layout.ts'
import type { Ir, IrGraph } from '../ir.ts'
import type { Predicate } from '../predicate.ts'

const CHEAP = new Set([
  'evt.is_open_read',
  'evt.is_open_write',
  'evt.is_open_exec',
  'evt.is_open_create',
  'evt.failed',
  'evt.rawres',
  'fd.num',
])

export type Signature = {
  readonly predicates: readonly Predicate[]
  /** Per variant (bit i = predicate i holds): which of the conditions can still hold. */
  readonly variants: readonly (readonly boolean[])[]
}

export function chooseSignature(graph: IrGraph, conditions: readonly Ir[]): Signature {
  const uses = new Map<Predicate, number>()
  for (const condition of conditions) {
    graph.tests(condition, predicate => {
      const name = predicate.left.field?.name
      if (name === undefined || !CHEAP.has(name) || predicate.right !== undefined) return
      // Worth a look only if it can rule the condition out.
      const decides = [true, false].some(
        value => given(graph, condition, [[predicate, value]]) === graph.false,
      )
      if (decides) uses.set(predicate, (uses.get(predicate) ?? 0) + 1)
    })
  }
  const predicates = [...uses]
    .sort(([a, m], [b, n]) => n - m || a.id - b.id)
    .slice(0, MAX_SIGNATURES)
    .map(([predicate]) => predicate)
  const variants: boolean[][] = []
  for (let variant = 0; variant < 1 << predicates.length; variant++) {
    const facts = predicates.map((predicate, i) => [predicate, ((variant >> i) & 1) === 1] as const)
    variants.push(conditions.map(condition => given(graph, condition, facts) !== graph.false))
  }
  return { predicates, variants }
}

function given(
  graph: IrGraph,
  condition: Ir,
  facts: readonly (readonly [Predicate, boolean])[],
): Ir {
  if (facts.length === 0) return condition
  return graph.substitute(condition, ({ predicate, negated }) => {
    const fact = facts.find(([known]) => known === predicate)
    return fact === undefined ? undefined : fact[1] !== negated
  })
}
