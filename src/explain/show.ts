// SPDX-License-Identifier: Apache-2.0
// Outlines and judged outlines as indented text: one line a part, its place behind it. Pure.
import type { Span } from '../diagnostics/diagnostic.ts'
import { positionOf } from '../diagnostics/position.ts'
import { type Operand, printOperand, type TransformArg } from '../rules/ast.ts'
import type { ListUse, Outline } from './outline.ts'
import type { Judged } from './verdict.ts'

/** Columns before the place. */
const WIDTH = 64
/** Items of a list that are shown; all of them with `full`. */
const MANY_ITEMS = 12
const LONGEST_VALUE = 80

export interface ShowOptions {
  readonly full: boolean
}

export function placeText(at: Span): string {
  const { line, column } = positionOf(at.source, at.from)
  return `${at.source.name}:${line}:${column}`
}

/** Without the folders: the head of the page has the whole path. */
function shortPlace(at: Span): string {
  return placeText(at).replace(/^.*\//s, '')
}

/** Control characters of captures and rules must not reach the terminal. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what it is for
  return text.replace(/[\x00-\x1f\x7f-\x9f]/g, '\u{fffd}')
}

function line(indent: string, text: string, at: string): string {
  return `${(indent + printable(text)).padEnd(WIDTH)}  ${at}`
}

function listLine(indent: string, list: ListUse, { full }: ShowOptions): string {
  const shown = full ? list.items : list.items.slice(0, MANY_ITEMS)
  const rest = list.items.length - shown.length
  const more = rest > 0 ? `, and ${rest} more` : ''
  return `${indent}list ${list.name}: ${printable(shown.join(', '))}${more}  ${shortPlace(list.at)}`
}

const LOGICAL = { and: 'all of', or: 'any of', not: 'not' } as const

/** A line of the page: `not` and what it negates share one, so do a macro and what it joins. */
interface Row {
  readonly head: string
  /** The innermost part on the line; what stands below it is its parts. */
  readonly inner: Outline
  /** How many outlines the line takes. */
  readonly depth: number
}

function rowOf(outline: Outline): Row {
  if (outline.kind === 'check') return { head: outline.text, inner: outline, depth: 1 }
  if (outline.kind === 'macro') {
    const { name, part } = outline
    if (part?.kind !== 'and' && part?.kind !== 'or') return { head: name, inner: outline, depth: 1 }
    return { head: `${name}: ${LOGICAL[part.kind]}`, inner: part, depth: 2 }
  }
  const [first] = outline.parts
  if (outline.kind !== 'not' || first === undefined) {
    return { head: LOGICAL[outline.kind], inner: outline, depth: 1 }
  }
  const { head, inner, depth } = rowOf(first)
  const exception = outline.exception === undefined ? '' : `exception "${outline.exception}": `
  return { head: `${exception}not ${head}`, inner, depth: depth + 1 }
}

function placeOf(outline: Outline): string {
  if (outline.kind === 'not' && outline.parts[0]?.kind === 'macro') return placeOf(outline.parts[0])
  if (outline.kind !== 'macro' || outline.definedAt === undefined) return shortPlace(outline.at)
  const note = outline.part === undefined ? 'macro, opened above' : 'macro'
  return `${note}, ${shortPlace(outline.definedAt)}`
}

export function showOutline(outline: Outline, options: ShowOptions, depth = 1): string[] {
  const indent = '  '.repeat(depth)
  const { head, inner } = rowOf(outline)
  const lines = [line(indent, head, placeOf(outline))]
  for (const part of partsOf(inner)) lines.push(...showOutline(part, options, depth + 1))
  if (inner.kind === 'check') {
    for (const list of inner.lists) lines.push(listLine(`${indent}  `, list, options))
  }
  return lines
}

function partsOf(outline: Outline): readonly Outline[] {
  if (outline.kind === 'check') return []
  if (outline.kind === 'macro') return outline.part === undefined ? [] : [outline.part]
  return outline.parts
}

/** Values by token; a missing one is not in it. */
export type Values = ReadonlyMap<string, string>

/** What the operands of a check were: `fd.name is "/tmp/x"`. */
export function valuesText(outline: Outline, values: Values): string {
  if (outline.kind !== 'check') return ''
  const { left, right } = outline.check
  const operands: Operand[] = [left]
  if (right?.kind === 'field' || right?.kind === 'transform') operands.push(right)
  return operands
    .flatMap(tokensOf)
    .map(token => valueText(token, values))
    .join(', ')
}

function valueText(token: string, values: Values): string {
  const value = values.get(token)
  if (value === undefined) return `${token} has no value`
  const shown = value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}...` : value
  return `${token} is ${JSON.stringify(printable(shown))}`
}

/** What to print for an operand: itself, and for `val()` the field inside. */
export function tokensOf(operand: Operand): string[] {
  const [first] = operand.kind === 'transform' && operand.name === 'val' ? operand.args : [operand]
  return first !== undefined && isOperand(first) ? [printOperand(first)] : []
}

function isOperand(arg: TransformArg): arg is Operand {
  return arg.kind === 'field' || arg.kind === 'transform'
}

/** `>` marks what decided. */
export function showJudged(judged: Judged, values: Values, depth = 0): string[] {
  const { outline, holds, decided } = judged
  const mark = `${decided ? '>' : ' '} ${holds ? 'true ' : 'false'} `
  const row = rowOf(outline)
  let inner = judged
  for (let down = 1; down < row.depth; down++) inner = inner.parts[0] ?? inner
  const seen = row.inner.kind === 'check' ? valuesText(row.inner, values) : placeOf(outline)
  const lines = [line(`${mark}${'  '.repeat(depth)}`, row.head, seen)]
  for (const part of inner.parts) lines.push(...showJudged(part, values, depth + 1))
  return lines
}
