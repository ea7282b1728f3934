// SPDX-License-Identifier: Apache-2.0
// The steps of an event case as records: threads and descriptors known at first, then events.
import { EVENTS } from '../schema/events.ts'
import { FD_TYPES } from '../schema/fd-types.ts'
import { EXE_FLAGS, hostRecord } from '../schema/host-records.ts'
import { assembleRecord, encodeList, encodeRecord, type RecordValues } from '../schema/record.ts'
import { PARAM_TYPES, type Param, type RecordRow } from '../schema/types.ts'

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export type InitThread = {
  readonly op: 'init_thread'
  readonly thread: Readonly<Record<string, Json>>
  readonly fds: readonly InitFd[]
}

type InitFd = {
  readonly fd: number
  readonly ino: number
  readonly type: string
  readonly info?: Readonly<Record<string, Readonly<Record<string, Json>>>>
}

export type EventStep = {
  readonly op: 'event'
  readonly n: number
  readonly type: string
  readonly ts: number | string
  readonly tid: number | string
  readonly params: readonly { readonly name: string; readonly value: Json }[]
  readonly empty_params?: readonly number[]
  readonly expect_filtered?: boolean
  readonly expect_error?: boolean
}

const byId: ReadonlyMap<string, (typeof EVENTS)[number]> = new Map(EVENTS.map(row => [row.id, row]))

/** Row of a type as the cases name it; undefined for one that the schema does not have. */
export function eventRow(type: string): (typeof EVENTS)[number] | undefined {
  return byId.get(type.replace(/^PPME_/, ''))
}

/** Numbers above 2^53 are written as text in the lines once they are read (see `parseRow`). */
function big(value: Json | undefined, missing = 0n): bigint {
  return typeof value === 'number' || typeof value === 'string' ? BigInt(value) : missing
}

function text(value: Json | undefined): string | Uint8Array {
  if (typeof value === 'string') return value
  const encoded = value as { b64?: string; hex?: string } | null | undefined
  if (encoded?.b64 !== undefined) return new Uint8Array([...Buffer.from(encoded.b64, 'base64'), 0])
  return ''
}

const THREAD = hostRecord('THREAD')
const FD = hostRecord('FD')
const NO_ID = 0xffffffffn

export function threadRecords(step: InitThread): Uint8Array[] {
  const { thread } = step
  const number = (key: string, missing = 0n): bigint => big(thread[key], missing)
  const list = (key: string): Uint8Array => encodeList((thread[key] ?? []) as string[])
  const flag = (key: string, name: string): number =>
    thread[key] === true ? (EXE_FLAGS[name] ?? 0) : 0
  const values: RecordValues = {
    tid: number('tid'),
    pid: number('pid'),
    ptid: number('ptid'),
    sid: number('sid'),
    vpgid: number('vpgid'),
    pgid: number('pgid'),
    vtid: number('vtid'),
    vpid: number('vpid'),
    comm: text(thread['comm']),
    exe: text(thread['exe']),
    exepath: text(thread['exepath']),
    args: list('args'),
    env: list('env'),
    cgroups: list('cgroups'),
    cwd: text(thread['cwd']),
    root: text(thread['root']),
    fdlimit: number('fdlimit'),
    flags: number('flags'),
    uid: number('uid'),
    gid: number('gid'),
    loginuid: number('loginuid', NO_ID),
    vm_size: number('vmsize_kb'),
    vm_rss: number('vmrss_kb'),
    vm_swap: number('vmswap_kb'),
    pfmajor: number('pfmajor'),
    pfminor: number('pfminor'),
    clone_ts: number('clone_ts'),
    pidns_init_start_ts: number('pidns_init_start_ts'),
    tty: number('tty'),
    exe_flags:
      flag('exe_writable', 'WRITABLE') |
      flag('exe_upper_layer', 'UPPER_LAYER') |
      flag('exe_lower_layer', 'LOWER_LAYER') |
      flag('exe_from_memfd', 'FROM_MEMFD'),
    exe_ino: number('exe_ino'),
    exe_ino_ctime: number('exe_ino_ctime'),
    exe_ino_mtime: number('exe_ino_mtime'),
    cap_permitted: number('cap_permitted'),
    cap_effective: number('cap_effective'),
    cap_inheritable: number('cap_inheritable'),
  }
  const tid = number('tid')
  return [
    encodeRecord(THREAD, 0, tid, values),
    ...step.fds.map(fd => encodeRecord(FD, 0, tid, { tid, ...fdValues(fd) })),
  ]
}

/** Names of the cases that are not the schema's own. */
const FD_NAMES: Readonly<Record<string, string>> = {
  IPV4_SOCK: 'IPV4',
  IPV6_SOCK: 'IPV6',
  IPV4_SERVSOCK: 'IPV4_SERVER',
  IPV6_SERVSOCK: 'IPV6_SERVER',
  FIFO: 'PIPE',
  UNIX_SOCK: 'UNIX',
  IOURING: 'IO_URING',
}

export function fdTypeOf(name: string): number {
  const id = name.replace(/^SCAP_FD_/, '')
  const found = FD_TYPES.find(row => row.id === (FD_NAMES[id] ?? id))
  if (found === undefined) throw new Error(`no descriptor type ${name}`)
  return found.value
}

function bytesOf(value: Json | undefined, width: number): Uint8Array {
  const out = new Uint8Array(width)
  const words = Array.isArray(value) ? (value as Json[]) : [value ?? 0]
  const view = new DataView(out.buffer)
  for (const [i, word] of words.entries()) {
    const at = i * 4
    if (width === 2) view.setUint16(0, Number(word), true)
    else if (at < width) view.setUint32(at, Number(word) >>> 0, true)
  }
  return out
}

function fdValues(fd: InitFd): RecordValues {
  const base = { fd: fd.fd, ino: BigInt(fd.ino), type: fdTypeOf(fd.type) }
  const info = fd.info ?? {}
  const file = info['regularinfo']
  if (file !== undefined) {
    return {
      ...base,
      openflags: big(file['open_flags']),
      mount_id: big(file['mount_id']),
      dev: big(file['dev']),
      name: text(file['fname']),
    }
  }
  const unix = info['unix_socket_info']
  if (unix !== undefined) {
    const ends = new Uint8Array(16)
    const view = new DataView(ends.buffer)
    view.setBigUint64(0, BigInt.asUintN(64, big(unix['source'])), true)
    view.setBigUint64(8, BigInt.asUintN(64, big(unix['destination'])), true)
    const path = Buffer.from(`${String(unix['fname'] ?? '')}\0`)
    return { ...base, name: text(unix['fname']), tuple: Uint8Array.of(1, ...ends, ...path) }
  }
  for (const [key, family, width] of [
    ['ipv4info', 2, 4],
    ['ipv6info', 10, 16],
    ['ipv4serverinfo', 2, 4],
    ['ipv6serverinfo', 10, 16],
  ] as const) {
    const ends = info[key]
    if (ends === undefined) continue
    const server = key.includes('server')
    const tuple = Uint8Array.of(
      family,
      ...bytesOf(ends[server ? 'ip' : 'sip'], width),
      ...bytesOf(ends[server ? 'port' : 'sport'], 2),
      ...bytesOf(server ? 0 : ends['dip'], width),
      ...bytesOf(server ? 0 : ends['dport'], 2),
    )
    return { ...base, tuple, l4proto: big(ends['l4proto']) }
  }
  return { ...base, name: text(info['fname'] as Json | undefined) }
}

/** NULL as the peer's test harness writes it: a text for strings, nothing for the rest. */
const NULL_TEXT = Buffer.from('<NA>\0')

function encodeParam(param: Param, value: Json): Uint8Array {
  const { shape, width } = PARAM_TYPES[param.type]
  if (shape === 'string') {
    if (value === null) return NULL_TEXT
    const encoded = text(value)
    return typeof encoded === 'string' ? Buffer.from(`${encoded}\0`) : encoded
  }
  if (value === null) return new Uint8Array(0)
  if (typeof value === 'object') {
    const { hex, b64 } = value as { hex?: string; b64?: string }
    return hex !== undefined ? Buffer.from(hex, 'hex') : Buffer.from(b64 ?? '', 'base64')
  }
  if (shape === 'bytes' && typeof value === 'string') return Buffer.from(value)
  const all = new Uint8Array(8)
  new DataView(all.buffer).setBigUint64(0, BigInt.asUintN(64, BigInt(value)), true)
  return all.subarray(0, width)
}

/** The event of the step; fewer values than the type has parameters make a short record. */
export function eventRecord(row: RecordRow, step: EventStep): Uint8Array {
  const parts = step.params.map((param, i) =>
    step.empty_params?.includes(i) === true
      ? new Uint8Array(0)
      : encodeParam(row.params[i] as Param, param.value),
  )
  return assembleRecord(row, BigInt(step.ts), BigInt(step.tid), parts)
}
