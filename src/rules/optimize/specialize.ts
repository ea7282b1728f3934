// SPDX-License-Identifier: Apache-2.0
// Conditions for one event code: tests of type fields become constants. Codes that no test tells apart
// share the work and, in the policy, the row.
import { EVENTS, isLive } from '../../schema/events.ts'
import type { Ir, IrGraph } from '../ir.ts'
import type { Predicate } from '../predicate.ts'
import { AT_RUN_TIME, type TypeTruth } from '../type-fields.ts'

/** Codes with the same conditions, and what these come to; index = rule. */
export type CodeClass = { readonly codes: readonly number[]; readonly conditions: readonly Ir[] }

export function specialize(graph: IrGraph, conditions: readonly Ir[]): CodeClass[] {
  const rules = conditions.map(condition => new RuleTypes(graph, condition))
  const classes = new Map<string, { codes: number[]; conditions: Ir[] }>()
  for (const codes of alikeCodes(rules)) {
    const own = rules.map(rule => rule.at(codes[0] as number))
    const key = own.map(node => node.id).join(',')
    const known = classes.get(key)
    if (known === undefined) classes.set(key, { codes, conditions: own })
    else known.codes.push(...codes)
  }
  return [...classes.values()]
}

/** Live codes by the answers all type tests give: most codes are named by no rule and stay together. */
function alikeCodes(rules: readonly RuleTypes[]): number[][] {
  const truths = [...new Set(rules.flatMap(rule => rule.truths))]
  const alike = new Map<string, number[]>()
  for (const { code } of EVENTS.filter(isLive)) {
    const key = truths.map(truth => truth[code]).join('')
    const codes = alike.get(key)
    if (codes === undefined) alike.set(key, [code])
    else codes.push(code)
  }
  return [...alike.values()]
}

class RuleTypes {
  readonly #graph: IrGraph
  readonly #condition: Ir
  readonly truths: readonly TypeTruth[]
  readonly #memo = new Map<string, Ir>()

  constructor(graph: IrGraph, condition: Ir) {
    this.#graph = graph
    this.#condition = condition
    const truths = new Set<TypeTruth>()
    graph.tests(condition, ({ truth }) => {
      if (truth !== undefined) truths.add(truth)
    })
    this.truths = [...truths]
  }

  at(code: number): Ir {
    const key = this.truths.map(truth => truth[code]).join('')
    let out = this.#memo.get(key)
    if (out === undefined) {
      out = this.#graph.substitute(this.#condition, ({ predicate, negated }) => {
        const known = truthAt(predicate, code)
        return known === undefined ? undefined : known !== negated
      })
      this.#memo.set(key, out)
    }
    return out
  }
}

function truthAt(predicate: Predicate, code: number): boolean | undefined {
  const value = predicate.truth?.[code]
  return value === undefined || value === AT_RUN_TIME ? undefined : value === 1
}
