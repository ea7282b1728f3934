// SPDX-License-Identifier: Apache-2.0
// `--list`: the fields that conditions and outputs may use.
import { FIELDS, type FieldRow } from '../schema/fields.ts'
import { type TableFormat, wrap } from './table-format.ts'

export interface ListFieldsOptions {
  /** Only fields that rules of this source may use. */
  readonly source?: string | undefined
  readonly namesOnly: boolean
  readonly format: TableFormat
}

const NAME_WIDTH = 30
const TEXT_WIDTH = 80

function isListed(row: FieldRow, source: string | undefined): boolean {
  if (row.flags.includes('table_only')) return false
  return source === undefined || row.sources.includes('*') || row.sources.includes(source)
}

function typeOf(row: FieldRow): string {
  return row.list ? `${row.type}[]` : row.type
}

function notesOf(row: FieldRow): string {
  const notes = [
    row.arg === 'none'
      ? ''
      : row.arg.startsWith('required')
        ? 'needs an argument'
        : 'takes an argument',
    row.flags.includes('filter_only') ? 'conditions only' : '',
    row.flags.includes('print_only') ? 'outputs only' : '',
    row.flags.includes('deprecated') ? 'deprecated' : '',
  ].filter(note => note !== '')
  return notes.length === 0 ? '' : ` (${notes.join(', ')})`
}

interface FieldClass {
  readonly name: string
  readonly sources: readonly string[]
  readonly fields: FieldRow[]
}

/** Fields of one class for the same sources stand together. */
function classesOf(rows: readonly FieldRow[]): FieldClass[] {
  const classes = new Map<string, FieldClass>()
  for (const row of rows) {
    const key = `${row.cls} ${row.sources.join(' ')}`
    const found = classes.get(key) ?? { name: row.cls, sources: row.sources, fields: [] }
    found.fields.push(row)
    classes.set(key, found)
  }
  return [...classes.values()]
}

function sourcesText(sources: readonly string[]): string {
  return sources.includes('*') ? 'all' : sources.join(', ')
}

function asText(rows: readonly FieldRow[]): string {
  let text = ''
  for (const { name, sources, fields } of classesOf(rows)) {
    text += `${'-'.repeat(31)}\nField Class:                  ${name}\n`
    text += `Event Sources:                ${sourcesText(sources)}\n\n`
    for (const row of fields) {
      const lines = wrap(`(${typeOf(row)}) ${row.desc}${notesOf(row)}`, TEXT_WIDTH)
      const indented = lines.map((line, at) => (at === 0 ? line : ' '.repeat(NAME_WIDTH) + line))
      text += `${row.name.padEnd(NAME_WIDTH - 1)} ${indented.join('\n')}\n`
    }
    text += '\n'
  }
  return text
}

function asMarkdown(rows: readonly FieldRow[]): string {
  let text = ''
  for (const { name, sources, fields } of classesOf(rows)) {
    text += `## Field Class: ${name}\n\nEvent Sources: ${sourcesText(sources)}\n\n`
    text += 'Name | Type | Description\n:----|:-----|:-----------\n'
    for (const row of fields) {
      const desc = `${row.desc}${notesOf(row)}`.replaceAll('|', '\\|')
      text += `\`${row.name}\` | ${typeOf(row)} | ${desc}\n`
    }
    text += '\n'
  }
  return text
}

/** Which arguments a field takes, in the words of Falco's listing. */
function argumentOf(row: FieldRow): { required: boolean; type: string[] } | null {
  if (row.arg === 'none') return null
  const type = [
    ...(row.arg.includes('index') ? ['INDEX'] : []),
    ...(row.arg.includes('key') ? ['KEY'] : []),
  ]
  return { required: row.arg.startsWith('required'), type }
}

function asJson(rows: readonly FieldRow[]): string {
  const classes = classesOf(rows).map(({ name, sources, fields }) => ({
    name,
    event_sources: sources,
    fields: fields.map(row => ({
      name: row.name,
      type: row.type,
      is_list: row.list === true,
      is_deprecated: row.flags.includes('deprecated'),
      argument: argumentOf(row),
      desc: `${row.desc}${notesOf(row)}`,
    })),
  }))
  return `${JSON.stringify({ fieldclasses: classes }, undefined, 2)}\n`
}

const FORMATS: Readonly<Record<TableFormat, (rows: readonly FieldRow[]) => string>> = {
  text: asText,
  markdown: asMarkdown,
  json: asJson,
}

/** What is printed; empty when there is no such source. Fields of all sources are no sign of one. */
export function listFields(options: ListFieldsOptions): string {
  const { source } = options
  if (source !== undefined && !FIELDS.some(row => row.sources.includes(source))) return ''
  const rows = FIELDS.filter(row => isListed(row, options.source))
  if (!options.namesOnly) return rows.length === 0 ? '' : FORMATS[options.format](rows)
  if (options.format === 'json') {
    return `${JSON.stringify({ fieldnames: rows.map(row => row.name) }, undefined, 2)}\n`
  }
  return rows.map(row => `${row.name}\n`).join('')
}
