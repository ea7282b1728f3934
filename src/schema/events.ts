// SPDX-License-Identifier: Apache-2.0
// The event table: every event code of the capture format (schema 4.5.1), live and old.
// Index = wire code. The rows themselves stand in event-rows.ts.
import { EVENT_ROWS } from './event-rows.ts'
import { isParamType, type Param, type RecordRow } from './types.ts'

export type EventKind =
  | 'syscall'
  | 'tracepoint'
  | 'metaevent'
  | 'internal'
  | 'plugin'
  | 'iter'
  | 'unknown'

export type EventRow = RecordRow & {
  /** Name as rules know it (evt.type); several codes may share it. */
  readonly name: string
  readonly category: string
  readonly kind: EventKind
}

/** Event flags by bit, in generated code as EF_*. */
export const EVENT_FLAGS: Readonly<Record<string, number>> = {
  CREATES_FD: 1 << 0,
  DESTROYS_FD: 1 << 1,
  USES_FD: 1 << 2,
  READS_FROM_FD: 1 << 3,
  WRITES_TO_FD: 1 << 4,
  MODIFIES_STATE: 1 << 5,
  UNUSED: 1 << 6,
  WAITS: 1 << 7,
  SKIPPARSERESET: 1 << 8,
  OLD_VERSION: 1 << 9,
  LARGE_PAYLOAD: 1 << 11,
  CONVERTER_MANAGED: 1 << 12,
}

export const EVENT_KINDS: readonly EventKind[] = [
  'unknown',
  'syscall',
  'tracepoint',
  'metaevent',
  'internal',
  'plugin',
  'iter',
]

/** Category → its text in evt.category; the order gives the ids of generated code. */
export const CATEGORIES: Readonly<Record<string, string>> = {
  unknown: 'unknown',
  other: 'other',
  file: 'file',
  net: 'net',
  ipc: 'ipc',
  memory: 'memory',
  process: 'process',
  sleep: 'sleep',
  system: 'system',
  signal: 'signal',
  user: 'user',
  time: 'time',
  processing: 'processing',
  io_read: 'IO-read',
  io_write: 'IO-write',
  io_other: 'IO-other',
  wait: 'wait',
  scheduler: 'scheduler',
  internal: 'internal',
}

/** name:type, then /format, /flag set or /dynamic table, or @directory. */
const PARAM = /^(\w+):(\w+)(?:\/(\w+))?(?:@(\w+))?$/

export const EVENTS: readonly EventRow[] = EVENT_ROWS.trim().split('\n').map(parseRow)

const byId: ReadonlyMap<string, EventRow> = new Map(EVENTS.map(row => [row.id, row]))
const byName: Map<string, EventRow[]> = new Map()
for (const row of EVENTS) byName.set(row.name, [...(byName.get(row.name) ?? []), row])

/** By the code's own name, such as 'SYSCALL_OPENAT_2_X'; throws for an unknown one. */
export function eventById(id: string): EventRow {
  const row = byId.get(id)
  if (row === undefined) throw new Error(`no event ${id}`)
  return row
}

/** All codes that share a name as rules write it, old versions included. */
export function eventsByName(name: string): readonly EventRow[] {
  return byName.get(name) ?? []
}

/** The live code a name stands for: the exit event where there is one, else the enter event. */
export function eventByName(name: string): EventRow | undefined {
  return eventsByName(name).filter(isLive).at(-1)
}

/** True for the codes that a current driver sends; all others appear in old captures only. */
export function isLive(row: EventRow): boolean {
  return (
    row.kind !== 'unknown' && !row.flags.includes('OLD_VERSION') && !row.flags.includes('UNUSED')
  )
}

export function isExit(row: EventRow): boolean {
  return (row.code & 1) === 1
}

/**
 * Index of the parameter that holds the descriptor an event is about (fd.* fields), or -1.
 * Exit events only tell after the call; for calls that make two descriptors it is the second one,
 * for those that copy from one to another the destination, as Falco has it.
 */
export function fdParam(row: EventRow): number {
  const at = (name: string): number => row.params.findIndex(param => param.name === name)
  const uses = row.flags.includes('USES_FD')
  const creates = row.flags.includes('CREATES_FD')
  if (!isExit(row)) return uses && row.params[0]?.type === 'fd' ? 0 : -1
  if (creates) return at('fd2') >= 0 ? at('fd2') : row.params.length > 0 ? 0 : -1
  if (!uses) return -1
  if (at('fd_out') >= 0) return at('fd_out')
  return row.params.findIndex((param, index) => index > 0 && param.type === 'fd')
}

/** Index of the parameter that holds the return value (evt.res, evt.rawres), or -1. */
export function resultParam(row: EventRow): number {
  const counts = row.kind === 'syscall' && isExit(row) && row.id !== 'GENERIC_X'
  return counts && row.params.length > 0 ? 0 : -1
}

function parseRow(line: string): EventRow {
  const [code, id, name, category, kind, flags, ...params] = line.split(' ')
  if (
    code === undefined ||
    id === undefined ||
    name === undefined ||
    category === undefined ||
    flags === undefined
  ) {
    throw new Error(`bad event row: ${line}`)
  }
  return {
    code: Number(code),
    id,
    name,
    category,
    kind: kind as EventKind,
    flags: flags === '-' ? [] : flags.split('|'),
    params: params.map((param, index) => parseParam(param, params.slice(0, index))),
  }
}

function parseParam(source: string, before: readonly string[]): Param {
  const [, name = '', type = '', extra, dirfd] = PARAM.exec(source) ?? []
  if (!isParamType(type)) throw new Error(`bad parameter: ${source}`)
  if (dirfd !== undefined) {
    return { name, type, dirfd: before.findIndex(other => other.startsWith(`${dirfd}:`)) }
  }
  if (extra === undefined) return { name, type }
  if (type === 'dyn') return { name, type, dyn: extra }
  if (extra === 'hex' || extra === 'oct') return { name, type, format: extra }
  return { name, type, flags: extra }
}
