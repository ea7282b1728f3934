// SPDX-License-Identifier: Apache-2.0
// What was meant where a condition has a syntax error: a misspelt operator or joining word, an operator
// of another language. Called by macro-table.ts with Falco's message and the word it is about.
import { suggest } from '../diagnostics/suggest.ts'
import { OPERATORS } from './parser.ts'

/** What other languages write, in the words of this one. */
const FOREIGN: Readonly<Record<string, string>> = {
  '&&': 'and',
  '&': 'and',
  '||': 'or',
  '|': 'or',
  '!': 'not',
  '=~': 'regex',
  '~': 'regex',
  like: 'glob',
  matches: 'regex',
  '<>': '!=',
  '===': '=',
  is: '=',
  has: 'contains',
}

export function syntaxHelp(message: string, word: string): string | undefined {
  const text = word.trim()
  if (Object.hasOwn(FOREIGN, text)) return `write "${FOREIGN[text]}" instead of "${text}"`
  const known = message.startsWith('expected a valid check operator')
    ? OPERATORS
    : message.endsWith("expecting 'or', 'and'")
      ? ['and', 'or']
      : []
  const near = suggest(text.toLowerCase(), known)
  if (near !== undefined) return `did you mean "${near}"?`
  return known.includes(text.toLowerCase() as never) ? `write "${text.toLowerCase()}"` : undefined
}
