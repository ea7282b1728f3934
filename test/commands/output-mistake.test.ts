// SPDX-License-Identifier: Apache-2.0
// Outputs that cannot work are told where their key is written.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { outputMistake } from '../../src/commands/output-mistake.ts'
import { loadConfig } from '../../src/config/load.ts'
import { OutputError } from '../../src/output/output.ts'

const dir = mkdtempSync(join(tmpdir(), 'gyr-mistake-'))
const path = join(dir, 'gyr.yaml')
afterAll(() => rmSync(dir, { recursive: true }))

const TEXT = `json_output: true
file_output:
  enabled: true
  filename: /no/such/file
http_output: {enabled: true}
`

test.each([
  ['file_output.filename: ENOENT: no', [], 'gyr.yaml:4:13\n'],
  ['http_output.url: "" is not a URL', [], 'gyr.yaml:5:1\n'],
  ['http_output.client_cert, client_key: no', [], 'gyr.yaml:5:1\n'],
  [
    'http_output.url: "x" is not a URL',
    ['http_output.url=x'],
    '-o:1:1\n    1 | http_output.url=x\n',
  ],
  ['email_output.host: no server is named', [], 'error: email_output.host: no server is named\n'],
  ['syslog_output needs the native addon', [], 'error: syslog_output needs the native addon\n'],
])('%s %j', async (message, overrides, expected) => {
  writeFileSync(path, TEXT)
  const { locate } = await loadConfig({ path, overrides })
  const text = outputMistake(new OutputError(message), locate)
  expect(text).toContain(message)
  expect(text).toContain(expected)
})

test('what to do is said where the cause is known', async () => {
  writeFileSync(path, TEXT)
  const { locate } = await loadConfig({ path })
  const cause = Object.assign(new Error('is a folder'), { code: 'EISDIR' })
  const error = new OutputError('file_output.filename: is a folder', { cause })
  expect(outputMistake(error, locate)).toContain('help: name a file, not a folder')
})
