// SPDX-License-Identifier: Apache-2.0
// Hints as users see them: every file in test/golden/lint has its exact output beside it. With
// UPDATE_GOLDEN=1 the outputs are written instead of compared.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CODES } from '../../../src/diagnostics/codes.ts'
import type { Collector } from '../../../src/diagnostics/diagnostic.ts'
import { render } from '../../../src/diagnostics/render.ts'
import { lintRules } from '../../../src/rules/lint/lint.ts'
import { loadRules } from '../../../src/rules/load.ts'

const DIR = new URL('../../golden/lint/', import.meta.url)
const NAMES = readdirSync(DIR)
  .filter(name => name.endsWith('.yaml'))
  .map(name => name.slice(0, -'.yaml'.length))

function hintsOf(name: string, matching: 'first' | 'all' = 'first'): Collector {
  const text = readFileSync(new URL(`${name}.yaml`, DIR), 'utf8')
  const ruleSet = loadRules([{ name: `${name}.yaml`, text }])
  expect(ruleSet.diagnostics.errors).toEqual([])
  return lintRules(ruleSet, { matching })
}

describe('hints', () => {
  test.each(NAMES)('%s', name => {
    const found = hintsOf(name)
    const text = found.all.map(d => render(d)).join('\n')
    const file = new URL(`${name}.diag.txt`, DIR)
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text)
    expect(text).toBe(readFileSync(file, 'utf8'))
    expect(found.all.every(d => d.severity === 'hint')).toBe(true)
  })

  test('every code has a file that shows it', () => {
    const codes = Object.entries(CODES).filter(([, { severity }]) => severity === 'hint')
    for (const [code] of codes) expect(hintsOf(code).all.map(d => d.code)).toContain(code)
    expect(NAMES.length).toBe(codes.length)
  })

  test('no rule is shadowed when all matches count', () => {
    const codes = hintsOf('LINT_SHADOWED_RULE', 'all').all.map(d => d.code)
    expect(codes).not.toContain('LINT_SHADOWED_RULE')
  })
})
