// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { packagePath } from '../../src/package-path.ts'
import { loadRules } from '../../src/rules/load.ts'
import { alertsOf, gyr, HAS_EVALUATOR } from './gyr.ts'

const files = readdirSync(packagePath('rules'))
  .filter(name => name.endsWith('.yaml'))
  .map(name => ({ name, text: readFileSync(packagePath(`rules/${name}`), 'utf8') }))
const { rules, diagnostics } = loadRules(files)

test('the rules that come with gyr load without a warning', () => {
  expect(files.length).toBeGreaterThan(0)
  expect(diagnostics.all.map(({ code, message }) => `${code}: ${message}`)).toEqual([])
})

test.each(rules.map(rule => [rule.name, rule] as const))('%s', (_, rule) => {
  expect(rule.enabled).toBe(true)
  expect(rule.desc.length).toBeGreaterThan(60)
  expect(rule.output).toMatch(/^[A-Z].* \| /)
  expect(rule.tags.some(tag => tag === 'host' || tag === 'container')).toBe(true)
  expect(rule.tags.some(tag => tag.startsWith('mitre_'))).toBe(true)
  expect(rule.tags.some(tag => /^TA?\d{4}(\.\d{3})?$/.test(tag))).toBe(true)
  expect(rule.eventTypes.size).toBeLessThan(60)
})

describe.skipIf(!HAS_EVALUATOR)('what they say of', () => {
  test.each([
    [packagePath('test/captures/fileless.scap'), { 'Program in temporary directory': 2 }],
    [
      packagePath('test/captures/reverse-shell.scap'),
      { 'Connection by program without network': 1 },
    ],
  ])('%s', async (capture, expected) => {
    const args = ['-r', packagePath('rules/gyr_rules.yaml'), '-e', capture]
    const { stdout } = await gyr([...args, '-o', 'json_output=true'])
    const counts: Record<string, number> = {}
    for (const { rule } of alertsOf(stdout)) {
      counts[String(rule)] = (counts[String(rule)] ?? 0) + 1
    }
    expect(counts).toMatchObject(expected)
  })
})
