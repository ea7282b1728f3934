// SPDX-License-Identifier: Apache-2.0
// The handlers of the conformance suites can fail: each is given a case it must pass and one it must not.
import { describe, expect, test } from 'vitest'
import { config } from '../../src/conformance/config.ts'
import { DECISIONS, decidedReason, NEWER, READINGS } from '../../src/conformance/decisions.ts'
import { filterHandlers } from '../../src/conformance/filters.ts'
import { legacyRun } from '../../src/conformance/legacy-run.ts'
import { legacyValidation } from '../../src/conformance/legacy-validation.ts'
import { rulesLoading } from '../../src/conformance/rules-loading.ts'
import type { Handler, Outcome, Row } from '../../src/conformance/suite.ts'
import { HAS_EVALUATOR } from '../e2e/gyr.ts'

async function run(handlers: readonly Handler[], row: Omit<Row, 'id'>): Promise<Outcome['kind']> {
  const full = { id: 'x', ...row }
  const handler = handlers.find(candidate => candidate.applies(full))
  return (await handler?.run(full, process.cwd()))?.kind ?? 'notApplicable'
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

describe('cases of the configuration', () => {
  const CONTENT = 'capture: {enabled: true, default_duration: 3}\nfoo: {a.b: [1]}\n'
  const loaded = { op: 'load_config_content', content: CONTENT, expect_ok: true }
  test.each<[Record<string, unknown>, Outcome['kind']]>([
    [{ config: 'config.capture_default_duration_ns', expect: 3_000_000 }, 'pass'],
    [{ config: 'config.capture_default_duration_ns', expect: 3 }, 'fail'],
    [{ config: 'config.capture_enabled', expect: true, negate: true }, 'fail'],
    [{ key: 'foo.a\\.b[0]', expect: 1, default: 0 }, 'pass'],
    [{ key: 'foo.a\\.b[0]', expect: '1', default: '' }, 'pass'],
    [{ key: 'foo.a\\.b[1]', expect: 1, default: 0 }, 'fail'],
    [{ key: 'foo.a.b', defined: false }, 'pass'],
    [{ key: 'foo', defined: false }, 'fail'],
    [{ key: 'foo\\x', expect_error: true }, 'pass'],
    [{ key: 'foo', expect_error: true }, 'fail'],
    [{ schema_validation: 'failed' }, 'pass'],
    [{ schema_validation: 'ok' }, 'fail'],
    [{ loaded_files: 1 }, 'pass'],
    [{ loaded_files: 2 }, 'fail'],
    [{ config: 'config.no_such_member', expect: 1 }, 'notApplicable'],
    [{ function: 'f', args: [] }, 'notApplicable'],
  ])('%j: %s', async (step, expected) => {
    expect(await run([config], { steps: [loaded, { op: 'check', ...step }] })).toBe(expected)
  })
  test.each<[readonly object[], Outcome['kind']]>([
    [[{ ...loaded, expect_ok: false }], 'fail'],
    [[{ op: 'load_config_file', path: 'not-there.yaml' }], 'notApplicable'],
    [[{ op: 'something new' }], 'notApplicable'],
    [[{ op: 'write_file', path: '../outside', content: '' }], 'fail'],
  ])('%j: %s', async (steps, expected) => {
    const outcome = run([config], { steps })
    await expect(outcome.catch(() => 'fail')).resolves.toBe(expected)
  })
})

describe.skipIf(!HAS_EVALUATOR)('runs', () => {
  const rules = [{ name: 'a.yaml', content: RULE.replace('open', 'close') }]
  const capture = { file: 'x', path: 'examples/container-intrusion.scap' }
  const args = ['-o', 'json_output=true']
  const base = { mode: 'run', rules, capture, args }
  const oracle = { differences: [{ expected: { rule: 'r', count: 1 }, observed: 0 }] }
  test.each<[Record<string, unknown>, Record<string, unknown>, Outcome['kind']]>([
    [{}, { exit_code: 0, run_error: false, detections: [{ rule: 'r', min: 1 }] }, 'pass'],
    [{}, { detections: [{ rule: 'r', priority: 'INFO', min: 1 }] }, 'pass'],
    [{}, { detections: [{ rule: 'r', priority: 'ERROR', min: 1 }] }, 'fail'],
    [{}, { detections: [{ rule: 'r', count: 1 }] }, 'fail'],
    [{ 'oracle_0.44.1': oracle }, { detections: [{ rule: 'r', count: 1 }] }, 'fail'],
    [{}, { exit_code: 1 }, 'fail'],
    [{}, { run_error: true }, 'fail'],
    [{}, { stderr_contains: ['no such text'] }, 'fail'],
    [{}, { stdout_not_regex: ['"rule":"r"'] }, 'fail'],
    [
      { rules: [{ name: 'a.yaml', content: '- rule: r' }] },
      { exit_code: 1, detections: [{ count: 0 }] },
      'pass',
    ],
    [{ capture: { file: 'x' } }, {}, 'notApplicable'],
    [{ capture: { file: 'x', path: 'not/there.scap' } }, {}, 'notApplicable'],
  ])('%#', async (row, expected, kind) => {
    expect(await run([legacyRun], { ...base, ...row, expect: expected })).toBe(kind)
  })
})

describe('decisions', () => {
  const drops = { config: { content: 'syscall_event_drops: {simulate_drops: true}' } }
  const plugin = { steps: [{ op: 'event', type: 'PPME_PLUGINEVENT_E' }] }
  const bytes = { steps: [{ op: 'event', params: [{ value: { b64: '/w==' } }] }] }
  const specify = { expect: { stderr_contains: ['You must specify at least one rules file'] } }
  const yaml = (code: string): string =>
    `0 errors like {"code":"LOAD_ERR_YAML_PARSE","message":"m"} in ["${code}: other words"]`
  test.each<[string, Omit<Row, 'id'>, boolean]>([
    [yaml('LOAD_ERR_YAML_PARSE'), {}, true],
    [yaml('LOAD_ERR_YAML_VALIDATE'), {}, false],
    ['stderr lacks /event drop detected: 9 occurrences/', drops, true],
    ['stderr lacks /event drop detected: 9 occurrences/', {}, false],
    ['exit code 2', drops, false],
    ['stderr lacks You must specify at least one rules file', specify, true],
    ['exit code 0', specify, true],
    ['exit code 0', {}, false],
    ['exit code 0', { ...specify, rules: [{ name: 'a' }] }, false],
    [`proc.name = ${'a'.repeat(256)}: compiles`, {}, true],
    ['proc.name = a: compiles', {}, false],
    ['2 children of 72', { not_extracted: ['EXPECT_THROW: throw'] }, true],
    ['2 children of 72', { not_extracted: [] }, false],
    ['evt.source is undefined, not "sample_source"', plugin, true],
    ['evt.source is undefined, not "syscall"', { steps: [] }, false],
    ['evt.rawarg.addr > 0 compiles', {}, true],
    ['fd.name regex "/p." is false', bytes, true],
    ['fd.name regex "/p." is false', {}, false],
    ['fd.name = "/p" is false', bytes, false],
    ['static.site: invalid formatting token static.site', {}, true],
    ['fd.name: invalid formatting token fd.name', {}, false],
  ])('%s %j', (fault, row, decided) => {
    expect(decidedReason(fault, { id: 'some/case', ...row }) !== undefined).toBe(decided)
  })

  test('have a reason each', () => {
    const all = [...DECISIONS, ...NEWER, ...READINGS].map(({ reason }) => reason)
    for (const reason of all) expect(reason.length).toBeGreaterThan(20)
    expect(new Set(all).size).toBe(all.length)
  })
})
