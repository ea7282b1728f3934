// SPDX-License-Identifier: Apache-2.0
// Conditions in negation normal form: and/or over tests of predicates. Nodes are hash-consed (equal
// conditions are one object with one id), flat, free of constants and duplicates.
import type { Predicate } from './predicate.ts'

export type Ir =
  | (Estimate & { readonly kind: 'const'; readonly id: number; readonly value: boolean })
  | (Estimate & {
      readonly kind: 'test'
      readonly id: number
      readonly predicate: Predicate
      readonly negated: boolean
    })
  | (Estimate & {
      readonly kind: 'and' | 'or'
      readonly id: number
      readonly operands: readonly Ir[]
    })

/** Rough nanoseconds it takes, and how likely it holds for an event it is asked for. */
type Estimate = { readonly cost: number; readonly chance: number }

/** The operands of a node while they are gathered: flat, each once. */
class Joint {
  readonly #kind: 'and' | 'or'
  readonly #found: Set<Ir> = new Set()
  /** Predicates tested, and whether negated. */
  readonly #tests: Map<Predicate, boolean> = new Map()

  constructor(kind: 'and' | 'or') {
    this.#kind = kind
  }

  /** False when the operand decides the whole: a constant, or a test of which the opposite is there. */
  add(part: Ir): boolean {
    if (part.kind === 'const') return part.value === (this.#kind === 'and')
    if (part.kind === this.#kind) {
      for (const inner of part.operands) if (!this.add(inner)) return false
      return true
    }
    if (part.kind === 'test') {
      const other = this.#tests.get(part.predicate)
      if (other !== undefined && other !== part.negated) return false
      this.#tests.set(part.predicate, part.negated)
    }
    this.#found.add(part)
    return true
  }

  operands(): Ir[] {
    const decides = ({ chance }: Ir): number => (this.#kind === 'and' ? 1 - chance : chance)
    const rank = (part: Ir): number => part.cost / decides(part)
    return [...this.#found].sort((a, b) => rank(a) - rank(b) || a.id - b.id)
  }
}

/** What to put in place of a test; undefined keeps it. */
export type Substitution = (test: Ir & { kind: 'test' }) => boolean | undefined

export class IrGraph {
  readonly false: Ir = { kind: 'const', id: 0, value: false, cost: 0, chance: 0 }
  readonly true: Ir = { kind: 'const', id: 1, value: true, cost: 0, chance: 1 }
  readonly #nodes = new Map<string, Ir>()
  #next = 2

  constant(value: boolean): Ir {
    return value ? this.true : this.false
  }

  test(predicate: Predicate, negated: boolean): Ir {
    return this.#intern(`${negated ? '!' : '?'}${predicate.id}`, id => ({
      kind: 'test',
      id,
      predicate,
      negated,
      cost: predicate.cost,
      chance: negated ? 1 - predicate.chance : predicate.chance,
    }))
  }

  /** Operands that cost little and are likely to decide come first: they make the others unnecessary. */
  join(kind: 'and' | 'or', parts: readonly Ir[]): Ir {
    const joint = new Joint(kind)
    for (const part of parts) if (!joint.add(part)) return this.constant(kind === 'or')
    const sorted = joint.operands()
    if (sorted.length === 0) return this.constant(kind === 'and')
    if (sorted.length === 1) return sorted[0] as Ir
    let key: string = kind
    let cost = 0
    for (const part of sorted) {
      key += `,${part.id}`
      cost += part.cost
    }
    const chance = chanceOf(kind, sorted)
    return this.#intern(key, id => ({ kind, id, operands: sorted, cost, chance }))
  }

  /** `memo` may be kept for as long as `replace` stays the same. */
  substitute(node: Ir, replace: Substitution, memo: Map<number, Ir> = new Map()): Ir {
    if (node.kind === 'const') return node
    const known = memo.get(node.id)
    if (known !== undefined) return known
    let out: Ir
    if (node.kind === 'test') {
      const value = replace(node)
      out = value === undefined ? node : this.constant(value)
    } else {
      const parts: Ir[] = []
      let same = true
      for (const part of node.operands) {
        const put = this.substitute(part, replace, memo)
        if (put !== part) same = false
        parts.push(put)
      }
      out = same ? node : this.join(node.kind, parts)
    }
    memo.set(node.id, out)
    return out
  }

  /** Calls `visit` for every test of `node`, each once. */
  tests(node: Ir, visit: (predicate: Predicate) => void, seen: Set<number> = new Set()): void {
    if (node.kind === 'const' || seen.has(node.id)) return
    seen.add(node.id)
    if (node.kind === 'test') visit(node.predicate)
    else for (const part of node.operands) this.tests(part, visit, seen)
  }

  #intern(key: string, make: (id: number) => Ir): Ir {
    let node = this.#nodes.get(key)
    if (node === undefined) {
      node = make(this.#next++)
      this.#nodes.set(key, node)
    }
    return node
  }
}

/** As if the parts had nothing to do with each other; never quite certain. */
function chanceOf(kind: 'and' | 'or', parts: readonly Ir[]): number {
  const all = parts.reduce((product, { chance }) => {
    return product * (kind === 'and' ? chance : 1 - chance)
  }, 1)
  const some = kind === 'and' ? all : 1 - all
  return Math.min(0.99, Math.max(0.01, some))
}
