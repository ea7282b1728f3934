// SPDX-License-Identifier: Apache-2.0
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references to the environment are the subject
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadConfig } from '../../src/config/load.ts'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { render } from '../../src/diagnostics/render.ts'

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'gyr-config-'))
})
afterAll(() => rmSync(dir, { recursive: true }))

let count = 0
function write(text: string, name = `c${count++}.yaml`): string {
  const path = join(dir, name)
  writeFileSync(path, text.replaceAll('{DIR}', dir))
  return path
}

async function load(text: string | undefined, overrides: string[] = [], environment = {}) {
  const path = text === undefined ? undefined : write(text)
  return loadConfig({ path, defaultPaths: [], overrides, environment })
}

function at(value: unknown, path: string): unknown {
  return path.split('.').reduce((part, key) => (part as Record<string, unknown>)?.[key], value)
}

test('without a file the built-in defaults hold', async () => {
  const { config, files, issues } = await load(undefined)
  expect(files).toEqual([])
  expect(issues.all).toEqual([])
  expect(config.stdout_output.enabled).toBe(true)
  expect(config.engine.kind).toBe('auto')
  expect(config.append_output).toMatchObject([{ suggested_output: true, extra_output: '' }])
})

test('keys that a file leaves out are as in Falco', async () => {
  const { config } = await load('json_output: true\n')
  expect(config.json_output).toBe(true)
  expect(config.stdout_output.enabled).toBe(false)
  expect(config.append_output).toEqual([])
})

describe('values take the type of their key', () => {
  const cases: [string, string, unknown][] = [
    ['json_output: yes', 'json_output', true],
    ['json_output: "FALSE"', 'json_output', false],
    ['priority: WARNING', 'priority', 'warning'],
    ['rules_files: one.yaml', 'rules_files', ['one.yaml']],
    ['rules_file: [a, b]', 'rules_files', ['a', 'b']],
    ['engine: {kind: replay, replay: {capture_file: 12}}', 'engine.replay.capture_file', '12'],
    ['falco_libs: {thread_table_size: "1024"}', 'falco_libs.thread_table_size', 1024],
    ['static_fields: {a: 1, b: two}', 'static_fields', { a: '1', b: 'two' }],
  ]
  test.each(cases)('%s', async (text, path, expected) => {
    expect(at((await load(text)).config, path)).toEqual(expected)
  })
})

describe('-o options', () => {
  const cases: [string[], string, unknown][] = [
    [['json_output=true'], 'json_output', true],
    [[' priority = error '], 'priority', 'error'],
    [
      ['engine.kind=replay', 'engine.replay.capture_file=x=y.scap'],
      'engine',
      { kind: 'replay', replay: { capture_file: 'x=y.scap' } },
    ],
    [['rules_files[]=a', 'rules_files[]=b'], 'rules_files', ['a', 'b']],
    [['rules_files[0]=a', 'rules_files[0]=c'], 'rules_files', ['c']],
    [['rules[]={"disable": {"tag": "x"}}'], 'rules', [{ disable: { tag: 'x', rule: '' } }]],
    [['rules[].enable.rule=Some rule'], 'rules', [{ enable: { rule: 'Some rule', tag: '' } }]],
    [['static_fields.a\\.b=c'], 'static_fields', { 'a.b': 'c' }],
    [
      ['append_output.suggested_output=false'],
      'append_output',
      [{ suggested_output: false, extra_output: '', extra_fields: [] }],
    ],
  ]
  test.each(cases)('%j', async (overrides, path, expected) => {
    const { config, issues } = await load(undefined, overrides)
    const found = at(config, path)
    if (typeof expected === 'object') expect(found).toMatchObject(expected as object)
    else expect(found).toBe(expected)
    expect(issues.ok).toBe(true)
  })
  test.each([['json_output'], ['.a=1'], ['a[x]=1'], ['a\\x=1'], ['a[0]b=1'], ['a.=1']])(
    '%s is refused',
    async text => {
      const { issues } = await load(undefined, [text])
      expect(issues.all.map(issue => issue.code)).toEqual(['CONFIG_ERR_OPTION'])
      expect(issues.ok).toBe(false)
    },
  )
  test('options win over the file', async () => {
    const { config } = await load('priority: error', ['priority=alert'])
    expect(config.priority).toBe('alert')
  })
  test('an option cannot reach the prototype', async () => {
    await load(undefined, ['__proto__.polluted=1', 'a.__proto__.polluted=1'])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

test('a value where keys are wanted ends the load, a list there does not', async () => {
  expect((await load('falco_libs: 512')).issues.ok).toBe(false)
  expect((await load('falco_libs: [512]')).issues.ok).toBe(true)
  expect((await load('falco_libs:')).issues.ok).toBe(true)
})

describe('environment', () => {
  const environment = { NAME: 'value', EMPTY: '', FLAG: 'true', OTHER: '${NAME}', SELF: '${SELF}' }
  const cases: [string, string, unknown][] = [
    ['file_output: {filename: "${NAME}"}', 'file_output.filename', 'value'],
    ['file_output: {filename: "a${NAME}b${NAME}c"}', 'file_output.filename', 'avaluebvaluec'],
    ['file_output: {filename: "x${MISSING}y"}', 'file_output.filename', 'xy'],
    ['file_output: {filename: "$${NAME}"}', 'file_output.filename', '${NAME}'],
    ['file_output: {filename: "${NAME"}', 'file_output.filename', '${NAME'],
    ['json_output: ${FLAG}', 'json_output', true],
    // yaml_helper::pre_process_env_vars of Falco.
    ['file_output: {filename: "$${${NAME}}"}', 'file_output.filename', '${value}'],
    ['file_output: {filename: "$${NAME}${NAME}"}', 'file_output.filename', '${NAME}value'],
    ['file_output: {filename: "${OTHER}/x"}', 'file_output.filename', 'value/x'],
    ['file_output: {filename: "${SELF}"}', 'file_output.filename', '${SELF}'],
    ['file_output: {filename: "$$NAME"}', 'file_output.filename', '$$NAME'],
    ['file_output: {filename: "$NAME ${NAME}"}', 'file_output.filename', '$NAME ${NAME}'],
  ]
  test.each(cases)('%s', async (text, path, expected) => {
    expect(at((await load(text, [], environment)).config, path)).toBe(expected)
  })
  test('is not expanded in options', async () => {
    const { config } = await load(undefined, ['file_output.filename=${NAME}'], environment)
    expect(config.file_output.filename).toBe('${NAME}')
  })
})

describe('config_files', () => {
  test('extend lists and replace everything else, for each top-level key', async () => {
    const two = write('rules_files: [b]\nfile_output: {enabled: true}\n')
    const { config, files } = await load(
      `config_files: [${two}]\nrules_files: [a]\nfile_output: {filename: x}\n`,
    )
    expect(config.rules_files).toEqual(['a', 'b'])
    expect(config.file_output).toMatchObject({ enabled: true, filename: './events.txt' })
    expect(files).toHaveLength(2)
  })
  test('strategies override and add-only', async () => {
    const two = write('rules_files: [b]\npriority: error\n')
    const with_ = (strategy: string): Promise<{ config: unknown }> =>
      load(`config_files: [{path: ${two}, strategy: ${strategy}}]\nrules_files: [a]\n`)
    expect((await with_('override')).config).toMatchObject({
      rules_files: ['b'],
      priority: 'error',
    })
    expect((await with_('add-only')).config).toMatchObject({
      rules_files: ['a'],
      priority: 'error',
    })
  })
  test('an unknown strategy is a warning and means append', async () => {
    const two = write('rules_files: [b]\n')
    const { config, issues } = await load(
      `config_files: [{path: ${two}, strategy: wrong}]\nrules_files: [a]\n`,
    )
    expect(config.rules_files).toEqual(['a', 'b'])
    expect(issues.ok).toBe(true)
    expect(issues.all).toHaveLength(1)
  })
  test('a directory is read flat and sorted; a missing path is skipped', async () => {
    mkdirSync(join(dir, 'd/sub'), { recursive: true })
    write('priority: error', 'd/2.yaml')
    write('priority: alert', 'd/1.yaml')
    write('priority: debug', 'd/sub/3.yaml')
    const { config, files } = await load(`config_files: [${dir}/d, ${dir}/missing.yaml]`)
    expect(config.priority).toBe('error')
    expect(files.map(file => file.slice(dir.length)).slice(1)).toEqual(['/d/1.yaml', '/d/2.yaml'])
  })
  test('an option names the files instead', async () => {
    const two = write('priority: error')
    const { config } = await load('priority: alert', [`config_files=${two}`, 'json_output=true'])
    expect(config).toMatchObject({ priority: 'error', json_output: true })
  })
  test('no nesting and no file that includes itself', async () => {
    const two = write('config_files: [x]')
    expect((await load(`config_files: [${two}]`)).issues.all[0]?.code).toBe('CONFIG_ERR_INCLUDE')
    const self = join(dir, 'self.yaml')
    write(`config_files: [${self}]`, 'self.yaml')
    const { issues } = await loadConfig({ path: self, environment: {} })
    expect(issues.all[0]?.code).toBe('CONFIG_ERR_INCLUDE')
  })
})

describe('issues stand at their place', () => {
  const cases: [string, string, string, string][] = [
    ['json_ouput: true', 'CONFIG_UNKNOWN_KEY', 'json_ouput', 'did you mean "json_output"?'],
    [
      'engine:\n  kind: replay\n  replays: {}',
      'CONFIG_UNKNOWN_KEY',
      'replays',
      'did you mean "replay"?',
    ],
    [
      'append_output:\n  - sugested_output: true',
      'CONFIG_UNKNOWN_KEY',
      'sugested_output',
      'did you mean "suggested_output"?',
    ],
    ['engine: {kind: ebfp}', 'CONFIG_ERR_VALUE', 'ebfp', 'did you mean "ebpf"?'],
    ['rule_matching: frist', 'CONFIG_ERR_VALUE', 'frist', 'did you mean "first"?'],
    ['json_output: [1]', 'CONFIG_WRONG_TYPE', '[1]', ''],
    ['grpc: {enabled: true}', 'CONFIG_REMOVED_KEY', 'grpc', ''],
    ['load_plugins: [k8saudit]', 'CONFIG_NOT_AVAILABLE', 'k8saudit', ''],
    ['buffered_outputs: true', 'CONFIG_NO_EFFECT', 'true', ''],
    ['http_output: {max_consecutive_timeouts: 3}', 'CONFIG_NO_EFFECT', '3', ''],
    ['a: b: c', 'CONFIG_ERR_YAML_PARSE', '', ''],
    ['- a', 'CONFIG_ERR_YAML_PARSE', '- a', ''],
    ['a: 1\nb: *nope', 'CONFIG_ERR_YAML_PARSE', '*nope', ''],
    [`a: ${'['.repeat(50_000)}`, 'CONFIG_ERR_YAML_PARSE', '[', ''],
  ]
  test.each(cases)('%.60s', async (text, code, marked, help) => {
    const [issue] = (await load(text)).issues.all
    expect(issue?.code).toBe(code)
    expect(issue?.source.text.slice(issue.from, issue.to)).toContain(marked)
    expect(issue?.help ?? '').toBe(help)
    expect(render(issue as unknown as Diagnostic)).toContain(code)
  })
  test('a list item of a later file is found in that file', async () => {
    const two = write('append_output:\n  - extra_outputs: x\n')
    const { issues } = await load(`append_output:\n  - extra_output: y\nconfig_files: [${two}]\n`)
    expect(issues.all).toMatchObject([{ code: 'CONFIG_UNKNOWN_KEY', source: { name: two } }])
  })
  test.each([
    ['a missing file', () => join(dir, 'nothing.yaml'), 'no such file or directory'],
    ['a directory', () => dir, 'is a directory'],
    ['a device without end', () => '/dev/zero', 'is not a regular file'],
  ])('%s is an error', async (_, path, message) => {
    const { issues } = await loadConfig({ path: path(), environment: {} })
    expect(issues.all).toMatchObject([{ code: 'CONFIG_ERR_FILE_READ', message }])
  })
  test('/dev/null is an empty file', async () => {
    const { issues, files } = await loadConfig({ path: '/dev/null', environment: {} })
    expect(issues.all).toEqual([])
    expect(files).toEqual(['/dev/null'])
  })
  test('aliases that would fill the memory', async () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x]']
    for (let i = 1; i < 9; i++) {
      lines.push(
        `a${i}: &a${i} [${Array(8)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      )
    }
    const { issues } = await load(lines.join('\n'))
    const message = 'aliases repeat too much of the file'
    expect(issues.all).toMatchObject([{ code: 'CONFIG_ERR_YAML_PARSE', message }])
  })
})
