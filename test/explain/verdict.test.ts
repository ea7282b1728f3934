// SPDX-License-Identifier: Apache-2.0
// What is said to have decided did: with the marked checks as they are, the others may be anything.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Outline, outlineOf } from '../../src/explain/outline.ts'
import { decisive, judge } from '../../src/explain/verdict.ts'
import { loadRules } from '../../src/rules/load.ts'
import type { CompiledRule } from '../../src/rules/rule-set.ts'

const NAMES = ['a', 'b', 'c', 'd', 'e'] as const
const check = fc.constantFrom(...NAMES).map(name => `proc.name = ${name}`)
const { condition } = fc.letrec<{ condition: string }>(tie => ({
  condition: fc.oneof(
    { maxDepth: 5 },
    check,
    fc.constant('m'),
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a} and ${b})`),
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a} or ${b})`),
    tie('condition').map(a => `not (${a})`),
  ),
}))

function outlineFor(text: string): Outline {
  const ruleSet = loadRules([
    {
      name: 'r',
      text: `- {macro: m, condition: proc.name = a or proc.name = b}\n- {rule: r, desc: d, condition: "${text}", output: o, priority: INFO}\n`,
    },
  ])
  return outlineOf(ruleSet.rules[0] as CompiledRule, ruleSet)
}

/** The condition as JavaScript. */
function plainly(text: string, truths: ReadonlyMap<string, boolean>): boolean {
  const script = text
    .replace(/\bm\b/g, '(proc.name = a or proc.name = b)')
    .replace(/proc\.name = (\w)/g, (_, name) => String(truths.get(`proc.name = ${name}`)))
    .replaceAll('and', '&&')
    .replaceAll('or', '||')
    .replaceAll('not', '!')
  return new Function(`return ${script}`)() as boolean
}

const bits = fc.array(fc.boolean(), { minLength: NAMES.length, maxLength: NAMES.length })
const truthsOf = (values: readonly boolean[]): Map<string, boolean> =>
  new Map(NAMES.map((name, index) => [`proc.name = ${name}`, values[index] as boolean]))

test('the answer is that of plain logic, and the marked checks carry it', () => {
  fc.assert(
    fc.property(condition, bits, bits, (text, values, others) => {
      const truths = truthsOf(values)
      const outline = outlineFor(text)
      const judged = judge(outline, truths)
      expect(judged.holds).toBe(plainly(text, truths))
      const marked = decisive(judged)
      const names = new Set<string>(
        marked.flatMap(({ outline: part }) =>
          part.kind === 'check' ? [part.text] : ['proc.name = a', 'proc.name = b'],
        ),
      )
      const changed = new Map(truthsOf(others))
      for (const name of names) changed.set(name, truths.get(name) as boolean)
      // A false part of a false `and` is enough by itself, so the answer stands on any one of them.
      expect(judge(outline, changed).holds).toBe(judged.holds)
    }),
    { numRuns: 300 },
  )
})
