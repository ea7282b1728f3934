// SPDX-License-Identifier: Apache-2.0
// Shell patterns as fnmatch(3) reads them without flags: `*` crosses '/', a leading '.' is nothing special,
// `\` quotes. Compiled to tokens that assembly/compare/glob.ts runs byte by byte.
import { TOKENS } from '../schema/policy-layout.ts'

/** kind << 24 | argument: the byte of a literal, the number of a set. */
export type GlobToken = number

export type Glob = {
  readonly tokens: readonly GlobToken[]
  /** Sets of bytes (256 bits each) that the tokens name by index. */
  readonly sets: readonly Uint8Array[]
}

/** True when `pattern` has a character that fnmatch does not take literally. */
export function hasWildcard(pattern: Uint8Array): boolean {
  return pattern.some(
    byte => byte === STAR || byte === QUESTION || byte === OPEN || byte === BACKSLASH,
  )
}

const STAR = 0x2a
const QUESTION = 0x3f
const OPEN = 0x5b
const CLOSE = 0x5d
const BACKSLASH = 0x5c
const COLON = 0x3a
const DASH = 0x2d
const LETTER_CASE = 0x20

/** undefined for a pattern that matches nothing (it ends in a lone backslash). */
export function compileGlob(pattern: Uint8Array, ignoreCase = false): Glob | undefined {
  const tokens: GlobToken[] = []
  const sets: Uint8Array[] = []
  const addSet = (set: Uint8Array): void => {
    tokens.push((TOKENS.SET << 24) | (sets.push(set) - 1))
  }
  const addLiteral = (byte: number): void => {
    if (ignoreCase && isLetter(byte)) addSet(setOf([byte, byte ^ LETTER_CASE]))
    else tokens.push((TOKENS.LITERAL << 24) | byte)
  }
  for (let i = 0; i < pattern.length; i++) {
    const byte = pattern[i] as number
    if (byte === STAR) {
      if (tokens.at(-1) !== TOKENS.STAR << 24) tokens.push(TOKENS.STAR << 24)
    } else if (byte === QUESTION) tokens.push(TOKENS.ANY << 24)
    else if (byte === BACKSLASH) {
      const quoted = pattern[++i]
      if (quoted === undefined) return undefined
      addLiteral(quoted)
    } else if (byte === OPEN) {
      const bracket = readBracket(pattern, i + 1, ignoreCase)
      if (bracket === undefined) addLiteral(byte)
      else {
        addSet(bracket.set)
        i = bracket.end
      }
    } else addLiteral(byte)
  }
  return { tokens, sets }
}

function isLetter(byte: number): boolean {
  const lower = byte | LETTER_CASE
  return lower >= 0x61 && lower <= 0x7a
}

function setOf(bytes: Iterable<number>): Uint8Array {
  const set = new Uint8Array(32)
  for (const byte of bytes) set[byte >> 3] = (set[byte >> 3] as number) | (1 << (byte & 7))
  return set
}

const CLASSES: Readonly<Record<string, RegExp>> = {
  alnum: /[0-9A-Za-z]/,
  alpha: /[A-Za-z]/,
  blank: /[ \t]/,
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is the class of control characters
  cntrl: /[\x00-\x1f\x7f]/,
  digit: /[0-9]/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[\t-\r ]/,
  upper: /[A-Z]/,
  xdigit: /[0-9A-Fa-f]/,
}

/** A bracket expression from `at` (behind the '[') on; undefined when it has no end: then '[' is literal. */
function readBracket(
  pattern: Uint8Array,
  at: number,
  ignoreCase: boolean,
): { set: Uint8Array; end: number } | undefined {
  let i = at
  const negated = pattern[i] === 0x21 || pattern[i] === 0x5e
  if (negated) i++
  const members = new Set<number>()
  const add = (byte: number): void => {
    members.add(byte)
    if (ignoreCase && isLetter(byte)) members.add(byte ^ LETTER_CASE)
  }
  for (let first = true; ; first = false) {
    let low = pattern[i++]
    if (low === undefined) return undefined
    if (low === CLOSE && !first) break
    if (low === OPEN && pattern[i] === COLON) {
      const name = readClassName(pattern, i + 1)
      if (name !== undefined) {
        const matcher = CLASSES[name]
        // An unknown class makes the whole pattern match nothing; so does an empty set.
        if (matcher === undefined) return { set: new Uint8Array(32), end: closing(pattern, i) }
        for (let byte = 0; byte < 128; byte++)
          if (matcher.test(String.fromCharCode(byte))) add(byte)
        i += name.length + 3
        continue
      }
    }
    if (low === BACKSLASH) low = pattern[i++]
    if (low === undefined) return undefined
    let high = low
    if (pattern[i] === DASH && pattern[i + 1] !== undefined && pattern[i + 1] !== CLOSE) {
      high = pattern[i + 1] as number
      i += 2
      if (high === BACKSLASH) {
        const quoted = pattern[i++]
        if (quoted === undefined) return undefined
        high = quoted
      }
    }
    for (let byte = low; byte <= high; byte++) add(byte)
  }
  const all = negated
    ? Array.from({ length: 256 }, (_, byte) => byte).filter(b => !members.has(b))
    : members
  return { set: setOf(all), end: i - 1 }
}

function readClassName(pattern: Uint8Array, at: number): string | undefined {
  let name = ''
  for (let i = at; i < pattern.length; i++) {
    const byte = pattern[i] as number
    if (byte === COLON && pattern[i + 1] === CLOSE) return name
    if (byte < 0x61 || byte > 0x7a) return undefined
    name += String.fromCharCode(byte)
  }
  return undefined
}

function closing(pattern: Uint8Array, at: number): number {
  const end = pattern.lastIndexOf(CLOSE)
  return end < at ? pattern.length - 1 : end
}

/** Components of a path: what stands between slashes, empty ones dropped. */
export function splitPath(path: Uint8Array): Uint8Array[] {
  const out: Uint8Array[] = []
  let start = 0
  for (let i = 0; i <= path.length; i++) {
    if (i < path.length && path[i] !== 0x2f) continue
    if (i > start) out.push(path.subarray(start, i))
    start = i + 1
  }
  return out
}
