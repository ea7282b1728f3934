// SPDX-License-Identifier: Apache-2.0
// Entries of the state blocks of a capture, newest versions, made from host records: the inverse of the
// decoders process-list, fd-list, interfaces, users and machine-info. For the capture writer only.
import { FD_TYPES } from '../schema/fd-types.ts'
import { EXE_FLAGS, HOST_RECORDS } from '../schema/host-records.ts'
import { HOSTNAME_BYTES } from './machine-info.ts'
import { RecordView } from './record-view.ts'

/**
 * Readers of libs refuse a whole file for one text longer than these: paths, lists (arguments, environment,
 * cgroups) and what the user database has. Anybody can make a long path.
 */
const MAX_PATH_BYTES = 1023
const MAX_LIST_BYTES = 4096
const MAX_ACCOUNT_BYTES = 255

/** A host record read by names. What it does not know (length 0) reads as the default asked for. */
export class HostRecordView {
  readonly id: string
  readonly #record: RecordView
  readonly #names: readonly string[]

  constructor(bytes: Uint8Array) {
    const record = RecordView.of(bytes)
    const row = HOST_RECORDS.find(candidate => candidate.code === record?.code)
    if (record === null || row === undefined) throw new TypeError('not a host record')
    this.#record = record
    this.id = row.id
    this.#names = row.params.map(param => param.name)
  }

  bytes(name: string): Uint8Array {
    return this.#record.param(this.#index(name))
  }

  /** A string without its NUL. */
  text(name: string): Uint8Array {
    const bytes = this.bytes(name)
    const nul = bytes.indexOf(0)
    return nul < 0 ? bytes : bytes.subarray(0, nul)
  }

  u64(name: string, unknown = 0n): bigint {
    const bytes = this.bytes(name)
    if (bytes.length === 0) return unknown
    return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n)
  }

  i64(name: string, unknown = 0n): bigint {
    return BigInt.asIntN(64, this.u64(name, unknown))
  }

  u32(name: string, unknown = 0): number {
    return Number(BigInt.asUintN(32, this.u64(name, BigInt(unknown))))
  }

  #index(name: string): number {
    const index = this.#names.indexOf(name)
    if (index < 0) throw new Error(`${this.id} has no ${name}`)
    return index
  }
}

/** Collects an entry's fields; the length of the whole stands first where the block has it. */
class Entry {
  readonly #parts: Uint8Array[] = []
  #size = 0

  u8(value: number): this {
    return this.raw(Uint8Array.of(value))
  }

  u16(value: number): this {
    return this.#number(2, view => view.setUint16(0, value, true))
  }

  u32(value: number): this {
    return this.#number(4, view => view.setUint32(0, value, true))
  }

  u64(value: bigint): this {
    return this.#number(8, view => view.setBigUint64(0, BigInt.asUintN(64, value), true))
  }

  counted(bytes: Uint8Array, most: number = MAX_PATH_BYTES): this {
    const length = Math.min(bytes.length, most)
    return this.u16(length).raw(bytes.subarray(0, length))
  }

  raw(bytes: Uint8Array): this {
    this.#parts.push(bytes)
    this.#size += bytes.length
    return this
  }

  /** The fields alone. */
  body(): Uint8Array {
    const bytes = new Uint8Array(this.#size)
    let at = 0
    for (const part of this.#parts) {
      bytes.set(part, at)
      at += part.length
    }
    return bytes
  }

  /** With the length before it, counting itself (all lists but the interfaces) or not. */
  sized(countsItself: boolean): Uint8Array {
    const length = this.#size + (countsItself ? 4 : 0)
    return new Entry().u32(length).raw(this.body()).body()
  }

  #number(width: number, set: (view: DataView) => void): this {
    const bytes = new Uint8Array(width)
    set(new DataView(bytes.buffer))
    return this.raw(bytes)
  }
}

export function encodeMachine(record: HostRecordView): Uint8Array {
  const hostname = new Uint8Array(HOSTNAME_BYTES)
  hostname.set(record.text('hostname').subarray(0, HOSTNAME_BYTES - 1))
  return new Entry()
    .u32(record.u32('num_cpus'))
    .u64(record.u64('memory'))
    .u64(0n)
    .raw(hostname)
    .u64(record.u64('boot_ts'))
    .raw(new Uint8Array(24))
    .body()
}

export function encodeInterface(record: HostRecordView): Uint8Array {
  const IPV4 = 1
  const IPV6 = 2
  const name = record.text('name').subarray(0, MAX_PATH_BYTES)
  return new Entry()
    .u16(record.u32('family') === 2 ? IPV4 : IPV6)
    .u16(name.length)
    .raw(record.bytes('addr'))
    .raw(record.bytes('netmask'))
    .raw(record.bytes('broadcast'))
    .u64(0n)
    .raw(name)
    .sized(false)
}

export function encodeUser(record: HostRecordView): Uint8Array {
  return new Entry()
    .u8(0)
    .u32(record.u32('uid'))
    .u32(record.u32('gid'))
    .counted(record.text('name'), MAX_ACCOUNT_BYTES)
    .counted(record.text('home'), MAX_ACCOUNT_BYTES)
    .counted(record.text('shell'), MAX_ACCOUNT_BYTES)
    .sized(true)
}

export function encodeGroup(record: HostRecordView): Uint8Array {
  return new Entry()
    .u8(1)
    .u32(record.u32('gid'))
    .counted(record.text('name'), MAX_ACCOUNT_BYTES)
    .sized(true)
}

export function encodeProcess(record: HostRecordView): Uint8Array {
  const exe = record.u32('exe_flags')
  const has = (flag: string): number => ((exe & (EXE_FLAGS[flag] ?? 0)) === 0 ? 0 : 1)
  return new Entry()
    .u64(record.i64('tid'))
    .u64(record.i64('pid'))
    .u64(record.i64('ptid'))
    .u64(record.i64('sid', -1n))
    .u64(record.i64('vpgid', -1n))
    .counted(record.text('comm'))
    .counted(record.text('exe'))
    .counted(record.text('exepath'))
    .counted(record.bytes('args'), MAX_LIST_BYTES)
    .counted(record.text('cwd'))
    .u64(record.i64('fdlimit'))
    .u32(record.u32('flags'))
    .u32(record.u32('uid'))
    .u32(record.u32('gid'))
    .u32(record.u32('vm_size'))
    .u32(record.u32('vm_rss'))
    .u32(record.u32('vm_swap'))
    .u64(record.u64('pfmajor'))
    .u64(record.u64('pfminor'))
    .counted(record.bytes('env'), MAX_LIST_BYTES)
    .u64(record.i64('vtid', -1n))
    .u64(record.i64('vpid', -1n))
    .counted(record.bytes('cgroups'), MAX_LIST_BYTES)
    .counted(record.text('root'))
    .u64(record.u64('pidns_init_start_ts'))
    .u32(record.u32('tty'))
    .u32(record.u32('loginuid', 0xffffffff))
    .u8(has('WRITABLE'))
    .u64(record.u64('cap_inheritable'))
    .u64(record.u64('cap_permitted'))
    .u64(record.u64('cap_effective'))
    .u8(has('UPPER_LAYER'))
    .u64(record.u64('exe_ino'))
    .u64(record.u64('exe_ino_ctime'))
    .u64(record.u64('exe_ino_mtime'))
    .u8(has('FROM_MEMFD'))
    .u8(has('LOWER_LAYER'))
    .u64(record.i64('pgid', -1n))
    .sized(true)
}

type DetailWriter = (entry: Entry, record: HostRecordView) => void

/** By type name; all others have just a name. */
const DETAILS: ReadonlyMap<string, DetailWriter> = new Map<string, DetailWriter>([
  ['IPV4', (entry, record) => socket(entry, record, 4)],
  ['IPV6', (entry, record) => socket(entry, record, 16)],
  ['IPV4_SERVER', (entry, record) => server(entry, record, 4)],
  ['IPV6_SERVER', (entry, record) => server(entry, record, 16)],
  ['UNIX', (entry, record) => entry.raw(ends(record, 16)).counted(record.text('name'))],
  [
    'FILE_V2',
    (entry, record) =>
      entry.u32(record.u32('openflags')).counted(record.text('name')).u32(record.u32('dev')),
  ],
])

export function encodeDescriptor(record: HostRecordView): Uint8Array {
  const type = record.u32('type')
  const entry = new Entry().u64(record.i64('fd')).u64(record.u64('ino')).u8(type)
  const details = DETAILS.get(FD_TYPES[type]?.id ?? '')
  if (details === undefined) entry.counted(record.text('name'))
  else details(entry, record)
  return entry.sized(true)
}

/** Both addresses, then both ports; in the tuple each address has its port behind it. */
function socket(entry: Entry, record: HostRecordView, width: number): void {
  const tuple = ends(record, 2 * (width + 2))
  entry
    .raw(tuple.subarray(0, width))
    .raw(tuple.subarray(width + 2, 2 * width + 2))
    .raw(tuple.subarray(width, width + 2))
    .raw(tuple.subarray(2 * width + 2))
    .u8(record.u32('l4proto'))
}

function server(entry: Entry, record: HostRecordView, width: number): void {
  entry.raw(ends(record, width + 2)).u8(record.u32('l4proto'))
}

/** `length` bytes of the tuple behind its family. */
function ends(record: HostRecordView, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  bytes.set(record.bytes('tuple').subarray(1, 1 + length))
  return bytes
}
