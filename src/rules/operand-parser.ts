// SPDX-License-Identifier: Apache-2.0
// Parsing of what stands on either side of an operator: fields, transformers, constants. The base of
// parser.ts; exceptions and output texts use parseOperand alone.
import {
  ArgList,
  FieldRef,
  Literal,
  type Operand,
  Transform,
  type TransformArg,
  type TransformerName,
} from './ast.ts'
import { isBlank, Lexer, SyntaxFault } from './lexer.ts'
import { MappedText } from './source-map.ts'

/** Calls nested inside each other; one level of parentheses takes five. Falco's limit for rules. */
export const MAX_DEPTH = 1000

export type ParseError = {
  readonly message: string
  /** Offset in the condition where parsing stopped. */
  readonly at: number
  /** Offsets of what is to be marked. */
  readonly begin: number
  readonly end: number
}

export const TRANSFORMERS: readonly TransformerName[] = [
  'tolower',
  'toupper',
  'b64',
  'basename',
  'len',
  'join',
  'concat',
  'getopt',
]

/** How each of them begins. */
const OPENINGS: readonly (readonly [TransformerName, string])[] = TRANSFORMERS.map(name => [
  name,
  `${name}(`,
])
/** First letters of transformers, for a quick no. */
const INITIALS: ReadonlySet<string> = new Set(TRANSFORMERS.map(name => name[0] as string))

export const quoteAll = (names: readonly string[]): string =>
  names.map(name => `'${name}'`).join(', ')

/** Parses a field or a transformer alone, as exceptions and output texts have them. */
export function parseOperand(
  input: string | MappedText,
  begin = 0,
): { readonly operand: Operand; readonly end: number } | { readonly error: ParseError } {
  const map = typeof input === 'string' ? MappedText.plain(input) : input
  const parser = new OperandParser(map, MAX_DEPTH)
  try {
    const operand = parser.operandAlone(begin)
    return { operand, end: parser.end }
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault
    const [from, to] = fault.range ?? parser.wordAt(fault.at)
    return { error: { message: fault.message, at: fault.at, begin: from, end: to } }
  }
}

export class OperandParser {
  protected readonly map: MappedText
  protected readonly lex: Lexer
  protected readonly maxDepth: number
  protected depth = 0

  constructor(map: MappedText, maxDepth: number) {
    this.map = map
    this.lex = new Lexer(map.text)
    this.maxDepth = maxDepth
  }

  get end(): number {
    return this.lex.pos
  }

  operandAlone(begin: number): Operand {
    this.lex.pos = begin
    const operand = this.operand()
    if (operand === undefined) return this.fail(`unexpected token after '${this.lex.last}'`)
    return operand
  }

  /** The word at an offset, for marking; at least one character where there is one. */
  wordAt(at: number): readonly [number, number] {
    const text = this.lex.text
    let begin = Math.min(at, text.length)
    while (begin < text.length && isBlank(text.charCodeAt(begin))) begin++
    if (begin >= text.length) {
      // Something is missing at the end: mark the last character.
      let last = text.length
      while (last > 0 && isBlank(text.charCodeAt(last - 1))) last--
      return last > 0 ? [last - 1, last] : [0, 0]
    }
    let end = begin + 1
    while (end < text.length && !/[\s(),]/.test(text[end] as string)) end++
    return [begin, end]
  }

  protected fail(message: string): never {
    throw new SyntaxFault(message, this.lex.pos)
  }

  protected enter(): void {
    if (++this.depth >= this.maxDepth) this.fail(`exceeded max depth limit of ${this.maxDepth}`)
  }

  /** A field or a transformer, if one begins here. */
  protected operand(): Operand | undefined {
    const begin = this.lex.pos
    const name = this.lex.take('fieldName')
    if (name !== undefined) return this.#fieldRest(name, begin)
    const transformer = this.#transformerName()
    return transformer === undefined ? undefined : this.transformRest(transformer, begin)
  }

  #transformerName(): TransformerName | undefined {
    if (!INITIALS.has(this.lex.text[this.lex.pos] as string)) return undefined
    for (const [name, opening] of OPENINGS) if (this.lex.word(opening)) return name
    return undefined
  }

  #fieldRest(name: string, begin: number): FieldRef {
    this.enter()
    const arg = this.#bracketed()
    this.depth--
    return new FieldRef(this.map, begin, this.lex.pos, name, arg)
  }

  #bracketed(): string | undefined {
    if (!this.lex.word('[')) return undefined
    const arg = this.lex.quoted() ?? this.lex.take('fieldArg')
    if (arg === undefined) {
      this.fail('expected a valid field argument: a quoted string or a bare string')
    }
    if (!this.lex.word(']')) this.fail("expected a ']' token")
    return arg
  }

  protected transformRest(name: TransformerName, begin: number): Transform {
    this.enter()
    this.lex.blank()
    const args: TransformArg[] = []
    do {
      this.lex.blank()
      const arg = this.#transformArg(name)
      if (arg === undefined) {
        this.fail(
          `expected a field or a nested valid transformer: ${quoteAll(['val', ...TRANSFORMERS])}`,
        )
      }
      args.push(arg)
      this.lex.blank()
    } while (name !== 'val' && this.lex.word(','))
    if (!this.lex.word(')')) this.fail("expected a ')' token closing the transformer")
    const arg = this.#bracketed()
    this.depth--
    return new Transform(this.map, begin, this.lex.pos, name, args, arg)
  }

  #transformArg(name: TransformerName): TransformArg | undefined {
    const begin = this.lex.pos
    if (name === 'val') {
      const field = this.lex.take('fieldName')
      if (field === undefined) this.fail(`expected a field within '${name}' transformer`)
      return this.#fieldRest(field, begin)
    }
    const constant = this.#constant()
    if (constant !== undefined) return constant
    return this.lex.word('(') ? this.#argList(begin) : this.operand()
  }

  /** A quoted string or a number. */
  #constant(): Literal | undefined {
    const begin = this.lex.pos
    const quoted = this.lex.quoted()
    const text = quoted ?? this.lex.take('number')
    if (text === undefined) return undefined
    return new Literal(this.map, begin, this.lex.pos, text, quoted !== undefined)
  }

  #argList(begin: number): ArgList {
    this.enter()
    const items: TransformArg[] = []
    this.lex.blank()
    if (!this.lex.word(')')) {
      do {
        this.lex.blank()
        const item = this.#constant() ?? this.operand()
        if (item === undefined) {
          this.fail('expected a field, a transformer, a quoted string or a number in the list')
        }
        items.push(item)
        this.lex.blank()
      } while (this.lex.word(','))
      if (!this.lex.word(')')) this.fail("expected a ')' token")
    }
    this.depth--
    return new ArgList(this.map, begin, this.lex.pos, items)
  }

  protected text(): Literal | undefined {
    const begin = this.lex.pos
    const quoted = this.lex.quoted()
    const text = quoted ?? this.lex.take('bareText')
    if (text === undefined) return undefined
    return new Literal(this.map, begin, this.lex.pos, text, quoted !== undefined)
  }

  /** `val(field)` or a transformer on the right side. */
  protected rightOperand(): Operand | undefined {
    const begin = this.lex.pos
    if (this.lex.word('val(')) return this.transformRest('val', begin)
    const transformer = this.#transformerName()
    return transformer === undefined ? undefined : this.transformRest(transformer, begin)
  }
}
