// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { EVENTS, eventById } from '../../src/schema/events.ts'
import { HOST_RECORDS, hostRecord } from '../../src/schema/host-records.ts'
import {
  encodeIp,
  encodeList,
  encodeRecord,
  encodeSockaddr,
  encodeSocktuple,
  encodeUnixSockaddr,
  encodeUnixSocktuple,
  type RecordValue,
} from '../../src/schema/record.ts'
import { PARAM_TYPES, type Param, type RecordRow } from '../../src/schema/types.ts'

/** What a record says, read back independently of the encoder's own code. */
function decode(row: RecordRow, record: Uint8Array): RecordValue[] {
  const view = new DataView(record.buffer, record.byteOffset, record.length)
  const wide = row.flags.includes('LARGE_PAYLOAD')
  const count = view.getUint32(22, true)
  let at = 26 + count * (wide ? 4 : 2)
  const values = Array.from({ length: count }, (_, index) => {
    const length = wide
      ? view.getUint32(26 + 4 * index, true)
      : view.getUint16(26 + 2 * index, true)
    const bytes = record.slice(at, at + length)
    at += length
    const param = row.params[index]
    if (param === undefined) throw new Error('too many parameters')
    return decodeValue(param, bytes)
  })
  expect(at).toBe(record.length)
  return values
}

function decodeValue(param: Param, bytes: Uint8Array): RecordValue {
  if (bytes.length === 0) return null
  const { shape } = PARAM_TYPES[param.type]
  if (shape === 'bytes') return bytes
  if (shape === 'string') {
    expect(bytes.at(-1)).toBe(0)
    return new TextDecoder().decode(bytes.subarray(0, -1))
  }
  const unsigned = bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  return shape === 'int' ? BigInt.asIntN(8 * bytes.length, unsigned) : unsigned
}

function arbitraryFor(param: Param): fc.Arbitrary<RecordValue> {
  const { shape, width } = PARAM_TYPES[param.type]
  const bits = BigInt(8 * width)
  const some: fc.Arbitrary<RecordValue> =
    shape === 'string'
      ? fc.string({ unit: 'grapheme', maxLength: 40 }).map(text => text.replaceAll('\0', ''))
      : shape === 'bytes'
        ? fc.uint8Array({ minLength: 1, maxLength: 40 })
        : shape === 'int'
          ? fc.bigInt({ min: -(1n << (bits - 1n)), max: (1n << (bits - 1n)) - 1n })
          : fc.bigInt({ min: 0n, max: (1n << bits) - 1n })
  return fc.option(some, { nil: null })
}

const records = fc.constantFrom(...EVENTS, ...HOST_RECORDS).chain(row =>
  fc.record({
    row: fc.constant(row),
    ts: fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
    tid: fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n }),
    values: fc.tuple(...row.params.map(arbitraryFor)),
  }),
)

describe('encodeRecord', () => {
  it('writes what decodes to the same values', () => {
    fc.assert(
      fc.property(records, ({ row, ts, tid, values }) => {
        const named = Object.fromEntries(
          row.params.map((param, index) => [param.name, values[index] ?? null]),
        )
        const record = encodeRecord(row, ts, tid, named)
        const view = new DataView(record.buffer)
        expect(view.getBigUint64(0, true)).toBe(ts)
        expect(view.getBigInt64(8, true)).toBe(tid)
        expect(view.getUint32(16, true)).toBe(record.length)
        expect(view.getUint16(20, true)).toBe(row.code)
        expect(decode(row, record)).toEqual(values)
      }),
      { numRuns: 500 },
    )
  })

  it('gives bytes that can be read off: close(3) = -1 by thread 2 at 1 ns', () => {
    const record = encodeRecord(eventById('SYSCALL_CLOSE_X'), 1, 2, { res: -1, fd: 3n })
    expect(Buffer.from(record).toString('hex')).toBe(
      '01000000000000000200000000000000' +
        '2e000000' +
        '0500' +
        '02000000' +
        '08000800' +
        'ffffffffffffffff0300000000000000',
    )
  })

  it('leaves out what is not named and cuts to count', () => {
    const row = eventById('SYSCALL_OPENAT_2_X')
    expect(decode(row, encodeRecord(row, 0, 0, { fd: 3 }))).toEqual([
      3n,
      ...new Array(6).fill(null),
    ])
    expect(decode(row, encodeRecord(row, 0, 0, { fd: 3 }, 5))).toHaveLength(5)
  })

  it.each([
    ['a name the row lacks', 'SYSCALL_CLOSE_X', { fds: 3 }, 'fds'],
    ['text for a number', 'SYSCALL_CLOSE_X', { fd: '3' }, 'fd'],
    ['a number for text', 'SYSCALL_UNLINK_2_X', { path: 3 }, 'path'],
    ['more than 65535 bytes', 'SYSCALL_READ_X', { data: new Uint8Array(65536) }, '65535'],
  ] as const)('refuses %s', (_, id, values, message) => {
    expect(() => encodeRecord(eventById(id), 0, 0, values)).toThrow(message)
  })

  it('takes long values where the event has a large payload', () => {
    const row = eventById('CONTAINER_JSON_2_E')
    const json = 'x'.repeat(70_000)
    expect(decode(row, encodeRecord(row, 0, 0, { json }))).toEqual([json])
  })
})

test('host records have ascending codes from 0x8001 on', () => {
  expect(HOST_RECORDS.map(row => row.code)).toEqual(HOST_RECORDS.map((_, i) => 0x8001 + i))
  expect(hostRecord('FD').code).toBe(0x8002)
  expect(() => hostRecord('NOTHING')).toThrow('NOTHING')
})

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

test.each([
  [hex(encodeSockaddr({ ip: '10.0.0.1', port: 80 })), '020a0000015000'],
  [
    hex(encodeSocktuple({ ip: '127.0.0.1', port: 0x1234 }, { ip: '1.2.3.4', port: 443 })),
    '027f0000013412' + '01020304bb01',
  ],
  [
    hex(encodeSocktuple({ ip: '::1', port: 1 }, { ip: '2001:db8::7', port: 2 })),
    '0a000000000000000000000000000000010100' + '20010db80000000000000000000000070200',
  ],
  [hex(encodeUnixSockaddr('/x')), '012f7800'],
  [hex(encodeUnixSocktuple(1n, 2n, '/x')), '0101000000000000000200000000000000' + '2f7800'],
  [hex(encodeIp('1:2:3:4:5:6:7:8')), '00010002000300040005000600070008'],
  [hex(encodeList(['a', 'bc'])), '6100626300'],
])('wire form %s', (actual, expected) => {
  expect(actual).toBe(expected)
})

test('a tuple has one family', () => {
  expect(() => encodeSocktuple({ ip: '::1', port: 1 }, { ip: '1.2.3.4', port: 2 })).toThrow()
})
