// SPDX-License-Identifier: Apache-2.0
// The pages of `gyr profile` for made-up measurements, against the files in test/golden/profile. With
// UPDATE_GOLDEN=1 they are written instead of compared.
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Measured } from '../../src/profile/measure.ts'
import { profiledRules, profilePage } from '../../src/profile/page.ts'
import { selectionsOf } from '../../src/profile/selection.ts'
import { NO_TIME } from '../../src/rule-costs.ts'
import { loadRules } from '../../src/rules/load.ts'

const DIR = new URL('../golden/profile/', import.meta.url)

const ruleSet = loadRules([
  { name: 'rules.yaml', text: readFileSync(new URL('rules.yaml', DIR), 'utf8') },
])
const selections = selectionsOf(ruleSet)

const MEASURED: Measured = {
  events: 2_000_000,
  passes: 2,
  costs: {
    samples: 10_000,
    stages: {
      decode: 0.04,
      state: 0.4,
      triage: 0.06,
      rules: 1.262,
      values: 0.02,
      format: 0.1,
      elsewhere: 0.118,
    },
    rules: [
      { name: 'Found beforehand', evaluations: 12, prechecks: 400, matches: 12, seconds: 0.0002 },
      { name: 'Frequent', evaluations: 400_000, prechecks: 0, matches: 3, seconds: 0.0418 },
      { name: 'Everything', evaluations: 2e6, prechecks: 0, matches: 17, seconds: 1.2 },
      { name: 'Matches often', evaluations: 5000, prechecks: 0, matches: 5000, seconds: 0.02 },
      { name: 'Gone by now', evaluations: 1, prechecks: 1, matches: 0, seconds: 0 },
    ],
  },
}

describe.each([
  ['profile.txt', false],
  ['profile.json', true],
])('%s', (name, json) => {
  test('is as it was', () => {
    expect(ruleSet.diagnostics.errors).toEqual([])
    const text = profilePage(MEASURED, selections, { source: 'x.scap', clock: 'cpu', json })
    const shown = json ? `${JSON.stringify(JSON.parse(text), null, 2)}\n` : text
    const file = new URL(name, DIR)
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, shown)
    expect(shown).toBe(readFileSync(file, 'utf8'))
  })
})

test('nothing measured, nothing divided by it', () => {
  const nothing: Measured = {
    events: 0,
    passes: 1,
    costs: { samples: 0, stages: NO_TIME, rules: [] },
  }
  const options = { source: 'x', clock: 'elapsed', json: false } as const
  expect(profilePage(nothing, new Map(), options)).not.toMatch(/NaN|Infinity/)
  expect(profiledRules(nothing, new Map())).toEqual([])
})

test('names of rules cannot speak to the terminal', () => {
  const rule = { name: 'a\u001b[2Jb', evaluations: 1, prechecks: 0, matches: 0, seconds: 1 }
  const measured = { ...MEASURED, costs: { ...MEASURED.costs, rules: [rule] } }
  const options = { source: 'x', clock: 'cpu', json: false } as const
  expect(profilePage(measured, new Map(), options)).not.toContain('\u001b')
})
