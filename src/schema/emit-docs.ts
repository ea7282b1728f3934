// SPDX-License-Identifier: Apache-2.0
// The reference pages docs/fields.md and docs/events.md. Pure; only generate.ts writes.
import { CATEGORIES, EVENTS, type EventRow, isExit, isLive } from './events.ts'
import { FIELDS, type FieldArg, type FieldRow } from './fields.ts'
import { FLAG_SETS, type FlagSet } from './flags.ts'
import type { Param } from './types.ts'

/** File name below docs → text. */
export function emitDocs(): ReadonlyMap<string, string> {
  return new Map([
    ['fields.md', emitFields()],
    ['events.md', emitEvents()],
  ])
}

const GENERATED = '<!-- Generated from src/schema by `npm run generate`; do not edit. -->'

const CLASS_TITLES: Readonly<Record<string, string>> = {
  evt: 'Events',
  fd: 'Descriptors',
  fdlist: 'Lists of descriptors (poll)',
  'fs.path': 'Paths of file system calls',
  process: 'Processes and threads',
  user: 'Users',
  group: 'Groups',
  container: 'Containers and pods',
  k8smeta: 'Kubernetes metadata (k8smeta)',
  json: 'JSON payloads',
  k8s_audit: 'Kubernetes audit events',
  util: 'Other',
}

const ARGUMENTS: Readonly<Record<FieldArg, string>> = {
  none: '',
  optional_index: '[index]?',
  optional_key: '[key]?',
  optional_index_or_key: '[index or key]?',
  required_key: '[key]',
  required_index_or_key: '[index or key]',
}

const cell = (text: string): string => text.replaceAll('|', '\\|')

function emitFields(): string {
  const classes = [...new Set(FIELDS.map(row => row.cls))]
  const sections = classes.map(cls => {
    const rows = FIELDS.filter(row => row.cls === cls && !row.flags.includes('table_only'))
    return `## ${CLASS_TITLES[cls] ?? cls}

| field | type | meaning |
| --- | --- | --- |
${rows.map(fieldLine).join('\n')}
`
  })
  return `# Fields

${GENERATED}

What conditions and outputs may ask for. An argument stands in brackets behind the name, or as its
last dotted part where shown so; \`?\` marks one that may be left out. A field is usable in rules of
the sources that offer it; those that every source offers are marked *any source*. A field without a
value makes every comparison false and prints \`<NA>\` (null in JSON).

Types: \`i16\` to \`u64\` are integers, \`abstime\` and \`reltime\` nanoseconds, \`ipaddr\` and \`ipnet\`
addresses and CIDR blocks of both families, \`list of\` a list.

${sections.join('\n')}`
}

function fieldLine(row: FieldRow): string {
  const argument = row.flags.includes('dot_arg')
    ? ARGUMENTS[row.arg].replace(/^\[(.*)\]/, '.$1')
    : ARGUMENTS[row.arg]
  const notes = [
    row.flags.includes('deprecated') ? 'deprecated' : '',
    row.flags.includes('filter_only') ? 'conditions only' : '',
    row.flags.includes('print_only') ? 'outputs only' : '',
    row.flags.includes('no_rhs') ? 'not in val()' : '',
    row.flags.includes('no_transformer') ? 'no transformers' : '',
    row.flags.includes('suggested') ? 'suggested for outputs' : '',
    row.sources.includes('*') ? 'any source' : '',
  ].filter(note => note !== '')
  const note = notes.length === 0 ? '' : ` *(${notes.join(', ')})*`
  const type = row.list === true ? `list of ${row.type}` : row.type
  return `| \`${row.name}${argument}\` | ${type} | ${cell(row.desc)}${note} |`
}

const KIND_TITLES: readonly (readonly [EventRow['kind'], string])[] = [
  ['syscall', 'System calls'],
  ['tracepoint', 'Tracepoints'],
  ['iter', 'Kernel iterators'],
  ['metaevent', 'Meta events'],
  ['internal', 'Internal events'],
  ['plugin', 'Plugin events'],
]

function emitEvents(): string {
  const live = EVENTS.filter(isLive)
  const old = EVENTS.filter(row => row.kind !== 'unknown' && !isLive(row))
  const sections = KIND_TITLES.map(([kind, title]) => {
    const rows = live.filter(row => row.kind === kind)
    return `## ${title}

| event | code | category | parameters |
| --- | --- | --- | --- |
${rows.map(eventLine).join('\n')}
`
  })
  return `# Events

${GENERATED}

The ${live.length} events that drivers send, of the ${EVENTS.length} codes of the capture format (schema 4.5.1). An
event's parameters are what \`evt.arg.NAME\` asks for, in wire order. An event marked *enter* is sent
when the call starts, all others when it has returned; one marked *state* changes what is known of
processes and descriptors and is therefore always recorded.

${sections.join('\n')}
## Flag names

Names in the order they print. A value that holds several bits prints all of them, joined by \`|\`.

${[...FLAG_SETS].map(flagLine).join('\n')}

## Old events

Codes that only old captures contain; they are converted while a capture is read.

${old.map(row => `\`${row.id}\` (${row.code})`).join(', ')}
`
}

function eventLine(row: EventRow): string {
  const marks = [
    row.kind === 'syscall' && !isExit(row) ? 'enter' : '',
    row.flags.includes('MODIFIES_STATE') ? 'state' : '',
  ].filter(mark => mark !== '')
  const mark = marks.length === 0 ? '' : ` *${marks.join(', ')}*`
  return `| \`${row.name}\`${mark} | ${row.code} | ${CATEGORIES[row.category] ?? ''} | ${row.params.map(paramText).join(', ')} |`
}

function paramText(param: Param): string {
  const set = param.flags === undefined ? '' : ` (${param.flags})`
  return `${param.name}: ${param.type}${set}`
}

function flagLine([name, set]: readonly [string, FlagSet]): string {
  const kind = set.kind === 'enum' ? 'values' : 'bits'
  return `- **${name}** (${kind}): ${set.values.map(value => `${value.name} ${value.value}`).join(', ')}`
}
