// SPDX-License-Identifier: Apache-2.0
// Texts of items made of other texts; their places stay those in the user's files.
import { type MappedText, TextBuilder } from './source-map.ts'

/** Two conditions or outputs with one blank between. */
export function joined(first: MappedText, second: MappedText): MappedText {
  const gap = second.span(0, 1)
  return new TextBuilder().add(first).glue(' ', gap).add(second).build()
}

/** Without blanks at both ends. */
export function trimmed(text: MappedText): MappedText {
  const begin = text.text.length - text.text.trimStart().length
  const end = text.text.trimEnd().length
  if (begin === 0 && end === text.text.length) return text
  return new TextBuilder().add(text, begin, end).build()
}
