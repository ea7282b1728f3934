// SPDX-License-Identifier: Apache-2.0
// The conversion of old events: the table leads from every entry to a current event, and the engine does
// what the table says, in bounded memory.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CONVERSIONS } from '../../src/capture/conversions.ts'
import { EventConverter } from '../../src/capture/convert.ts'
import { EnterStore } from '../../src/capture/enter-store.ts'
import { RecordView } from '../../src/capture/record-view.ts'
import { EVENTS, eventById } from '../../src/schema/events.ts'
import { assembleRecord, encodeRecord, type RecordValues } from '../../src/schema/record.ts'

function make(id: string, values: RecordValues, count?: number, tid = 7): Uint8Array {
  return encodeRecord(eventById(id), 1000, tid, values, count)
}

function named(record: Uint8Array | null): Record<string, string> {
  const view = record === null ? null : RecordView.of(record)
  if (view === null) throw new Error('no record')
  const row = EVENTS[view.code]
  const values: Record<string, string> = { event: row?.id ?? '?' }
  for (const [index, param] of (row?.params ?? []).slice(0, view.nparams).entries()) {
    values[param.name] = Buffer.from(view.param(index)).toString('hex')
  }
  return values
}

describe('the table', () => {
  it('has the 253 entries of the reference, by action', () => {
    const counts: Record<string, number> = {}
    for (const { action } of CONVERSIONS) counts[action] = (counts[action] ?? 0) + 1
    expect(counts).toEqual({ store: 88, 'store+pass': 2, pass: 5, to: 41, add: 117 })
  })

  it('has each key once, and only events that are marked for conversion', () => {
    const keys = CONVERSIONS.map(({ event, nparams }) => `${event}/${nparams}`)
    expect(new Set(keys).size).toBe(keys.length)
    for (const { event } of CONVERSIONS) {
      expect(eventById(event).flags, event).toContain('CONVERTER_MANAGED')
    }
  })

  it('has a way for every event marked for conversion', () => {
    const known = new Set(CONVERSIONS.map(({ event }) => event))
    const marked = EVENTS.filter(row => row.flags.includes('CONVERTER_MANAGED'))
    const complete = marked.filter(row => !known.has(row.id)).map(row => row.id)
    // Exit events that never had fewer parameters need none.
    for (const id of complete) {
      expect(id.endsWith('_X') && !eventById(id).flags.includes('OLD_VERSION'), id).toBe(true)
    }
  })

  it.each(CONVERSIONS.map(entry => [`${entry.event}/${entry.nparams}`, entry] as const))(
    '%s ends in a current event',
    (_key, entry) => {
      const row = eventById(entry.event)
      const parts = row.params.slice(0, entry.nparams).map(() => Uint8Array.of(1))
      const converter = new EventConverter()
      const result = converter.convert(assembleRecord(row, 1, 7, parts))
      expect(converter.stats.unconvertible).toBe(0)
      if (result === null) {
        expect(converter.stats.stored).toBe(1)
        return
      }
      const view = RecordView.of(result)
      const target = EVENTS[view?.code ?? -1]
      const exit = ((target?.code ?? 0) & 1) === 1
      expect(view?.nparams).toBe(target?.params.length)
      if (exit) expect(target?.flags).not.toContain('OLD_VERSION')
    },
  )
})

/** Parameters that were renamed; all others keep their names through every conversion. */
const RENAMED: ReadonlySet<string> = new Set([
  'SYSCALL_DUP_X/1 fd oldfd',
  'SYSCALL_BRK_1_X/1 size vm_size',
  'SYSCALL_BPF_X/1 res_or_fd fd',
])

describe('parameters of the table', () => {
  it('moves each parameter to where it has the same name', () => {
    const moved: string[] = []
    for (const entry of CONVERSIONS) {
      const row = eventById(entry.event)
      const target = eventById(entry.target ?? entry.event)
      const first = entry.action === 'add' ? entry.nparams : 0
      for (const [index, origin] of entry.params.entries()) {
        if (origin.from !== 'old' && origin.from !== 'enter') continue
        const source = origin.from === 'old' ? row : EVENTS[row.code - 1]
        const from = source?.params[origin.index]?.name
        const to = target.params[first + index]?.name
        if (from !== to) moved.push(`${entry.event}/${entry.nparams} ${from} ${to}`)
      }
    }
    expect(new Set(moved)).toEqual(RENAMED)
  })
})

describe('EventConverter', () => {
  it('never throws and never gives a record whose lengths lie', () => {
    const converter = new EventConverter(new EnterStore(20, 10_000))
    const any = fc.tuple(
      fc.constantFrom(...EVENTS),
      fc.array(fc.uint8Array({ maxLength: 12 }), { maxLength: 32 }),
      fc.integer({ min: 0, max: 3 }),
      fc.option(fc.tuple(fc.integer({ min: 16, max: 60 }), fc.integer({ min: 0, max: 255 }))),
    )
    fc.assert(
      fc.property(any, ([row, parts, tid, change]) => {
        const record = assembleRecord(row, 1, tid, parts)
        if (change !== null) record[change[0]] = change[1]
        const result = converter.convert(record)
        if (result !== null) expect(RecordView.of(result)).not.toBeNull()
      }),
      { numRuns: 2000 },
    )
  })

  it('merges enter and exit of one thread', () => {
    const converter = new EventConverter()
    expect(converter.convert(make('SYSCALL_READ_E', { fd: 3, size: 512 }))).toBeNull()
    const exit = make('SYSCALL_READ_X', { res: 2, data: 'ab' }, 2)
    expect(named(converter.convert(exit))).toEqual({
      event: 'SYSCALL_READ_X',
      res: '0200000000000000',
      data: '6162',
      fd: '0300000000000000',
      size: '00020000',
    })
    // Used once: the next exit event without its enter event gets defaults.
    expect(named(converter.convert(exit))).toMatchObject({
      fd: '0000000000000000',
      size: '00000000',
    })
  })

  it.each<[string, Uint8Array]>([
    ['another thread', make('SYSCALL_READ_E', { fd: 3, size: 512 }, 2, 8)],
    ['another call', make('SYSCALL_WRITE_E', { fd: 3, size: 512 })],
  ])('does not take the enter event of %s', (_name, enter) => {
    const converter = new EventConverter()
    converter.convert(enter)
    const result = converter.convert(make('SYSCALL_READ_X', { res: 2, data: 'ab' }, 2))
    expect(named(result)).toMatchObject({ fd: '0000000000000000' })
  })

  it('leaves current events alone', () => {
    const converter = new EventConverter()
    for (const record of [
      make('SYSCALL_READ_X', { res: 2 }),
      make('SCHEDSWITCH_6_E', { next: 1 }),
      make('SYSCALL_OPENAT_2_E', { name: '/x' }),
      make('USER_ADDED_E', { uid: 1 }),
    ]) {
      expect(converter.convert(record)).toEqual(record)
    }
  })

  it('passes on an exit event with more parameters than known', () => {
    const row = eventById('SYSCALL_CLOSE_X')
    const parts = [0, 1, 2].map(() => new Uint8Array(8))
    const record = assembleRecord(row, 1, 7, parts)
    expect(new EventConverter().convert(record)).toEqual(record)
  })

  it.each(['PROCEXIT_X', 'SOCKET_ACCEPT_E', 'SYSCALL_CLONE_11_E'])('drops %s', id => {
    const converter = new EventConverter()
    expect(converter.convert(make(id, {}))).toBeNull()
    expect(converter.stats.dropped).toBe(1)
  })

  it('brings the oldest execve through all its versions', () => {
    const converter = new EventConverter()
    const enter = converter.convert(make('SYSCALL_EXECVE_8_E', {}))
    expect(named(enter)).toEqual({ event: 'SYSCALL_EXECVE_19_E', filename: '' })
    const exit = converter.convert(
      make('SYSCALL_EXECVE_8_X', { res: 0, exe: 'ls', args: '-l\0', tid: 5, cwd: '/' }),
    )
    expect(RecordView.of(exit ?? new Uint8Array(0))?.nparams).toBe(31)
    expect(named(exit)).toMatchObject({
      event: 'SYSCALL_EXECVE_19_X',
      res: '0000000000000000',
      exe: '6c7300',
      args: '2d6c00',
      tid: '0500000000000000',
      cwd: '2f00',
      comm: '',
      env: '',
      uid: '',
      filename: '',
    })
  })

  it('keeps the order of parameters when new ones come in between', () => {
    const clone = make('SYSCALL_CLONE_11_X', { res: 1, exe: 'x', flags: 9, uid: 1000, gid: 1001 })
    expect(named(new EventConverter().convert(clone))).toMatchObject({
      event: 'SYSCALL_CLONE_20_X',
      exe: '7800',
      pgft_maj: '',
      cgroups: '',
      flags: '09000000',
      uid: 'e8030000',
      gid: 'e9030000',
      vtid: '',
      pidns_init_start_ts: '',
    })
  })

  it.each<[string, Uint8Array, Record<string, string>]>([
    ['zero', make('SOCKET_SOCKET_X', { fd: 3 }, 1), { domain: '00000000', flags: '00000000' }],
    ['empty', make('SYSCALL_SETUID_X', { res: 0 }, 1), { uid: '' }],
    ['an address without family', make('SOCKET_CONNECT_X', { res: 0 }, 2), { addr: '00' }],
  ])('fills what no enter event gives with %s', (_name, record, expected) => {
    expect(named(new EventConverter().convert(record))).toMatchObject(expected)
  })

  it('cuts a number that has become narrower', () => {
    const converter = new EventConverter()
    converter.convert(make('SYSCALL_BPF_E', { cmd: 5n }))
    const exit = converter.convert(make('SYSCALL_BPF_X', {}, 1))
    expect(named(exit)).toMatchObject({ event: 'SYSCALL_BPF_2_X', cmd: '05000000' })
  })

  it('makes JSON of the oldest container event, with u32 lengths', () => {
    const old = make('CONTAINER_E', { id: 'abc', type: 7, name: 'we"b', image: 'nginx' })
    const result = new EventConverter().convert(old)
    const view = RecordView.of(result ?? old)
    expect(view?.code).toBe(eventById('CONTAINER_JSON_2_E').code)
    expect(JSON.parse(view?.text(0) ?? '')).toEqual({
      id: 'abc',
      type: 7,
      name: 'we"b',
      image: 'nginx',
    })
  })

  it.each<[string, Uint8Array]>([
    ['a parameter count nobody knows', make('SYSCALL_EXECVE_19_X', {}, 5)],
    ['a length that lies', make('SYSCALL_READ_X', { res: 1 }, 2).fill(0xff, 26, 28)],
    ['no header', new Uint8Array(10)],
    ['an event of a newer schema', make('GENERIC_E', {}).fill(0xff, 20, 22)],
  ])('counts and leaves out %s', (_name, record) => {
    const converter = new EventConverter()
    expect(converter.convert(record)).toBeNull()
    expect(converter.stats.unconvertible).toBe(1)
  })

  it.each([
    ['number', new EnterStore(10, 1e9)],
    ['bytes', new EnterStore(1e9, 10 * 42)],
  ])('keeps enter events bounded in %s, newest last', (_name, store) => {
    const converter = new EventConverter(store)
    for (let tid = 1; tid <= 25; tid++) {
      converter.convert(make('SYSCALL_READ_E', { fd: tid, size: 1 }, 2, tid))
    }
    expect(store.size).toBe(10)
    expect(converter.stats.evicted).toBe(15)
    const exit = (tid: number): Uint8Array => make('SYSCALL_READ_X', { res: 1 }, 2, tid)
    expect(named(converter.convert(exit(25)))).toMatchObject({ fd: '1900000000000000' })
    expect(named(converter.convert(exit(15)))).toMatchObject({ fd: '0000000000000000' })
  })
})
