// SPDX-License-Identifier: Apache-2.0
// A log whose reader hangs: nothing waits, and what was lost is told when he is back.
import { execFileSync } from 'node:child_process'
import { closeSync, constants as fs, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { unwaitingLog } from '../../src/service/own-stderr.ts'

function readAll(fd: number): string {
  let text = ''
  const buffer = Buffer.alloc(1 << 16)
  try {
    for (;;) text += buffer.toString('utf8', 0, readSync(fd, buffer))
  } catch {
    return text
  }
}

test('lines that nobody reads are counted', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gyr-log-'))
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  const fd = openSync(pipe, fs.O_RDWR | fs.O_NONBLOCK)
  const say = unwaitingLog(fd)
  const lines = 20_000
  const long = 'x'.repeat(5000)
  for (let line = 0; line < lines; line++) say(`line ${line} ${line % 100 === 7 ? long : ''}\n`)
  const before = readAll(fd)
  say('back\n')
  say('again\n')
  const text = before + readAll(fd)
  closeSync(fd)
  rmSync(folder, { recursive: true })
  const whole = text.split('\n').filter(line => /^line \d+ x*$/.test(line)).length
  const [, lost] =
    /\n(\d+) lines of the log were lost: nobody read them\nback\nagain\n$/.exec(text) ?? []
  expect(whole).toBeGreaterThan(100)
  expect(whole + Number(lost)).toBe(lines)
})

test('nobody at all is no error', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gyr-log-'))
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  const reader = openSync(pipe, fs.O_RDONLY | fs.O_NONBLOCK)
  const fd = openSync(pipe, fs.O_WRONLY)
  const say = unwaitingLog(fd)
  closeSync(reader)
  expect(() => say('x\n')).not.toThrow()
  closeSync(fd)
  rmSync(folder, { recursive: true })
})
