// SPDX-License-Identifier: Apache-2.0
// The capture reader against a plain sink: real captures whole and in pieces, what is wrong with others.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CaptureError } from '../../src/capture/capture-error.ts'
import { CaptureReader, MAX_BLOCK_BYTES, MIN_WINDOW_BYTES } from '../../src/capture/reader.ts'
import { RecordView } from '../../src/capture/record-view.ts'
import { eventById } from '../../src/schema/events.ts'
import { hostRecord } from '../../src/schema/host-records.ts'
import { encodeRecord } from '../../src/schema/record.ts'
import { block, bytesOf, concat, type Field, section, sized } from './block-bytes.ts'
import { PlainSink, type SinkOptions } from './plain-sink.ts'

const CAPTURE = gunzipSync(readFileSync(new URL('../captures/fileless.scap', import.meta.url)))
/** The start of the capture: its state blocks and some events. */
const SHORT = CAPTURE.subarray(0, 40_000)

interface Outcome {
  readonly sink: PlainSink
  readonly reader: CaptureReader
  readonly problem: CaptureError | undefined
}

function read(bytes: Uint8Array, options: SinkOptions = {}, chunk = bytes.length): Outcome {
  const sink = new PlainSink({ keep: true, ...options })
  const reader = new CaptureReader(sink)
  for (let at = 0; at < bytes.length; at += chunk) reader.write(bytes.subarray(at, at + chunk))
  return { sink, reader, problem: reader.end() }
}

function failure(bytes: Uint8Array): CaptureError {
  try {
    read(bytes)
  } catch (error) {
    if (error instanceof CaptureError) return error
    throw error
  }
  throw new Error('read without an error')
}

/** As toEqual, in a fraction of its time. */
function sameBytes(some: Uint8Array[], others: Uint8Array[]): boolean {
  return Buffer.concat(some).equals(Buffer.concat(others))
}

const close = encodeRecord(eventById('SYSCALL_CLOSE_X'), 1, 7, { res: 0, fd: 3 })
const event = (record: Uint8Array, cpu = 0, type = 0x216): Uint8Array =>
  block(type, ['u16', cpu], record)
const closeEvent = event(close)

describe('a real capture', () => {
  const whole = read(CAPTURE)

  it('gives all its events and all its state', () => {
    expect(whole.problem).toBeUndefined()
    expect(whole.reader.stats).toMatchObject({
      bytes: CAPTURE.length,
      sections: 1,
      stateBlocks: 13,
      hostRecords: 329,
      oldEvents: 0,
      unknownBlocks: 0,
    })
    const count = (code: number): number => whole.sink.counts.get(code) ?? 0
    expect([0x8001, 0x8002, 0x8003, 0x8004, 0x8005, 0x8006].map(count)).toEqual([
      9, 247, 22, 43, 7, 1,
    ])
    const events = [...whole.sink.counts].filter(([code]) => code < 0x8000)
    expect(events.reduce((sum, [, n]) => sum + n, 0)).toBe(19_389)
  })

  it.each([1, 7, 4096, 65_537])('comes to the same in pieces of %i bytes', chunk => {
    const pieces = read(SHORT, {}, chunk)
    const once = read(SHORT)
    expect(pieces.sink.records).toEqual(once.sink.records)
    expect(pieces.problem?.message).toBe(once.problem?.message)
  })

  it('comes to the same through the smallest window and a match buffer that is often full', () => {
    const small = read(CAPTURE, { windowBytes: MIN_WINDOW_BYTES, fullAfter: 100 }, 100_000)
    expect(small.sink.drains).toBeGreaterThan(100)
    expect(small.sink.records).toHaveLength(whole.sink.records.length)
    expect(sameBytes(small.sink.records, whole.sink.records)).toBe(true)
    expect(small.sink.cpus).toEqual(whole.sink.cpus)
  })

  it('gives all before a cut, and says where it was cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 28, max: SHORT.length }), length => {
        const cut = read(SHORT.subarray(0, length))
        const records = cut.sink.records
        expect(sameBytes(records, whole.sink.records.slice(0, records.length))).toBe(true)
        const at = cut.reader.stats.bytes
        if (cut.problem === undefined) expect(at).toBe(length)
        else expect(cut.problem).toMatchObject({ code: 'truncated', offset: at })
        expect(length - at).toBeLessThan(5_500)
      }),
    )
  })

  it('refuses a window without room for records', () => {
    const sink = new PlainSink({ windowBytes: MIN_WINDOW_BYTES - 1 })
    expect(() => new CaptureReader(sink)).toThrow(RangeError)
  })
})

describe('what is no capture, or a broken one', () => {
  const pcapng = concat(section(1, 0), block(1, ['u32', 1]), block(6, ['u64', 1]))
  const bigEndian = block(0x0a0d0d0a, ['u32', 0x4d3c2b1a], ['u32', 0], ['u64', 0])
  it.each<[string, Uint8Array, Partial<CaptureError>]>([
    ['nothing', new Uint8Array(0), { code: 'empty' }],
    ['text', new TextEncoder().encode('not a capture'), { code: 'not-a-capture' }],
    ['three bytes', section().subarray(0, 3), { code: 'not-a-capture' }],
    ['half a header', section().subarray(0, 20), { code: 'not-a-capture' }],
    ['no section header', closeEvent, { code: 'not-a-capture' }],
    ['another magic', block(0x0a0d0d0a, new Uint8Array(16)), { code: 'not-a-capture' }],
    ['big endian', bigEndian, { code: 'not-a-capture' }],
    ['a network capture', pcapng, { code: 'not-a-capture' }],
    ['a newer minor version', section(1, 3), { code: 'newer-version', offset: 0 }],
    ['a newer major version', section(2, 0), { code: 'newer-version' }],
    ['a short section header', block(0x0a0d0d0a, ['u32', 0x1a2b3c4d]), { code: 'corrupt-block' }],
    [
      'a block shorter than its frame',
      concat(section(), bytesOf(['u32', 0x201], ['u32', 8], ['u32', 8])),
      { code: 'corrupt-block', offset: 28, blockType: 0x201 },
    ],
    [
      'an event block shorter than its frame',
      concat(section(), bytesOf(['u32', 0x216], ['u32', 4], ['u32', 8])),
      { code: 'corrupt-block', offset: 28, blockType: 0x216 },
    ],
    [
      'another length at the end of a block',
      concat(section(), bytesOf(['u32', 0x201], ['u32', 16], ['u32', 0], ['u32', 20])),
      { code: 'corrupt-block', offset: 28, blockType: 0x201 },
    ],
    [
      'a broken list',
      concat(section(), closeEvent, block(0x215, ['u32', 500])),
      { code: 'corrupt-block', offset: 28 + closeEvent.length, blockType: 0x215 },
    ],
    [
      'a block larger than any',
      concat(section(), bytesOf(['u32', 0x215], ['u32', MAX_BLOCK_BYTES + 4])),
      { code: 'block-too-large', offset: 28 },
    ],
  ])('says what is wrong with %s', (_name, bytes, expected) => {
    const error = failure(bytes)
    expect(error).toMatchObject(expected)
    expect(error.message).not.toContain('\n')
  })
})

describe('blocks', () => {
  it('of unknown types are left out, also those larger than the window', () => {
    const unknown = block(0x777, new Uint8Array(100))
    const huge = block(0x778, new Uint8Array(2_000_000))
    const { sink, reader } = read(concat(section(), unknown, huge, closeEvent), {}, 60_000)
    expect(sink.records).toEqual([close])
    expect(reader.stats).toMatchObject({ unknownBlocks: 2, oversized: 0 })
  })

  it('of events larger than the window are left out and counted', () => {
    const data = new Uint8Array(1_500_000)
    const large = encodeRecord(eventById('PLUGINEVENT_E'), 1, 1, { event_data: data })
    const { sink, reader } = read(concat(section(), event(large, 0, 0x221), closeEvent))
    expect(sink.records).toEqual([close])
    expect(reader.stats.oversized).toBe(1)
  })

  it('of lists larger than the window are read as others', () => {
    const user = sized(bytesOf(['u8', 0], ['u32', 1], ['u32', 2], 'n'.repeat(200), '/', '/bin/sh'))
    const users = Array.from({ length: 20_000 }, () => user)
    const bytes = concat(section(), block(0x220, ...users), closeEvent)
    const { sink, reader, problem } = read(bytes, { fullAfter: 777 }, 300_000)
    expect(problem).toBeUndefined()
    expect(sink.counts.get(hostRecord('USER').code)).toBe(20_000)
    expect(sink.records.at(-1)).toEqual(close)
    expect(reader.stats.bytes).toBe(bytes.length)
    const cut = read(bytes.subarray(0, 3_000_000))
    expect(cut.problem).toMatchObject({ code: 'truncated', offset: 28, blockType: 0x220 })
  })

  it('may start a new section anywhere', () => {
    const bytes = concat(section(), closeEvent, section(1, 0), closeEvent)
    const { sink, reader } = read(bytes)
    expect(sink.records).toEqual([close, close])
    expect(reader.stats.sections).toBe(2)
  })

  it('with flags and with unofficial types are events too', () => {
    const old = bytesOf(close.subarray(0, 16), ['u32', 38 + 4 - 4], close.subarray(20, 22))
    const v1 = bytesOf(old, close.subarray(26))
    const size: Field = ['u32', v1.length]
    const record = bytesOf(v1.subarray(0, 16), size, v1.subarray(20))
    const bytes = concat(
      section(),
      block(0x217, ['u16', 1], ['u32', 5], close),
      block(0x204, ['u16', 2], record),
      block(0x208, ['u16', 3], ['u32', 5], record),
      block(0x8010abcd, ['u16', 4], record),
    )
    const { sink, reader } = read(bytes)
    expect(sink.records).toEqual([close, close, close, close])
    expect(sink.cpus).toEqual([1, 2, 3, 4])
    expect(reader.stats.converted).toBe(3)
  })
})

describe('events of old forms', () => {
  const readEnter = encodeRecord(eventById('SYSCALL_READ_E'), 1, 7, { fd: 3, size: 9 })
  const readExit = encodeRecord(eventById('SYSCALL_READ_X'), 2, 7, { res: 1, data: 'a' }, 2)

  it('come in their new form, in their place, with their CPU', () => {
    const bytes = concat(section(), closeEvent, event(readEnter, 1), event(readExit, 2), closeEvent)
    const { sink, reader } = read(bytes)
    expect(sink.records).toHaveLength(3)
    expect(sink.records[1]).toEqual(
      encodeRecord(eventById('SYSCALL_READ_X'), 2, 7, { res: 1, data: 'a', fd: 3, size: 9 }),
    )
    expect(sink.cpus).toEqual([0, 2, 0])
    expect(reader.stats).toMatchObject({ oldEvents: 2, converted: 1, unconvertible: 0 })
  })

  it('whose lengths lie are counted and left out', () => {
    const lies = bytesOf(['u64', 1], ['u64', 7], ['u32', 4000], ['u16', 7], ['u16', 9])
    const { sink, reader } = read(concat(section(), block(0x204, ['u16', 0], lies), closeEvent))
    expect(sink.records).toEqual([close])
    expect(reader.stats.malformed).toBe(1)
  })
})

describe('container events', () => {
  const container = '{"container":{"id":"0123456789ab","name":"web"}}'
  const current = encodeRecord(eventById('CONTAINER_JSON_2_E'), 5, 1, { json: container })
  const old = encodeRecord(eventById('CONTAINER_JSON_E'), 5, 1, { json: container })
  const bad = encodeRecord(eventById('CONTAINER_JSON_2_E'), 5, 1, { json: '{' })

  it.each([
    ['current', current],
    ['old', old],
  ])('in their %s form are followed by what they say', (_name, record) => {
    const { sink } = read(concat(section(), closeEvent, event(record), closeEvent))
    expect(sink.records.map(bytes => RecordView.of(bytes)?.code)).toEqual([
      eventById('SYSCALL_CLOSE_X').code,
      eventById('CONTAINER_JSON_2_E').code,
      hostRecord('CONTAINER').code,
      eventById('SYSCALL_CLOSE_X').code,
    ])
  })

  it('without usable JSON are counted', () => {
    const { sink, reader } = read(concat(section(), event(bad), closeEvent))
    expect(sink.records).toEqual([bad, close])
    expect(reader.stats.badContainers).toBe(1)
  })
})

describe('hostile captures', () => {
  /** Blocks of all kinds in few bytes, so that mutations hit all decoders. */
  const sample = concat(
    SHORT.subarray(0, 13_500),
    event(encodeRecord(eventById('SYSCALL_READ_E'), 1, 7, { fd: 3, size: 9 })),
    event(encodeRecord(eventById('SYSCALL_READ_X'), 2, 7, { res: 1, data: 'a' }, 2)),
    event(
      encodeRecord(eventById('CONTAINER_JSON_2_E'), 5, 1, { json: '{"container":{"id":"a"}}' }),
    ),
    closeEvent,
  )
  const survive = (bytes: Uint8Array): void => {
    try {
      const { reader } = read(bytes, { fullAfter: 50, windowBytes: MIN_WINDOW_BYTES })
      expect(reader.stats.bytes).toBeLessThanOrEqual(bytes.length)
    } catch (error) {
      if (!(error instanceof CaptureError)) throw error
    }
  }

  it('with some bytes changed end in a CaptureError or in counts', () => {
    const change = fc.record({
      at: fc.integer({ min: 0, max: sample.length - 4 }),
      value: fc.oneof(fc.integer({ min: 0, max: 64 }), fc.constant(-1), fc.integer()),
      width: fc.constantFrom(1, 2, 4),
    })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), changes => {
        const bytes = sample.slice()
        for (const { at, value, width } of changes) {
          for (let i = 0; i < width; i++) bytes[at + i] = (value >> (8 * i)) & 0xff
        }
        survive(bytes)
      }),
      { numRuns: 500 },
    )
  })

  it('with parts repeated or left out end in a CaptureError or in counts', () => {
    const part = fc.tuple(
      fc.integer({ min: 0, max: sample.length }),
      fc.integer({ min: 0, max: sample.length }),
    )
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), parts => {
        survive(concat(section(), ...parts.map(([from, to]) => sample.subarray(from, to))))
      }),
      { numRuns: 300 },
    )
  })

  it('of random blocks end in a CaptureError or in counts', () => {
    const types = [
      0x201, 0x202, 0x207, 0x209, 0x210, 0x213, 0x215, 0x203, 0x218, 0x205, 0x219, 0x206,
    ]
    const any = fc.tuple(
      fc.constantFrom(...types, 0x220, 0x204, 0x208, 0x216, 0x217, 0x221),
      fc.uint8Array({ maxLength: 300 }),
    )
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), blocks => {
        survive(concat(section(), ...blocks.map(([type, body]) => block(type, body))))
      }),
      { numRuns: 500 },
    )
  })
})
