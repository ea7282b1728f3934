// SPDX-License-Identifier: Apache-2.0
// The thread that compiles: what it reads again and what it need not, over several requests.
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { loadConfig } from '../../src/config/load.ts'
import type { Compiled, CompileFailure, KnownConfig } from '../../src/reload/compile-thread.ts'
import { Compiler } from '../../src/reload/compiler.ts'

const dir = mkdtempSync(join(tmpdir(), 'gyr-compiler-'))
const compiler = new Compiler()
afterAll(async () => {
  await compiler.close()
  rmSync(dir, { recursive: true })
})

const rule = (name: string): string =>
  `- {rule: ${name}, desc: d, condition: evt.type = open, output: o, priority: INFO}\n`

let count = 0

async function prepare() {
  const folder = join(dir, String(count++))
  const config = join(folder, 'gyr.yaml')
  const rules = join(folder, 'rules.yaml')
  const more = join(folder, 'config.d')
  mkdirSync(more, { recursive: true })
  writeFileSync(rules, rule('First'))
  // Odd, so that reading it is told.
  writeFileSync(config, `rules_files: [${rules}]\nconfig_files: [${more}]\nno_such_key: 1\n`)
  const { config: loaded, files, places, fingerprint } = await loadConfig({ path: config })
  let known: KnownConfig = { config: loaded, files, places, fingerprint }
  const compile = async (): Promise<Compiled | CompileFailure> => {
    const answer = await compiler.compile({ config, overrides: [], rules: [], known })
    if ('known' in answer) known = answer.known
    return answer
  }
  return { config, rules, more, compile }
}

function isRead(answer: Compiled | CompileFailure): boolean {
  return 'known' in answer && answer.warnings.some(text => text.includes('no_such_key'))
}

function rulesOf(answer: Compiled | CompileFailure): string[] {
  return 'policy' in answer ? answer.policy.rules.map(({ name }) => name) : []
}

describe('a reload', () => {
  test('of rules alone does not read the configuration again', async () => {
    const { rules, compile } = await prepare()
    appendFileSync(rules, rule('Second'))
    const answer = await compile()
    expect(rulesOf(answer)).toEqual(['First', 'Second'])
    expect(isRead(answer)).toBe(false)
  })

  test('reads a configuration that changed, once', async () => {
    const { config, rules, compile } = await prepare()
    appendFileSync(config, 'json_output: true\n')
    const answer = await compile()
    expect(isRead(answer)).toBe(true)
    expect(answer).toMatchObject({ known: { config: { json_output: true, rules_files: [rules] } } })
    expect(isRead(await compile())).toBe(false)
  })

  test('reads it when another file of it comes or goes', async () => {
    const { more, compile } = await prepare()
    const file = join(more, 'more.yaml')
    writeFileSync(file, 'priority: error\n')
    expect(await compile()).toMatchObject({ known: { config: { priority: 'error' } } })
    rmSync(file)
    expect(await compile()).toMatchObject({ known: { config: { priority: 'debug' } } })
  })

  test('with something wrong says it, and the next one works', async () => {
    const { config, rules, compile } = await prepare()
    appendFileSync(config, 'json_output: [\n')
    expect(await compile()).toMatchObject({ problems: [expect.stringContaining('gyr.yaml:')] })
    writeFileSync(config, `rules_files: [${rules}]\n`)
    writeFileSync(rules, '- rule: Broken\n')
    expect((await compile()) as CompileFailure).toHaveProperty('problems')
    writeFileSync(rules, rule('Third'))
    expect(rulesOf(await compile())).toEqual(['Third'])
  })
})

test('a thread that was started for nothing is used by the request that comes', async () => {
  const { compile } = await prepare()
  await compiler.close()
  compiler.prepare()
  compiler.prepare()
  expect(rulesOf(await compile())).toEqual(['First'])
})
