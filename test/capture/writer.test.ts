// SPDX-License-Identifier: Apache-2.0
// What the capture writer writes, the reader reads as it was; a real capture's state survives both.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CaptureReader } from '../../src/capture/reader.ts'
import { CaptureWriter, shiftTimes } from '../../src/capture/writer.ts'
import { EVENTS, eventById, isLive } from '../../src/schema/events.ts'
import { hostRecord } from '../../src/schema/host-records.ts'
import {
  assembleRecord,
  encodeList,
  encodeRecord,
  encodeSocktuple,
  encodeUnixSocktuple,
} from '../../src/schema/record.ts'
import { concat } from './block-bytes.ts'
import { PlainSink } from './plain-sink.ts'

const CAPTURE = gunzipSync(readFileSync(new URL('../captures/reverse-shell.scap', import.meta.url)))

function write(fill: (writer: CaptureWriter) => void): Uint8Array {
  const blocks: Uint8Array[] = []
  fill(new CaptureWriter(block => blocks.push(block)))
  return concat(...blocks)
}

function read(bytes: Uint8Array): PlainSink {
  const sink = new PlainSink({ keep: true })
  const reader = new CaptureReader(sink)
  reader.write(bytes)
  expect(reader.end()).toBeUndefined()
  return sink
}

const THREAD = encodeRecord(hostRecord('THREAD'), 0, 42, {
  tid: 42,
  pid: 41,
  ptid: 1,
  sid: -1,
  vpgid: 5,
  pgid: 6,
  vtid: 7,
  vpid: 8,
  comm: 'bash',
  exe: '-bash',
  exepath: '/usr/bin/bash',
  args: encodeList(['-l', '']),
  cgroups: encodeList(['cpu=/a']),
  env: encodeList(['A=1']),
  cwd: '/root',
  root: '/',
  fdlimit: 1024,
  flags: 8,
  uid: 1,
  gid: 2,
  loginuid: 0xffffffff,
  vm_size: 3,
  vm_rss: 4,
  vm_swap: 5,
  pfmajor: 6,
  pfminor: 7,
  pidns_init_start_ts: 8n,
  tty: 34816,
  exe_flags: 0b1101,
  exe_ino: 9,
  exe_ino_ctime: 10,
  exe_ino_mtime: 11,
  cap_permitted: 2n ** 63n,
  cap_effective: 13,
  cap_inheritable: 14,
})

const fd = (values: Parameters<typeof encodeRecord>[3]): Uint8Array =>
  encodeRecord(hostRecord('FD'), 0, 42, { tid: 42, ino: 99, ...values })

const v4 = encodeSocktuple({ ip: '10.0.0.1', port: 80 }, { ip: '10.0.0.2', port: 81 })
const v6 = encodeSocktuple({ ip: '2001:db8::1', port: 80 }, { ip: '2001:db8::2', port: 81 })
const STATE = [
  encodeRecord(hostRecord('MACHINE'), 0, 0, {
    hostname: 'node1',
    num_cpus: 4,
    memory: 2n ** 33n,
    boot_ts: null,
  }),
  encodeRecord(hostRecord('INTERFACE'), 0, 0, {
    family: 2,
    addr: Uint8Array.of(10, 0, 0, 1),
    netmask: Uint8Array.of(255, 0, 0, 0),
    broadcast: Uint8Array.of(10, 255, 255, 255),
    name: 'eth0',
  }),
  encodeRecord(hostRecord('INTERFACE'), 0, 0, {
    family: 10,
    addr: new Uint8Array(16).fill(1),
    netmask: new Uint8Array(16).fill(2),
    broadcast: new Uint8Array(16),
    name: 'eth0',
  }),
  encodeRecord(hostRecord('USER'), 0, 0, {
    uid: 1000,
    gid: 1001,
    name: 'ann',
    home: '/home/ann',
    shell: '/bin/sh',
    container_id: '',
  }),
  encodeRecord(hostRecord('GROUP'), 0, 0, { gid: 1001, name: 'staff', container_id: '' }),
  THREAD,
  fd({ fd: 0, type: 16, name: '/dev/null', openflags: 3, dev: 5 }),
  fd({ fd: 1, type: 3, tuple: v4, l4proto: 2 }),
  fd({ fd: 2, type: 4, tuple: v6, l4proto: 3 }),
  fd({ fd: 3, type: 5, tuple: v4.slice().fill(0, 7), l4proto: 2 }),
  fd({ fd: 4, type: 6, tuple: v6.slice().fill(0, 19), l4proto: 2 }),
  fd({ fd: 5, type: 8, name: '/run/x', tuple: encodeUnixSocktuple(1n, 2n, '/run/x') }),
  fd({ fd: 6, type: 7, name: 'pipe:[1]' }),
]

describe('CaptureWriter', () => {
  it('writes state that reads back as it was', () => {
    expect(read(write(writer => writer.state(STATE))).records).toEqual(STATE)
  })

  it('puts the kinds of state into their order, and descriptors to their thread', () => {
    const other = encodeRecord(hostRecord('FD'), 0, 9, {
      tid: 9,
      fd: 0,
      ino: 0,
      type: 7,
      name: 'p',
    })
    const records = read(write(writer => writer.state([other, ...STATE.toReversed()]))).records
    const code = (record: Uint8Array): number => new DataView(record.buffer).getUint16(20, true)
    expect(records.map(code)).toEqual([
      ...STATE.map(code).filter(value => value !== 0x8002),
      ...Array<number>(8).fill(0x8002),
    ])
  })

  it('writes the state of a real capture as it was read', () => {
    const before = read(CAPTURE)
    const state = before.records.filter(record => (record[21] ?? 0) >= 0x80)
    const after = read(write(writer => writer.state(state)))
    expect(Buffer.concat(after.records).equals(Buffer.concat(state))).toBe(true)
  })

  it('writes the events of a real capture byte for byte', () => {
    const before = read(CAPTURE)
    const from = CAPTURE.indexOf(Uint8Array.of(0x16, 2, 0, 0))
    const bytes = write(writer => {
      for (const [index, record] of before.records.entries()) {
        if ((record[21] ?? 0) < 0x80) writer.event(record, before.cpus[index] ?? 0)
      }
    })
    expect(from).toBeGreaterThan(0)
    expect(Buffer.compare(bytes.subarray(28), CAPTURE.subarray(from))).toBe(0)
  })

  it('writes any live event so that it reads back, with its CPU and flags', () => {
    const live = EVENTS.filter(
      row => isLive(row) && row.id !== 'CONTAINER_JSON_2_E' && row.id !== 'ASYNCEVENT_E',
    )
    const any = fc.constantFrom(...live).chain(row =>
      fc.tuple(
        fc.constant(row),
        fc.array(fc.uint8Array({ maxLength: 40 }), {
          minLength: row.params.length,
          maxLength: row.params.length,
        }),
        fc.integer({ min: 0, max: 0xffff }),
        fc.constantFrom(0, 1, 0xffffffff),
      ),
    )
    // The few enter events that are delivered have conversions that leave them alone.
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 10 }), events => {
        const records = events.map(([row, parts]) => assembleRecord(row, 1, 2, parts))
        const sink = read(
          write(writer => {
            for (const [index, record] of records.entries()) {
              writer.event(record, events[index]?.[2] ?? 0, events[index]?.[3])
            }
          }),
        )
        expect(sink.records).toEqual(records)
        expect(sink.cpus).toEqual(events.map(([, , cpu]) => cpu))
      }),
    )
  })

  it('writes events with large payloads', () => {
    const data = new Uint8Array(100_000).fill(7)
    const record = encodeRecord(eventById('PLUGINEVENT_E'), 1, 2, {
      plugin_id: 1,
      event_data: data,
    })
    const bytes = write(writer => {
      writer.event(record, 3)
      writer.event(record, 4, 1)
    })
    const sink = read(bytes)
    expect(Buffer.concat(sink.records).equals(Buffer.concat([record, record]))).toBe(true)
    expect(sink.cpus).toEqual([3, 4])
  })

  it('refuses what a capture has no place for', () => {
    const gone = encodeRecord(hostRecord('THREAD_GONE'), 0, 1, { tid: 1 })
    const close = encodeRecord(eventById('SYSCALL_CLOSE_X'), 1, 7, { res: 0, fd: 3 })
    for (const record of [gone, close, close.subarray(0, 30)]) {
      expect(() => write(writer => writer.state([record]))).toThrow(TypeError)
    }
  })
})

describe('shiftTimes', () => {
  it('moves events in time and nothing else', () => {
    const before = read(CAPTURE)
    const bytes = new Uint8Array(CAPTURE)
    shiftTimes(bytes, 1_000_000_007n)
    const after = read(bytes)
    const time = (record: Uint8Array): bigint => new DataView(record.buffer).getBigUint64(0, true)
    let events = 0
    for (const [index, record] of before.records.entries()) {
      const moved = after.records[index] ?? record
      const isEvent = (record[21] ?? 0) < 0x80
      if (isEvent) events++
      if (time(moved) - time(record) !== (isEvent ? 1_000_000_007n : 0n)) throw new Error('time')
      if (Buffer.compare(moved.subarray(8), record.subarray(8)) !== 0) throw new Error('rest')
    }
    expect(events).toBe(28_651)
  })
})
