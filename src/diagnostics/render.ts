// SPDX-License-Identifier: Apache-2.0
// A diagnostic as text with a code frame, and as JSON. Pure; the caller chooses colours and the stream.
import type { Severity } from './codes.ts'
import type { Diagnostic, Span } from './diagnostic.ts'
import { lineText, positionOf } from './position.ts'

export type RenderOptions = { readonly colour?: boolean }

/** Longest piece of a line that a frame shows, so that a 50 MB line prints as one. */
const FRAME_WIDTH = 160

const PLAIN = {
  error: ['', ''],
  warning: ['', ''],
  hint: ['', ''],
  dim: ['', ''],
  bold: ['', ''],
} as const
const COLOUR = {
  error: ['\x1b[31m', '\x1b[39m'],
  warning: ['\x1b[33m', '\x1b[39m'],
  hint: ['\x1b[36m', '\x1b[39m'],
  dim: ['\x1b[2m', '\x1b[22m'],
  bold: ['\x1b[1m', '\x1b[22m'],
} as const

/** One diagnostic, several lines, each ended by a newline. */
export function render(d: Diagnostic, options: RenderOptions = {}): string {
  const palette = options.colour === true ? COLOUR : PLAIN
  const paint = (style: keyof typeof PLAIN, text: string): string =>
    `${palette[style][0]}${text}${palette[style][1]}`
  const lines = [
    `${paint(d.severity, d.severity)} ${paint('bold', d.code)}: ${printable(d.message)}`,
    `  ${place(d)}`,
  ]
  for (const line of frame(d)) lines.push(paint('dim', line.gutter) + paintMarks(line, d, paint))
  const items = itemPath(d)
  if (items !== '') lines.push(`  in ${items}`)
  for (const note of d.related ?? []) {
    lines.push(`  ${paint('bold', 'note')}: ${printable(note.message)}`, `  ${place(note)}`)
  }
  if (d.help !== undefined) lines.push(`  ${paint('bold', 'help')}: ${d.help}`)
  return `${lines.join('\n')}\n`
}

export type JsonPlace = {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly end_line: number
  readonly end_column: number
  readonly offset: number
}

export type JsonDiagnostic = JsonPlace & {
  readonly code: string
  readonly severity: string
  readonly message: string
  readonly item?: { readonly type: string; readonly name: string }
  readonly related?: readonly (JsonPlace & { readonly message: string })[]
  readonly help?: string
}

export function toJson(d: Diagnostic): JsonDiagnostic {
  return {
    code: d.code,
    severity: d.severity,
    message: d.message,
    ...jsonPlace(d),
    ...(d.item === undefined ? {} : { item: { type: d.item.type, name: d.item.name } }),
    ...(d.related === undefined || d.related.length === 0
      ? {}
      : { related: d.related.map(note => ({ message: note.message, ...jsonPlace(note) })) }),
    ...(d.help === undefined ? {} : { help: d.help }),
  }
}

/** `rule "a", exception "b"`: the named items the place is in, outermost first. */
function itemPath(d: Diagnostic): string {
  const named = (d.context ?? []).filter(step => step.name !== '' && step.type !== 'value for')
  const items = named.length > 0 ? named : d.item === undefined ? [] : [d.item]
  return items.map(item => `${item.type} "${printable(item.name)}"`).join(', ')
}

function jsonPlace(span: Span): JsonPlace {
  const begin = positionOf(span.source, span.from)
  const end = positionOf(span.source, span.to)
  return {
    file: span.source.name,
    line: begin.line,
    column: begin.column,
    end_line: end.line,
    end_column: end.column,
    offset: span.from,
  }
}

function place(span: Span): string {
  const { line, column } = positionOf(span.source, span.from)
  return `${span.source.name}:${line}:${column}`
}

type FrameLine = { gutter: string; text: string; marks: boolean }

function frame(span: Span): FrameLine[] {
  const { line, column } = positionOf(span.source, span.from)
  const whole = lineText(span.source, line)
  if (whole === '') return []
  // Only a window of a long line is shown, with the marked place inside.
  const skip = column > FRAME_WIDTH / 2 && whole.length > FRAME_WIDTH ? column - FRAME_WIDTH / 2 : 0
  const shown = whole.slice(skip, skip + FRAME_WIDTH)
  const begin = Math.min(column - 1 - skip, shown.length)
  const length = Math.max(1, Math.min(span.to - span.from, shown.length - begin))
  const indent = shown.slice(0, begin).replace(/[^\t]/g, ' ')
  const number = String(line)
  return [
    { gutter: `  ${number.padStart(3)} | `, text: printable(shown), marks: false },
    {
      gutter: `  ${' '.repeat(Math.max(3, number.length))} | `,
      text: indent + '^'.repeat(length),
      marks: true,
    },
  ]
}

function paintMarks(
  line: FrameLine,
  d: Diagnostic,
  paint: (style: Severity, text: string) => string,
): string {
  return line.marks ? paint(d.severity, line.text) : line.text
}

/** Control characters of hostile input must not reach the terminal. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what it is for
  return text.replace(/[\x00-\x08\x0a-\x1f\x7f-\x9f]/g, '\u{fffd}')
}
