// SPDX-License-Identifier: Apache-2.0
// What is told about a configuration, as users see it: every file in test/golden/config has its exact
// output beside it. With UPDATE_GOLDEN=1 the outputs are written instead of compared.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { CONFIG_CODES } from '../../src/config/issues.ts'
import { loadConfig } from '../../src/config/load.ts'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { render } from '../../src/diagnostics/render.ts'

const DIR = new URL('../golden/config/', import.meta.url)
const NAMES = readdirSync(DIR)
  .filter(name => name.endsWith('.yaml'))
  .map(name => name.slice(0, -'.yaml'.length))

const folder = mkdtempSync(join(tmpdir(), 'gyr-golden-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.each(NAMES)('%s', async name => {
  const path = join(folder, `${name}.yaml`)
  const text = readFileSync(new URL(`${name}.yaml`, DIR), 'utf8')
  writeFileSync(path, text)
  const { issues } = await loadConfig({ path, environment: {}, directory: folder })
  expect(issues.all.map(issue => issue.code)).toContain(name)
  const found = issues.all
    .map(issue => render(issue as unknown as Diagnostic))
    .join('\n')
    .replaceAll(folder, '{DIR}')
  const file = new URL(`${name}.diag.txt`, DIR)
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, found)
  expect(found).toBe(readFileSync(file, 'utf8'))
})

test('a file that is not there, an option that is none', async () => {
  const { issues } = await loadConfig({ path: '/does/not/exist.yaml', overrides: ['nonsense'] })
  expect(issues.all.map(issue => issue.code).sort()).toEqual([
    'CONFIG_ERR_FILE_READ',
    'CONFIG_ERR_OPTION',
  ])
})

test('every other code has a file', () => {
  // Which keys are not available yet changes from version to version; load.test.ts has a case.
  const others = ['CONFIG_ERR_FILE_READ', 'CONFIG_ERR_OPTION', 'CONFIG_NOT_AVAILABLE']
  const wanted = Object.keys(CONFIG_CODES).filter(code => !others.includes(code))
  expect(NAMES.sort()).toEqual(wanted.sort())
})
