// SPDX-License-Identifier: Apache-2.0
// Arbitrary streams of events as a kernel sends them: descriptors have the numbers that are free, calls fail
// on descriptors they cannot take. Which opens were of regular files is known beside.
import fc from 'fast-check'
import { eventById } from '../../src/schema/events.ts'
import {
  encodeList,
  encodeRecord,
  encodeSockaddr,
  encodeSocktuple,
  type RecordValues,
} from '../../src/schema/record.ts'
import { START, startState } from './start-state.ts'

export type KernelStream = {
  readonly records: readonly Uint8Array[]
  /** Times of the exit events of opens of regular files. */
  readonly files: ReadonlySet<bigint>
}

type Kind = 'file' | 'dir' | 'socket' | 'device'
type Open = { readonly kind: Kind; cloexec: boolean }

const FILES = ['/etc/passwd', '/tmp/a', '/usr/lib/libc.so', '/root/x']
const DIRS = ['/tmp', '/etc', '/']
const ENDS = { ip: '10.0.0.5', port: 40000 }
const TO = { ip: '10.0.0.7', port: 80 }
const AT_FDCWD = -100
const CLOEXEC = 4096
const ENOENT = -2
const EBADF = -9
const ENOTDIR = -20
const ENOTSOCK = -88
const EINPROGRESS = -115

class Machine {
  readonly records: Uint8Array[] = startState()
  readonly files = new Set<bigint>()
  readonly hasEnters: boolean
  readonly processes: Map<number, Map<number, Open>> = new Map([
    [1, new Map()],
    [
      10,
      new Map<number, Open>([
        [0, { kind: 'device', cloexec: false }],
        [3, { kind: 'dir', cloexec: false }],
      ]),
    ],
    [11, new Map()],
  ])
  #ts: bigint = START

  constructor(hasEnters: boolean) {
    this.hasEnters = hasEnters
  }

  /** Of the values those that the event has. */
  event(id: string, tid: number, values: RecordValues): bigint {
    this.#ts += 1000n
    const row = eventById(id)
    const known = row.params.filter(({ name }) => Object.hasOwn(values, name))
    const own = Object.fromEntries(known.map(({ name }) => [name, values[name] ?? null]))
    this.records.push(encodeRecord(row, this.#ts, tid, own))
    return this.#ts
  }
}

const pickFrom = <T>(values: readonly T[], choice: number): T => values[choice % values.length] as T

function lowest(fds: ReadonlyMap<number, Open>): number {
  let free = 0
  while (fds.has(free)) free++
  return free
}

/** One call of process `tid`; `a`, `b`, `c` choose what it is given. */
type Call = (
  machine: Machine,
  tid: number,
  fds: Map<number, Open>,
  a: number,
  b: number,
  c: number,
) => void

const ACCESS = [1, 1, 1, 1 | CLOEXEC, 2, 3, 1 | 4 | 16384, 1 | 256, 3]

function open(how: 'open' | 'openat' | 'openat2'): Call {
  return (machine, tid, fds, a, b, c) => {
    const number = lowest(fds)
    // A directory that is open, another descriptor, or the working directory.
    const dirfd = how === 'open' ? AT_FDCWD : pickFrom([AT_FDCWD, 0, 3, 4], b)
    const relative = c % 3 === 0 && how !== 'open'
    const name = relative ? 'a' : pickFrom([...FILES, ...DIRS], a)
    const below = !relative || dirfd === AT_FDCWD ? undefined : fds.get(dirfd)
    const broken = relative && dirfd !== AT_FDCWD && below?.kind !== 'dir'
    const fails = broken || c % 5 === 0
    const flags = pickFrom(ACCESS, c)
    const kind: Kind = DIRS.includes(name) ? 'dir' : 'file'
    const res = !fails ? number : broken ? (below === undefined ? EBADF : ENOTDIR) : ENOENT
    const values = { fd: res, dirfd, name, flags, mode: 0, dev: 1, ino: 7, resolve: 0 }
    const id = how === 'openat' ? 'SYSCALL_OPENAT_2' : `SYSCALL_${how.toUpperCase()}`
    if (machine.hasEnters) machine.event(`${id}_E`, tid, values)
    const ts = machine.event(`${id}_X`, tid, values)
    if (fails) return
    fds.set(number, { kind, cloexec: (flags & CLOEXEC) !== 0 })
    if (kind === 'file') machine.files.add(ts)
  }
}

function copyTo(id: string, named: boolean): Call {
  return (machine, tid, fds, a, b, c) => {
    const oldfd = pickFrom([0, 1, 3, 4, 5], a)
    const from = fds.get(oldfd)
    const to = named ? pickFrom([0, 1, 2, 4, 6], b) : lowest(fds)
    if (id === 'SYSCALL_DUP3_X' && to === oldfd) return
    const flags = c % 2 === 0 ? 0 : CLOEXEC
    const res = from === undefined ? EBADF : to
    machine.event(id, tid, { res, oldfd, newfd: to, fd: oldfd, cmd: 1, arg: 0, flags })
    if (from === undefined || to === oldfd) return
    fds.set(to, { ...from, cloexec: id === 'SYSCALL_DUP3_X' && flags !== 0 })
  }
}

/** A call on a descriptor that these kinds allow. */
function on(id: string, kinds: readonly Kind[], error: number, values: RecordValues = {}): Call {
  return (machine, tid, fds, a) => {
    const fd = pickFrom([0, 1, 3, 4, 5], a)
    const kind = fds.get(fd)?.kind
    const res = kind === undefined ? EBADF : kinds.includes(kind) ? 0 : error
    machine.event(id, tid, { fd, ...values, res })
  }
}

const ANY: readonly Kind[] = ['file', 'dir', 'socket', 'device']

const CALLS: readonly Call[] = [
  open('open'),
  open('openat'),
  open('openat'),
  open('openat2'),
  (machine, tid, fds, a) => {
    const fd = pickFrom([0, 1, 3, 4, 5], a)
    machine.event('SYSCALL_CLOSE_X', tid, { res: fds.delete(fd) ? 0 : EBADF, fd })
  },
  (machine, tid, fds, a, b, c) => {
    const first = a % 6
    const last = first + (b % 4)
    const flags = c % 3 === 0 ? 4 : 0
    machine.event('SYSCALL_CLOSE_RANGE_X', tid, { res: 0, first, last, flags })
    for (const [fd, opened] of fds) {
      if (fd < first || fd > last) continue
      if (flags !== 0) opened.cloexec = true
      else fds.delete(fd)
    }
  },
  copyTo('SYSCALL_DUP_1_X', false),
  copyTo('SYSCALL_DUP2_X', true),
  copyTo('SYSCALL_DUP3_X', true),
  copyTo('SYSCALL_FCNTL_X', false),
  (machine, tid, fds) => {
    const fd = lowest(fds)
    machine.event('SOCKET_SOCKET_X', tid, { fd, domain: 2, type: 1, proto: 6, flags: 0 })
    fds.set(fd, { kind: 'socket', cloexec: false })
  },
  (machine, tid, fds, a, b) => {
    const fd = pickFrom([0, 1, 3, 4, 5], a)
    const isSocket = fds.get(fd)?.kind === 'socket'
    const res = isSocket ? pickFrom([0, EINPROGRESS, -111], b) : ENOTSOCK
    const addr = encodeSockaddr(TO)
    if (machine.hasEnters) machine.event('SOCKET_CONNECT_E', tid, { fd, addr })
    const tuple = isSocket && res !== -111 ? encodeSocktuple(ENDS, TO) : null
    machine.event('SOCKET_CONNECT_X', tid, { res, tuple, fd, addr })
  },
  (machine, tid, fds, a) => {
    const fd = pickFrom([0, 1, 3, 4, 5], a)
    const isSocket = fds.get(fd)?.kind === 'socket'
    const tuple = isSocket ? encodeSocktuple(ENDS, TO) : null
    machine.event('SOCKET_SENDTO_X', tid, { res: isSocket ? 4 : ENOTSOCK, fd, size: 4, tuple })
  },
  on('SOCKET_LISTEN_X', ['socket'], ENOTSOCK, { backlog: 1 }),
  on('SYSCALL_READ_X', ['file', 'socket', 'device'], -21, { size: 4 }),
  on('SYSCALL_FCHMOD_X', ANY, 0, { mode: 0o644 }),
  on('SYSCALL_FSTAT_X', ANY, 0),
  on('SYSCALL_FCHDIR_X', ['dir'], ENOTDIR),
  on('SYSCALL_LSEEK_X', ['file', 'dir'], -29, { offset: 0, whence: 0 }),
  // The descriptor itself, or a file of an absolute name beside it.
  (machine, tid, fds, a, b) => {
    const dirfd = pickFrom([0, 1, 3, 4, 5], a)
    const path = b % 2 === 0 ? '' : '/tmp/a'
    const res = path === '' && !fds.has(dirfd) ? EBADF : 0
    machine.event('SYSCALL_NEWFSTATAT_X', tid, { res, dirfd, path, flags: 0x1000 })
  },
  (machine, tid, fds, a, b) => {
    const dirfd = pickFrom([AT_FDCWD, 0, 3, 4], a)
    const name = pickFrom(['a', '/tmp/a'], b)
    const kind = fds.get(dirfd)?.kind
    const valid = dirfd === AT_FDCWD || name.startsWith('/') || kind === 'dir'
    const res = valid ? 0 : kind === undefined ? EBADF : ENOTDIR
    machine.event('SYSCALL_UNLINKAT_2_X', tid, { res, dirfd, name, flags: 0 })
  },
  (machine, tid, _fds, a, b) => {
    machine.event('SYSCALL_CHMOD_X', tid, {
      res: a % 2 === 0 ? 0 : ENOENT,
      filename: pickFrom(FILES, b),
      mode: 0o4755,
    })
  },
  (machine, tid, _fds, a) => {
    machine.event('SYSCALL_SETUID_X', tid, { res: a % 2 === 0 ? 0 : -1, uid: 1000 })
  },
  (machine, tid, _fds, a) => {
    machine.event('SYSCALL_MMAP_X', tid, {
      res: a % 2 === 0 ? 4096 : -12,
      vm_size: a,
      vm_rss: 1,
      vm_swap: 0,
    })
  },
  (machine, tid, fds) => {
    const child = [20, 21, 22, 23].find(pid => !machine.processes.has(pid))
    const ids = { exe: 'bash', comm: 'bash', args: encodeList(['-c']), fdlimit: 1024 }
    const facts = { ...ids, cgroups: encodeList(['cpuset=/']), flags: 0, uid: 0, gid: 0 }
    if (child === undefined) {
      machine.event('SYSCALL_CLONE_20_X', tid, { ...facts, res: -11, tid, pid: tid, ptid: 1 })
      return
    }
    const copies = [...fds].map(([fd, opened]): [number, Open] => [fd, { ...opened }])
    machine.processes.set(child, new Map(copies))
    const own = { tid: child, pid: child, ptid: tid, vtid: child, vpid: child }
    machine.event('SYSCALL_CLONE_20_X', child, { ...facts, res: 0, ...own })
  },
  (machine, tid, fds, a) => {
    const fails = a % 3 === 0
    machine.event('SYSCALL_EXECVE_19_X', tid, {
      ...{
        res: fails ? ENOENT : 0,
        exe: 'cat',
        comm: fails ? 'bash' : 'cat',
        args: encodeList([]),
      },
      ...{ tid, pid: tid, ptid: 1, fdlimit: 1024, trusted_exepath: '/usr/bin/cat' },
      ...{ cgroups: encodeList(['cpuset=/']), uid: 0, gid: 0, pgid: tid, vpgid: tid, tty: 0 },
    })
    if (fails) return
    for (const [fd, { cloexec }] of fds) if (cloexec) fds.delete(fd)
  },
  (machine, tid) => {
    if (tid < 20) return
    machine.processes.delete(tid)
    machine.event('PROCEXIT_1_E', tid, { status: 0, ret: 0, sig: 0, core: 0, reaper_tid: 1 })
  },
]

export function kernelStream(options: {
  readonly minLength: number
  readonly maxLength: number
}): fc.Arbitrary<KernelStream> {
  const act = fc.record({
    call: fc.nat(CALLS.length - 1),
    who: fc.nat(7),
    a: fc.nat(60),
    b: fc.nat(60),
    c: fc.nat(60),
  })
  const acts = fc.array(act, { ...options, size: 'max' })
  return fc.tuple(acts, fc.boolean()).map(([all, hasEnters]) => {
    const machine = new Machine(hasEnters)
    for (const { call, who, a, b, c } of all) {
      const [tid, fds] = pickFrom([...machine.processes], who)
      pickFrom(CALLS, call)(machine, tid, fds, a, b, c)
    }
    return { records: machine.records, files: machine.files }
  })
}
