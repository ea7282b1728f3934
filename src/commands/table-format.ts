// SPDX-License-Identifier: Apache-2.0
// The three forms of the listings: text, Markdown, JSON (`--format`).

export const TABLE_FORMATS = ['text', 'markdown', 'json'] as const

export type TableFormat = (typeof TABLE_FORMATS)[number]

/** `text` in lines of at most `width` characters, broken at blanks. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  if (line !== '') lines.push(line)
  return lines
}
