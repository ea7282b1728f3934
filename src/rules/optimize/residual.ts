// SPDX-License-Identifier: Apache-2.0
// What is left of a condition to test when masks have let it pass: a part that asks for nothing but process
// fields is part of the condition weakened to them, and so holds once their bit does; the same with names
// and with the facts that choose a row's masks.
import type { Ir, IrGraph } from '../ir.ts'
import type { Predicate } from '../predicate.ts'

/** Whether a mask that was passed speaks of the predicate. */
export type Covers = (predicate: Predicate) => boolean

/** `condition` without the parts that one of `masks` covers as a whole. */
export function residual(graph: IrGraph, condition: Ir, masks: readonly Covers[]): Ir {
  const parts = condition.kind === 'and' ? condition.operands : [condition]
  const left = parts.filter(part => !masks.some(covers => isCovered(graph, part, covers)))
  return left.length === parts.length ? condition : graph.join('and', left)
}

function isCovered(graph: IrGraph, part: Ir, covers: Covers): boolean {
  let covered = true
  graph.tests(part, predicate => {
    if (!covers(predicate)) covered = false
  })
  return covered
}
