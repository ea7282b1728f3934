// SPDX-License-Identifier: Apache-2.0
// A condition weakened to the tests of one group: all others become true, so that it holds whenever the
// whole one does. Its result may be kept as long as what the group speaks of stays the same.
import type { Ir, IrGraph } from '../ir.ts'
import type { Group } from '../operands.ts'

export class Weakener {
  readonly #graph: IrGraph
  readonly #group: Group
  readonly #memo = new Map<number, Ir>()

  constructor(graph: IrGraph, group: Group) {
    this.#graph = graph
    this.#group = group
  }

  weaken(node: Ir): Ir {
    const keep = this.#group
    return this.#graph.substitute(
      node,
      test => (test.predicate.group === keep ? undefined : true),
      this.#memo,
    )
  }
}
