// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gyr } from './gyr.ts'

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'gyr-cli-'))
})
afterAll(() => rmSync(dir, { recursive: true }))

function write(name: string, text: string): string {
  const path = join(dir, name)
  writeFileSync(path, text)
  return path
}

const GOOD =
  '- {rule: a, desc: d, condition: evt.type = open, output: o, priority: INFO, tags: [t]}\n'
const BAD =
  '- {rule: a, desc: d, condition: evt.type = open and fd.nmae = x, output: o, priority: INFO}\n'
const UNUSED = `${GOOD}- {macro: m, condition: evt.type = open}\n`

describe('exit codes', () => {
  const cases: [string[], number][] = [
    [['--help'], 0],
    [['--version'], 0],
    [['--list', '-N'], 0],
    [['--list=nothing_of_the_kind'], 1],
    [['--list-events'], 0],
    [['--config-schema'], 0],
    [['--no-such-flag'], 2],
    [['stray'], 2],
    [['-c', '/does/not/exist.yaml'], 1],
    [['-o', 'nonsense'], 1],
    [['-o', 'rule_matching=some'], 1],
    [['-r', '/does/not/exist'], 1],
    [['-V', '/does/not/exist'], 1],
    [['--dry-run'], 0],
    [['capture', '-o', '/dev/null', '--option', 'engine.kind=nodriver'], 1],
    [['capture'], 2],
    [['driver', 'polish'], 2],
  ]
  test.each(cases)('%j: %i', async (args, code) => {
    const ran = await gyr(args)
    expect(ran.code, ran.stderr).toBe(code)
    expect(ran.stderr).not.toMatch(/^ +at /m)
  })
})

describe('-V', () => {
  test('a good file', async () => {
    const path = write('good.yaml', GOOD)
    expect(await gyr(['-V', path])).toMatchObject({ code: 0, stdout: `${path}: Ok\n` })
  })
  test('warnings are a verdict on stdout, and told on stderr with -v', async () => {
    const path = write('unused.yaml', UNUSED)
    const ran = await gyr(['-v', '-V', path])
    expect(ran).toMatchObject({ code: 0, stdout: `${path}: Ok, with warnings\n` })
    expect(ran.stderr).toContain('LOAD_UNUSED_MACRO')
  })
  test('a bad file', async () => {
    const path = write('bad.yaml', BAD)
    const ran = await gyr(['-V', path])
    expect(ran.code).toBe(1)
    expect(ran.stdout).toMatch(new RegExp(`^${path}: Invalid\n1 Errors:\n`))
    expect(ran.stdout).toContain('LOAD_ERR_COMPILE_CONDITION')
  })
  test('JSON: one result for each file, and descriptions when all are valid', async () => {
    const good = write('good.yaml', GOOD)
    const bad = write('bad2.yaml', BAD.replace('rule: a', 'rule: b'))
    const json = ['-o', 'json_output=true']
    const invalid = await gyr([...json, '-V', good, '-V', bad, '-L'])
    const { falco_load_results: results, ...rest } = JSON.parse(invalid.stdout)
    expect(rest).toEqual({})
    expect(results.map((item: { successful: boolean }) => item.successful)).toEqual([true, false])
    const valid = await gyr([...json, '-V', good, '-L'])
    expect(JSON.parse(valid.stdout).falco_describe_results.rules).toHaveLength(1)
  })
})

test('--plugin-info, and the log of -V', async () => {
  expect((await gyr(['--plugin-info', 'container'])).stdout).toMatch(/^Name: container\n/)
  expect(await gyr(['--plugin-info', 'other'])).toMatchObject({ code: 1, stdout: '' })
  const path = write('good.yaml', GOOD)
  expect((await gyr(['-V', path])).stderr).toContain(`   ${path} | schema validation: ok`)
})

test('the log names configuration and rules with what their schemas say', async () => {
  const odd = write('odd-key.yaml', GOOD.replace('rule: a', 'rule: b, odd: x'))
  const good = write('plain.yaml', GOOD)
  const config = write('odd.yaml', `rules_files: [${good}, ${odd}]\nnonsense: 1\n`)
  const { code, stderr } = await gyr(['-c', config, '--dry-run'])
  expect(code).toBe(0)
  expect(stderr).toContain(
    `   ${config} | schema validation: failed for <root>: unknown key "nonsense"\n`,
  )
  expect(stderr).toContain(`   ${good} | schema validation: ok\n`)
  expect(stderr).toContain(`   ${odd} | schema validation: failed for <root>[0]: Object contains`)
})

describe('--lint', () => {
  const DEAD = `${GOOD}${GOOD.replace('rule: a', 'rule: b')}`
  test('hints go to standard error and change no verdict', async () => {
    const path = write('dead.yaml', DEAD)
    const ran = await gyr(['-V', path, '--lint'])
    expect(ran).toMatchObject({ code: 0, stdout: `${path}: Ok\n` })
    expect(ran.stderr).toContain('hint LINT_SHADOWED_RULE')
    expect((await gyr(['-V', path])).stderr).not.toContain('hint')
    const all = await gyr(['-V', path, '--lint', '-o', 'rule_matching=all'])
    expect(all.stderr).not.toContain('hint')
  })
  test('as JSON beside the results, which stay as they are', async () => {
    const path = write('dead.yaml', DEAD)
    const ran = await gyr(['-V', path, '--lint', '-o', 'json_output=true'])
    const { falco_load_results: results, gyr_hints: hints } = JSON.parse(ran.stdout)
    expect(results[0]).toMatchObject({ successful: true, warnings: [] })
    expect(hints).toMatchObject([{ code: 'LINT_SHADOWED_RULE', item: { name: 'b' } }])
  })
  test('with --dry-run', async () => {
    const ran = await gyr(['-r', write('dead.yaml', DEAD), '--dry-run', '--lint'])
    expect(ran.code).toBe(0)
    expect(ran.stderr).toContain('hint LINT_SHADOWED_RULE')
  })
})

test('errors in rules are shown at their place', async () => {
  const ran = await gyr(['-r', write('bad.yaml', BAD)])
  expect(ran.code).toBe(1)
  expect(ran.stderr).toContain('did you mean "fd.name"?')
  expect(ran.stderr).toMatch(/\^{7}/)
})

test('-L and -l describe rules', async () => {
  const path = write('good.yaml', GOOD)
  expect((await gyr(['-r', path, '-L'])).stdout).toMatch(/^a +d$/m)
  expect((await gyr(['-r', path, '-l', 'b'])).code).toBe(1)
  const json = await gyr(['-r', path, '-l', 'a', '-o', 'json_output=true'])
  expect(JSON.parse(json.stdout).rules[0].info.name).toBe('a')
})

test('what is appended shows in the compiled output', async () => {
  const path = write('good.yaml', GOOD)
  const args = ['-r', path, '-l', 'a', '-o', 'json_output=true', '-p', 'x=%proc.name']
  const [rule] = JSON.parse((await gyr(args)).stdout).rules
  expect(rule.details.output_compiled).toMatch(/^o container_id=%container\.id .* x=%proc\.name$/)
})

test('--support holds configuration and rules', async () => {
  const config = write('c.yaml', 'priority: info\n')
  const support = JSON.parse(
    (await gyr(['-c', config, '-r', write('good.yaml', GOOD), '--support'])).stdout,
  )
  expect(support).toMatchObject({
    config: 'priority: info\n',
    config_files: [config],
    rules_files: [
      { bytes: GOOD.length, sha256: expect.any(String), variants: [{ content: GOOD }] },
    ],
    rules_summary: { rules: 1, enabled: 1, macros: 0, lists: 0, errors: [], warnings: 0 },
    system_info: { machine: expect.any(String), release: expect.any(String) },
  })
})

test('old flags are told about, not refused', async () => {
  const ran = await gyr([
    '-k',
    'http://x',
    '-A',
    '-r',
    write('good.yaml', GOOD),
    '-t',
    'other',
    '-L',
  ])
  expect(ran.code).toBe(0)
  expect(ran.stderr).toContain('-k was removed')
  expect(ran.stderr).toContain('-A is deprecated')
})

test('log_stderr: false is silent, ISO 8601 times when asked', async () => {
  expect((await gyr(['--version', '-o', 'log_stderr=false'])).stderr).toBe('')
  const ran = await gyr(['--version', '-o', 'time_format_iso_8601=true'])
  expect(ran.stderr).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000: gyr version/)
})
