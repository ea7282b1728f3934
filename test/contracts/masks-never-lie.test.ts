// SPDX-License-Identifier: Apache-2.0
// Contract: what the evaluator keeps to be fast (masks of threads and paths, the table by event type,
// merged predicates) changes no answer: random rules on random events match as in the reference.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ruleFile } from './conditions.ts'
import { eventStream } from './event-stream.ts'
import { differences, rulesOf, runBoth } from './run-both.ts'

const cases: readonly (readonly [matching: 'first' | 'all', maxRules: number, runs: number])[] = [
  ['all', 6, 400],
  // More rules than bits in a word of a mask.
  ['all', 140, 60],
  ['first', 30, 200],
]

test.each(cases)('matching %s, up to %i rules', async (matching, maxRules, runs) => {
  let matches = 0
  await fc.assert(
    fc.asyncProperty(
      ruleFile({ maxRules }),
      eventStream({ maxLength: 60 }),
      async (text, records) => {
        const both = await runBoth(rulesOf([{ name: 'random.yaml', text }]), matching, records)
        expect(both.excluded).toEqual([])
        matches += both.reference.length
        expect(differences(both, 5)).toEqual([])
      },
    ),
    { numRuns: runs },
  )
  expect(matches).toBeGreaterThan(runs)
})
