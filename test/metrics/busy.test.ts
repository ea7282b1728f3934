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
  const containerName = container && `n-${container}`
  return { ts, pid, name: `p${pid}`, container, containerName, events: 100 }
}

describe('who is busy', () => {
  test('is counted by what the events noted stand for, most first', () => {
    const recent = [event(60, 1, 'c'), event(59, 2), event(58, 1, 'c'), event(50, 3, 'd')]
    expect(busiest(recent)).toEqual({
      processes: [
        { pid: 1, name: 'p1', container: 'c', rate: 20 },
        { pid: 2, name: 'p2', container: '', rate: 10 },
        { pid: 3, name: 'p3', container: 'd', rate: 10 },
      ],
      containers: [
        { id: 'c', name: 'n-c', rate: 20 },
        { id: 'd', name: 'n-d', rate: 10 },
      ],
    })
  })

  test('is looked for in the last five seconds when enough happens', () => {
    const recent = Array.from({ length: 200 }, (_, i) => event(100 - i / 20, i < 100 ? 1 : 2))
    expect(busiest(recent).processes).toMatchObject([
      { pid: 1, rate: 2000 },
      { pid: 2, rate: 20 },
    ])
  })

  test('is nobody when the events are old, or there are none', () => {
    const nobody = { processes: [], containers: [] }
    expect(busiest([event(10, 1)], 100n * SECOND)).toEqual(nobody)
    expect(busiest([])).toEqual(nobody)
  })

  test('is counted over less when the ring reaches back less', () => {
    const recent = Array.from({ length: RECENT.MOST }, (_, i) => event(10 - i / 1024, 1))
    const [first] = busiest(recent).processes
    expect(first?.rate).toBeCloseTo((100 * RECENT.MOST) / (1023 / 1024), 3)
  })
})

test('the evaluator notes events at random, newest first, and whose they are', async () => {
  const engine = Engine.create()
  expect(engine.recentEvents()).toEqual([])
  const source = new CaptureFile(CAPTURE)
  await source.open(engine.sink)
  while (await source.next());
  await source.close()
  const recent = engine.recentEvents()
  const stood = recent.reduce((sum, { events }) => sum + events, 0)
  const all = Number(engine.stats()['events'])
  // All events but those after the last one noted.
  expect(recent.length).toBeGreaterThan(100)
  expect(recent.length).toBeLessThan(RECENT.MOST)
  expect(stood).toBeLessThanOrEqual(all)
  expect(stood).toBeGreaterThan(all * 0.98)
  const times = recent.map(({ ts }) => ts)
  expect(times).toEqual([...times].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)))
  expect(recent.every(({ name }) => name.length > 0 && name.length <= 16)).toBe(true)
  expect(recent.some(({ container }) => /^[0-9a-f]{12}$/.test(container))).toBe(true)
})
