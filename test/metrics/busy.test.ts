// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import { Engine, type RecentEvent } from '../../src/engine/engine.ts'
import { busiest } from '../../src/metrics/busy.ts'
import { RECENT } from '../../src/schema/layout.ts'
import { CaptureFile } from '../../src/source/capture-file.ts'
import { CAPTURE } from '../e2e/gyr.ts'

const SECOND = 1_000_000_000n

function event(seconds: number, pid: number, container = ''): RecentEvent {
  const ts = BigInt(Math.round(seconds * 1e9))
  return { ts, pid, name: `p${pid}`, container, containerName: container && `n-${container}` }
}

describe('who is busy', () => {
  test('is counted over the last five seconds, most first', () => {
    const recent = [event(10, 1, 'c'), event(9, 2), event(8, 1, 'c'), event(6, 3, 'd'), event(4, 4)]
    const each = RECENT.STRIDE / 5
    expect(busiest(recent)).toEqual({
      processes: [
        { pid: 1, name: 'p1', container: 'c', rate: 2 * each },
        { pid: 2, name: 'p2', container: '', rate: each },
        { pid: 3, name: 'p3', container: 'd', rate: each },
      ],
      containers: [
        { id: 'c', name: 'n-c', rate: 2 * each },
        { id: 'd', name: 'n-d', rate: each },
      ],
    })
  })

  test('is nobody when the events are old, or there are none', () => {
    const nobody = { processes: [], containers: [] }
    expect(busiest([event(10, 1)], 20n * SECOND)).toEqual(nobody)
    expect(busiest([])).toEqual(nobody)
  })

  test('is counted over less when the ring reaches back less', () => {
    const recent = Array.from({ length: RECENT.MOST }, (_, i) => event(10 - i / 1024, 1))
    const [first] = busiest(recent).processes
    expect(first?.rate).toBeCloseTo((RECENT.STRIDE * RECENT.MOST) / (1023 / 1024), -3)
  })
})

test('the evaluator notes one in some dozens of events, newest first, and whose they are', async () => {
  const engine = Engine.create()
  expect(engine.recentEvents()).toEqual([])
  const source = new CaptureFile(CAPTURE)
  await source.open(engine.sink)
  while (await source.next());
  await source.close()
  const recent = engine.recentEvents()
  expect(recent.length).toBeGreaterThan(500)
  const events = Number(engine.stats()['events'])
  const noted = recent.length < RECENT.MOST ? recent.length : events / RECENT.STRIDE
  expect(events / noted).toBeGreaterThan(RECENT.STRIDE * 0.8)
  expect(events / noted).toBeLessThan(RECENT.STRIDE * 1.2)
  const times = recent.map(({ ts }) => ts)
  expect(times).toEqual([...times].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)))
  expect(recent.every(({ name }) => name.length > 0 && name.length <= 16)).toBe(true)
  expect(recent.some(({ container }) => /^[0-9a-f]{12}$/.test(container))).toBe(true)
})
