// SPDX-License-Identifier: Apache-2.0
import { closeSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FileOutput } from '../../src/output/file.ts'
import { OutputClosed } from '../../src/output/output.ts'
import { StdoutOutput } from '../../src/output/stdout.ts'
import { writeAll } from '../../src/output/write-all.ts'

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'gyr-output-'))
})
afterAll(() => rmSync(dir, { recursive: true }))

const alert = (line: string) => ({ line, rule: 'r', priority: 4, source: 'syscall' })

function failing(code: string): never {
  throw Object.assign(new Error(code), { code })
}

test('partial writes and EAGAIN lose nothing', () => {
  const written: number[] = []
  let calls = 0
  writeAll(1, Uint8Array.from([1, 2, 3, 4, 5]), (_, bytes, offset) => {
    calls++
    if (calls % 2 === 0) failing('EAGAIN')
    const part = bytes.subarray(offset, offset + 2)
    written.push(...part)
    return part.length
  })
  expect(written).toEqual([1, 2, 3, 4, 5])
})

test('a reader that is gone ends it, other errors pass through', () => {
  expect(() => writeAll(1, new Uint8Array(1), () => failing('EPIPE'))).toThrow(OutputClosed)
  expect(() => writeAll(1, new Uint8Array(1), () => failing('ENOSPC'))).toThrow('ENOSPC')
})

test('stdout gathers a batch unless unbuffered', () => {
  const path = join(dir, 'out')
  const fd = openSync(path, 'w')
  const text = (): string => readFileSync(path, 'utf8')
  const buffered = new StdoutOutput({ unbuffered: false, fd })
  buffered.write(alert('ä'))
  buffered.write(alert('b'))
  expect(text()).toBe('')
  buffered.flush()
  expect(text()).toBe('ä\nb\n')
  const direct = new StdoutOutput({ unbuffered: true, fd })
  direct.write(alert('c'))
  expect(text()).toBe('ä\nb\nc\n')
  closeSync(fd)
})

test('a file is appended to, and opened anew after it was moved away', () => {
  for (const keepAlive of [false, true]) {
    const filename = join(dir, `alerts-${keepAlive}`)
    const output = new FileOutput({ filename, keepAlive })
    output.write(alert('one'))
    output.flush()
    renameSync(filename, `${filename}.1`)
    if (keepAlive) output.reopen()
    output.write(alert('two'))
    output.close()
    expect(readFileSync(`${filename}.1`, 'utf8')).toBe('one\n')
    expect(readFileSync(filename, 'utf8')).toBe('two\n')
  }
})
