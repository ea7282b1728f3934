// SPDX-License-Identifier: Apache-2.0
// The queue on disk against a plain list, and through everything that can happen to it.
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Alert } from '../../src/output/output.ts'
import { SpoolQueue } from '../../src/output/spool.ts'
import { decodeFrame, encodeFrame } from '../../src/output/spool-frame.ts'
import { alert, alerts, recordingReport } from './recording.ts'

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'gyr-spool-'))
})
afterAll(() => rmSync(dir, { recursive: true }))

let count = 0
const fresh = (): string => join(dir, String(count++))
const report = recordingReport()
const open = (folder: string, more: { limit?: number; most?: number } = {}): SpoolQueue =>
  new SpoolQueue({ folder, limit: 1 << 26, most: 10, report, ...more })

function put(queue: SpoolQueue, some: readonly Alert[]): void {
  for (const each of some) expect(queue.push(each)).toBe(true)
  queue.flush()
}

/** Takes what waits, `most` alerts at most. */
function take(queue: SpoolQueue, most = Number.POSITIVE_INFINITY): string[] {
  const lines: string[] = []
  while (lines.length < most) {
    const batch = queue.next()
    if (batch === undefined) break
    const wanted = batch.slice(0, most - lines.length)
    lines.push(...wanted.map(({ line }) => line))
    queue.settle(wanted.length)
  }
  return lines
}

const linesOf = (some: readonly Alert[]): string[] => some.map(({ line }) => line)
const segments = (folder: string): string[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.spool'))
    .map(name => join(folder, name))

/** As a killed process leaves it: nothing is closed, and its lock names somebody who is gone. */
function abandon(folder: string): void {
  writeFileSync(join(folder, 'lock'), '999999999 1 other-boot')
}

describe('spool', () => {
  test('gives what it got, in order, and leaves nothing behind', () => {
    const folder = fresh()
    const queue = open(folder)
    put(queue, alerts(25))
    expect(queue.waiting).toBe(25)
    expect(take(queue)).toEqual(linesOf(alerts(25)))
    expect(queue.waiting).toBe(0)
    queue.close()
    expect(readdirSync(folder)).toEqual([])
  })

  test('a batch stays the same until it is settled', () => {
    const queue = open(fresh())
    put(queue, alerts(3))
    const batch = queue.next()
    put(queue, alerts(3, 3))
    expect(queue.next()).toBe(batch)
    queue.settle(1)
    // What is left of it, then those after it.
    expect(linesOf(queue.next() ?? [])).toEqual(linesOf(alerts(2, 1)))
    queue.settle(2)
    expect(linesOf(queue.next() ?? [])).toEqual(linesOf(alerts(3, 3)))
    queue.close()
  })

  test('what was not delivered is there in the next run', () => {
    const folder = fresh()
    const queue = open(folder)
    put(queue, alerts(25))
    expect(take(queue, 7)).toEqual(linesOf(alerts(7)))
    queue.close()
    const again = open(folder)
    expect(again.waiting).toBe(18)
    put(again, alerts(2, 25))
    expect(take(again)).toEqual(linesOf(alerts(20, 7)))
    again.close()
    expect(readdirSync(folder)).toEqual([])
  })

  test('a killed process loses nothing; its last batch may come twice', () => {
    const folder = fresh()
    const queue = open(folder)
    put(queue, alerts(25))
    take(queue, 10)
    queue.next()
    abandon(folder)
    const again = open(folder)
    expect(take(again)).toEqual(linesOf(alerts(15, 10)))
    again.close()
  })

  test('many files: each goes when its alerts are delivered', () => {
    const folder = fresh()
    const queue = open(folder)
    const long = 'x'.repeat(100_000)
    const some = Array.from({ length: 150 }, (_, n) => alert(`${n} ${long}`))
    for (const each of some) put(queue, [each])
    expect(segments(folder).length).toBeGreaterThan(2)
    expect(take(queue, 140)).toEqual(linesOf(some.slice(0, 140)))
    expect(segments(folder)).toHaveLength(1)
    expect(take(queue)).toEqual(linesOf(some.slice(140)))
    queue.close()
  })

  test('an alert longer than what is read at once', () => {
    const queue = open(fresh())
    const long = [alert('y'.repeat(1_000_000)), alert('short'), alert('z'.repeat(300_000))]
    put(queue, long)
    expect(take(queue)).toEqual(linesOf(long))
    queue.close()
  })

  test('full: refuses, and takes again when there is room', () => {
    const queue = open(fresh(), { limit: 3000 })
    let taken = 0
    while (queue.push(alert(`alert ${taken}`))) taken++
    queue.flush()
    expect(taken).toBeGreaterThan(10)
    expect(queue.push(alert('more'))).toBe(false)
    expect(take(queue)).toHaveLength(taken)
    // Room comes back with the file, which ends when the next one begins.
    queue.close()
  })

  test('what was cut off or damaged is skipped, told and counted; the rest arrives', () => {
    const damages: [string, (path: string, size: number) => void, number][] = [
      ['cut', (path, size) => truncateSync(path, size - 3), 4],
      ['garbage behind', path => appendFileSync(path, 'garbage garbage'), 5],
      ['a length out of this world', path => appendFileSync(path, Buffer.alloc(16, 0xff)), 5],
      [
        'a flipped bit',
        (path, size) => {
          const bytes = readFileSync(path)
          bytes[size - 4] = (bytes[size - 4] as number) ^ 1
          writeFileSync(path, bytes)
        },
        4,
      ],
    ]
    for (const [name, damage, left] of damages) {
      const folder = fresh()
      const queue = open(folder)
      put(queue, alerts(5))
      queue.close()
      const [path = ''] = segments(folder)
      damage(path, readFileSync(path).length)
      const again = open(folder)
      put(again, alerts(2, 10))
      expect(take(again), name).toEqual(linesOf([...alerts(left), ...alerts(2, 10)]))
      expect(again.lost, name).toBe(1)
      expect(report.lines.at(-1), name).toMatch(
        /cut off or damaged at byte \d+, \d+ bytes skipped$/,
      )
      again.close()
    }
  })

  test('a cursor that makes no sense: everything is delivered again', () => {
    for (const text of ['', 'nonsense', '7 3', '-1 -1', '1 99999999999999999999']) {
      const folder = fresh()
      const queue = open(folder)
      put(queue, alerts(5))
      take(queue, 2)
      queue.close()
      writeFileSync(join(folder, 'cursor'), text)
      const again = open(folder)
      expect(take(again), text).toEqual(linesOf(alerts(5)))
      again.close()
    }
  })

  test('belongs to one process at a time', () => {
    const folder = fresh()
    const queue = open(folder)
    expect(() => open(folder)).toThrow(`in use by process ${process.pid}`)
    queue.close()
    open(folder).close()
  })

  test('a folder that cannot be made is an error', () => {
    expect(() => open('/proc/no/such')).toThrow()
  })

  const mounted = fresh()
  const canMount =
    spawnSync('sh', [
      '-c',
      `mkdir -p ${tmpdir()}/gyr-tmpfs && mount -t tmpfs none ${tmpdir()}/gyr-tmpfs`,
    ]).status === 0
  if (canMount) spawnSync('umount', [`${tmpdir()}/gyr-tmpfs`])
  else console.log('a full disk under the spool is not tested: this user may not mount a tmpfs')

  test.runIf(canMount)('a full disk: alerts wait in memory, in order, and go back to disk', () => {
    const folder = join(dir, `full${mounted.length}`)
    spawnSync('mkdir', ['-p', folder])
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', folder])
    try {
      const queue = open(join(folder, 'spool'))
      const long = 'x'.repeat(1000)
      const some = Array.from({ length: 200 }, (_, n) => alert(`${n} ${long}`))
      for (const each of some) put(queue, [each])
      expect(report.lines.at(-1)).toMatch(/ENOSPC.*; kept in memory$/)
      expect(queue.waiting).toBe(200)
      expect(take(queue)).toEqual(linesOf(some))
      put(queue, alerts(3))
      expect(take(queue)).toEqual(linesOf(alerts(3)))
      expect(queue.lost).toBe(0)
      queue.close()
    } finally {
      spawnSync('umount', [folder])
    }
  })

  test('is a list, whatever is done in whatever order', () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ put: fc.array(fc.string({ maxLength: 40 }), { maxLength: 8 }) }),
        fc.record({ take: fc.nat(12) }),
        fc.constant({ reopen: true as const }),
      ),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(steps, script => {
        const folder = fresh()
        let queue = open(folder, { most: 3 })
        const list: string[] = []
        for (const step of script) {
          if ('put' in step) {
            put(queue, step.put.map(alert))
            list.push(...step.put)
          } else if ('take' in step) {
            expect(take(queue, step.take)).toEqual(list.splice(0, step.take))
          } else {
            queue.close()
            queue = open(folder, { most: 3 })
          }
          expect(queue.waiting).toBe(list.length)
        }
        queue.close()
      }),
      { numRuns: 60 },
    )
  })
})

test('frames: any bytes are told apart from an alert', () => {
  const frame = encodeFrame(alert('some text'))
  expect(decodeFrame(frame, 0)).toEqual({ alert: alert('some text'), end: frame.length })
  for (let length = 0; length < frame.length; length++) {
    expect(decodeFrame(frame.subarray(0, length), 0)).toBeTypeOf('number')
  }
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 64 }), bytes => {
      expect(decodeFrame(Buffer.from(bytes), 0)).not.toBeTypeOf('object')
    }),
  )
})
