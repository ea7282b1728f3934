// SPDX-License-Identifier: Apache-2.0
// The tokens of the condition language. There is no token stream: what a character means depends on where
// the parser stands, so the parser asks for one kind of token at a time. Called by parser.ts only.
import { unescapeText } from './escape.ts'

/** POSIX [[:space:]]. */
const SPACE = ' \\t\\n\\v\\f\\r'

export type TokenKind =
  | 'identifier'
  | 'fieldName'
  | 'fieldArg'
  | 'number'
  | 'bareText'
  | 'notAndBlank'

const PATTERNS: Readonly<Record<TokenKind, RegExp>> = {
  identifier: /[a-zA-Z]+[a-zA-Z0-9_]*/y,
  fieldName: /[a-zA-Z]+[a-zA-Z0-9_]*(?:\.[a-zA-Z]+[a-zA-Z0-9_]*)+/y,
  fieldArg: new RegExp(`[^\\]\\["'${SPACE}]+`, 'y'),
  number: /0[xX][0-9a-zA-Z]+|[+-]?[0-9]+\.?[0-9]*(?:[eE][+-][0-9]+)?/y,
  bareText: new RegExp(`[^()"'${SPACE}=,]+`, 'y'),
  notAndBlank: new RegExp(`not[${SPACE}]+`, 'y'),
}

export class SyntaxFault extends Error {
  override readonly name = 'SyntaxFault'
  /** Where parsing stopped. */
  readonly at: number
  /** What is to be marked, when known better than `at`. */
  readonly range: readonly [number, number] | undefined

  constructor(message: string, at: number, range?: readonly [number, number]) {
    super(message)
    this.at = at
    this.range = range
  }
}

export class Lexer {
  readonly text: string
  pos = 0
  /** The last token that was taken, for messages. */
  last = ''
  lastFrom = 0

  constructor(text: string) {
    this.text = text
  }

  get done(): boolean {
    return this.pos >= this.text.length
  }

  /** Skips blanks; true if there was one. */
  blank(): boolean {
    const start = this.pos
    while (isBlank(this.text.charCodeAt(this.pos))) this.pos++
    return this.pos > start
  }

  /** Takes `word` if the text goes on with it. Not a whole-word match: `orb` begins with `or`. */
  word(word: string): boolean {
    if (!this.text.startsWith(word, this.pos)) return false
    this.last = word
    this.lastFrom = this.pos
    this.pos += word.length
    return true
  }

  take(kind: TokenKind): string | undefined {
    const pattern = PATTERNS[kind]
    pattern.lastIndex = this.pos
    const found = pattern.exec(this.text)?.[0]
    if (found === undefined) return undefined
    this.last = found
    this.lastFrom = this.pos
    this.pos += found.length
    return found
  }

  /** A string in quotes, decoded. Undefined when none begins here or it is not closed. */
  quoted(): string | undefined {
    const start = this.pos
    const quote = this.text[start]
    if (quote !== '"' && quote !== "'") return undefined
    // A quote after a backslash does not close, even when that backslash is itself escaped.
    let end = start
    do {
      end = this.text.indexOf(quote, end + 1)
    } while (end > 0 && this.text[end - 1] === '\\')
    if (end < 0) {
      this.last = this.text.slice(start)
      return undefined
    }
    const body = unescapeText(this.text.slice(start + 1, end), quote)
    if ('error' in body) {
      const at = start + 1 + body.at
      throw new SyntaxFault(body.error, at, [at, Math.min(at + 2, end)])
    }
    this.pos = end + 1
    this.last = body.text
    this.lastFrom = start
    return body.text
  }
}

export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13 || code === 8
}
