// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { RuleCounts } from '../src/rule-counts.ts'

test('the summary counts by severity and by rule, and leaves out zeros', () => {
  const counts = new RuleCounts([
    { name: 'a', priority: 6 },
    { name: 'b', priority: 2 },
    { name: 'c', priority: 2 },
    { name: 'd', priority: 4 },
  ])
  for (const rule of [0, 1, 2, 2]) counts.add(rule)
  expect(counts.summary()).toBe(
    'Events detected: 4\nRule counts by severity:\n   CRITICAL: 3\n   INFO: 1\n' +
      'Triggered rules by rule name:\n   a: 1\n   b: 1\n   c: 2\n',
  )
})
