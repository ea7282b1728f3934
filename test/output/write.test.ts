// SPDX-License-Identifier: Apache-2.0
// Standard output and files, on real pipes and files.
import { execFileSync, spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Progressing } from '../../src/output/descriptor.ts'
import { FileSink } from '../../src/output/file.ts'
import { OutputClosed, OutputError } from '../../src/output/output.ts'
import { TextQueue } from '../../src/output/queue.ts'
import { StdoutSink } from '../../src/output/stdout.ts'
import { writeAll } from '../../src/output/write-all.ts'
import {
  alert,
  alerts,
  deliver,
  PATIENCE,
  recordingReport,
  until,
  writeAlerts,
} from './recording.ts'

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'gyr-output-'))
})
afterAll(() => rmSync(dir, { recursive: true }))

function failing(code: string): never {
  throw Object.assign(new Error(code), { code })
}

const queue = (): TextQueue => new TextQueue({ alerts: 0, size: 1 << 20 })
const linesOf = (count: number): string =>
  alerts(count)
    .map(({ line }) => `${line}\n`)
    .join('')

describe('writes', () => {
  test('partial writes and EAGAIN lose nothing', async () => {
    const written: number[] = []
    let calls = 0
    const some = (_: number, bytes: Uint8Array, offset: number): number => {
      calls++
      if (calls % 2 === 0) failing('EAGAIN')
      const part = bytes.subarray(offset, offset + 2)
      written.push(...part)
      return part.length
    }
    writeAll(1, Uint8Array.from([1, 2, 3, 4, 5]), some)
    await new Progressing().write(1, Uint8Array.from([6, 7, 8, 9]), PATIENCE, some)
    expect(written).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  test('a reader that is gone ends it, other errors pass through', async () => {
    expect(() => writeAll(1, new Uint8Array(1), () => failing('EPIPE'))).toThrow(OutputClosed)
    expect(() => writeAll(1, new Uint8Array(1), () => failing('ENOSPC'))).toThrow('ENOSPC')
    const progress = new Progressing()
    const write = (code: string) =>
      progress.write(1, new Uint8Array(1), PATIENCE, () => failing(code))
    await expect(write('EPIPE')).rejects.toThrow(OutputClosed)
    await expect(write('ENOSPC')).rejects.toThrow('ENOSPC')
  })

  test('go on where they failed, or with the line that was cut off when the file is another', async () => {
    for (const [restart, expected] of [
      [false, 'one\ntw|o\n'],
      [true, 'one\ntw|two\n'],
    ] as const) {
      let text = ''
      const bytes = new TextEncoder().encode('one\ntwo\n')
      const progress = new Progressing()
      const some = (to: number) => (_: number, from: Uint8Array, offset: number) => {
        if (to > 0 && offset >= to) failing('ENOSPC')
        const end = to > 0 ? to : from.length
        text += new TextDecoder().decode(from.subarray(offset, end))
        return end - offset
      }
      await expect(progress.write(1, bytes, PATIENCE, some(6))).rejects.toThrow('ENOSPC')
      text += '|'
      if (restart) progress.restartLine()
      await progress.write(1, bytes, PATIENCE, some(0))
      expect(text).toBe(expected)
    }
  })
})

describe('standard output', () => {
  test('to a file: whole lines in order', async () => {
    const path = join(dir, 'out')
    const fd = openSync(path, 'w')
    const output = deliver(queue(), new StdoutSink(fd))
    await output.open()
    output.write(alert('ä'))
    writeAlerts(output, alerts(3))
    await output.close(PATIENCE)
    closeSync(fd)
    expect(readFileSync(path, 'utf8')).toBe(`ä\n${linesOf(3)}`)
  })

  test('to a pipe whose reader is slow: nothing is lost, and nobody waits', async () => {
    const path = join(dir, 'slow')
    execFileSync('mkfifo', [path])
    const reader = spawn('sh', ['-c', 'sleep 0.3; exec cat'], {
      stdio: [openSync(path, 'r+'), 'pipe', 'inherit'],
    })
    let text = ''
    reader.stdout?.setEncoding('utf8').on('data', chunk => {
      text += chunk
    })
    const fd = openSync(path, 'w')
    const output = deliver(new TextQueue({ alerts: 0, size: 64 << 20 }), new StdoutSink(fd))
    await output.open()
    const before = performance.now()
    writeAlerts(output, alerts(50_000))
    // Half a megabyte does not fit into a pipe; the reader has not begun.
    expect(performance.now() - before).toBeLessThan(250)
    expect(output.stats().waiting).toBeGreaterThan(0)
    await output.close(PATIENCE)
    await until(() => text.endsWith('alert 49999\n'), 'the last alert')
    expect(text).toBe(linesOf(50_000))
    reader.kill()
    closeSync(fd)
  })

  test('whose reader leaves: told once, and nothing is kept', async () => {
    const path = join(dir, 'gone')
    execFileSync('mkfifo', [path])
    const both = openSync(path, 'r+')
    const fd = openSync(path, 'w')
    closeSync(both)
    const gone: string[] = []
    const output = deliver(queue(), new StdoutSink(fd), { onGone: ({ name }) => gone.push(name) })
    // Opened while nobody reads: as when the reader leaves later.
    await output.open().catch(() => {})
    writeAlerts(output, alerts(3))
    await until(() => gone.length > 0)
    writeAlerts(output, alerts(3))
    await output.close(PATIENCE)
    expect(gone).toEqual(['test'])
    expect(output.stats().waiting).toBe(0)
    closeSync(fd)
  })
})

describe('file', () => {
  test.each([false, true])(
    'is opened anew after it was moved away, keep_alive %s',
    async keepAlive => {
      const filename = join(dir, `alerts-${keepAlive}`)
      const output = deliver(queue(), new FileSink({ filename, keepAlive }))
      await output.open()
      writeAlerts(output, [alert('one')])
      await until(() => output.stats().waiting === 0)
      renameSync(filename, `${filename}.1`)
      output.reopen()
      writeAlerts(output, [alert('two')])
      await output.close(PATIENCE)
      expect(readFileSync(`${filename}.1`, 'utf8')).toBe('one\n')
      expect(readFileSync(filename, 'utf8')).toBe('two\n')
    },
  )

  test('kept open is found moved without being told', async () => {
    const filename = join(dir, 'moved')
    const output = deliver(queue(), new FileSink({ filename, keepAlive: true }))
    await output.open()
    renameSync(filename, `${filename}.1`)
    let count = 0
    await until(() => {
      writeAlerts(output, [alert(`line ${count++}`)])
      return existsSync(filename) && statSync(filename).size > 0
    })
    await output.close(PATIENCE)
    const all = readFileSync(`${filename}.1`, 'utf8') + readFileSync(filename, 'utf8')
    expect(all.trim().split('\n')).toEqual(Array.from({ length: count }, (_, n) => `line ${n}`))
  })

  test('that cannot be opened is refused at the start', async () => {
    const output = deliver(
      queue(),
      new FileSink({ filename: join(dir, 'no/such'), keepAlive: false }),
    )
    await expect(output.open()).rejects.toThrow(OutputError)
  })

  test('on a full disk: told once, tried again, counted at the end', async () => {
    const report = recordingReport()
    const sink = new FileSink({ filename: '/dev/full', keepAlive: false })
    const output = deliver(new TextQueue({ alerts: 5, size: 1 << 20 }), sink, { report })
    await output.open()
    writeAlerts(output, alerts(8))
    await until(() => output.stats().failures > 3)
    const stop = new AbortController()
    stop.abort()
    await output.close(stop.signal)
    const { delivered, waiting, dropped } = output.stats()
    expect({ delivered, all: waiting + dropped }).toEqual({ delivered: 0, all: 8 })
    expect(report.lines.filter(line => line.includes('ENOSPC'))).toHaveLength(1)
    expect(report.lines.filter(line => line.includes('queue is full'))).toHaveLength(1)
  })

  test('that becomes writable again gets all alerts', async () => {
    const folder = join(dir, 'vanishing')
    const filename = join(folder, 'alerts')
    execFileSync('mkdir', [folder])
    const report = recordingReport()
    const output = deliver(queue(), new FileSink({ filename, keepAlive: false }), { report })
    await output.open()
    unlinkSync(filename)
    rmSync(folder, { recursive: true })
    writeAlerts(output, alerts(2))
    await until(() => output.stats().failures > 1)
    execFileSync('mkdir', [folder])
    writeAlerts(output, alerts(1, 2))
    await output.close(PATIENCE)
    expect(readFileSync(filename, 'utf8')).toBe(linesOf(3))
    expect(report.lines.at(-1)).toBe('info test output: works again')
  })
})
