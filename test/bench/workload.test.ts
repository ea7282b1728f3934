// SPDX-License-Identifier: Apache-2.0
// The workload is the mix that its description promises, the same each time, and counts what it hides.
import { describe, expect, it } from 'vitest'
import { generateWorkload } from '../../bench/workload.ts'
import { EVENTS } from '../../src/schema/events.ts'
import { RECORD_HEADER } from '../../src/schema/layout.ts'

const EVENT_COUNT = 50_000
const mix = generateWorkload('mix', EVENT_COUNT, 1)

function* records(bytes: Uint8Array): Generator<{ code: number; ts: bigint; bytes: Buffer }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < bytes.length; ) {
    const length = view.getUint32(at + RECORD_HEADER.LEN, true)
    yield {
      code: view.getUint16(at + RECORD_HEADER.TYPE, true),
      ts: view.getBigUint64(at + RECORD_HEADER.TS, true),
      bytes: Buffer.from(bytes.subarray(at, at + length)),
    }
    at += length
  }
}

describe('generateWorkload', () => {
  it('is the same for the same seed, another for another', () => {
    const small = generateWorkload('mix', 2000, 5)
    expect(generateWorkload('mix', 2000, 5).records).toEqual(small.records)
    expect(generateWorkload('mix', 2000, 6).records).not.toEqual(small.records)
  })

  it.each([
    ['read', 31, 2],
    ['write', 18, 2],
    ['close', 18, 2],
    ['openat', 17, 2],
    ['sendto', 4, 1],
    ['recvfrom', 5, 1],
    ['connect', 1.5, 0.5],
    ['accept4', 1.5, 0.5],
    ['execve', 0.25, 0.15],
  ] as const)('has %s at %d %%', (name, percent, tolerance) => {
    const share = (100 * (mix.shares[name] ?? 0)) / mix.events
    expect(Math.abs(share - percent)).toBeLessThan(tolerance)
  })

  it('has the machine it promises', () => {
    expect([mix.processes, mix.threads]).toEqual([441, 2593])
    const average = mix.records.length / mix.events
    expect(average).toBeGreaterThan(95)
    expect(average).toBeLessThan(115)
  })

  it('is whole records of known events, in time', () => {
    let count = 0
    let last = 0n
    for (const { code, ts } of records(mix.records)) {
      expect(EVENTS[code]).toBeDefined()
      expect(ts > last).toBe(true)
      last = ts
      count++
    }
    expect(count).toBe(mix.events)
  })

  it('counts its controls', () => {
    const opened = [...records(mix.records)].filter(({ bytes }) => bytes.includes('/etc/shadow\0'))
    expect(opened).toHaveLength(mix.controls.shadow)
    expect(mix.controls.shadow).toBeGreaterThan(0)
    expect(mix.controls.cron).toBeGreaterThan(0)
  })

  it('opens each new name once', () => {
    const { records: bytes } = generateWorkload('unseen', 2000, 3)
    const names = [...records(bytes)].flatMap(
      each => /\/var\/tmp\/[^\0]+/.exec(each.bytes.toString('latin1'))?.[0] ?? [],
    )
    expect(names.length).toBe(1000)
    expect(new Set(names).size).toBe(names.length)
  })

  it('has nothing but read, write and close in io', () => {
    const { shares } = generateWorkload('io', 100_000, 3)
    expect(Object.keys(shares).sort()).toEqual(['close', 'read', 'write'])
  })
})
