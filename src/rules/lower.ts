// SPDX-License-Identifier: Apache-2.0
// Conditions to branching programs: nodes {predicate, label if true, label if false}. Successors are made
// first, so every label of a node is smaller than its own: programs end, and tails are shared by all rules.
import { FIRST_NODE_LABEL } from '../schema/policy-layout.ts'
import type { Ir } from './ir.ts'

export type ProgramNode = readonly [predicate: number, ifTrue: number, ifFalse: number]

export const NO_MATCH = 0
export const MATCH = 1

export class Lowering {
  readonly nodes: ProgramNode[] = []
  readonly #labels = new Map<string, number>()
  readonly #done = new Map<string, number>()

  /** The label at which the program of `node` starts. */
  lower(node: Ir, ifTrue: number = MATCH, ifFalse: number = NO_MATCH): number {
    if (node.kind === 'const') return node.value ? ifTrue : ifFalse
    if (ifTrue === ifFalse) return ifTrue
    if (node.kind === 'test') {
      const { predicate, negated } = node
      return negated
        ? this.#label(predicate.id, ifFalse, ifTrue)
        : this.#label(predicate.id, ifTrue, ifFalse)
    }
    const key = `${node.id},${ifTrue},${ifFalse}`
    let label = this.#done.get(key)
    if (label === undefined) {
      label = node.kind === 'and' ? ifTrue : ifFalse
      for (let i = node.operands.length - 1; i >= 0; i--) {
        const part = node.operands[i] as Ir
        label =
          node.kind === 'and' ? this.lower(part, label, ifFalse) : this.lower(part, ifTrue, label)
      }
      this.#done.set(key, label)
    }
    return label
  }

  #label(predicate: number, ifTrue: number, ifFalse: number): number {
    const key = `${predicate},${ifTrue},${ifFalse}`
    let label = this.#labels.get(key)
    if (label === undefined) {
      label = this.nodes.push([predicate, ifTrue, ifFalse]) - 1 + FIRST_NODE_LABEL
      this.#labels.set(key, label)
    }
    return label
  }
}
