// SPDX-License-Identifier: Apache-2.0
// Syntax tree to negation normal form: `not` moves down to the tests, macros (shared subtrees) are worked
// out once. A test that cannot be extracted is false, so `not (x = v)` and `x != v` stay two predicates.
import type { Expr } from './ast.ts'
import type { Ir, IrGraph } from './ir.ts'
import { mergeEquals } from './optimize/in-set.ts'
import type { Predicates } from './predicate.ts'

export class Normalizer {
  readonly #graph: IrGraph
  readonly #predicates: Predicates
  readonly #done: readonly [WeakMap<Expr, Ir>, WeakMap<Expr, Ir>] = [new WeakMap(), new WeakMap()]

  constructor(graph: IrGraph, predicates: Predicates) {
    this.#graph = graph
    this.#predicates = predicates
  }

  normalize(expr: Expr, negated = false): Ir {
    const memo = this.#done[negated ? 1 : 0]
    let out = memo.get(expr)
    if (out === undefined) {
      out = this.#build(expr, negated)
      memo.set(expr, out)
    }
    return out
  }

  #build(expr: Expr, negated: boolean): Ir {
    switch (expr.kind) {
      case 'macro':
        // Macros are expanded before; one that is left names nothing.
        return this.#graph.constant(negated)
      case 'not':
        return this.normalize(expr.operand, !negated)
      case 'check': {
        const predicate = this.#predicates.ofCheck(expr)
        if (typeof predicate === 'boolean') return this.#graph.constant(predicate !== negated)
        return this.#graph.test(predicate, negated)
      }
      case 'and':
      case 'or': {
        const kind = (expr.kind === 'and') !== negated ? 'and' : 'or'
        const parts = expr.operands.map(operand => this.normalize(operand, negated))
        return mergeEquals(this.#graph, this.#predicates, this.#graph.join(kind, parts))
      }
    }
  }
}
