// SPDX-License-Identifier: Apache-2.0
// What follows from conditions in normal form: whether one can hold at all, and whether one holds whenever
// another does. Answers yes only when it is certain; the work is bounded, and without budget the answer is
// no. Knows nothing of rules.
import type { Ir } from '../ir.ts'
import type { OperandSpec } from '../operands.ts'
import { type Conflict, conflictIn, type Fact } from './facts.ts'

/** No facts: the condition is a constant. */
export type Impossible = { readonly conflict: Conflict | undefined }

export class Reasoner {
  #budget: number
  readonly #known = new Map<number, Known>()

  /** `budget`: nodes and facts to look at, over all questions. */
  constructor(budget: number) {
    this.#budget = budget
  }

  /** Why the node is false whenever `facts` hold; undefined when it may be true. */
  impossible(node: Ir, facts: readonly Fact[] = []): Impossible | undefined {
    this.#budget -= 1 + facts.length
    if (this.#budget < 0) return undefined
    switch (node.kind) {
      case 'const':
        return node.value ? undefined : { conflict: undefined }
      case 'test': {
        const conflict = conflictIn([...facts, node])
        return conflict && { conflict }
      }
      case 'or': {
        let first: Impossible | undefined
        for (const part of node.operands) {
          const found = this.impossible(part, facts)
          if (found === undefined) return undefined
          first ??= found
        }
        return first
      }
      default: {
        const all = [...facts, ...node.operands.filter(part => part.kind === 'test')]
        const conflict = conflictIn(all)
        if (conflict !== undefined) return { conflict }
        for (const part of node.operands) {
          if (part.kind === 'test') continue
          const found = this.impossible(part, all)
          if (found !== undefined) return found
        }
        return undefined
      }
    }
  }

  /** Whether `conclusion` holds whenever `premise` does. */
  implies(premise: Ir, conclusion: Ir): boolean {
    let known = this.#known.get(premise.id)
    if (known === undefined) {
      known = knownFrom(premise)
      this.#known.set(premise.id, known)
    }
    return this.#implies(known, conclusion)
  }

  #implies(known: Known, node: Ir): boolean {
    this.#budget--
    if (this.#budget < 0) return false
    if (known.ids.has(node.id)) return true
    switch (node.kind) {
      case 'const':
        return node.value
      case 'and':
        return node.operands.every(part => this.#implies(known, part))
      case 'test': {
        const facts = known.facts.get(node.predicate.left)
        if (facts === undefined) return false
        this.#budget -= 4 + facts.length
        const opposite = { predicate: node.predicate, negated: !node.negated }
        return conflictIn([...facts, opposite]) !== undefined
      }
      default:
        return (
          node.operands.some(part => this.#implies(known, part)) ||
          known.alternatives.some(parts =>
            parts.every(part => {
              const within = withPart(known, part)
              return node.operands.some(wanted => this.#implies(within, wanted))
            }),
          )
        )
    }
  }
}

type Known = {
  readonly ids: ReadonlySet<number>
  /** By what they are about. */
  readonly facts: ReadonlyMap<OperandSpec, readonly Fact[]>
  /** Of each, at least one holds. */
  readonly alternatives: readonly (readonly Ir[])[]
}

/** What a condition says in its conjuncts. */
function knownFrom(premise: Ir): Known {
  const parts = premise.kind === 'and' ? premise.operands : [premise]
  const facts = new Map<OperandSpec, Fact[]>()
  for (const part of parts) {
    if (part.kind !== 'test') continue
    const { left } = part.predicate
    facts.set(left, [...(facts.get(left) ?? []), part])
  }
  return {
    ids: new Set([premise.id, ...parts.map(part => part.id)]),
    facts,
    alternatives: parts.flatMap(part => (part.kind === 'or' ? [part.operands] : [])),
  }
}

/** With one alternative taken; the others are not looked into any more. */
function withPart(known: Known, part: Ir): Known {
  const ids = new Set([...known.ids, part.id])
  if (part.kind !== 'test') return { ids, facts: known.facts, alternatives: [] }
  const { left } = part.predicate
  const facts = new Map(known.facts).set(left, [...(known.facts.get(left) ?? []), part])
  return { ids, facts, alternatives: [] }
}
