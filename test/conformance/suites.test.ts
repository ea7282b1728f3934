// SPDX-License-Identifier: Apache-2.0
// The handlers of the conformance suites can fail: each is given a case it must pass and one it must not.
import { describe, expect, test } from 'vitest'
import { DECISIONS, NEWER, READINGS } from '../../src/conformance/decisions.ts'
import { filterHandlers } from '../../src/conformance/filters.ts'
import { legacyValidation } from '../../src/conformance/legacy-validation.ts'
import { rulesLoading } from '../../src/conformance/rules-loading.ts'
import type { Handler, Outcome, Row } from '../../src/conformance/suite.ts'

async function run(handlers: readonly Handler[], row: Omit<Row, 'id'>): Promise<Outcome['kind']> {
  const full = { id: 'x', ...row }
  const handler = handlers.find(candidate => candidate.applies(full))
  return (await handler?.run(full, '.'))?.kind ?? 'notApplicable'
}

const RULE = '- rule: r\n  desc: d\n  condition: evt.type = open\n  output: o\n  priority: INFO\n'

describe('handlers', () => {
  test.each<[string, readonly Handler[], Omit<Row, 'id'>, Outcome['kind']]>([
    ['parse', filterHandlers, { kind: 'parse', filter: 'a', expect: { parse_ok: true } }, 'pass'],
    ['parse', filterHandlers, { kind: 'parse', filter: 'a', expect: { parse_ok: false } }, 'fail'],
    [
      'parse',
      filterHandlers,
      { kind: 'parse', filter: 'a', expect: { parse_ok: true, ast: ['value', 'a'] } },
      'fail',
    ],
    [
      'compile',
      filterHandlers,
      { kind: 'compile', filter: 'proc.pid = x', expect: { compile_ok: true } },
      'fail',
    ],
    [
      'evttypes',
      filterHandlers,
      { kind: 'evttypes', filter: 'evt.type = open', expect: { event_types: ['close'] } },
      'fail',
    ],
    ['escape', filterHandlers, { kind: 'escape', input: 'a', expect: { output: 'a' } }, 'fail'],
    ['an unknown kind', filterHandlers, { kind: 'nonsense', expect: {} }, 'notApplicable'],
    [
      'loading',
      [rulesLoading],
      { files: [{ name: 'a', content: RULE }], expect: { ok: true, enabled_count: 1 } },
      'pass',
    ],
    [
      'loading',
      [rulesLoading],
      { files: [{ name: 'a', content: RULE }], expect: { ok: false } },
      'fail',
    ],
    [
      'loading',
      [rulesLoading],
      { files: [{ name: 'a', content: RULE }], expect: { warnings: ['x'] } },
      'fail',
    ],
    [
      'validation',
      legacyValidation,
      { mode: 'validate', rules: [{ name: 'a', content: RULE }], expect: { exit_code: 0 } },
      'pass',
    ],
    [
      'validation',
      legacyValidation,
      { mode: 'validate', rules: [{ name: 'a', content: RULE }], expect: { exit_code: 1 } },
      'fail',
    ],
    ['a run', legacyValidation, { mode: 'run', expect: {} }, 'notApplicable'],
  ])('%s %#', async (_, handlers, row, expected) => {
    expect(await run(handlers, row)).toBe(expected)
  })
})

test('every decision has a reason and is listed once', () => {
  const all = [...DECISIONS, ...NEWER, ...READINGS]
  for (const { id, reason } of all) {
    expect(id).toMatch(/^\w+\//)
    expect(reason.length).toBeGreaterThan(20)
  }
  expect(new Set(all.map(d => d.id)).size).toBe(all.length)
})
