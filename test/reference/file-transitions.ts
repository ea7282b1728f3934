// SPDX-License-Identifier: Apache-2.0
// What events about files and descriptors do: open, close, copy, make, and move between directories.
import { FLAG_SETS } from '../../src/schema/flags.ts'
import type { Bytes } from './decode.ts'
import { Fd, type FdKind } from './descriptor.ts'
import type { Event, Transition } from './machine.ts'
import { joinPath } from './paths.ts'
import type { Thread } from './threads.ts'

export const OPEN: Readonly<Record<string, number>> = Object.fromEntries(
  FLAG_SETS.get('file_flags')?.values.map(flag => [flag.name, flag.value]) ?? [],
)
const AT_FDCWD = -100
const F_DUPFD_CLOEXEC = 26
const F_DUPFD = [1, F_DUPFD_CLOEXEC]
const F_SETFD = 3
/** Flags that the driver adds at exit. */
const ADDED = ~((OPEN['O_F_CREATED'] as number) - 1)

/** Directory that a path is relative to; undefined: not known. */
export function baseDirectory(thread: Thread | undefined, path: Bytes, dirfd: number): Bytes {
  if (path.startsWith('/')) return '.'
  if (thread === undefined) return '<UNKNOWN>'
  if (dirfd === AT_FDCWD) return thread.currentDirectory
  const fd = thread.fd(dirfd)
  if (fd === undefined) return '<UNKNOWN>'
  return fd.name === '' || fd.name.endsWith('/') ? fd.name : `${fd.name}/`
}

function openFile(event: Event, name: Bytes, directory: Bytes, flags: number): void {
  const { record, thread, result } = event
  if (thread === undefined || result === undefined || result < 0n) return
  const fd = new Fd((flags & (OPEN['O_DIRECTORY'] as number)) !== 0 ? 'DIRECTORY' : 'FILE_V2')
  fd.openFlags = flags
  fd.dev = record.num('dev')
  fd.ino = record.big('ino')
  fd.nameRaw = name
  fd.name = joinPath(directory, name)
  event.fd = thread.addFd(Number(result), fd)
}

const opened: Transition = event => {
  const { record, thread } = event
  const enter = event.enter()
  const before = enter?.str('name')
  const trusted = before !== undefined && before !== '<NA>'
  const flags = record.num('flags')
  openFile(
    event,
    trusted ? before : record.str('name'),
    thread?.currentDirectory ?? '',
    trusted ? Number(enter?.big('flags')) | (flags & ADDED) : flags,
  )
}

const created: Transition = event => {
  const { record, thread } = event
  const before = event.enter()?.str('name')
  const layer = record.num('creat_flags')
  const upper = (layer & 1) !== 0 ? OPEN['FD_UPPER_LAYER'] : undefined
  const lower = (layer & 2) !== 0 ? OPEN['FD_LOWER_LAYER'] : undefined
  const name = before !== undefined && before !== '<NA>' ? before : record.str('name')
  openFile(event, name, thread?.currentDirectory ?? '', upper ?? lower ?? 0)
}

const openedAt: Transition = event => {
  const { record, thread } = event
  const enter = event.enter()
  const before = enter?.str('name')
  const trusted = before !== undefined && before !== '<NA>'
  const name = trusted ? before : record.str('name')
  const source = trusted && enter !== undefined ? enter : record
  const directory = source.has('dirfd') ? baseDirectory(thread, name, source.num('dirfd')) : ''
  const flags = record.num('flags')
  openFile(event, name, directory, trusted ? Number(enter?.big('flags')) | (flags & ADDED) : flags)
}

/** A call that returns one new descriptor. */
const makes =
  (kind: FdKind, flags?: string): ((event: Event, machine?: unknown) => void) =>
  event => {
    const { thread, result, record } = event
    if (thread === undefined || result === undefined || result < 0n) return
    const fd = new Fd(kind)
    if (flags !== undefined) fd.openFlags = record.num(flags)
    // Here close-on-exec has a bit of its own.
    const own = kind === 'MEMFD' || kind === 'EVENTPOLL'
    if (own && (fd.openFlags & 1) !== 0) fd.openFlags |= OPEN['O_CLOEXEC'] as number
    event.fd = thread.addFd(Number(result), fd)
  }

const piped: Transition = event => {
  const { thread, result, record } = event
  if (thread === undefined || result === undefined || result < 0n) return
  for (const param of ['fd1', 'fd2']) {
    const fd = new Fd('PIPE')
    fd.ino = record.big('ino')
    fd.openFlags = record.num('flags')
    event.fd = thread.addFd(record.num(param), fd)
  }
}

const copied: Transition = event => {
  const { thread, result, row, record, fd } = event
  if (thread === undefined || fd === undefined || result === undefined || result < 0n) return
  if (row.name === 'fcntl' && record.num('cmd') === F_SETFD) {
    fd.openFlags &= ~(OPEN['O_CLOEXEC'] as number)
    if ((record.big('arg') & 1n) !== 0n) fd.openFlags |= OPEN['O_CLOEXEC'] as number
  }
  if (row.name === 'fcntl' && !F_DUPFD.includes(record.num('cmd'))) return
  if (row.name === 'dup3') {
    const flags = record.num('flags')
    fd.openFlags =
      flags === 0 ? fd.openFlags & ~(OPEN['O_CLOEXEC'] as number) : fd.openFlags | flags
  }
  const copy = fd.clone()
  if (row.name !== 'dup3') copy.openFlags &= ~(OPEN['O_CLOEXEC'] as number)
  if (row.name === 'fcntl' && record.num('cmd') === F_DUPFD_CLOEXEC) {
    copy.openFlags |= OPEN['O_CLOEXEC'] as number
  }
  event.fd = thread.addFd(Number(result), copy)
}

const closed: Transition = ({ thread, result, fd, after }) => {
  if (thread === undefined || fd === undefined || (result ?? -1n) < 0n) return
  const number = thread.lastFd
  after.push(() => thread.table?.delete(number))
}

const UNSHARE = 2
const CLOEXEC = 4

const closedRange: Transition = ({ thread, record, result }) => {
  if (thread === undefined || (result ?? -1n) < 0n) return
  const flags = record.num('flags')
  const { table } = thread
  if (table === undefined || ((flags & UNSHARE) !== 0 && table !== thread.fds)) return
  for (const [number, fd] of table) {
    if (number < record.num('first') || number > record.num('last')) continue
    if ((flags & CLOEXEC) !== 0) fd.openFlags |= OPEN['O_CLOEXEC'] as number
    else table.delete(number)
  }
}

export function changeDirectory(thread: Thread, path: Bytes): void {
  const main = thread.main
  if (main === undefined) return
  main.cwd = joinPath(thread.cwd, path)
  if (!main.cwd.endsWith('/')) main.cwd += '/'
}

const moved =
  (path: (event: Event) => Bytes | undefined): Transition =>
  event => {
    const to = (event.result ?? -1n) >= 0n ? path(event) : undefined
    if (event.thread !== undefined && to !== undefined) changeDirectory(event.thread, to)
  }

export const FILE_TRANSITIONS: Readonly<Record<string, Transition>> = {
  SYSCALL_OPEN_X: opened,
  SYSCALL_CREAT_X: created,
  SYSCALL_OPENAT_2_X: openedAt,
  SYSCALL_OPENAT2_X: openedAt,
  SYSCALL_OPEN_BY_HANDLE_AT_X: event => {
    openFile(event, event.record.str('path'), '', event.record.num('flags'))
  },
  SYSCALL_CLOSE_X: closed,
  SYSCALL_CLOSE_RANGE_X: closedRange,
  SYSCALL_DUP_1_X: copied,
  SYSCALL_DUP2_X: copied,
  SYSCALL_DUP3_X: copied,
  SYSCALL_FCNTL_X: copied,
  SYSCALL_PIPE_X: piped,
  SYSCALL_PIPE2_X: piped,
  SYSCALL_EVENTFD_X: makes('EVENT'),
  SYSCALL_EVENTFD2_X: makes('EVENT', 'flags'),
  SYSCALL_SIGNALFD_X: makes('SIGNALFD'),
  SYSCALL_SIGNALFD4_X: makes('SIGNALFD', 'flags'),
  SYSCALL_TIMERFD_CREATE_X: makes('TIMERFD'),
  SYSCALL_INOTIFY_INIT_X: makes('INOTIFY'),
  SYSCALL_INOTIFY_INIT1_X: makes('INOTIFY', 'flags'),
  SYSCALL_BPF_2_X: makes('BPF'),
  SYSCALL_USERFAULTFD_X: makes('USERFAULTFD'),
  SYSCALL_IO_URING_SETUP_X: makes('IO_URING'),
  SYSCALL_EPOLL_CREATE_X: makes('EVENTPOLL'),
  SYSCALL_EPOLL_CREATE1_X: makes('EVENTPOLL', 'flags'),
  SYSCALL_MEMFD_CREATE_X: event => {
    makes('MEMFD', 'flags')(event)
    if (event.fd !== undefined) event.fd.name = event.record.str('name')
  },
  SYSCALL_PIDFD_OPEN_X: event => {
    makes('PIDFD', 'flags')(event)
    const pid = event.record.num('pid')
    if (event.fd !== undefined) Object.assign(event.fd, { pid, name: `/proc/${pid}` })
  },
  SYSCALL_PIDFD_GETFD_X: ({ thread, record, result }, { threads }) => {
    const pidfd = thread?.fd(record.num('pid_fd'))
    if (pidfd === undefined || pidfd.kind !== 'PIDFD') return
    const target = threads.find(pidfd.pid)?.fd(record.num('target_fd'))
    if (target !== undefined) thread?.addFd(Number(result), target.clone())
  },
  SYSCALL_CHDIR_X: moved(({ record }) => record.str('path')),
  SYSCALL_FCHDIR_X: moved(({ fd }) => fd?.name),
  SYSCALL_GETCWD_X: moved(({ record }) => record.str('path')),
  SYSCALL_CHROOT_X: ({ thread, record, result }) => {
    if (thread !== undefined && result === 0n) {
      thread.root = joinPath(thread.currentDirectory, record.str('path'))
    }
  },
}
