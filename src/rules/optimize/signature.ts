// SPDX-License-Identifier: Apache-2.0
// The argument signature of a row: up to four cheap predicates on the event itself (opened for writing?
// failed?) that, evaluated first, choose among masks with fewer candidates.
import { MAX_SIGNATURES } from '../../schema/policy-layout.ts'
import type { Ir, IrGraph, Substitution } from '../ir.ts'
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

type Fact = readonly [Predicate, boolean]

export type Signature = {
  readonly predicates: readonly Predicate[]
  /** Per variant (bit i = predicate i holds): which of the conditions can still hold. */
  readonly variants: readonly (readonly boolean[])[]
}

/** Chooses for row after row. Rows share most of their conditions, so what a fact makes of one is kept. */
export class SignatureChooser {
  readonly #graph: IrGraph
  /** By condition: the cheap predicates that may rule it out, one that is tested both ways twice. */
  readonly #deciders: Map<Ir, readonly Predicate[]> = new Map()
  /** By facts: conditions with them put in, by id. */
  readonly #given: Map<string, Map<number, Ir>> = new Map()

  constructor(graph: IrGraph) {
    this.#graph = graph
  }

  choose(conditions: readonly Ir[]): Signature {
    const uses = new Map<Predicate, number>()
    for (const condition of conditions) {
      for (const predicate of this.#decidersOf(condition)) {
        uses.set(predicate, (uses.get(predicate) ?? 0) + 1)
      }
    }
    const predicates = [...uses]
      .sort(([a, m], [b, n]) => n - m || a.id - b.id)
      .slice(0, MAX_SIGNATURES)
      .map(([predicate]) => predicate)
    const variants: boolean[][] = []
    for (let variant = 0; variant < 1 << predicates.length; variant++) {
      const facts = predicates.map((predicate, i): Fact => [predicate, ((variant >> i) & 1) === 1])
      const ruledOut = this.#ruledOut(facts)
      variants.push(conditions.map(condition => !ruledOut(condition)))
    }
    return { predicates, variants }
  }

  #decidersOf(condition: Ir): readonly Predicate[] {
    let deciders = this.#deciders.get(condition)
    if (deciders === undefined) {
      const found: Predicate[] = []
      this.#graph.tests(condition, predicate => {
        const name = predicate.left.field?.name
        if (name === undefined || !CHEAP.has(name) || predicate.right !== undefined) return
        // Worth a look only if it can rule the condition out.
        const decides = [true, false].some(value => this.#ruledOut([[predicate, value]])(condition))
        if (decides) found.push(predicate)
      })
      deciders = found
      this.#deciders.set(condition, deciders)
    }
    return deciders
  }

  /** Tells of a condition whether it cannot hold when the facts do. */
  #ruledOut(facts: readonly Fact[]): (condition: Ir) => boolean {
    const graph = this.#graph
    if (facts.length === 0) return condition => condition === graph.false
    const key = facts.map(([{ id }, value]) => (value ? id : ~id)).join()
    let memo = this.#given.get(key)
    if (memo === undefined) {
      memo = new Map()
      this.#given.set(key, memo)
    }
    const known = memo
    const replace: Substitution = ({ predicate, negated }) => {
      for (const [fact, value] of facts) if (fact === predicate) return value !== negated
      return undefined
    }
    return condition => graph.substitute(condition, replace, known) === graph.false
  }
}
