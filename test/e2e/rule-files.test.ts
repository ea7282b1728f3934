// SPDX-License-Identifier: Apache-2.0
// Rules files that are odd, too large or full of errors, as the commands treat them.
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gyr, type Ran } from './gyr.ts'

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'gyr-rules-'))
})
afterAll(() => rmSync(dir, { recursive: true }))

function write(name: string, content: string | Uint8Array): string {
  const path = join(dir, name)
  writeFileSync(path, content)
  return path
}

const rules = (count: number, condition: string): string =>
  Array.from(
    { length: count },
    (_, i) =>
      `- rule: r${i}\n  desc: d\n  condition: ${condition}\n  output: o\n  priority: INFO\n`,
  ).join('')

const compile = (path: string): Promise<Ran> => gyr(['compile', path, '-o', join(dir, 'out.gyr')])

describe('files that cannot be read', () => {
  const large = (): string => {
    const path = write('large.yaml', '')
    truncateSync(path, 50_000_000)
    return path
  }
  const directory = (): string => {
    const path = join(dir, 'folder.yaml')
    mkdirSync(path, { recursive: true })
    return path
  }
  test.each<[string, () => string, RegExp]>([
    ['missing', () => join(dir, 'missing.yaml'), /no such file/],
    ['too large', large, /has 50000000 bytes, the limit is/],
    ['a directory', directory, /not a regular file/],
  ])('%s: -V says so as Falco does', async (_, make, reason) => {
    const path = make()
    const ran = await gyr(['-V', path, '-o', 'json_output=true'])
    expect(ran.code).toBe(1)
    const { falco_load_results: results } = JSON.parse(ran.stdout) as {
      falco_load_results: { name: string; errors: { code: string; message: string }[] }[]
    }
    expect(results).toMatchObject([{ name: path, successful: false }])
    const error = results[0]?.errors[0]
    expect(error?.code).toBe('LOAD_ERR_FILE_READ')
    expect(error?.message).toMatch(reason)
  })

  test('-r and compile say so in one line', async () => {
    const ran = await compile(large())
    expect(ran.code).toBe(1)
    expect(ran.stderr).toMatch(/^error: could not read rules file .*the limit is \d+\n$/m)
    expect(ran.stderr).not.toMatch(/^ +at /m)
  })
})

describe('encodings', () => {
  const text = rules(1, 'evt.type = open and fd.name = "/té"')
  const utf16 = (big: boolean): Uint8Array => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
    return big ? bytes.swap16() : bytes
  }
  test.each<[string, string | Uint8Array]>([
    ['UTF-8 with a byte order mark', `\ufeff${text}`],
    ['UTF-16, little endian', utf16(false)],
    ['UTF-16, big endian', utf16(true)],
    ['CRLF', text.replaceAll('\n', '\r\n')],
  ])('%s', async (_, content) => {
    const path = write('encoded.yaml', content)
    expect(await gyr(['-V', path])).toMatchObject({ code: 0, stdout: `${path}: Ok\n` })
  })

  test('other bytes are kept, with a warning', async () => {
    const path = write('latin.yaml', Buffer.from(text, 'latin1'))
    const ran = await gyr(['-V', path])
    expect(ran).toMatchObject({ code: 0, stdout: `${path}: Ok\n` })
    expect(ran.stderr).toContain(`${path}:3:47: not UTF-8; such bytes are kept as they are`)
  })
})

test('of many errors the first are shown, the others counted', async () => {
  const ran = await compile(write('bad.yaml', rules(1500, 'evt.type = open and and')))
  expect(ran.code).toBe(1)
  expect(ran.stderr.match(/^error LOAD_ERR_/gm)).toHaveLength(100)
  expect(ran.stderr).toContain('... and 1400 more errors\n')
  expect(ran.stderr).toContain('1500 errors in rules files')
})

test('more rules than a policy holds', async () => {
  const ran = await compile(write('many.yaml', rules(4097, 'evt.type = open')))
  expect(ran.code).toBe(1)
  expect(ran.stderr).toMatch(/too many rules: 4097, the limit is 4096\n/)
  expect(ran.stderr).not.toMatch(/^ +at /m)
})
