// SPDX-License-Identifier: Apache-2.0
// Values of YAML scalars: folding, block scalars, escapes. Pure functions of yaml-reader.ts; each returns
// undefined for what is left to the library.

/** Lines of a plain or quoted scalar joined: a line end is a blank, an empty line a line end. */
export function foldLines(lines: readonly string[]): string {
  let value = trimEnd(lines[0] ?? '')
  let breaks = 0
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue
    const last = index === lines.length - 1
    const text = last ? trimStart(line) : trimEnd(trimStart(line))
    if (text === '' && !last) {
      breaks++
      continue
    }
    value += breaks > 0 ? '\n'.repeat(breaks) : ' '
    value += text
    breaks = 0
  }
  return value
}

function trimStart(line: string): string {
  return line.replace(/^[ \t]+/, '')
}

function trimEnd(line: string): string {
  return line.replace(/[ \t]+$/, '')
}

export type BlockScalar = {
  readonly value: string
  /** End of its last line with content. */
  readonly to: number
  /** Beginning of the line after it. */
  readonly next: number
}

export type BlockStyle = {
  /** Indent of the collection around it. */
  readonly parent: number
  readonly literal: boolean
  /** The last blank of a line stands for its CR. */
  readonly crlf: boolean
}

const HEADER = /[|>]([+-]?) *(?: #[^\n]*)?(?:\n|$)/y

/** A literal or folded scalar whose header stands at `from`. */
export function readBlockScalar(
  text: string,
  from: number,
  { parent, literal, crlf }: BlockStyle,
): BlockScalar | undefined {
  HEADER.lastIndex = from
  const header = HEADER.exec(text)
  if (header === null) return undefined
  let at = from + header[0].length
  let indent = 0
  let longestBlank = 0
  let to = at
  const lines: string[] = []
  while (at < text.length) {
    const found = text.indexOf('\n', at)
    const end = found < 0 ? text.length : crlf ? found - 1 : found
    let start = at
    while (start < end && text.charCodeAt(start) === 0x20) start++
    const width = start - at
    if (start >= end) {
      if (indent === 0) longestBlank = Math.max(longestBlank, width)
      lines.push(width > indent && indent > 0 ? text.slice(at + indent, end) : '')
    } else {
      if (indent === 0) {
        if (width <= parent) break
        if (longestBlank > width || text.charCodeAt(start) === 9) return undefined
        indent = width
      }
      if (width < indent) {
        // Between the two indents nothing may stand but a comment.
        if (width > parent) return undefined
        break
      }
      lines.push(text.slice(at + indent, end))
      to = end
    }
    at = found < 0 ? text.length : found + 1
    if (found < 0) break
  }
  if (indent === 0) return undefined
  let content = lines.length
  while (content > 0 && (lines[content - 1] as string).trim() === '') content--
  // The library sees blank lines that are longer than the indent as text.
  if (lines.slice(content).some(line => line !== '')) return undefined
  const shown = lines.slice(0, content)
  const chomp = header[1]
  if (chomp === '+') return undefined
  const body = literal ? shown.join('\n') : foldBlock(shown)
  return { value: body + (chomp === '-' ? '' : '\n'), to, next: at }
}

/** Folding of a block: lines that begin with a blank keep their line ends. */
function foldBlock(lines: readonly string[]): string {
  let value = ''
  let gap = ''
  let indented = false
  for (const line of lines) {
    if (line.startsWith(' ') || line.startsWith('\t')) {
      if (gap === ' ') gap = '\n'
      else if (!indented && gap === '\n') gap = '\n\n'
      value += gap + line
      gap = '\n'
      indented = true
    } else if (line === '') {
      if (gap === '\n') value += '\n'
      else gap = '\n'
    } else {
      value += gap + line
      gap = ' '
      indented = false
    }
  }
  return value
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
}

/** A double-quoted text on one line, decoded; undefined for an escape that is not known. */
export function unescapeDouble(body: string): string | undefined {
  let value = ''
  for (let i = 0; i < body.length; i++) {
    const c = body[i] as string
    if (c !== '\\') {
      value += c
      continue
    }
    const simple = ESCAPES[body[++i] ?? '']
    if (simple === undefined) return undefined
    value += simple
  }
  return value
}
