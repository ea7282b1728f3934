// SPDX-License-Identifier: Apache-2.0
// What follows from conditions in normal form: whether one can hold at all, and whether one holds whenever
// another does. Answers yes only when it is certain; the work is bounded, and without budget the answer is
// no. Knows nothing of rules.
import type { Ir, IrGraph } from '../ir.ts'
import { type Conflict, conflictIn, type Fact } from './facts.ts'

/** No facts: the condition is a constant. */
export type Impossible = { readonly conflict: Conflict | undefined }

export class Reasoner {
  readonly #graph: IrGraph
  #budget: number

  /** `budget`: nodes to look at, over all questions. */
  constructor(graph: IrGraph, budget: number) {
    this.#graph = graph
    this.#budget = budget
  }

  /** Why the node is false whenever `facts` hold; undefined when it may be true. */
  impossible(node: Ir, facts: readonly Fact[] = []): Impossible | undefined {
    if (--this.#budget < 0) return undefined
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
    return this.#implies(knownFrom(premise), conclusion)
  }

  #implies(known: Known, node: Ir): boolean {
    if (--this.#budget < 0) return false
    if (known.ids.has(node.id)) return true
    switch (node.kind) {
      case 'const':
        return node.value
      case 'and':
        return node.operands.every(part => this.#implies(known, part))
      case 'test': {
        const opposite = this.#graph.test(node.predicate, !node.negated)
        return (
          opposite.kind === 'test' &&
          known.facts.some(fact => fact.predicate.left === node.predicate.left) &&
          conflictIn([...known.facts, opposite]) !== undefined
        )
      }
      default:
        return (
          node.operands.some(part => this.#implies(known, part)) ||
          known.alternatives.some(parts =>
            parts.every(part => {
              const within = { ...known, ids: new Set([...known.ids, part.id]), alternatives: [] }
              const facts = part.kind === 'test' ? [...known.facts, part] : known.facts
              return node.operands.some(wanted => this.#implies({ ...within, facts }, wanted))
            }),
          )
        )
    }
  }
}

type Known = {
  readonly ids: ReadonlySet<number>
  readonly facts: readonly Fact[]
  /** Of each, at least one holds. */
  readonly alternatives: readonly (readonly Ir[])[]
}

/** What a condition says in its conjuncts. */
function knownFrom(premise: Ir): Known {
  const parts = premise.kind === 'and' ? premise.operands : [premise]
  return {
    ids: new Set([premise.id, ...parts.map(part => part.id)]),
    facts: parts.filter(part => part.kind === 'test'),
    alternatives: parts.flatMap(part => (part.kind === 'or' ? [part.operands] : [])),
  }
}
