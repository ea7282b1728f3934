// SPDX-License-Identifier: Apache-2.0
// The state machine of the reference: finds thread and descriptor of an event, runs the transition of its
// name, and does what must wait until the rules have seen the event. Tables of transitions: process-,
// file- and network-transitions.ts; host-state.ts for what the host pushes.
import { type EventRow, fdParam, isExit, resultParam } from '../../src/schema/events.ts'
import { type Bytes, type DecodedRecord, decode, readNumber } from './decode.ts'
import type { Fd } from './descriptor.ts'
import { FILE_TRANSITIONS } from './file-transitions.ts'
import { HostState } from './host-state.ts'
import { NETWORK_TRANSITIONS } from './network-transitions.ts'
import { PROCESS_TRANSITIONS } from './process-transitions.ts'
import { type Thread, Threads } from './threads.ts'

export class Event {
  readonly record: DecodedRecord
  readonly row: EventRow
  readonly number: bigint
  readonly cpu: number
  thread: Thread | undefined
  fd: Fd | undefined
  nameChanged = false
  /** What happens after the rules. */
  readonly after: (() => void)[] = []

  constructor(record: DecodedRecord, number: bigint, cpu: number) {
    this.record = record
    this.row = record.row as EventRow
    this.number = number
    this.cpu = cpu
  }

  /** undefined: no system call, or the value is missing. */
  get result(): bigint | undefined {
    const index = resultParam(this.row)
    const raw = this.record.at(index)
    return raw.length === 0 ? undefined : readNumber(raw, true)
  }

  /** The descriptor fd.* fields speak of. */
  get descriptor(): Fd | undefined {
    if (this.fd !== undefined) return this.fd
    const thread = this.thread
    return thread === undefined || thread.lastFd === -1 ? undefined : thread.fd(thread.lastFd)
  }

  /** The enter event of this call, as long as nothing came between. */
  enter(): DecodedRecord | undefined {
    const thread = this.thread
    const enter = thread?.enterIsFresh === true ? thread.enter : undefined
    if (enter?.row.code === this.row.code - 1) return enter
    // A call of execveat that succeeds ends as one of execve.
    return this.row.id === 'SYSCALL_EXECVE_19_X' && enter?.row.id === 'SYSCALL_EXECVEAT_E'
      ? enter
      : undefined
  }
}

export type Transition = (event: Event, machine: Machine) => void

/** Enter events kept for the exit event: parameters read before the call cannot change under it. */
const KEPT_ENTERS = [
  'SYSCALL_OPEN_E',
  'SYSCALL_CREAT_E',
  'SYSCALL_OPENAT_2_E',
  'SYSCALL_OPENAT2_E',
  'SOCKET_CONNECT_E',
  'SYSCALL_EXECVE_19_E',
  'SYSCALL_EXECVEAT_E',
]
const USER_EVENTS = ['USER_ADDED_E', 'USER_DELETED_E', 'GROUP_ADDED_E', 'GROUP_DELETED_E']
const NO_THREAD = [...USER_EVENTS, 'CONTAINER_JSON_2_E', 'PLUGINEVENT_E', 'ASYNCEVENT_E']
/** Rules do not see these. */
const HIDDEN = [...KEPT_ENTERS, ...USER_EVENTS, 'CONTAINER_JSON_2_E']
/** Of these an unknown thread is not taken into the table. */
const LOOKUP_ONLY = /^(SYSCALL_(CLONE_20|FORK_20|VFORK_20|CLONE3)_X|SCHEDSWITCH_6_E|PROCEXIT_1_E)$/

const TRANSITIONS: Readonly<Record<string, Transition>> = {
  ...PROCESS_TRANSITIONS,
  ...FILE_TRANSITIONS,
  ...NETWORK_TRANSITIONS,
}

export class Machine {
  readonly threads: Threads = new Threads()
  readonly host: HostState = new HostState()
  #count = 0n
  #started = false

  /** The event as rules see it; undefined for state the host pushed and events rules do not see. */
  feed(bytes: Uint8Array, cpu: number): Event | undefined {
    const record = decode(bytes)
    if (record === undefined) return undefined
    if (record.row.code >= 0x8000) {
      this.host.apply(record, this.threads, this.#started)
      return undefined
    }
    if (!this.#started) this.host.start(this.threads)
    this.#started = true
    this.#count++
    const event = new Event(record, this.#count, cpu)
    this.#prepare(event)
    if (KEPT_ENTERS.includes(event.row.id)) {
      if (record.at(0).length > 0 && event.thread !== undefined) event.thread.enter = record
    } else {
      TRANSITIONS[event.row.id]?.(event, this)
    }
    if (event.fd !== undefined) event.nameChanged = event.fd.name !== event.fd.oldName
    if (!HIDDEN.includes(event.row.id)) return event
    this.finish(event)
    return undefined
  }

  /** After the rules: what is closed and dead goes. */
  finish(event: Event): void {
    for (const step of event.after) step()
    if (isExit(event.row) && event.thread?.enter !== undefined) {
      event.thread.enter = undefined
      event.thread.enterIsFresh = false
    }
  }

  #prepare(event: Event): void {
    const { row, record } = event
    if (row.flags.includes('SKIPPARSERESET')) {
      event.thread = this.threads.find(record.tid)
      return
    }
    if (NO_THREAD.includes(row.id)) return
    event.thread = LOOKUP_ONLY.test(row.id)
      ? this.threads.find(record.tid)
      : this.threads.get(record.tid)
    const thread = event.thread
    if (thread === undefined || row.id === 'SCHEDSWITCH_6_E') return
    if (!isExit(row)) {
      thread.lastEnter = row.code
      thread.lastFd = -1
      if (!row.flags.includes('USES_FD')) return
      thread.lastFd = record.num('fd')
      event.fd = thread.fd(thread.lastFd)
      return
    }
    const viaAt = row.id === 'SYSCALL_EXECVE_19_X' && thread.enter?.row.id === 'SYSCALL_EXECVEAT_E'
    thread.enterIsFresh = row.code === thread.lastEnter + 1 || viaAt
    if (!thread.enterIsFresh) thread.lastFd = -1
    if (!row.flags.includes('USES_FD')) return
    const index = row.flags.includes('CREATES_FD') ? 1 : fdParam(row)
    if (thread.lastFd === -1 && record.at(index).length > 0)
      thread.lastFd = Number(record.bigAt(index))
    event.fd = thread.fd(thread.lastFd)
  }

  containerOf(thread: Thread): Bytes {
    return containerOfCgroups(thread.cgroups)
  }
}

/** First 12 characters of the container's id, "host" when the cgroups name none. */
export function containerOfCgroups(cgroups: readonly Bytes[]): Bytes {
  for (const entry of cgroups) {
    const path = entry.slice(entry.indexOf('=') + 1)
    const id = /[-/:]([0-9a-f]{64})(?:\.scope)?(?:\/[^/]*)*$/.exec(path)?.[1]
    if (id !== undefined) return id.slice(0, 12)
    const lxc = /^\/(?:lxc\/|lxc\.payload\/|lxc\.payload\.)([^/]+)/.exec(path)?.[1]
    if (lxc !== undefined) return lxc
  }
  return 'host'
}
