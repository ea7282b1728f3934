// SPDX-License-Identifier: Apache-2.0
// The signature of a row: up to four predicates, evaluated before the candidates of an event, that choose
// among masks with fewer candidates. Worth it for what many conditions cannot do without.
import { MAX_SIGNATURES } from '../../schema/policy-layout.ts'
import type { Ir } from '../ir.ts'
import type { Predicate } from '../predicate.ts'

/** What a predicate must save: the conditions it is likely to rule out. */
const WORTH = 1.5

/** Dearer ones are left to the conditions, which may never come to them. */
const MAX_COST = 5

export type Signature = {
  readonly predicates: readonly Predicate[]
  /** Per variant (bit i = predicate i holds): which of the conditions can still hold. */
  readonly variants: readonly (readonly boolean[])[]
}

/** What predicates must come to for a condition to hold. */
type Needs = ReadonlyMap<Predicate, boolean>

export function chooseSignature(conditions: readonly Ir[]): Signature {
  const memo = new Map<number, Needs>()
  const needs = conditions.map(condition => needsOf(condition, memo))
  const predicates: Predicate[] = []
  /** How likely each condition gets past the predicates chosen so far. */
  const left = conditions.map(() => 1)
  while (predicates.length < MAX_SIGNATURES) {
    const best = mostRuledOut(needs, left, predicates)
    if (best === undefined) break
    predicates.push(best)
    for (const [i, own] of needs.entries())
      left[i] = (left[i] as number) * passes(best, own.get(best))
  }
  const variants = Array.from({ length: 1 << predicates.length }, (_, variant) =>
    needs.map(own =>
      predicates.every((predicate, i) => {
        const value = own.get(predicate)
        return value === undefined || value === (((variant >> i) & 1) === 1)
      }),
    ),
  )
  return { predicates, variants }
}

/** Chance that a condition is still possible once `predicate` is known. */
function passes(predicate: Predicate, needed: boolean | undefined): number {
  if (needed === undefined) return 1
  return needed ? predicate.chance : 1 - predicate.chance
}

function mostRuledOut(
  needs: readonly Needs[],
  left: readonly number[],
  chosen: readonly Predicate[],
): Predicate | undefined {
  const gains = new Map<Predicate, number>()
  for (const [i, own] of needs.entries()) {
    for (const [predicate, value] of own) {
      // Facts choose masks of their own, process facts are kept with the thread.
      if (predicate.fact !== undefined || predicate.group === 'process') continue
      if (predicate.cost > MAX_COST) continue
      const gain = (left[i] as number) * (1 - passes(predicate, value))
      gains.set(predicate, (gains.get(predicate) ?? 0) + gain)
    }
  }
  for (const predicate of chosen) gains.delete(predicate)
  const [best] = [...gains].sort(([a, m], [b, n]) => n - m || a.id - b.id)
  return best !== undefined && best[1] >= WORTH ? best[0] : undefined
}

function needsOf(node: Ir, memo: Map<number, Needs>): Needs {
  const known = memo.get(node.id)
  if (known !== undefined) return known
  let out: Needs = new Map()
  if (node.kind === 'test') out = new Map([[node.predicate, !node.negated]])
  else if (node.kind === 'and') {
    out = new Map(node.operands.flatMap(part => [...needsOf(part, memo)]))
  } else if (node.kind === 'or') {
    const [first, ...rest] = node.operands.map(part => needsOf(part, memo))
    out = new Map(
      [...(first ?? [])].filter(([predicate, value]) =>
        rest.every(other => other.get(predicate) === value),
      ),
    )
  }
  memo.set(node.id, out)
  return out
}
