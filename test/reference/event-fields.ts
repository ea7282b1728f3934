// SPDX-License-Identifier: Apache-2.0
// evt.* fields.
import { CATEGORIES, isExit } from '../../src/schema/events.ts'
import { SYSCALLS } from '../../src/schema/syscalls.ts'
import { OPEN } from './file-transitions.ts'
import type { Event } from './machine.ts'
import { paramText } from './param-text.ts'
import type { Extract, Value } from './values.ts'

const EXECUTE = 0o111
const OPENS = [
  'SYSCALL_OPEN_X',
  'SYSCALL_OPENAT_2_X',
  'SYSCALL_OPENAT2_X',
  'SYSCALL_OPEN_BY_HANDLE_AT_X',
]

const has = (flags: number, ...names: string[]): boolean =>
  names.some(name => (flags & (OPEN[name] as number)) !== 0)

const opens =
  (test: (flags: number, event: Event) => boolean): Extract =>
  event =>
    OPENS.includes(event.row.id) && test(event.record.num('flags'), event)

const flagged =
  (...flags: string[]): Extract =>
  ({ row }) =>
    flags.some(flag => row.flags.includes(flag))

function typeOf({ row, record }: Event): string {
  if (row.id === 'GENERIC_X') {
    const [code, native] = [record.num('ID'), record.num('nativeID')]
    const newer = code === 0 && record.has('ID') && record.has('nativeID')
    return (
      SYSCALLS.find(call => (newer ? call.x86_64 === native : call.code === code))?.name ??
      'unknown'
    )
  }
  return row.id === 'ASYNCEVENT_E' ? record.str('name') : row.name
}

const argument: Extract = (event, machine, arg) => {
  if (arg === undefined) return undefined
  // res_or_fd is no parameter's name: such an argument is never there.
  const index = /^\d+$/.test(arg) ? Number(arg) : event.record.index(arg)
  if (index < 0 || index >= event.record.count) return undefined
  const { text, meaning } = paramText(event, machine, index)
  return meaning === '' ? text : meaning
}

const all: Extract = (event, machine) => {
  if (event.row.id === 'GENERIC_X') return ''
  const parts = event.row.params.slice(0, event.record.count).map(({ name }, index) => {
    const { text, meaning } = paramText(event, machine, index)
    return `${name}=${text}${meaning === '' ? '' : `(${meaning})`}`
  })
  return parts.join(' ')
}

function category(event: Event): Value {
  if (event.row.category === 'ipc') return 'IPC'
  if (!event.row.category.startsWith('io_')) return CATEGORIES[event.row.category]
  const fd = event.fd
  if (fd === undefined) return 'unknown'
  if (fd.isFile || fd.kind === 'DIRECTORY') return 'file'
  if (fd.isInet || fd.isBound) return 'net'
  return ['PIPE', 'UNIX', 'EVENT', 'SIGNALFD', 'INOTIFY', 'USERFAULTFD'].includes(fd.kind)
    ? 'ipc'
    : 'unknown'
}

export const EVENT_FIELDS: Readonly<Record<string, Extract>> = {
  'evt.num': event => event.number,
  'evt.rawtime': event => event.record.ts,
  'evt.time': event => event.record.ts,
  'evt.datetime': event => event.record.ts,
  'evt.cpu': event => BigInt(event.cpu),
  'evt.type': typeOf,
  'evt.source': () => 'syscall',
  'evt.dir': event => (isExit(event.row) ? '<' : '>'),
  'evt.category': category,
  'evt.args': all,
  'evt.info': all,
  'evt.arg': argument,
  'evt.rawres': event => event.result,
  'evt.failed': event => (event.result === undefined ? undefined : event.result < 0n),
  'evt.res': (event, machine) => {
    if (event.result === undefined) return undefined
    if (event.result >= 0n) return 'SUCCESS'
    const { text, meaning } = paramText(event, machine, 0)
    return meaning === '' ? text : meaning
  },
  'evt.is_io': flagged('READS_FROM_FD', 'WRITES_TO_FD'),
  'evt.is_io_read': flagged('READS_FROM_FD'),
  'evt.is_io_write': flagged('WRITES_TO_FD'),
  'evt.is_wait': flagged('WAITS'),
  'evt.count': () => 1n,
  'evt.is_open_read': opens(flags => has(flags, 'O_RDONLY')),
  'evt.is_open_write': opens(flags => has(flags, 'O_WRONLY')),
  'evt.is_open_create': opens(
    (flags, { result }) =>
      has(flags, 'O_F_CREATED') || (has(flags, 'O_TMPFILE') && (result ?? -1n) >= 0n),
  ),
  'evt.is_open_exec': event => {
    const executable = (event.record.num('mode') & EXECUTE) !== 0
    if (event.row.id === 'SYSCALL_CREAT_X') return executable
    if (!OPENS.includes(event.row.id) || event.record.index('mode') < 0) return false
    return has(event.record.num('flags'), 'O_TMPFILE', 'O_CREAT') && executable
  },
  'evt.buffer': event =>
    event.record.has('data') ? event.record.raw('data').toString('latin1') : undefined,
}
