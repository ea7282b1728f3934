// SPDX-License-Identifier: Apache-2.0
// Threads of the reference machine: groups, parents, death and who inherits the children.
import { FLAG_SETS } from '../../src/schema/flags.ts'
import type { Bytes, DecodedRecord } from './decode.ts'
import type { Fd } from './descriptor.ts'

/** CLONE_* of the schema, and what the thread table adds. */
export const CL: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    FLAG_SETS.get('clone_flags')?.values.map(flag => [flag.name, flag.value]) ?? [],
  ),
  CLONE_INVERTED: 1 << 16,
  IS_MAIN_THREAD: 1 << 30,
}

export const has = (flags: number, name: string): boolean => (flags & (CL[name] as number)) !== 0

type Group = { readonly pid: number; alive: number; reaper: boolean; members: Thread[] }

export class Thread {
  readonly tid: number
  pid = -1
  ptid = -1
  sid = -1n
  vpgid = -1n
  pgid = -1n
  vtid = -1
  vpid = -1
  comm: Bytes = ''
  exe: Bytes = ''
  exepath: Bytes = ''
  args: Bytes[] = []
  env: Bytes[] = []
  cgroups: Bytes[] = []
  cwd: Bytes = ''
  root: Bytes = ''
  flags = 0
  fdlimit = -1n
  uid = 0xffffffff
  gid = 0xffffffff
  loginuid = 0xffffffff
  vmSize = 0n
  vmRss = 0n
  vmSwap = 0n
  pfMajor = 0n
  pfMinor = 0n
  cloneTs = 0n
  pidnsStart = 0n
  tty = 0n
  exeWritable = false
  exeUpper = false
  exeLower = false
  exeFromMemfd = false
  exeIno = 0n
  exeCtime = 0n
  exeMtime = 0n
  ctimeToClone = 0n
  ctimeToPidns = 0n
  capPermitted = 0n
  capEffective = 0n
  capInheritable = 0n
  dead = false
  reaperTid = -1
  group: Group | undefined
  children: Thread[] = []
  fds: Map<number, Fd> = new Map()
  /** Descriptor of the event at hand. */
  lastFd = 0
  /** Code of the last enter event, and that event as long as its exit event may ask for it. */
  lastEnter = -1
  enterIsFresh = false
  enter: DecodedRecord | undefined

  constructor(tid: number) {
    this.tid = tid
  }

  get isInvalid(): boolean {
    return this.tid < 0 || this.pid < 0 || this.ptid < 0
  }
  get isMain(): boolean {
    return this.tid === this.pid || (this.flags & (CL['IS_MAIN_THREAD'] as number)) !== 0
  }
  get inPidns(): boolean {
    return (this.flags & (CL['CLONE_CHILD_IN_PIDNS'] as number)) !== 0 || this.tid !== this.vtid
  }

  get main(): Thread | undefined {
    if (this.isMain) return this
    const first = this.group?.members[0]
    return first?.isMain === true ? first : undefined
  }

  get table(): Map<number, Fd> | undefined {
    const shared = (this.flags & (CL['CLONE_FILES'] as number)) !== 0
    return shared ? this.main?.fds : this.fds
  }

  fd(number: number): Fd | undefined {
    const fd = number < 0 ? undefined : this.table?.get(number)
    if (fd !== undefined) fd.oldName = fd.name
    return fd
  }

  addFd(number: number, fd: Fd): Fd | undefined {
    const table = this.table
    if (table === undefined) return undefined
    table.set(number, fd)
    this.lastFd = number
    return fd
  }

  get currentDirectory(): Bytes {
    return this.main === undefined ? './' : this.main.cwd
  }

  adopt(child: Thread): void {
    this.children.unshift(child)
    child.ptid = this.tid
  }
}

export class Threads {
  readonly table: Map<number, Thread> = new Map()
  /** "parent child" to the time of death: a caller may return from clone after its child is gone. */
  readonly exited: Map<string, bigint> = new Map()
  readonly #groups = new Map<number, Group>()

  find(tid: number): Thread | undefined {
    return this.table.get(tid)
  }

  hasExited(tid: number, parent: number, now: bigint): boolean {
    const at = this.exited.get(`${parent} ${tid}`)
    return at !== undefined && now >= at && now - at < 2_000_000_000n
  }

  /** The thread, or an entry that says nothing but its number. */
  get(tid: number): Thread {
    const known = this.table.get(tid)
    if (known !== undefined) return known
    const thread = new Thread(tid)
    thread.comm = '<NA>'
    thread.exe = '<NA>'
    this.table.set(tid, thread)
    return thread
  }

  add(thread: Thread): void {
    this.link(thread)
    this.table.set(thread.tid, thread)
  }

  /** Puts a thread into its group and under its parent. */
  link(thread: Thread): void {
    if (thread.isInvalid || thread.group !== undefined) return
    const known = this.#groups.get(thread.pid)
    if (known === undefined) {
      const reaper = thread.pid === 1 || thread.vpid === 1
      thread.group = { pid: thread.pid, alive: 1, reaper, members: [thread] }
      this.#groups.set(thread.pid, thread.group)
    } else {
      known.alive++
      if (thread.isMain) known.members.unshift(thread)
      else known.members.push(thread)
      thread.group = known
    }
    if (thread.pid === 1) return
    const parent = this.find(thread.ptid)
    if (parent === undefined || parent.isInvalid) thread.ptid = 0
    else parent.adopt(thread)
  }

  remove(tid: number): void {
    const thread = this.find(tid)
    if (thread === undefined) return
    const group = thread.group
    if (thread.isInvalid || group === undefined) {
      this.#leaveParent(thread)
      this.table.delete(tid)
      return
    }
    this.markDead(thread)
    if (thread.children.length > 0) this.#reparent(thread)
    if (group.alive === 0) {
      this.#leave(thread, group)
      this.#groups.delete(thread.pid)
      this.table.delete(thread.pid)
    }
    if (!thread.isMain) {
      this.#leave(thread, group)
      this.table.delete(tid)
    }
  }

  markDead(thread: Thread): void {
    if (thread.group !== undefined && !thread.dead) thread.group.alive--
    thread.dead = true
  }

  resurrect(thread: Thread): void {
    if (thread.group !== undefined) thread.group.alive++
    thread.dead = false
  }

  #leave(thread: Thread, group: Group): void {
    group.members = group.members.filter(member => member !== thread)
    this.#leaveParent(thread)
  }

  #leaveParent(thread: Thread): void {
    const parent = this.find(thread.ptid)
    if (parent !== undefined) parent.children = parent.children.filter(child => child !== thread)
  }

  #isCurrent = (thread: Thread): boolean => this.table.get(thread.tid) === thread

  #reparent(thread: Thread): void {
    let reaper = thread.reaperTid > 0 ? this.get(thread.reaperTid) : undefined
    if (reaper === undefined || reaper.isInvalid) reaper = this.#findReaper(thread)
    if (reaper !== undefined && reaper.pid !== thread.pid && reaper.group)
      reaper.group.reaper = true
    const children = thread.children.filter(this.#isCurrent)
    thread.children = []
    for (const child of children) {
      if (reaper === undefined) child.ptid = 0
      else reaper.adopt(child)
    }
  }

  #findReaper(thread: Thread): Thread | undefined {
    const alive = (group: Group): Thread | undefined =>
      group.alive === 0
        ? undefined
        : group.members.find(other => this.#isCurrent(other) && !other.dead && other !== thread)
    const sibling = thread.group && alive(thread.group)
    if (sibling !== undefined) return sibling
    const seen = new Set([thread.tid])
    for (
      let next = this.find(thread.ptid);
      next && !seen.has(next.tid);
      next = this.find(next.ptid)
    ) {
      seen.add(next.tid)
      if (next.inPidns !== thread.inPidns) return undefined
      const found = next.group?.reaper === true ? alive(next.group) : undefined
      if (found !== undefined) return found
    }
    return undefined
  }

  /** Parent, grandparent, ...: each thread as the table has it, until the line ends or bites its tail. */
  ancestors(thread: Thread): Thread[] {
    const line: Thread[] = []
    for (
      let next = this.find(thread.ptid);
      next && !line.includes(next);
      next = this.find(next.ptid)
    ) {
      line.push(next)
    }
    return line
  }

  /** Level 0 is the process itself; always the main thread of each process. */
  ancestor(thread: Thread, level: number): Thread | undefined {
    let main = thread.main
    for (let i = 0; i < level && main !== undefined; i++) main = this.find(main.ptid)?.main
    return main
  }
}
