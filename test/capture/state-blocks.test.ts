// SPDX-License-Identifier: Apache-2.0
// Decoders of the non-event blocks: every version of every list, and bodies whose lengths lie.
import { expect, it, describe as suite } from 'vitest'
import { CaptureError } from '../../src/capture/capture-error.ts'
import { decodeFdList } from '../../src/capture/fd-list.ts'
import { decodeInterfaces } from '../../src/capture/interfaces.ts'
import { decodeMachineInfo } from '../../src/capture/machine-info.ts'
import { decodeProcessList } from '../../src/capture/process-list.ts'
import { decodeUsers } from '../../src/capture/users.ts'
import { bytesOf, describe, type Field, sized } from './block-bytes.ts'

type Decoder = (body: Uint8Array, version: number, push: (record: Uint8Array) => void) => void

function decode(decoder: Decoder, version: number, ...body: readonly Field[]): Uint8Array[] {
  const records: Uint8Array[] = []
  decoder(bytesOf(...body), version, record => records.push(record.slice()))
  return records
}

/** The fields of a process entry in file order, with the version that brought each. */
const PROCESS: readonly (readonly [since: number, field: Field])[] = [
  [1, ['u64', 42]],
  [1, ['u64', 41]],
  [1, ['u64', 1]],
  [6, ['u64', 40]],
  [8, ['u64', 39]],
  [1, 'bash'],
  [1, '-bash'],
  [7, '/usr/bin/bash'],
  [1, '-l\0-i\0'],
  [1, '/root'],
  [1, ['u64', 1024]],
  [1, ['u32', 0x8]],
  [1, ['u32', 1000]],
  [1, ['u32', 1001]],
  [2, ['u32', 111]],
  [2, ['u32', 222]],
  [2, ['u32', 333]],
  [2, ['u64', 444]],
  [2, ['u64', 555]],
  [3, 'A=1\0'],
  [4, ['u64', 7]],
  [4, ['u64', 6]],
  [4, 'cpu=/x\0'],
  [5, '/rootfs'],
]

/** What version 9 entries may have behind that, in order. */
const TAIL: readonly Field[] = [
  ['u64', 1234],
  ['u32', 34816],
  ['u32', 1002],
  ['u8', 1],
  ['u64', 0xa],
  ['u64', 0xb],
  ['u64', 0xc],
  ['u8', 1],
  ['u64', 0xd],
  ['u64', 0xe],
  ['u64', 0xf],
  ['u8', 1],
  ['u8', 1],
  ['u64', 38],
]

const BASE = {
  tid: 42n,
  pid: 41n,
  ptid: 1n,
  sid: -1n,
  vpgid: -1n,
  pgid: -1n,
  vtid: -1n,
  vpid: -1n,
  comm: 'bash',
  exe: '-bash',
  args: Buffer.from('-l\0-i\0').toString('hex'),
  cwd: '/root',
  fdlimit: 1024n,
  flags: 8n,
  uid: 1000n,
  gid: 1001n,
  loginuid: 0xffffffffn,
  exe_flags: 0n,
}

/** What each version adds to what the one before it said. */
const ADDED: readonly Record<string, string | bigint>[] = [
  {},
  { vm_size: 111n, vm_rss: 222n, vm_swap: 333n, pfmajor: 444n, pfminor: 555n },
  { env: Buffer.from('A=1\0').toString('hex') },
  { vtid: 7n, vpid: 6n, cgroups: Buffer.from('cpu=/x\0').toString('hex') },
  { root: '/rootfs' },
  { sid: 40n },
  { exepath: '/usr/bin/bash' },
  { vpgid: 39n },
]

const ALL_OF_V8 = Object.assign({}, BASE, ...ADDED) as typeof BASE

suite('process list', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('version %i', version => {
    const fields = PROCESS.filter(([since]) => since <= version).map(([, field]) => field)
    const records = decode(decodeProcessList, version, ...fields, ...fields, ['u16', 0])
    const expected = Object.assign({}, BASE, ...ADDED.slice(0, version)) as typeof BASE
    expect(records.map(record => describe(record, 'THREAD'))).toEqual([expected, expected])
  })

  const head = PROCESS.map(([, field]) => field)
  it.each<[string, Field[], Record<string, bigint>]>([
    ['no tail', [], {}],
    ['login uid', [['u32', 1002]], { loginuid: 1002n }],
    [
      'the whole tail of libs before 0.10',
      [
        ['u32', 1002],
        ['u8', 1],
        ['u64', 0xa],
        ['u64', 0xb],
        ['u64', 0xc],
      ],
      {
        loginuid: 1002n,
        exe_flags: 1n,
        cap_inheritable: 10n,
        cap_permitted: 11n,
        cap_effective: 12n,
      },
    ],
    [
      'the whole tail of today and something newer',
      [...TAIL, ['u64', 99]],
      {
        pidns_init_start_ts: 1234n,
        tty: 34816n,
        loginuid: 1002n,
        exe_flags: 0b1111n,
        cap_inheritable: 10n,
        cap_permitted: 11n,
        cap_effective: 12n,
        exe_ino: 13n,
        exe_ino_ctime: 14n,
        exe_ino_mtime: 15n,
        pgid: 38n,
      },
    ],
  ])('version 9 with %s', (_name, tail, added) => {
    const entry = sized(bytesOf(...head, ...tail))
    const records = decode(decodeProcessList, 9, entry, entry)
    const expected = { ...ALL_OF_V8, ...added }
    expect(records.map(record => describe(record, 'THREAD'))).toEqual([expected, expected])
  })

  it('keeps bytes that are not UTF-8', () => {
    const comm = Uint8Array.of(2, 0, 0xff, 0xfe)
    const fields = PROCESS.filter(([since]) => since === 1).map(([, field]) => field)
    const [record] = decode(decodeProcessList, 1, ...fields.map(f => (f === 'bash' ? comm : f)))
    expect(Buffer.from(record ?? []).includes(Buffer.from([0xff, 0xfe, 0]))).toBe(true)
  })

  const entry = sized(bytesOf(...head, ...TAIL))
  it.each<[string, Uint8Array]>([
    ['cut in the middle', entry.subarray(0, 60)],
    ['longer than the block', bytesOf(['u32', 5000], entry.subarray(4))],
    ['shorter than its fields', bytesOf(['u32', 50], entry.subarray(4))],
    ['of length 0', bytesOf(['u32', 0], entry.subarray(4))],
  ])('refuses an entry %s', (_name, body) => {
    expect(() => decode(decodeProcessList, 9, body)).toThrow(CaptureError)
  })
})

const IP4 = Uint8Array.of(10, 0, 0, 1)
const IP4_B = Uint8Array.of(10, 0, 0, 2)
const IP6 = Uint8Array.from({ length: 16 }, (_, index) => 0x20 + index)
const MAPPED = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 10, 0, 0, 1)
const PORT = Uint8Array.of(0x50, 0)
const PORT_B = Uint8Array.of(0x51, 0)
const hex = (...parts: Uint8Array[]): string => Buffer.concat(parts).toString('hex')

/** Type, what follows it in the file, what the record says. */
const DESCRIPTORS: readonly (readonly [
  name: string,
  type: number,
  fields: readonly Field[],
  expected: Record<string, string | bigint>,
])[] = [
  ['a file', 1, ['/etc/passwd'], { name: '/etc/passwd' }],
  ['a directory', 2, ['/etc'], { name: '/etc' }],
  [
    'an IPv4 socket',
    3,
    [IP4, IP4_B, PORT, PORT_B, ['u8', 2]],
    { tuple: hex(Uint8Array.of(2), IP4, PORT, IP4_B, PORT_B), l4proto: 2n },
  ],
  [
    'an IPv6 socket',
    4,
    [IP6, MAPPED, PORT, PORT_B, ['u8', 3]],
    { tuple: hex(Uint8Array.of(10), IP6, PORT, MAPPED, PORT_B), l4proto: 3n },
  ],
  [
    'an IPv6 socket with IPv4 ends',
    4,
    [MAPPED, MAPPED, PORT, PORT_B, ['u8', 3]],
    { type: 3n, tuple: hex(Uint8Array.of(2), IP4, PORT, IP4, PORT_B), l4proto: 3n },
  ],
  [
    'an IPv4 server',
    5,
    [IP4, PORT, ['u8', 2]],
    { tuple: hex(Uint8Array.of(2), IP4, PORT, new Uint8Array(6)), l4proto: 2n },
  ],
  [
    'an IPv6 server',
    6,
    [IP6, PORT, ['u8', 2]],
    { tuple: hex(Uint8Array.of(10), IP6, PORT, new Uint8Array(18)), l4proto: 2n },
  ],
  ['a pipe', 7, ['pipe:[1]'], { name: 'pipe:[1]' }],
  [
    'a unix socket',
    8,
    [['u64', 1], ['u64', 2], '/run/x'],
    {
      tuple: hex(bytesOf(['u8', 1], ['u64', 1], ['u64', 2]), new TextEncoder().encode('/run/x\0')),
      name: '/run/x',
    },
  ],
  ['an event', 9, [''], { name: '' }],
  ['a netlink socket', 15, ['x'], { name: 'x' }],
  ['a pidfd', 21, ['p'], { name: 'p' }],
]

suite('descriptor list', () => {
  const owner: Field = ['u64', 42]
  const common = { tid: 42n, fd: 5n, ino: 99n }
  const fields = (type: number, rest: readonly Field[]): Field[] => [
    ['u64', 5],
    ['u64', 99],
    ['u8', type],
    ...rest,
  ]

  it.each(DESCRIPTORS)('version 1: %s', (_name, type, rest, expected) => {
    const entry = bytesOf(...fields(type, rest))
    const records = decode(decodeFdList, 1, owner, entry, entry)
    const wanted = { ...common, type: BigInt(type), ...expected }
    expect(records.map(record => describe(record, 'FD'))).toEqual([wanted, wanted])
  })

  it.each(DESCRIPTORS)('version 2: %s', (_name, type, rest, expected) => {
    const entry = sized(bytesOf(...fields(type, rest)))
    const longer = sized(bytesOf(...fields(type, rest), ['u64', 7]))
    const records = decode(decodeFdList, 2, owner, entry, longer)
    const wanted = { ...common, type: BigInt(type), ...expected }
    expect(records.map(record => describe(record, 'FD'))).toEqual([wanted, wanted])
  })

  it('takes flags of a file, and its device where there is one', () => {
    const v1 = bytesOf(...fields(16, [['u32', 3], '/etc/shadow']))
    const v2 = sized(bytesOf(...fields(16, [['u32', 3], '/etc/shadow', ['u32', 0x801]])))
    const wanted = { ...common, type: 16n, openflags: 3n, name: '/etc/shadow' }
    expect(decode(decodeFdList, 1, owner, v1).map(r => describe(r, 'FD'))).toEqual([wanted])
    expect(decode(decodeFdList, 2, owner, sized(v1)).map(r => describe(r, 'FD'))).toEqual([wanted])
    expect(decode(decodeFdList, 2, owner, v2).map(r => describe(r, 'FD'))).toEqual([
      { ...wanted, dev: 0x801n },
    ])
  })

  it('names a type of a newer producer, leaves out one without type', () => {
    const newer = sized(bytesOf(...fields(77, ['?'])))
    const none = sized(bytesOf(...fields(0, [])))
    expect(decode(decodeFdList, 2, owner, none, newer).map(r => describe(r, 'FD'))).toEqual([
      { ...common, type: 10n, name: 'unknown-type:[77]' },
    ])
  })

  it.each<[string, number, Field[]]>([
    ['an unknown type without length', 1, fields(77, ['?'])],
    ['a cut address', 1, fields(3, [IP4])],
    ['a length beyond the block', 2, [['u32', 400], ...fields(1, ['x'])]],
    ['a length within the fields', 2, [['u32', 22], ...fields(1, ['x'])]],
    ['a length of 0', 2, [['u32', 0], ...fields(1, ['x'])]],
  ])('refuses %s', (_name, version, body) => {
    expect(() => decode(decodeFdList, version, owner, ...body)).toThrow(CaptureError)
  })

  it('refuses a block without owner', () => {
    expect(() => decode(decodeFdList, 2, ['u32', 1])).toThrow(CaptureError)
  })
})

suite('interfaces', () => {
  const speed: Field = ['u64', 1000]
  const v4 = (type: number, more: Field[]): Uint8Array =>
    bytesOf(['u16', type], ['u16', 2], IP4, IP4_B, IP4, ...more, new TextEncoder().encode('lo'))
  const v6 = (type: number, more: Field[]): Uint8Array =>
    bytesOf(['u16', type], ['u16', 2], IP6, MAPPED, IP6, ...more, new TextEncoder().encode('lo'))
  const ipv4 = {
    family: 2n,
    addr: hex(IP4),
    netmask: hex(IP4_B),
    broadcast: hex(IP4),
    name: 'lo',
  }
  const ipv6 = {
    family: 10n,
    addr: hex(IP6),
    netmask: hex(MAPPED),
    broadcast: hex(IP6),
    name: 'lo',
  }

  it.each<[string, Uint8Array, Record<string, string | bigint>]>([
    ['IPv4', v4(1, [speed]), ipv4],
    ['IPv6', v6(2, [speed]), ipv6],
    ['IPv4 without speed', v4(3, []), ipv4],
    ['IPv6 without speed', v6(4, []), ipv6],
  ])('%s', (_name, entry, expected) => {
    const old = decode(decodeInterfaces, 1, entry, entry)
    expect(old.map(record => describe(record, 'INTERFACE'))).toEqual([expected, expected])
    const longer = sized(bytesOf(entry, ['u32', 0]), false)
    const current = decode(decodeInterfaces, 2, sized(entry, false), longer)
    expect(current.map(record => describe(record, 'INTERFACE'))).toEqual([expected, expected])
  })

  it.each<[string, number, Field[]]>([
    ['an unknown kind', 1, [v4(9, [speed])]],
    ['a cut entry', 1, [v4(1, [speed]).subarray(0, 20)]],
    ['a length beyond the block', 2, [['u32', 100], v4(1, [speed])]],
    ['a length within the fields', 2, [['u32', 10], v4(1, [speed])]],
  ])('refuses %s', (_name, version, body) => {
    expect(() => decode(decodeInterfaces, version, ...body)).toThrow(CaptureError)
  })
})

suite('users', () => {
  const user = bytesOf(['u8', 0], ['u32', 1000], ['u32', 1001], 'ann', '/home/ann', '/bin/sh')
  const group = bytesOf(['u8', 1], ['u32', 1001], 'staff')
  const expectedUser = {
    uid: 1000n,
    gid: 1001n,
    name: 'ann',
    home: '/home/ann',
    shell: '/bin/sh',
    container_id: '',
  }
  const expectedGroup = { gid: 1001n, name: 'staff', container_id: '' }

  it.each<[number, Uint8Array[]]>([
    [1, [user, group]],
    [2, [sized(user), sized(group)]],
    [2, [sized(bytesOf(user, ['u64', 5])), sized(bytesOf(group, ['u8', 5]))]],
  ])('version %i', (version, body) => {
    const [first, second] = decode(decodeUsers, version, ...body)
    expect(describe(first ?? user, 'USER')).toEqual(expectedUser)
    expect(describe(second ?? user, 'GROUP')).toEqual(expectedGroup)
  })

  it.each<[string, number, Field[]]>([
    ['a cut entry', 1, [user.subarray(0, 12)]],
    ['a length beyond the block', 2, [['u32', 100], user]],
    ['a length within the fields', 2, [['u32', 8], user]],
  ])('refuses %s', (_name, version, body) => {
    expect(() => decode(decodeUsers, version, ...body)).toThrow(CaptureError)
  })
})

suite('machine', () => {
  const hostname = new Uint8Array(128)
  hostname.set(new TextEncoder().encode('node1'))
  const head: Field[] = [['u32', 4], ['u64', 8_000_000_000], ['u64', 32768], hostname]

  it('says name, processors and memory; the time of boot is not used', () => {
    const rest = new Uint8Array(24)
    const [record] = decode(decodeMachineInfo, 1, ...head, ['u64', 77], rest)
    expect(describe(record ?? rest, 'MACHINE')).toEqual({
      hostname: 'node1',
      num_cpus: 4n,
      memory: 8_000_000_000n,
    })
  })

  it('refuses a short block', () => {
    expect(() => decode(decodeMachineInfo, 1, ...head)).toThrow(CaptureError)
  })
})
