// SPDX-License-Identifier: Apache-2.0
// Regular expressions as RE2 reads them with its POSIX option (egrep syntax: no \d, \b, lazy operators or
// flags; ^ and $ hold at line ends, . stops at newlines). Text to tree; regex-nfa.ts goes on from there.

/** Inclusive ranges of code points, sorted, apart from each other. */
export type Ranges = readonly (readonly [number, number])[]

export type RegexNode =
  | { readonly kind: 'empty' | 'line_start' | 'line_end' }
  | { readonly kind: 'set'; readonly ranges: Ranges }
  | { readonly kind: 'concat' | 'alternate'; readonly parts: readonly RegexNode[] }
  | {
      readonly kind: 'repeat'
      readonly part: RegexNode
      readonly min: number
      /** Infinity for no limit. */
      readonly max: number
    }

/** Why a pattern is refused, in RE2's words. */
export class RegexFault extends Error {}

const MAX_CODE_POINT = 0x10ffff
/** RE2's limit of a repeat count, nested counts multiplied. */
const MAX_REPEAT = 1000
/** Deepest nesting of groups, so that no pattern exhausts the stack. */
const MAX_NESTING = 1000

const POSIX_CLASSES: Readonly<Record<string, Ranges>> = {
  alnum: [
    [0x30, 0x39],
    [0x41, 0x5a],
    [0x61, 0x7a],
  ],
  alpha: [
    [0x41, 0x5a],
    [0x61, 0x7a],
  ],
  ascii: [[0x00, 0x7f]],
  blank: [
    [0x09, 0x09],
    [0x20, 0x20],
  ],
  cntrl: [
    [0x00, 0x1f],
    [0x7f, 0x7f],
  ],
  digit: [[0x30, 0x39]],
  graph: [[0x21, 0x7e]],
  lower: [[0x61, 0x7a]],
  print: [[0x20, 0x7e]],
  punct: [
    [0x21, 0x2f],
    [0x3a, 0x40],
    [0x5b, 0x60],
    [0x7b, 0x7e],
  ],
  space: [
    [0x09, 0x0d],
    [0x20, 0x20],
  ],
  upper: [[0x41, 0x5a]],
  word: [
    [0x30, 0x39],
    [0x41, 0x5a],
    [0x5f, 0x5f],
    [0x61, 0x7a],
  ],
  xdigit: [
    [0x30, 0x39],
    [0x41, 0x46],
    [0x61, 0x66],
  ],
}

const C_ESCAPES: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 }

/** Throws RegexFault for a pattern RE2 would refuse. */
export function parseRegex(pattern: string): RegexNode {
  const parser = new Parser(pattern)
  const node = parser.alternate(0)
  if (!parser.done) throw new RegexFault(`unexpected ): ${pattern}`)
  checkRepeats(node)
  return node
}

/** Sorted and merged. */
export function normalizeRanges(ranges: Ranges): Ranges {
  const out: [number, number][] = []
  for (const [low, high] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1)
    if (last !== undefined && low <= last[1] + 1) last[1] = Math.max(last[1], high)
    else out.push([low, high])
  }
  return out
}

export function negateRanges(ranges: Ranges): Ranges {
  const out: [number, number][] = []
  let next = 0
  for (const [low, high] of normalizeRanges(ranges)) {
    if (low > next) out.push([next, low - 1])
    next = high + 1
  }
  if (next <= MAX_CODE_POINT) out.push([next, MAX_CODE_POINT])
  return out
}

const ANY: Ranges = negateRanges([[0x0a, 0x0a]])

/** A repeat of a repeat multiplies what the automaton has to hold. */
function checkRepeats(root: RegexNode): void {
  const walk = (node: RegexNode, factor: number): void => {
    if (node.kind === 'concat' || node.kind === 'alternate') {
      for (const part of node.parts) walk(part, factor)
    } else if (node.kind === 'repeat') {
      const count = node.max === Number.POSITIVE_INFINITY ? node.min : node.max
      const product = factor * Math.max(count, 1)
      if (product > MAX_REPEAT) throw new RegexFault('invalid repetition size')
      walk(node.part, product)
    }
  }
  walk(root, 1)
}

class Parser {
  readonly #text: readonly string[]
  readonly #pattern: string
  #at = 0

  constructor(pattern: string) {
    this.#pattern = pattern
    this.#text = [...pattern]
  }

  get done(): boolean {
    return this.#at >= this.#text.length
  }

  alternate(depth: number): RegexNode {
    if (depth > MAX_NESTING) throw new RegexFault('nesting too deep')
    const parts: RegexNode[] = [this.#concat(depth)]
    while (this.#peek() === '|') {
      this.#at++
      parts.push(this.#concat(depth))
    }
    return parts.length === 1 ? (parts[0] as RegexNode) : { kind: 'alternate', parts }
  }

  #concat(depth: number): RegexNode {
    const parts: RegexNode[] = []
    for (let c = this.#peek(); c !== undefined && c !== '|' && c !== ')'; c = this.#peek()) {
      const repeat = this.#repeat(c)
      if (repeat === undefined) {
        parts.push(this.#atom(c, depth))
        continue
      }
      const part = parts.pop()
      if (part === undefined) {
        throw new RegexFault(`no argument for repetition operator: ${repeat.text}`)
      }
      // x** is x*: the automaton is the same, and long chains stay flat.
      const { min, max } = repeat
      const same = part.kind === 'repeat' && part.min === min && part.max === max && min <= 1
      parts.push(same ? part : { kind: 'repeat', part, min, max })
    }
    if (parts.length === 0) return { kind: 'empty' }
    return parts.length === 1 ? (parts[0] as RegexNode) : { kind: 'concat', parts }
  }

  /** The operator at this place, consumed; undefined when there is none. */
  #repeat(c: string): { text: string; min: number; max: number } | undefined {
    if (c === '*' || c === '+' || c === '?') {
      this.#at++
      return { text: c, min: c === '+' ? 1 : 0, max: c === '?' ? 1 : Number.POSITIVE_INFINITY }
    }
    if (c !== '{') return undefined
    // What does not look like a count is a literal brace.
    const rest = this.#text.slice(this.#at, this.#at + 32).join('')
    const match = /^\{(\d{1,10})(?:(,)(\d{1,10})?)?\}/.exec(rest)
    if (match === null) return undefined
    const [text, low = '', comma, high] = match
    // A count with leading zeros is none for RE2.
    if (/^0\d/.test(low) || (high !== undefined && /^0\d/.test(high))) return undefined
    const min = Number(low)
    const max =
      high !== undefined ? Number(high) : comma === undefined ? min : Number.POSITIVE_INFINITY
    if (min > MAX_REPEAT || (Number.isFinite(max) && max > MAX_REPEAT) || min > max) {
      throw new RegexFault(`invalid repetition size: ${text}`)
    }
    this.#at += text.length
    return { text, min, max }
  }

  #atom(c: string, depth: number): RegexNode {
    this.#at++
    switch (c) {
      case '(': {
        const inner = this.alternate(depth + 1)
        if (this.#peek() !== ')') throw new RegexFault(`missing ): ${this.#pattern}`)
        this.#at++
        return inner
      }
      case '[':
        return { kind: 'set', ranges: this.#class(this.#at - 1) }
      case '.':
        return { kind: 'set', ranges: ANY }
      case '^':
        return { kind: 'line_start' }
      case '$':
        return { kind: 'line_end' }
      case '\\': {
        const code = this.#escape()
        return { kind: 'set', ranges: [[code, code]] }
      }
      default: {
        const code = c.codePointAt(0) as number
        return { kind: 'set', ranges: [[code, code]] }
      }
    }
  }

  #peek(): string | undefined {
    return this.#text[this.#at]
  }

  /** After the backslash. */
  #escape(): number {
    const start = this.#at
    const c = this.#text[this.#at++]
    if (c === undefined) throw new RegexFault('trailing \\')
    if (/^[1-7]$/.test(c)) {
      // One digit would be a reference back; two or more are an octal number.
      if (!/^[0-7]$/.test(this.#peek() ?? '')) this.#badEscape(start)
      return this.#octal(c)
    }
    if (c === '0') return this.#octal(c)
    if (c === 'x') return this.#hex(start)
    const simple = C_ESCAPES[c]
    if (simple !== undefined && Object.hasOwn(C_ESCAPES, c)) return simple
    const code = c.codePointAt(0) as number
    if (code < 0x80 && !/^\w$/.test(c)) return code
    return this.#badEscape(start)
  }

  #octal(first: string): number {
    let code = Number(first)
    for (let i = 0; i < 2 && /^[0-7]$/.test(this.#peek() ?? ''); i++) {
      code = code * 8 + Number(this.#text[this.#at++])
    }
    return code
  }

  #hex(start: number): number {
    if (this.#peek() === '{') {
      const rest = this.#text.slice(this.#at, this.#at + 16).join('')
      const match = /^\{([0-9a-fA-F]+)\}/.exec(rest)
      const code = match === null ? Number.NaN : Number.parseInt(match[1] as string, 16)
      if (match === null || code > MAX_CODE_POINT) return this.#badEscape(start)
      this.#at += match[0].length
      return code
    }
    const digits = this.#text.slice(this.#at, this.#at + 2).join('')
    if (!/^[0-9a-fA-F]{2}$/.test(digits)) return this.#badEscape(start)
    this.#at += 2
    return Number.parseInt(digits, 16)
  }

  #badEscape(start: number): never {
    const end = Math.max(this.#at, start + 1)
    throw new RegexFault(`invalid escape sequence: \\${this.#text.slice(start, end).join('')}`)
  }

  /** After the opening bracket, which stands at `open`. */
  #class(open: number): Ranges {
    const missing = (): never => {
      throw new RegexFault(`missing ]: ${this.#text.slice(open).join('')}`)
    }
    const negated = this.#peek() === '^'
    if (negated) this.#at++
    const ranges: (readonly [number, number])[] = []
    for (let first = true; ; first = false) {
      const c = this.#peek()
      if (c === undefined) return missing()
      if (c === ']' && !first) break
      if (c === '-' && !first && this.#text[this.#at + 1] !== ']') {
        if (this.#text[this.#at + 1] === undefined) return missing()
        throw new RegexFault(`invalid character class range: -${this.#text[this.#at + 1]}`)
      }
      const named = this.#posixClass()
      if (named !== undefined) {
        ranges.push(...named)
        continue
      }
      const begin = this.#at
      const low = this.#classCharacter(missing)
      let high = low
      if (
        this.#peek() === '-' &&
        this.#text[this.#at + 1] !== ']' &&
        this.#text[this.#at + 1] !== undefined
      ) {
        this.#at++
        high = this.#classCharacter(missing)
        if (high < low) {
          const range = this.#text.slice(begin, this.#at).join('')
          throw new RegexFault(`invalid character class range: ${range}`)
        }
      }
      ranges.push([low, high])
    }
    this.#at++
    return negated ? negateRanges(ranges) : normalizeRanges(ranges)
  }

  #classCharacter(missing: () => never): number {
    const c = this.#text[this.#at++]
    if (c === undefined) return missing()
    return c === '\\' ? this.#escape() : (c.codePointAt(0) as number)
  }

  /** `[:name:]` inside a class; undefined when this is not one. */
  #posixClass(): Ranges | undefined {
    if (this.#peek() !== '[' || this.#text[this.#at + 1] !== ':') return undefined
    let end = this.#at + 2
    while (end < this.#text.length && !(this.#text[end] === ':' && this.#text[end + 1] === ']'))
      end++
    if (end >= this.#text.length) return undefined
    const name = this.#text.slice(this.#at + 2, end).join('')
    const negated = name.startsWith('^')
    const key = negated ? name.slice(1) : name
    const ranges = Object.hasOwn(POSIX_CLASSES, key) ? POSIX_CLASSES[key] : undefined
    if (ranges === undefined) throw new RegexFault(`invalid character class range: [:${name}:]`)
    this.#at = end + 2
    return negated ? negateRanges(ranges) : ranges
  }
}
