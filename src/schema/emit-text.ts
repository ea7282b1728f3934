// SPDX-License-Identifier: Apache-2.0
// What the emitters share: a blob of names, constants' names, lists of numbers broken into lines.

/** Collects strings into one run of bytes; equal strings share their place. ASCII only. */
export class NameBlob {
  #text = ''
  readonly #offsets: Map<string, number> = new Map()

  /** Offset of the name; its length is the string's own. */
  place(name: string): number {
    const known = this.#offsets.get(name)
    if (known !== undefined) return known
    const offset = this.#text.length
    this.#offsets.set(name, offset)
    this.#text += name
    return offset
  }

  bytes(): readonly number[] {
    return [...this.#text].map(char => char.charCodeAt(0))
  }
}

/** 'proc.exe_ino.ctime' → 'PROC_EXE_INO_CTIME'. */
export function constantName(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')
}

/** Values joined by ", ", in lines of at most 100 columns. */
export function wrapList(values: readonly (number | string)[], indent: string): string {
  const lines: string[] = []
  let line = indent
  for (const value of values) {
    const item = `${value},`
    if (line.length + item.length + 1 > 100 && line !== indent) {
      lines.push(line)
      line = indent
    }
    line += line === indent ? item : ` ${item}`
  }
  if (line !== indent) lines.push(line)
  return lines.join('\n')
}
