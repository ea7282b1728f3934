// SPDX-License-Identifier: Apache-2.0
// The fast writer gives the same bytes as the one that everything else uses.
import { describe, expect, it } from 'vitest'
import { RecordWriter, type Values } from '../../bench/record-writer.ts'
import { eventById } from '../../src/schema/events.ts'
import { hostRecord } from '../../src/schema/host-records.ts'
import { encodeRecord, type RecordValues } from '../../src/schema/record.ts'
import type { RecordRow } from '../../src/schema/types.ts'

const cases: readonly (readonly [RecordRow, Values & RecordValues])[] = [
  [eventById('SYSCALL_CLOSE_X'), { res: -9, fd: 7 }],
  [eventById('SYSCALL_OPENAT_2_X'), { fd: 3, dirfd: -100, name: '/etc/shadow', ino: 1n << 40n }],
  [eventById('SYSCALL_READ_X'), { res: 3, data: Uint8Array.of(1, 2, 3), fd: 5, size: 0xffffffff }],
  [eventById('PROCEXIT_1_E'), { status: 0, sig: 9, core: 1 }],
  [
    hostRecord('THREAD'),
    { tid: 12, comm: 'sh', loginuid: 0xffffffff, cap_effective: (1n << 41n) - 1n },
  ],
]

describe('RecordWriter', () => {
  it('agrees with encodeRecord', () => {
    const writer = new RecordWriter()
    const expected: Uint8Array[] = []
    for (const [row, values] of cases) {
      writer.write(row, 1_700_000_000_123_456_789n, 42, values)
      expected.push(encodeRecord(row, 1_700_000_000_123_456_789n, 42, values))
    }
    expect(writer.count).toBe(cases.length)
    expect(Buffer.from(writer.bytes).toString('hex')).toBe(Buffer.concat(expected).toString('hex'))
  })

  it('grows', () => {
    const writer = new RecordWriter()
    const row = eventById('SYSCALL_WRITE_X')
    const data = new Uint8Array(60_000).fill(0x61)
    for (let index = 0; index < 100; index++)
      writer.write(row, 1n, 1, { res: 1, data, fd: 1, size: 1 })
    const one = encodeRecord(row, 1n, 1, { res: 1, data, fd: 1, size: 1 })
    expect(writer.length).toBe(100 * one.length)
    expect(writer.bytes.subarray(99 * one.length)).toEqual(Buffer.from(one))
  })
})
