// SPDX-License-Identifier: Apache-2.0
// The bytes of struct gyr_settings and struct gyr_cpu_counters, held against the header they come from.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { EVERYTHING } from '../../src/rules/needs.ts'
import { SYSCALLS, syscallByName } from '../../src/schema/syscalls.ts'
import { decodeCounters, encodeSettings, leavesOutReads } from '../../src/source/driver-settings.ts'

const HEADER = readFileSync(new URL('../../kmod/uapi/gyr.h', import.meta.url), 'utf8')
const WIDTHS: Readonly<Record<string, number>> = { __u8: 1, __u16: 2, __u32: 4, __u64: 8 }

/** Offset and width of each member, and the size; the members of both structs are aligned as they stand. */
function layoutOf(name: string): { at: Map<string, number>; size: number } {
  const body = new RegExp(`struct ${name} \\{([^}]*)\\}`).exec(HEADER)?.[1] ?? ''
  const at = new Map<string, number>()
  let size = 0
  for (const [, type = '', member = '', count] of body.matchAll(/(__u\d+) (\w+)(?:\[(\w+)\])?;/g)) {
    const width = WIDTHS[type] ?? 0
    expect(size % width).toBe(0)
    at.set(member, size)
    const constant = new RegExp(`${count}(?: =)? (\\d+)`).exec(HEADER)?.[1]
    size += width * (count === undefined ? 1 : Number(constant))
  }
  return { at, size }
}

const SETTINGS = {
  syscalls: ['openat', 'close', 'signal_deliver', 'sched_switch'].map(name => {
    const row = syscallByName(name)
    if (row === undefined) throw new Error(name)
    return row
  }),
  recorded: EVERYTHING,
  dropFailed: false,
  snaplen: 80,
  longSnaplen: { bytes: 0, fromPort: 0, toPort: 0 },
  self: 4242,
  environment: true,
  watermark: 65536,
}

describe('settings', () => {
  const { at, size } = layoutOf('gyr_settings')
  const view = (bytes: Uint8Array) => new DataView(bytes.buffer)

  it('stand where the header says', () => {
    const bytes = encodeSettings(SETTINGS)
    expect(bytes.length).toBe(size)
    const u32 = (name: string): number => view(bytes).getUint32(at.get(name) ?? -1, true)
    expect(u32('snaplen')).toBe(80)
    expect(u32('long_snaplen')).toBe(80)
    expect(u32('self')).toBe(4242)
    expect(u32('environment')).toBe(1)
    expect(u32('watermark')).toBe(65536)
    expect(u32('tracepoints')).toBe(1 | 2)
  })

  it('want enter events of the five calls only', () => {
    const number = (name: string): number => syscallByName(name)?.x86_64 ?? -1
    const bytes = encodeSettings({ ...SETTINGS, syscalls: SYSCALLS })
    const entered = SYSCALLS.filter(
      row => row.x86_64 !== undefined && ((bytes[row.x86_64] ?? 0) & 2) !== 0,
    ).map(row => row.name)
    expect(entered.sort()).toEqual(['connect', 'creat', 'open', 'openat', 'openat2'])
    expect(bytes[number('read')]).toBe(1)
  })

  const EXIT = 1
  const ENTER = 2
  const SUCCESS = 4
  const NO_READS = 8
  const wanted = (bytes: Uint8Array, name: string): number =>
    bytes[syscallByName(name)?.x86_64 ?? -1] ?? -1

  it('leave out what nobody needs', () => {
    const failures = [{ because: 'a rule', calls: ['close', 'umount'] }]
    const bytes = encodeSettings({
      ...SETTINGS,
      syscalls: SYSCALLS,
      recorded: { failures, reads: '' },
    })
    expect(wanted(bytes, 'close')).toBe(EXIT)
    // A call of 32-bit programs is asked for by the number of its 64-bit relative.
    expect(wanted(bytes, 'umount2')).toBe(EXIT)
    expect(wanted(bytes, 'unlink')).toBe(EXIT | SUCCESS)
    expect(wanted(bytes, 'open')).toBe(EXIT | ENTER | SUCCESS | NO_READS)
    expect(wanted(bytes, 'openat')).toBe(EXIT | ENTER | SUCCESS | NO_READS)
    // Its flags could be others by the time a driver looks at them.
    expect(wanted(bytes, 'openat2')).toBe(EXIT | ENTER | SUCCESS)
    expect(leavesOutReads(bytes)).toBe(true)
    expect(leavesOutReads(encodeSettings({ ...SETTINGS, syscalls: SYSCALLS }))).toBe(false)
  })

  it('say how much of sockets with chosen ports is recorded', () => {
    const longSnaplen = { bytes: 1000, fromPort: 53, toPort: 54 }
    const bytes = view(encodeSettings({ ...SETTINGS, longSnaplen }))
    expect(bytes.getUint32(at.get('long_snaplen') ?? -1, true)).toBe(1000)
    expect(bytes.getUint16(at.get('port_from') ?? -1, true)).toBe(53)
    expect(bytes.getUint16(at.get('port_to') ?? -1, true)).toBe(54)
  })

  it('leave out failures when asked', () => {
    const bytes = encodeSettings({ ...SETTINGS, dropFailed: true })
    expect(bytes[syscallByName('close')?.x86_64 ?? -1]).toBe(1 | 4)
    expect(bytes[syscallByName('read')?.x86_64 ?? -1]).toBe(0)
  })
})

it('counters are read in the order of the header', () => {
  const { size } = layoutOf('gyr_cpu_counters')
  const words = size / 8
  const values = BigUint64Array.from({ length: 2 * words }, (_, i) => BigInt(i))
  expect(decodeCounters(values)).toEqual([
    {
      begun: 0,
      written: 1,
      bytes: 2,
      dropped_ring_full: 3,
      dropped_too_large: 4,
      dropped_recursion: 5,
      dropped_no_memory: 6,
      faults: 7,
    },
    expect.objectContaining({ begun: words, faults: words + 7 }),
  ])
})
