// SPDX-License-Identifier: Apache-2.0
// `--list-events`: the events that rules may name, with their parameters.
import { EVENTS, type EventKind, type EventRow } from '../schema/events.ts'
import { FLAG_SETS } from '../schema/flags.ts'
import { SYSCALLS } from '../schema/syscalls.ts'
import { EVENT_SCHEMA_VERSION } from '../version.ts'
import type { TableFormat } from './table-format.ts'

interface Parameter {
  readonly type: string
  readonly name: string
  /** Names of the bits or values it may have. */
  readonly flags?: readonly string[]
}

interface Listed {
  readonly name: string
  /** `>` for what is known when a call begins, `<` for everything else. */
  readonly dir: '>' | '<'
  /** Recorded without `base_syscalls.all`. */
  readonly available: boolean
  readonly params: readonly Parameter[]
}

const NOT_LISTED: readonly string[] = ['OLD_VERSION', 'UNUSED']
const GENERIC_NAME = 'syscall'

/** The headings, with the kind of event below each. */
const CATEGORIES: readonly (readonly [heading: string, kind: EventKind])[] = [
  ['Syscall events', 'syscall'],
  ['Tracepoint events', 'tracepoint'],
  ['Plugin events', 'plugin'],
  ['Metaevents', 'metaevent'],
]

function isCurrent(row: EventRow): boolean {
  return row.kind !== 'unknown' && !row.flags.some(flag => NOT_LISTED.includes(flag))
}

function toListed(row: EventRow, name: string): Listed {
  return {
    name,
    dir: row.id.endsWith('_E') && row.kind === 'syscall' ? '>' : '<',
    available: !isIgnored(row),
    params: row.params.map(({ name, type, flags }) => ({
      type: type.toUpperCase(),
      name,
      ...(flags !== undefined && {
        flags: FLAG_SETS.get(flags)?.values.map(value => value.name) ?? [],
      }),
    })),
  }
}

function listed(kind: EventKind): Listed[] {
  const current = EVENTS.filter(row => isCurrent(row) && row.kind === kind)
  const named = current.filter(row => row.name !== GENERIC_NAME)
  // System calls without an event of their own share the generic one.
  const generic = current.find(row => row.name === GENERIC_NAME)
  const others = SYSCALLS.filter(call => call.event === 'GENERIC_X').map(call => call.name)
  return [
    ...named.map(row => toListed(row, row.name)),
    ...(generic === undefined ? [] : others.map(name => toListed(generic, name))),
  ]
}

function signature({ params }: Listed, flagMark: string): string {
  const texts = params.map(({ type, name, flags }) => {
    const values = flags?.map(flag => `${flagMark}${flag}${flagMark}`).join(', ')
    return `${type} **${name}**${values === undefined ? '' : `: ${values}`}`
  })
  return texts.join(', ')
}

const VALID = `The events below are valid for Falco *Schema Version*: ${EVENT_SCHEMA_VERSION}\n`

function sections(head: string, line: (event: Listed) => string): string {
  const parts = CATEGORIES.map(([heading, kind]) => {
    return `## ${heading}\n\n${head}${listed(kind).map(line).join('')}\n`
  })
  return VALID + parts.join('')
}

const FORMATS: Readonly<Record<TableFormat, () => string>> = {
  text: () => sections('', event => `${event.dir} ${event.name}(${signature(event, '')})\n`),
  markdown: () =>
    sections('Default | Dir | Name | Params \n:-------|:----|:-----|:-----\n', event => {
      const recorded = event.available ? 'Yes' : 'No'
      return `${recorded} | \`${event.dir}\` | \`${event.name}\` | ${signature(event, '*')}\n`
    }),
  json: () => {
    const categories = CATEGORIES.map(([heading, kind]) => [heading, listed(kind)])
    const document = { schema_version: EVENT_SCHEMA_VERSION, ...Object.fromEntries(categories) }
    return `${JSON.stringify(document, undefined, 2)}\n`
  },
}

function isIgnored(row: EventRow): boolean {
  return (
    isCurrent(row) &&
    row.kind === 'syscall' &&
    (row.category === 'io_read' || row.category === 'io_write') &&
    !row.flags.includes('MODIFIES_STATE')
  )
}

/** `-i`: frequent reads and writes that say nothing about the state of processes. */
export function listIgnoredEvents(): string {
  const names = EVENTS.filter(isIgnored).map(row => `- ${row.name}\n`)
  return `Ignored syscall(s):\n${[...new Set(names)].sort().join('')}\n`
}

export function listEvents(format: TableFormat): string {
  return FORMATS[format]()
}
