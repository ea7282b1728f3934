// SPDX-License-Identifier: Apache-2.0
// Outputs on a disk of 64 KB that is full, and has room again later: files and spools.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Sink } from '../../src/output/delivery.ts'
import { FileSink } from '../../src/output/file.ts'
import type { Alert } from '../../src/output/output.ts'
import { TextQueue } from '../../src/output/queue.ts'
import { SpoolQueue } from '../../src/output/spool.ts'
import { runProgram, whyNot } from '../support/programs.ts'
import { alerts, deliver, PATIENCE, recordingReport, until, writeAlerts } from './recording.ts'

function canMount(): string | undefined {
  const reason = whyNot(['mount', 'umount', 'unshare'])
  if (reason !== undefined) return reason
  try {
    runProgram(['unshare', '-m', 'mount', '-t', 'tmpfs', 'none', '/tmp'])
    return undefined
  } catch (error) {
    return (error as Error).message.trim()
  }
}

const reason = canMount()
if (reason !== undefined) console.warn(`full disks are not tested: ${reason}`)

const DISK = 64 << 10
let dir = ''
let disk = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'gyr-full-'))
  disk = join(dir, 'disk')
  if (reason !== undefined) return
  mkdirSync(disk)
  runProgram(['mount', '-t', 'tmpfs', '-o', `size=${DISK}`, 'none', disk])
})
afterAll(() => {
  if (reason === undefined) runProgram(['umount', disk])
  rmSync(dir, { recursive: true })
})

const linesOf = (some: readonly Alert[]): string[] => some.map(({ line }) => line)
/** More than the disk takes. */
const MANY = 10_000

describe.skipIf(reason !== undefined)('a full disk', () => {
  test.each([true, false])('a file: no line is lost or cut, keep_alive %s', async keepAlive => {
    const filename = join(disk, 'alerts')
    const ballast = join(disk, 'ballast')
    writeFileSync(ballast, Buffer.alloc(48 << 10))
    const report = recordingReport()
    const limits = { alerts: 0, size: 1 << 20 }
    const output = deliver(new TextQueue(limits), new FileSink({ filename, keepAlive }), { report })
    await output.open()
    const some = alerts(4000)
    writeAlerts(output, some.slice(0, 2000))
    await until(() => output.stats().failures > 2, 'a full disk')
    expect(statSync(filename).size).toBeGreaterThan(0)
    writeAlerts(output, some.slice(2000))
    rmSync(ballast)
    await output.close(PATIENCE)
    expect(readFileSync(filename, 'utf8')).toBe(`${linesOf(some).join('\n')}\n`)
    expect(output.stats()).toMatchObject({ delivered: 4000, dropped: 0, waiting: 0 })
    expect(report.lines.filter(line => line.includes('ENOSPC'))).toHaveLength(1)
    expect(report.lines.at(-1)).toBe('info test output: works again')
    rmSync(filename)
  })

  /** Takes alerts once it is let. */
  function gate() {
    const taken: string[] = []
    let isOpen = false
    const sink: Sink<readonly Alert[]> = {
      open() {},
      async send(batch) {
        if (!isOpen) throw new Error('closed')
        taken.push(...linesOf(batch))
        return { delivered: batch.length }
      },
      reopen() {},
      close() {},
    }
    return { taken, sink, let: () => (isOpen = true) }
  }

  test('a spool: what does not fit waits in memory, and all arrives in order', async () => {
    const folder = join(disk, 'spool')
    const report = recordingReport()
    const queue = new SpoolQueue({ folder, limit: 1 << 20, most: 100, report })
    const { sink, taken, let: open } = gate()
    const output = deliver(queue, sink, { report })
    await output.open()
    const some = alerts(MANY)
    for (let at = 0; at < MANY; at += 500) writeAlerts(output, some.slice(at, at + 500))
    expect(report.lines.filter(line => line.includes('ENOSPC'))).toHaveLength(1)
    open()
    await until(() => output.stats().waiting === 0, 'delivery')
    // It works as before afterwards.
    writeAlerts(output, alerts(100, MANY))
    await until(() => output.stats().waiting === 0, 'delivery')
    await output.close(PATIENCE)
    expect(taken).toEqual(linesOf(alerts(MANY + 100)))
    expect(output.stats()).toMatchObject({ delivered: MANY + 100, dropped: 0 })
  })

  test('a spool: what the disk does not take at the end is counted', async () => {
    const folder = join(disk, 'spool')
    const report = recordingReport()
    const make = () => new SpoolQueue({ folder, limit: 1 << 20, most: 100, report })
    const first = deliver(make(), gate().sink, { report })
    await first.open()
    const some = alerts(MANY)
    for (let at = 0; at < MANY; at += 500) writeAlerts(first, some.slice(at, at + 500))
    await first.close(PATIENCE)
    const { dropped } = first.stats()
    expect(dropped).toBeGreaterThan(0)
    const { sink, taken, let: open } = gate()
    open()
    const second = deliver(make(), sink, { report })
    await second.open()
    await until(() => second.stats().waiting === 0, 'delivery')
    await second.close(PATIENCE)
    expect(taken.length + dropped).toBe(MANY)
    expect(taken).toEqual(linesOf(some).filter(line => taken.includes(line)))
  })
})
