// SPDX-License-Identifier: Apache-2.0
// Offsets to lines and columns. The line table of a source is made once, when first asked for.
import type { Source } from './diagnostic.ts'

/** Both count from 1; the column counts UTF-16 units. */
export type Position = { readonly line: number; readonly column: number }

const tables: WeakMap<Source, number[]> = new WeakMap()

/** Offsets at which the lines of the source begin. */
export function lineStarts(source: Source): readonly number[] {
  let starts = tables.get(source)
  if (starts === undefined) {
    starts = [0]
    for (let i = source.text.indexOf('\n'); i >= 0; i = source.text.indexOf('\n', i + 1))
      starts.push(i + 1)
    tables.set(source, starts)
  }
  return starts
}

export function positionOf(source: Source, offset: number): Position {
  const starts = lineStarts(source)
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
}

/** The text of a line without its end of line; '' past the end. */
export function lineText(source: Source, line: number): string {
  const starts = lineStarts(source)
  const from = starts[line - 1]
  if (from === undefined) return ''
  const end = source.text.indexOf('\n', from)
  const text = source.text.slice(from, end < 0 ? undefined : end)
  return text.endsWith('\r') ? text.slice(0, -1) : text
}
