// SPDX-License-Identifier: Apache-2.0
// A seeded stream of events of a busy node, about 105 bytes each: read 31 %, write 18, close 18,
// openat 17, send and receive 9, new connections 4.5, path operations 1.3, processes 1.0. Threads
// take turns in bursts of 8 events. Counts what the control rules (rule-sets.ts) must find.
import { eventById } from '../src/schema/events.ts'
import { encodeList } from '../src/schema/record.ts'
import type { RecordRow } from '../src/schema/types.ts'
import { NodeModel, type Process, SHORT_LIVED } from './node-model.ts'
import { CAPABILITIES, ENVIRONMENT, type PrologueOptions, writePrologue } from './prologue.ts'
import { RecordWriter, type Values } from './record-writer.ts'

/**
 * mix: all of the above; io: read, write and close alone, on descriptors that the prologue opens;
 * unseen: openat of a new name each time, closed at once.
 */
export type WorkloadKind = 'mix' | 'io' | 'unseen'

/** What the control rules must find in the events, by rule name. */
export interface Controls {
  shadow: number
  cron: number
  postgres: number
  grep: number
}

export interface Workload {
  /** Host records: the state before the first event. */
  readonly prologue: Uint8Array
  readonly records: Uint8Array
  readonly events: number
  readonly controls: Controls
  readonly processes: number
  readonly threads: number
  /** Events by name. */
  readonly shares: Readonly<Record<string, number>>
}

const START = 1_700_000_000_000_000_000n
const BURST = 8
const AT_FDCWD = -100
const ENOENT = -2
const EINPROGRESS = -115
const READ_ONLY = 1
const WRITE_NEW = 0x6
const PAYLOAD = new TextEncoder().encode(
  'GET /api/v1/items?id=12345&limit=50 HTTP/1.1\r\nHost: svc.local\r\nAccept: */*\r\n\r\n',
)
const PROLOGUES: Readonly<Record<WorkloadKind, PrologueOptions>> = {
  mix: { files: 20, sockets: 4 },
  io: { files: 90, sockets: 4 },
  unseen: { files: 4, sockets: 1 },
}

const OPENAT = eventById('SYSCALL_OPENAT_2_X')
const READ = eventById('SYSCALL_READ_X')
const WRITE = eventById('SYSCALL_WRITE_X')
const CLOSE = eventById('SYSCALL_CLOSE_X')
const SENDTO = eventById('SOCKET_SENDTO_X')
const RECVFROM = eventById('SOCKET_RECVFROM_X')
const SOCKET = eventById('SOCKET_SOCKET_X')
const CONNECT = eventById('SOCKET_CONNECT_X')
const ACCEPT4 = eventById('SOCKET_ACCEPT4_6_X')
const CLONE = eventById('SYSCALL_CLONE_20_X')
const EXECVE = eventById('SYSCALL_EXECVE_19_X')
const PROCEXIT = eventById('PROCEXIT_1_E')
const UNLINKAT = eventById('SYSCALL_UNLINKAT_2_X')
const RENAMEAT2 = eventById('SYSCALL_RENAMEAT2_X')
const MKDIRAT = eventById('SYSCALL_MKDIRAT_X')
const FCHMODAT = eventById('SYSCALL_FCHMODAT_X')
const KILL = eventById('SYSCALL_KILL_X')
const CHDIR = eventById('SYSCALL_CHDIR_X')
const SETUID = eventById('SYSCALL_SETUID_X')

type Action = (process: Process, tid: number) => void

class Generator {
  readonly writer: RecordWriter = new RecordWriter()
  readonly model: NodeModel
  readonly controls: Controls = { shadow: 0, cron: 0, postgres: 0, grep: 0 }
  readonly shares: Record<string, number> = {}
  #ts = START

  constructor(model: NodeModel) {
    this.model = model
  }

  emit(row: RecordRow & { readonly name: string }, tid: number, values: Values): void {
    this.#ts += BigInt(500 + this.model.random.below(2000))
    this.writer.write(row, this.#ts, tid, values)
    this.shares[row.name] = (this.shares[row.name] ?? 0) + 1
  }

  #payload(): Uint8Array {
    const { random } = this.model
    return random.chance(2 / 3) ? PAYLOAD : PAYLOAD.subarray(0, random.below(PAYLOAD.length))
  }

  read: Action = (process, tid) => {
    const data = this.#payload()
    const fd = process.some('file', this.model.random)
    this.emit(READ, tid, { res: data.length, data, fd, size: 4096 })
  }

  write: Action = (process, tid) => {
    const data = this.#payload()
    const fd = process.some('file', this.model.random)
    this.emit(WRITE, tid, { res: data.length, data, fd, size: data.length })
  }

  close: Action = (process, tid) => {
    const fd = process.close(this.model.random)
    if (fd === undefined) this.open(process, tid, this.model.path(), READ_ONLY)
    else this.emit(CLOSE, tid, { res: 0, fd })
  }

  /** For streams that must not open anything. */
  closeOrRead: Action = (process, tid) => {
    const fd = process.close(this.model.random)
    if (fd === undefined) this.read(process, tid)
    else this.emit(CLOSE, tid, { res: 0, fd })
  }

  open(process: Process, tid: number, name: string, flags: number): number {
    const fd = process.open('file')
    const ino = this.model.random.below(1e7)
    this.emit(OPENAT, tid, { fd, dirfd: AT_FDCWD, name, flags, mode: 0o644, dev: 0x801, ino })
    return fd
  }

  openat: Action = (process, tid) => {
    const { model } = this
    const draw = model.random.next()
    if (draw < 0.12) {
      this.emit(OPENAT, tid, { fd: ENOENT, dirfd: AT_FDCWD, name: model.path(), flags: READ_ONLY })
    } else {
      const name = draw < 0.17 ? `conf/${model.random.below(50)}.yaml` : model.path()
      this.open(process, tid, name, model.random.chance(0.15) ? WRITE_NEW : READ_ONLY)
    }
  }

  unseen: Action = (process, tid) => {
    this.open(process, tid, this.model.freshPath(), READ_ONLY)
    this.close(process, tid)
  }

  send: Action = (process, tid) => {
    const data = this.#payload()
    const fd = process.some('socket', this.model.random)
    this.emit(SENDTO, tid, { res: data.length, data, fd, size: data.length })
  }

  receive: Action = (process, tid) => {
    const data = this.#payload()
    const fd = process.some('socket', this.model.random)
    this.emit(RECVFROM, tid, { res: data.length, data, fd, size: 4096 })
  }

  connect: Action = (process, tid) => {
    const fd = process.open('socket')
    const { tuple, peer, port } = this.model.connection(false)
    this.emit(SOCKET, tid, { fd, domain: 2, type: 1, proto: 6, flags: 0 })
    this.emit(CONNECT, tid, { res: EINPROGRESS, tuple, fd, addr: peer })
    if (port === 5432) this.controls.postgres++
  }

  accept: Action = (process, tid) => {
    const fd = process.open('socket')
    const { tuple } = this.model.connection(true)
    this.emit(ACCEPT4, tid, { fd, tuple, queuepct: 0, queuelen: 0, queuemax: 128, flags: 0 })
  }

  /** A program that starts, reads four files and ends: clone (both sides), execve, ..., exit. */
  run: Action = (process, tid) => {
    const { random } = this.model
    const image = random.pick(SHORT_LIVED)
    const child = this.model.newProcess(image, process, process.container)
    const task = {
      exe: process.image.exe,
      args: encodeList(process.image.args),
      cwd: '/app/',
      fdlimit: 1024,
      pgft_maj: 0,
      pgft_min: 500,
      vm_size: 100_000,
      vm_rss: 20_000,
      vm_swap: 0,
      comm: process.image.comm,
      cgroups: encodeList(process.cgroups),
      uid: process.image.uid,
      gid: process.image.uid,
    }
    const ids = { tid: child.pid, pid: child.pid, ptid: process.pid }
    const ptid = process.parent?.pid ?? 0
    const own = { tid, pid: process.pid, ptid, vtid: tid, vpid: process.pid }
    this.emit(CLONE, tid, { ...task, ...own, res: child.pid, flags: 0 })
    this.emit(CLONE, child.pid, {
      ...task,
      ...ids,
      res: 0,
      flags: 0,
      vtid: child.pid,
      vpid: child.pid,
    })
    const { gid, ...rest } = task
    this.emit(EXECVE, child.pid, {
      ...rest,
      ...ids,
      gid,
      res: 0,
      exe: image.exe,
      args: encodeList(image.args),
      comm: image.comm,
      env: ENVIRONMENT,
      tty: 0,
      vpgid: child.pid,
      pgid: child.pid,
      loginuid: 0xffffffff,
      flags: 0,
      cap_inheritable: 0n,
      cap_permitted: CAPABILITIES,
      cap_effective: 0n,
      exe_ino: 1000 + image.exe.length,
      trusted_exepath: image.exe,
      filename: image.exe,
    })
    if (image.comm === 'grep') this.controls.grep++
    for (let index = 0; index < 4; index++) {
      const fd = this.open(child, child.pid, this.model.path(), READ_ONLY)
      this.emit(READ, child.pid, { res: PAYLOAD.length, data: PAYLOAD, fd, size: 832 })
      this.close(child, child.pid)
    }
    this.emit(PROCEXIT, child.pid, { status: 0, ret: 0, sig: 0, core: 0, reaper_tid: 1 })
  }

  remove: Action = (_process, tid) =>
    this.emit(UNLINKAT, tid, { res: 0, dirfd: AT_FDCWD, name: this.model.path(), flags: 0 })

  rename: Action = (_process, tid) => {
    const oldpath = this.model.path()
    const newpath = this.model.path()
    const at = { olddirfd: AT_FDCWD, newdirfd: AT_FDCWD }
    this.emit(RENAMEAT2, tid, { res: 0, ...at, oldpath, newpath, flags: 0 })
  }

  makeDirectory: Action = (_process, tid) =>
    this.emit(MKDIRAT, tid, { res: 0, dirfd: AT_FDCWD, path: this.model.path(), mode: 0o755 })

  changeMode: Action = (_process, tid) =>
    this.emit(FCHMODAT, tid, { res: 0, dirfd: AT_FDCWD, filename: this.model.path(), mode: 0o644 })

  kill: Action = (_process, tid) =>
    this.emit(KILL, tid, { res: 0, pid: this.model.random.pick(this.model.workers).pid, sig: 15 })

  chdir: Action = (_process, tid) => this.emit(CHDIR, tid, { res: 0, path: '/app/' })

  setuid: Action = (process, tid) => this.emit(SETUID, tid, { res: 0, uid: process.image.uid })

  /** What an attacker would do, seldom: the control rules count it. */
  attack: Action = (process, tid) => {
    if (this.model.random.chance(0.5)) {
      this.open(process, tid, '/etc/shadow', READ_ONLY)
      this.controls.shadow++
    } else {
      this.open(process, tid, '/etc/cron.d/job', WRITE_NEW)
      this.controls.cron++
    }
  }
}

/** Actions and how often each is taken; an action may emit several events. */
function actions(g: Generator, kind: WorkloadKind): Choices {
  if (kind === 'unseen') return [[g.unseen, 1]]
  if (kind === 'io')
    return [
      [g.read, 46],
      [g.write, 27],
      [g.closeOrRead, 27],
    ]
  return [
    [g.read, 30],
    [g.write, 18],
    [g.close, 17],
    [g.openat, 16],
    [g.receive, 5],
    [g.send, 4],
    [g.connect, 1.5],
    [g.accept, 1.5],
    [g.run, 0.25],
    [g.remove, 0.6],
    [g.rename, 0.3],
    [g.makeDirectory, 0.2],
    [g.changeMode, 0.2],
    [g.kill, 0.3],
    [g.chdir, 0.1],
    [g.setuid, 0.03],
    [g.attack, 0.1],
  ]
}

type Choices = readonly (readonly [Action, number])[]

function choose(choices: Choices, draw: number): Action {
  let left = draw
  for (const [action, weight] of choices) {
    left -= weight
    if (left < 0) return action
  }
  throw new RangeError(`no action at ${draw}`)
}

export function generateWorkload(kind: WorkloadKind, events: number, seed: number): Workload {
  const model = new NodeModel(seed)
  const start = new RecordWriter()
  writePrologue(start, model, START, PROLOGUES[kind])
  const generator = new Generator(model)
  const choices = actions(generator, kind)
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0)
  const { random } = model
  while (generator.writer.count < events) {
    const count = model.workers.length
    const process = model.workers[kind === 'mix' ? random.skewed(count) : random.below(count)]
    if (process === undefined) break
    const tid = random.pick(process.tids)
    for (let left = random.burst(BURST); left > 0 && generator.writer.count < events; left--) {
      choose(choices, random.next() * total)(process, tid)
    }
  }
  return {
    prologue: start.bytes,
    records: generator.writer.bytes,
    events: generator.writer.count,
    controls: generator.controls,
    processes: model.processes.length,
    threads: model.processes.reduce((sum, process) => sum + process.tids.length, 0),
    shares: generator.shares,
  }
}
