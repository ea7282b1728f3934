// SPDX-License-Identifier: Apache-2.0
// Which system calls a driver records: what the loaded rules ask for, and what the state of processes and
// descriptors is made from, as base_syscalls has it.
import type { BaseSyscalls } from '../config/config.ts'
import { type EventRow, eventById } from '../schema/events.ts'
import { askedAs } from '../schema/ia32.ts'
import { SYSCALLS, type SyscallRow, syscallByName } from '../schema/syscalls.ts'

export interface Interest {
  /** Names of schema/syscalls.ts. */
  readonly recorded: ReadonlySet<string>
  /** What rules ask for and does not come. */
  readonly missed: readonly string[]
  /** Names in custom_set that are no system calls. */
  readonly unknown: readonly string[]
}

const PROCESS_EXIT = 'sched_process_exit'

/** The least that keeps the process tree right. */
const REPAIR: readonly string[] = [
  ...['clone', 'clone3', 'fork', 'vfork', 'execve', 'execveat'],
  ...['fchdir', 'chdir', 'chroot', 'capset', 'prctl'],
  ...['setgid', 'setpgid', 'setresgid', 'setresuid', 'setsid', 'setuid'],
]

function eventOf(name: string): EventRow | undefined {
  const event = syscallByName(name)?.event
  return event === undefined ? undefined : eventById(event)
}

function namesWhere(holds: (event: EventRow) => boolean): string[] {
  return SYSCALLS.filter(({ event }) => event !== undefined && holds(eventById(event))).map(
    row => row.name,
  )
}

const changesState = (event: EventRow): boolean => event.flags.includes('MODIFIES_STATE')
const isReadOrWrite = ({ category }: EventRow): boolean =>
  category === 'io_read' || category === 'io_write'

/** Frequent, and without effect on the state: `-i` lists them. */
const IGNORED: ReadonlySet<string> = new Set(
  namesWhere(event => isReadOrWrite(event) && !changesState(event)),
)

/** What has to be recorded beside `needed` for the process tree and the descriptors it tells of. */
function repaired(needed: ReadonlySet<string>): string[] {
  const names = [...REPAIR]
  const events = [...needed].map(eventOf).filter(event => event !== undefined)
  if (events.some(({ category }) => category === 'net')) names.push('socket', 'getsockopt')
  if (['listen', 'accept', 'accept4'].some(name => needed.has(name))) names.push('bind')
  const usesDescriptors = events.some(
    ({ flags }) => flags.includes('USES_FD') || flags.includes('CREATES_FD'),
  )
  if (usesDescriptors) names.push('close')
  return names
}

/** `needed`: what the rules ask for. */
export function chooseSyscalls(needed: readonly string[], base: BaseSyscalls): Interest {
  const recorded = new Set(needed)
  const named = base.custom_set.map(name => name.replace(/^!/, ''))
  const unknown = named.filter(name => eventOf(name) === undefined)
  const wanted = base.custom_set.filter(name => eventOf(name) !== undefined)
  // A driver is asked for a call and its 32-bit relatives by one number.
  const unwanted = new Set(
    base.custom_set.filter(name => name.startsWith('!')).map(name => askedAs(name.slice(1))),
  )
  const add = (names: Iterable<string>): void => {
    for (const name of names) recorded.add(name)
  }
  if (wanted.length > 0) add(wanted)
  else add(base.repair ? repaired(recorded) : namesWhere(changesState))
  for (const name of [...recorded]) if (unwanted.has(askedAs(name))) recorded.delete(name)
  if (!base.all) for (const name of IGNORED) recorded.delete(name)
  if (base.repair && wanted.length > 0) add(repaired(recorded))
  recorded.add(PROCESS_EXIT)
  // Rules without a type of event would complain about every call there is.
  const all = SYSCALLS.filter(row => row.event !== undefined).length
  const missed = needed.length === all ? [] : needed.filter(name => !recorded.has(name))
  return { recorded, missed, unknown }
}

/** The calls in the order of their codes. */
export function recordedRows({ recorded }: Interest): SyscallRow[] {
  return SYSCALLS.filter(row => recorded.has(row.name))
}
