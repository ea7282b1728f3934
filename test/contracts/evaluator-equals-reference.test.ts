// SPDX-License-Identifier: Apache-2.0
// Contract: the Wasm evaluator gives the same matches and the same field values as the plain reference,
// on every capture that is here and on generated events.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventStream } from './event-stream.ts'
import { EVERY_FIELD_RULE } from './every-field.ts'
import { differences, rulesOf, runBoth } from './run-both.ts'

/** Milliseconds: the plain reference takes its time, and more where other work goes on. */
const SLOW = 300_000

const root = new URL('../../', import.meta.url)
const shipped = {
  name: 'gyr_rules.yaml',
  text: readFileSync(new URL('rules/gyr_rules.yaml', root), 'utf8'),
}
const everything = { name: 'everything.yaml', text: EVERY_FIELD_RULE }

const captures = ['test/captures/', 'examples/'].flatMap(folder => {
  const url = new URL(folder, root)
  if (!existsSync(url)) return []
  return readdirSync(url)
    .filter(name => name.endsWith('.scap'))
    .map(name => fileURLToPath(new URL(name, url)))
})

test('there are captures', () => {
  expect(captures.length).toBeGreaterThan(0)
})

test.each(captures)('every field of every event of %s', { timeout: SLOW }, async path => {
  const both = await runBoth(rulesOf([everything]), 'all', path)
  expect(both.reference.length).toBeGreaterThan(100)
  expect(differences(both)).toEqual([])
})

test.each(captures)('the shipped rules on %s', { timeout: SLOW }, async path => {
  for (const matching of ['first', 'all'] as const) {
    const both = await runBoth(rulesOf([shipped]), matching, path)
    if (matching === 'all' && both.excluded.length > 0) {
      console.log(`${basename(path)}: rules left out: ${both.excluded.join(', ')}`)
    }
    expect(differences(both)).toEqual([])
  }
})

test('every field of generated events', { timeout: SLOW }, async () => {
  const rules = rulesOf([everything])
  await fc.assert(
    fc.asyncProperty(eventStream({ maxLength: 60 }), async records => {
      expect(differences(await runBoth(rules, 'all', records), 5)).toEqual([])
    }),
    { numRuns: 300 },
  )
})
