// SPDX-License-Identifier: Apache-2.0
// The open descriptors of a process, from the links in /proc/PID/fd, as FD records.
import { type BigIntStats, statSync } from 'node:fs'
import { FD_TYPES } from '../../schema/fd-types.ts'
import { hostRecord } from '../../schema/host-records.ts'
import { encodeRecord, type RecordValues } from '../../schema/record.ts'
import { readLink, readNumbers, readText, toParam } from './files.ts'
import type { Sockets } from './sockets.ts'

const FD = hostRecord('FD')

/** As many as libs looks at. */
const MAX_DESCRIPTORS = 4096

const typeOf = (id: string): number => FD_TYPES.find(type => type.id === id)?.value ?? 0
const UNSUPPORTED = typeOf('UNSUPPORTED')

/** What a link says that names no file. Of these only the kind is known. */
const ANONYMOUS: ReadonlyMap<string, number> = new Map([
  ['[eventfd]', typeOf('EVENT')],
  ['[eventpoll]', typeOf('EVENTPOLL')],
  ['[signalfd]', typeOf('SIGNALFD')],
  ['[timerfd]', typeOf('TIMERFD')],
  ['[userfaultfd]', typeOf('USERFAULTFD')],
  ['[io_uring]', typeOf('IO_URING')],
  ['[pidfd]', typeOf('PIDFD')],
  ['inotify', typeOf('INOTIFY')],
  ['bpf-map', typeOf('BPF')],
  ['bpf-prog', typeOf('BPF')],
])

/** O_* of the kernel to those of records (file_flags of schema/flags.ts); the access mode is counted from 1. */
const OPEN_FLAGS: readonly (readonly [number, number])[] = [
  [0o100, 4],
  [0o2000, 8],
  [0o200, 32],
  [0o4000, 64],
  [0o1000, 256],
  [0o40000, 512],
  [0o200000, 1024],
  [0o100000, 2048],
  [0o2000000, 4096],
]
const O_DSYNC = 0o10000
const O_SYNC = 0o4010000

function openFlags(kernel: number): number {
  let flags = (kernel & 3) + 1
  for (const [from, to] of OPEN_FLAGS) if ((kernel & from) !== 0) flags |= to
  if ((kernel & O_SYNC) === O_SYNC) flags |= 128
  else if ((kernel & O_DSYNC) !== 0) flags |= 16
  return flags
}

/** dev_t of the C library to that of the kernel's records. */
function deviceOf(dev: bigint): number {
  const major = ((dev >> 8n) & 0xfffn) | ((dev >> 32n) & ~0xfffn)
  const minor = (dev & 0xffn) | ((dev >> 12n) & ~0xffn)
  return Number((minor & 0xffn) | (major << 8n) | ((minor & ~0xffn) << 12n)) >>> 0
}

function file(folder: string, fd: number, link: string): RecordValues | undefined {
  const name = toParam(link)
  let stat: BigIntStats
  try {
    stat = statSync(`${folder}/fd/${fd}`, { bigint: true })
  } catch {
    return undefined
  }
  const dev = deviceOf(stat.dev)
  if (stat.isDirectory()) return { type: typeOf('DIRECTORY'), name, ino: stat.ino, dev }
  // Named ones too.
  if (stat.isFIFO()) return { type: typeOf('PIPE'), name, ino: stat.ino }
  if (link.startsWith('/memfd:')) return { type: typeOf('MEMFD'), name, ino: stat.ino }
  const info = readText(`${folder}/fdinfo/${fd}`) ?? ''
  const flags = /^flags:\s*([0-7]+)/m.exec(info)?.[1]
  const mount = /^mnt_id:\s*(\d+)/m.exec(info)?.[1]
  return {
    type: typeOf('FILE_V2'),
    name,
    ino: stat.ino,
    dev,
    openflags: flags === undefined ? null : openFlags(Number.parseInt(flags, 8)),
    mount_id: mount === undefined ? null : Number(mount),
  }
}

/** undefined when the descriptor is gone, or a socket that no list names. */
function describe(folder: string, fd: number, sockets: Sockets): RecordValues | undefined {
  const link = readLink(`${folder}/fd/${fd}`)
  if (link === undefined) return undefined
  if (link.startsWith('/')) return file(folder, fd, link)
  const [kind = '', rest = ''] = link.split(/:(.*)/s)
  const ino = Number(/^\[(\d+)\]$/.exec(rest)?.[1] ?? 0)
  if (kind === 'socket') return sockets.get(ino)
  if (kind === 'pipe') return { type: typeOf('PIPE'), name: '', ino }
  const type = kind === 'anon_inode' ? ANONYMOUS.get(rest) : undefined
  // Of an object of a namespace, or a kind that came later, the link is all there is to tell.
  return type === undefined ? { type: UNSUPPORTED, name: toParam(link) } : { type, name: '' }
}

/** One record a descriptor of the process `pid`, whose folder is `folder`. */
export function scanDescriptors(
  folder: string,
  pid: number,
  sockets: Sockets,
  push: (record: Uint8Array) => void,
): void {
  for (const fd of readNumbers(`${folder}/fd`).slice(0, MAX_DESCRIPTORS)) {
    const values = describe(folder, fd, sockets)
    if (values !== undefined) push(encodeRecord(FD, 0, pid, { tid: pid, fd, ...values }))
  }
}

const isRead = ({ type, openflags }: RecordValues): boolean =>
  type === typeOf('FILE_V2') && typeof openflags === 'number' && (openflags & 3) === 1

/** The same of files opened for reading alone. */
export function scanReads(folder: string, pid: number, push: (record: Uint8Array) => void): void {
  for (const fd of readNumbers(`${folder}/fd`).slice(0, MAX_DESCRIPTORS)) {
    const values = describe(folder, fd, new Map())
    if (values !== undefined && isRead(values)) {
      push(encodeRecord(FD, 0, pid, { tid: pid, fd, ...values }))
    }
  }
}
