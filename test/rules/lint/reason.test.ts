// SPDX-License-Identifier: Apache-2.0
// What the hints rest on is never wrong: a condition called impossible holds for no values, an
// implication has no counterexample. Held against plain evaluation over all values there are.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { IrGraph } from '../../../src/rules/ir.ts'
import { Reasoner } from '../../../src/rules/lint/reason.ts'
import { Normalizer } from '../../../src/rules/normalize.ts'
import { parseCondition } from '../../../src/rules/parser.ts'
import { Predicates } from '../../../src/rules/predicate.ts'

type Value = string | undefined
const NAMES: readonly Value[] = [undefined, '', 'a', 'ab', 'abc', 'b', 'ba', 'B']
const NUMBERS: readonly (number | undefined)[] = [undefined, 0, 1, 2, 3]

type Test = { readonly text: string; readonly holds: (name: Value, number?: number) => boolean }

const TEXT_OPS: Readonly<Record<string, (value: string, text: string) => boolean>> = {
  '=': (value, text) => value === text,
  '!=': (value, text) => value !== text,
  contains: (value, text) => value.includes(text),
  icontains: (value, text) => value.toLowerCase().includes(text.toLowerCase()),
  startswith: (value, text) => value.startsWith(text),
  endswith: (value, text) => value.endsWith(text),
}
const NUMBER_OPS: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '=': (value, limit) => value === limit,
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
}

const word = fc.constantFrom('a', 'ab', 'abc', 'b', 'ba', 'B')
const leaf: fc.Arbitrary<Test> = fc.oneof(
  fc.tuple(fc.constantFrom(...Object.keys(TEXT_OPS)), word).map(([op, text]) => ({
    text: `proc.name ${op} ${text}`,
    holds: (name: Value) => name !== undefined && TEXT_OPS[op]?.(name, text) === true,
  })),
  fc.uniqueArray(word, { minLength: 1, maxLength: 3 }).map(texts => ({
    text: `proc.name in (${texts.join(', ')})`,
    holds: (name: Value) => name !== undefined && (texts as string[]).includes(name),
  })),
  fc.tuple(fc.constantFrom(...Object.keys(NUMBER_OPS)), fc.integer({ min: 0, max: 4 })).map(
    ([op, limit]): Test => ({
      text: `user.uid ${op} ${limit}`,
      holds: (_, number) => number !== undefined && NUMBER_OPS[op]?.(number, limit) === true,
    }),
  ),
  fc.constant<Test>({ text: 'proc.name exists', holds: name => name !== undefined }),
)

const { condition } = fc.letrec<{ condition: Test }>(tie => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => ({
      text: `(${a.text} and ${b.text})`,
      holds: (name: Value, number?: number) => a.holds(name, number) && b.holds(name, number),
    })),
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => ({
      text: `(${a.text} or ${b.text})`,
      holds: (name: Value, number?: number) => a.holds(name, number) || b.holds(name, number),
    })),
    tie('condition').map(a => ({
      text: `not (${a.text})`,
      holds: (name: Value, number?: number) => !a.holds(name, number),
    })),
  ),
}))

const all = NAMES.flatMap(name => NUMBERS.map(number => [name, number] as const))

function tools(): {
  reasoner: Reasoner
  ir: (text: string) => ReturnType<Normalizer['normalize']>
} {
  const graph = new IrGraph()
  const normalizer = new Normalizer(graph, new Predicates('syscall'))
  return {
    reasoner: new Reasoner(100_000),
    ir: text => {
      const parsed = parseCondition(text)
      if ('error' in parsed) throw new Error(parsed.error.message)
      return normalizer.normalize(parsed.expr)
    },
  }
}

test('what is called impossible is', () => {
  let found = 0
  fc.assert(
    fc.property(condition, ({ text, holds }) => {
      const { reasoner, ir } = tools()
      if (reasoner.impossible(ir(text)) === undefined) return
      found++
      expect(all.filter(([name, number]) => holds(name, number))).toEqual([])
    }),
    { numRuns: 2000 },
  )
  expect(found).toBeGreaterThan(20)
})

test('what is said to follow does', () => {
  let found = 0
  fc.assert(
    fc.property(condition, condition, (premise, conclusion) => {
      const { reasoner, ir } = tools()
      if (!reasoner.implies(ir(premise.text), ir(conclusion.text))) return
      found++
      const against = all.filter(
        ([name, number]) => premise.holds(name, number) && !conclusion.holds(name, number),
      )
      expect(against).toEqual([])
    }),
    { numRuns: 2000 },
  )
  expect(found).toBeGreaterThan(20)
})

test('the work is bounded', () => {
  const { ir } = tools()
  const idle = new Reasoner(0)
  expect(idle.impossible(ir('proc.name = a and proc.name = b'))).toBeUndefined()
  expect(idle.implies(ir('proc.name = a'), ir('proc.name = a'))).toBe(false)
})
