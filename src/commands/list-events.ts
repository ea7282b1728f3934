// SPDX-License-Identifier: Apache-2.0
// `--list-events`: the events that rules may name, with their parameters.
import { EVENTS, type EventRow } from '../schema/events.ts'
import { SYSCALLS } from '../schema/syscalls.ts'
import type { TableFormat } from './table-format.ts'

interface Listed {
  readonly name: string
  /** `>` for what is known when a call begins, `<` for everything else. */
  readonly direction: '>' | '<'
  readonly parameters: readonly { readonly name: string; readonly type: string }[]
}

const NOT_LISTED: readonly string[] = ['OLD_VERSION', 'UNUSED']
const GENERIC_NAME = 'syscall'

function isCurrent(row: EventRow): boolean {
  return row.kind !== 'unknown' && !row.flags.some(flag => NOT_LISTED.includes(flag))
}

function toListed(row: EventRow, name: string): Listed {
  return {
    name,
    direction: row.id.endsWith('_E') && row.kind === 'syscall' ? '>' : '<',
    parameters: row.params.map(param => ({ name: param.name, type: param.type.toUpperCase() })),
  }
}

function listed(): Listed[] {
  const current = EVENTS.filter(isCurrent)
  const named = current.filter(row => row.name !== GENERIC_NAME)
  // System calls without an event of their own share the generic one.
  const generic = current.find(row => row.name === GENERIC_NAME)
  const others = SYSCALLS.filter(call => call.event === 'GENERIC_X').map(call => call.name)
  return [
    ...named.map(row => toListed(row, row.name)),
    ...(generic === undefined ? [] : others.map(name => toListed(generic, name))),
  ]
}

function signature(event: Listed): string {
  return event.parameters.map(({ name, type }) => `${type} ${name}`).join(', ')
}

const FORMATS: Readonly<Record<TableFormat, (events: readonly Listed[]) => string>> = {
  text: events =>
    events.map(event => `${event.direction} ${event.name}(${signature(event)})\n`).join(''),
  markdown: events => {
    const rows = events.map(
      event => `${event.direction} | **${event.name}**(${signature(event)})\n`,
    )
    return `Dir | Event\n:----|:-----\n${rows.join('')}`
  },
  json: events => `${JSON.stringify({ events })}\n`,
}

/** `-i`: frequent reads and writes that say nothing about the state of processes. */
export function listIgnoredEvents(): string {
  const names = EVENTS.filter(
    row =>
      isCurrent(row) &&
      row.kind === 'syscall' &&
      (row.category === 'io_read' || row.category === 'io_write') &&
      !row.flags.includes('MODIFIES_STATE'),
  ).map(row => `- ${row.name}\n`)
  return `Ignored syscall(s):\n${[...new Set(names)].sort().join('')}\n`
}

export function listEvents(format: TableFormat): string {
  return FORMATS[format](listed())
}
