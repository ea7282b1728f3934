// SPDX-License-Identifier: Apache-2.0
// Lines, indents and markers of YAML text: the base of yaml-reader.ts, which knows what stands on the lines.

/** Thrown where the reader gives up; never leaves yaml-reader.ts. */
export const GIVE_UP: unique symbol = Symbol('give up')

const MAX_DEPTH = 32
export const LF = 0x0a
export const SPACE = 0x20
export const HASH = 0x23
const DASH = 0x2d
export const COLON = 0x3a
export class LineReader {
  protected readonly text: string
  /** Every line ends in a blank that stands for its CR. */
  protected readonly crlf: boolean
  /** At the beginning of a line, of its content, or behind what was read last. */
  protected pos = 0
  protected depth = 0

  constructor(text: string, crlf: boolean) {
    this.text = text
    this.crlf = crlf
  }

  protected giveUp(): never {
    throw GIVE_UP
  }

  /** Skips blank and comment lines; stands at the content of the next and returns its indent, -1 at the end. */
  protected nextLine(): number {
    const text = this.text
    for (;;) {
      const line = this.pos
      while (text.charCodeAt(this.pos) === SPACE) this.pos++
      const c = text.charCodeAt(this.pos)
      if (Number.isNaN(c)) return -1
      if (c === HASH) this.skipLine()
      else if (c === LF) this.pos++
      else if (c === 9) this.giveUp()
      else return this.pos - line
    }
  }

  protected skipLine(): void {
    const end = this.text.indexOf('\n', this.pos)
    this.pos = end < 0 ? this.text.length : end + 1
  }

  /** Nothing but blanks and a comment may follow; stands at the next line then. */
  protected endOfLine(): void {
    const start = this.pos
    const text = this.text
    while (text.charCodeAt(this.pos) === SPACE) this.pos++
    const c = text.charCodeAt(this.pos)
    if (c === LF) this.pos++
    else if (c === HASH && this.pos > start) this.skipLine()
    else if (!Number.isNaN(c)) this.giveUp()
  }

  protected atMarker(): boolean {
    const { length } = this.text
    if (!this.text.startsWith('---', this.pos)) return false
    const after = this.pos + 3
    return after >= length || ' \n'.includes(this.text[after] as string)
  }

  protected atDash(): boolean {
    if (this.text.charCodeAt(this.pos) !== DASH) return false
    const next = this.text.charCodeAt(this.pos + 1)
    return next === SPACE || next === LF || Number.isNaN(next)
  }

  /** The indent of the next line with content, without moving. */
  protected peekIndent(): number {
    const before = this.pos
    const indent = this.nextLine()
    const marker = indent === 0 && this.atMarker()
    this.pos = before
    return marker ? -1 : indent
  }

  protected lineStart(): number {
    return this.text.lastIndexOf('\n', this.pos - 1) + 1
  }

  protected atLineEnd(): boolean {
    const c = this.text.charCodeAt(this.pos)
    return c === LF || c === HASH || Number.isNaN(c)
  }

  protected enter(): void {
    if (++this.depth > MAX_DEPTH) this.giveUp()
  }
}
