// SPDX-License-Identifier: Apache-2.0
// The rule behind a dump: it matches every event and prints the fields that the dump's lines carry.
import { gunzipSync } from 'node:zlib'
import type { Source } from '../diagnostics/diagnostic.ts'

/** Always added by the formatter, and no field to print by itself. */
const ADDED = 'evt.time.iso8601'

export interface Dump {
  /** Name of its rule. */
  readonly rule: string
  readonly hostname: string
  /** Keys of `output_fields`, all lines together. */
  readonly fields: readonly string[]
  readonly rules: Source
  readonly next: () => string | undefined
}

/** Lines of `bytes`, one at a time, so that only one is text at once. */
function* linesOf(bytes: Uint8Array): Generator<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let from = 0; from < buffer.length; ) {
    const found = buffer.indexOf(0x0a, from)
    const to = found < 0 ? buffer.length : found
    if (to > from) yield buffer.toString('utf8', from, to)
    from = to + 1
  }
}

interface Head {
  readonly hostname?: string
  readonly rule: string
  readonly priority: string
}

/** Of a dump, gzip or plain; undefined for one without lines. */
export function readDump(file: Uint8Array): Dump | undefined {
  const bytes = file[0] === 0x1f && file[1] === 0x8b ? gunzipSync(file) : file
  const fields = new Set<string>()
  let head: Head | undefined
  for (const line of linesOf(bytes)) {
    const parsed = JSON.parse(line) as Head & { readonly output_fields: object }
    head ??= parsed
    for (const field of Object.keys(parsed.output_fields)) fields.add(field)
  }
  if (head === undefined) return undefined
  const lines = linesOf(bytes)
  return {
    rule: head.rule,
    hostname: head.hostname ?? '',
    fields: [...fields],
    rules: everyEventRule(head.rule, head.priority, [...fields]),
    next: () => lines.next().value ?? undefined,
  }
}

/** A rules file with one rule that matches every event and outputs `fields`. */
export function everyEventRule(rule: string, priority: string, fields: readonly string[]): Source {
  const printed = fields.filter(field => field !== ADDED).map(field => `%${field}`)
  const output = printed.length === 0 ? 'event' : printed.join(' ')
  // JSON strings are YAML too.
  const text = [
    `- rule: ${JSON.stringify(rule)}`,
    '  desc: every event',
    '  condition: evt.num >= 0',
    `  output: ${JSON.stringify(output)}`,
    `  priority: ${priority}`,
    '  warn_evttypes: false',
    '',
  ].join('\n')
  return { name: `${rule}.yaml`, text }
}
