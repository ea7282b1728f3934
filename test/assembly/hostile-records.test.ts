// SPDX-License-Identifier: Apache-2.0
// Any bytes may be fed: no trap, no hang, and every record offered is counted as taken or skipped.
// A million damaged, random and out-of-order records per run, in an evaluator with tables so small
// that all of them overflow.

import { describe, expect, it } from 'vitest'
import { Engine } from '../../src/engine/engine.ts'
import { captureNames, captureRecords } from '../support/capture-records.ts'
import { everyFieldPolicy } from '../support/policies.ts'
import { Random } from '../support/random.ts'

const RECORDS = 1_000_000
const SMALL = { maxThreads: 64, maxPaths: 64, memoryPages: 2048 }

/** Damages the record at `at` of the window without touching its length field. */
function damage(view: DataView, at: number, length: number, random: Random): void {
  switch (random.below(8)) {
    case 0: // another event's code over the same parameters
      view.setUint16(at + 20, random.oneIn(4) ? 0x8001 + random.below(8) : random.below(460), true)
      break
    case 1:
      view.setUint32(at + 22, random.oneIn(2) ? random.below(40) : random.next(), true)
      break
    case 2: // a parameter's length
      if (length > 30) view.setUint16(at + 26 + 2 * random.below(2), random.next() & 0xffff, true)
      break
    case 3:
      view.setBigUint64(at + 8, BigInt(random.below(300)), true)
      break
    case 4:
      view.setUint32(at, random.next(), true)
      break
    default:
      for (let i = random.below(6); i >= 0 && length > 26; i--)
        view.setUint8(at + 26 + random.below(length - 26), random.next() & 255)
  }
}

describe('hostile records', () => {
  const originals = captureNames().flatMap(captureRecords)

  it(`survives ${RECORDS} damaged records and accounts for each`, () => {
    const engine = Engine.create(SMALL)
    engine.loadPolicy(everyFieldPolicy())
    let matches = 0
    engine.onMatch = () => {
      matches++
    }
    const random = new Random(20240607)
    const { window } = engine.sink
    const view = new DataView(window.buffer, window.byteOffset, window.byteLength)
    let offered = 0
    while (offered < RECORDS) {
      let end = 0
      for (;;) {
        const record = originals[random.below(originals.length)] as Uint8Array
        if (end + record.length > window.length) break
        window.set(record, end)
        damage(view, end, record.length, random)
        end += record.length
        offered++
      }
      for (let from = 0; from < end; ) {
        const done = engine.sink.consume(from, end, random.below(4))
        expect(done > 0 || engine.sink.stopReason() === 1).toBe(true)
        from += done
        engine.drain()
      }
    }
    const stats = engine.stats() as Record<string, bigint>
    const taken = (stats['events'] ?? 0n) + (stats['host_records'] ?? 0n)
    const skipped =
      (stats['skipped_bad_length'] ?? 0n) +
      (stats['skipped_unknown_type'] ?? 0n) +
      (stats['skipped_bad_params'] ?? 0n)
    expect(taken + skipped).toBe(BigInt(offered))
    expect(matches).toBeGreaterThan(0)
    expect(BigInt(matches)).toBe(stats['matches'])
  }, 600_000)

  it('gives up the rest of a span whose record length lies, and goes on with the next span', () => {
    const engine = Engine.create(SMALL)
    const { window } = engine.sink
    const view = new DataView(window.buffer, window.byteOffset, window.byteLength)
    const record = originals[0] as Uint8Array
    for (const lie of [0, 25, record.length + 1, 0x7fffffff, 0xffffffff]) {
      const before = engine.stats()['skipped_bad_length'] ?? 0n
      window.set(record, 0)
      view.setUint32(16, lie, true)
      expect(engine.sink.consume(0, record.length, 0)).toBe(record.length)
      expect(engine.stats()['skipped_bad_length']).toBe(before + 1n)
    }
    window.set(record, 0)
    const events = engine.stats()['events'] ?? 0n
    engine.sink.consume(0, record.length, 0)
    expect(engine.stats()['events']).toBe(events + 1n)
  })

  it('survives windows of noise', () => {
    const engine = Engine.create(SMALL)
    engine.loadPolicy(everyFieldPolicy())
    const random = new Random(7)
    const { window } = engine.sink
    for (let round = 0; round < 20; round++) {
      for (let i = 0; i < 65536; i++) window[i] = random.next() & 255
      engine.sink.consume(0, 65536, 0)
      engine.sink.consumeBlocks(0, 65536)
      engine.drain()
    }
    expect(engine.exports.consume(0xfffffff0, 0xffffffff, 0)).toBe(0)
    expect(engine.exports.consume(0, 100, 0)).toBe(0)
  })
})
