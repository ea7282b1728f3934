// SPDX-License-Identifier: Apache-2.0
// Queues in memory: order, bounds, what is settled.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AlertQueue, TextQueue } from '../../src/output/queue.ts'
import { alert, alerts } from './recording.ts'

const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)

function drain(queue: TextQueue): string {
  let text = ''
  for (let batch = queue.next(); batch !== undefined; batch = queue.next()) {
    text += decode(batch.bytes)
    queue.settle(batch.count)
  }
  return text
}

describe('text', () => {
  test('comes out as it went in, whatever its length', () => {
    const queue = new TextQueue({ alerts: 0, size: 64 << 20 })
    const some = Array.from({ length: 2000 }, (_, n) => alert(`${n} ${'ü'.repeat(n)}`))
    for (const each of some) expect(queue.push(each)).toBe(true)
    expect(queue.waiting).toBe(2000)
    expect(drain(queue)).toBe(some.map(({ line }) => `${line}\n`).join(''))
    expect(queue.waiting).toBe(0)
    expect(queue.roomy).toBe(true)
  })

  test('with more put in and settled in between, and buffers used again', () => {
    const line = fc.tuple(fc.constantFrom(0, 1, 700, 90_000, 300_000), fc.boolean())
    const steps = fc.array(fc.oneof(line, fc.constant('settle' as const)), { maxLength: 60 })
    fc.assert(
      fc.property(steps, some => {
        const queue = new TextQueue({ alerts: 0, size: 1 << 20 })
        let expected = ''
        let found = ''
        let waiting = 0
        for (const [index, step] of some.entries()) {
          if (step === 'settle') {
            const batch = queue.next()
            found += decode(batch?.bytes)
            waiting -= batch?.bytes.length ?? 0
            queue.settle(batch?.count ?? 0)
            continue
          }
          const [length, encoded] = step
          const { line: text } = alert(`${index} ${'x'.repeat(length)}`)
          const bytes = Buffer.from(`${text}not of it`)
          const fits = waiting === 0 || waiting + text.length < 1 << 20
          const lent = encoded ? { bytes, length: text.length } : undefined
          expect(queue.push(alert(text), lent)).toBe(fits)
          bytes.fill('y')
          if (!fits) continue
          expected += `${text}\n`
          waiting += text.length + 1
        }
        expect(found + drain(queue) === expected).toBe(true)
        expect(queue.waiting).toBe(0)
      }),
      { numRuns: 60 },
    )
  })

  test('a batch that was not delivered is the same the next time', () => {
    const queue = new TextQueue({ alerts: 0, size: 1000 })
    queue.push(alert('a'))
    const batch = queue.next()
    queue.push(alert('b'))
    queue.settle(0)
    expect(queue.next()).toBe(batch)
    expect(drain(queue)).toBe('a\nb\n')
  })

  test('a batch under way is not touched by what comes after it', () => {
    const queue = new TextQueue({ alerts: 0, size: 64 << 20 })
    queue.push(alert('first'))
    const batch = queue.next()
    for (const each of alerts(100_000)) queue.push(each)
    expect(queue.next()).toBe(batch)
    expect(decode(batch?.bytes)).toBe('first\n')
    expect(queue.waiting).toBe(100_001)
    const lines = alerts(100_000).map(({ line }) => `${line}\n`)
    expect(drain(queue)).toBe(`first\n${lines.join('')}`)
    expect(queue.waiting).toBe(0)
  })
})

describe.each([
  ['text', (limits: { alerts: number; size: number }) => new TextQueue(limits)],
  ['alerts', (limits: { alerts: number; size: number }) => new AlertQueue(limits, 3)],
] as const)('bounds: %s', (_, make) => {
  test('a number of alerts, those under way included', () => {
    const queue = make({ alerts: 4, size: 1000 })
    const taken = alerts(6).map(each => queue.push(each))
    expect(taken).toEqual([true, true, true, true, false, false])
    queue.next()
    expect(queue.push(alert('x'))).toBe(false)
    expect(queue.roomy).toBe(false)
  })

  test('a size; one alert always fits', () => {
    const queue = make({ alerts: 0, size: 100 })
    expect(queue.push(alert('x'.repeat(500)))).toBe(true)
    expect(queue.push(alert('y'))).toBe(false)
    queue.next()
    queue.settle(1)
    expect(queue.push(alert('y'))).toBe(true)
  })
})

test('alerts: a few at a time, from the front', () => {
  const queue = new AlertQueue({ alerts: 0, size: 1 << 20 }, 3)
  for (const each of alerts(5000)) queue.push(each)
  const lines: string[] = []
  for (let batch = queue.next(); batch !== undefined; batch = queue.next()) {
    expect(batch.length).toBeLessThanOrEqual(3)
    lines.push(...batch.slice(0, 2).map(({ line }) => line))
    queue.settle(Math.min(2, batch.length))
  }
  expect(lines).toEqual(alerts(5000).map(({ line }) => line))
  expect(queue.waiting).toBe(0)
})
