// SPDX-License-Identifier: Apache-2.0
// Condition text to syntax tree, by recursive descent with a bounded depth. It accepts and refuses what
// Falco's filter parser does, with the same messages. It knows nothing of which fields exist (check.ts).
import {
  Check,
  type Expr,
  ListLit,
  Literal,
  Logical,
  MacroRef,
  type Modifier,
  Not,
  type Operand,
  type Operator,
  type Right,
} from './ast.ts'
import { isBlank, SyntaxFault } from './lexer.ts'
import {
  MAX_DEPTH,
  OperandParser,
  type ParseError,
  parseOperand,
  quoteAll,
  TRANSFORMERS,
} from './operand-parser.ts'
import { MappedText } from './source-map.ts'

export { MAX_DEPTH, type ParseError, parseOperand, TRANSFORMERS }

export type ParseOptions = { readonly maxDepth?: number }

export type ParseResult =
  | { readonly expr: Expr; readonly end: number }
  | { readonly error: ParseError }

/** The operators by the kind of right side they want; each row in the order of trying. */
const NUMBER_OPERATORS = ['<=', '<', '>=', '>'] as const
const SYMBOL_OPERATORS = ['==', '=', '!='] as const
const WORD_OPERATORS = [
  'glob',
  'iglob',
  'contains',
  'icontains',
  'bcontains',
  'startswith',
  'bstartswith',
  'endswith',
  'regex',
] as const
const LIST_OPERATORS = ['intersects', 'in', 'pmatch'] as const
const MODIFIERS = ['oneof', 'anyof', 'allof'] as const

export const OPERATORS: readonly Operator[] = [
  'exists',
  ...NUMBER_OPERATORS,
  ...SYMBOL_OPERATORS,
  ...WORD_OPERATORS,
  ...LIST_OPERATORS,
]

/** Operators after which a list is wanted. With `modifiers` also `contains oneof` and the like. */
export function isListOperator(op: string): boolean {
  return (LIST_OPERATORS as readonly string[]).includes(op)
}

/** A string operator followed by a modifier, one blank between. */
export function splitModifier(op: string): { op: string; modifier: Modifier } | undefined {
  const [base = '', modifier = '', rest] = op.split(' ')
  if (rest !== undefined || !(MODIFIERS as readonly string[]).includes(modifier)) return undefined
  const strings: readonly string[] = [...SYMBOL_OPERATORS, ...WORD_OPERATORS]
  return strings.includes(base) ? { op: base, modifier: modifier as Modifier } : undefined
}

const WITH_TRANSFORMER = `a field with a valid transformer: ${quoteAll(['val', ...TRANSFORMERS])}`

/** Parses a whole condition. A string stands for itself; a MappedText knows the places in the user's file. */
export function parseCondition(
  input: string | MappedText,
  options: ParseOptions = {},
): ParseResult {
  const map = typeof input === 'string' ? MappedText.plain(input) : input
  const parser = new Parser(map, options.maxDepth ?? MAX_DEPTH)
  try {
    const expr = parser.whole()
    return { expr, end: parser.end }
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault
    const [begin, end] = fault.range ?? parser.wordAt(fault.at)
    return { error: { message: fault.message, at: fault.at, begin, end } }
  }
}

class Parser extends OperandParser {
  whole(): Expr {
    if (this.lex.text.length === 0) this.fail('filter input string is empty')
    const expr = this.#or()
    if (!this.lex.done) {
      this.fail(`unexpected token after '${this.lex.last}', expecting 'or', 'and'`)
    }
    return expr
  }

  #or(): Expr {
    return this.#chain('or')
  }

  #next(word: 'and' | 'or'): Expr {
    return word === 'or' ? this.#chain('and') : this.#not()
  }

  #chain(word: 'and' | 'or'): Expr {
    this.enter()
    this.lex.blank()
    const begin = this.lex.pos
    const first = this.#next(word)
    let operands: Expr[] | undefined
    let end = this.lex.pos
    this.lex.blank()
    while (this.lex.word(word)) {
      operands ??= [first]
      if (this.lex.blank()) operands.push(this.#next(word))
      else if (this.lex.word('(')) operands.push(this.#embedded())
      else this.fail(`expected blank or '(' after '${word}'`)
      end = this.lex.pos
      this.lex.blank()
    }
    this.depth--
    return operands === undefined ? first : new Logical(this.map, begin, end, word, operands)
  }

  #not(): Expr {
    this.enter()
    this.lex.blank()
    const begin = this.lex.pos
    let negated = false
    while (this.lex.take('notAndBlank') !== undefined) negated = !negated
    let child: Expr
    if (this.lex.word('not(')) {
      negated = !negated
      child = this.#embedded()
    } else {
      child = this.#check()
    }
    this.depth--
    return negated ? new Not(this.map, begin, this.lex.pos, child) : child
  }

  /** What follows an opening parenthesis. */
  #embedded(): Expr {
    this.enter()
    this.lex.blank()
    const child = this.#or()
    this.lex.blank()
    if (!this.lex.word(')')) this.fail("expected a ')' token")
    this.depth--
    return child
  }

  #check(): Expr {
    this.enter()
    this.lex.blank()
    const begin = this.lex.pos
    let expr: Expr
    const left = this.lex.word('(') ? undefined : this.operand()
    if (left !== undefined) {
      expr = this.#comparison(left, begin)
    } else if (this.lex.text[begin] === '(') {
      expr = this.#embedded()
    } else {
      const name = this.lex.take('identifier')
      if (name === undefined) this.fail("expected a '(' token, a field check, or an identifier")
      expr = new MacroRef(this.map, begin, this.lex.pos, name)
    }
    this.depth--
    return expr
  }

  #comparison(left: Operand, begin: number): Check {
    this.enter()
    this.lex.blank()
    const [op, modifier, right] = this.#rest()
    this.depth--
    return new Check(this.map, begin, this.lex.pos, left, op, modifier, right)
  }

  /** Operator, modifier and right side. */
  #rest(): [Operator, Modifier | undefined, Right | undefined] {
    if (this.lex.word('exists')) return ['exists', undefined, undefined]
    const number = this.#first(NUMBER_OPERATORS)
    if (number !== undefined) return [number, undefined, this.#numberValue()]
    const string = this.#stringOperator()
    if (string !== undefined) {
      const modifier = this.#modifier()
      const right = modifier === undefined ? this.#stringValue() : this.#listValue()
      return [string, modifier, right]
    }
    const list = this.#first(LIST_OPERATORS)
    if (list !== undefined) return [list, undefined, this.#listValue()]
    this.fail(`expected a valid check operator: one of ${quoteAll(OPERATORS)}`)
  }

  #first<T extends Operator>(operators: readonly T[]): T | undefined {
    for (const op of operators) if (this.lex.word(op)) return op
    return undefined
  }

  #stringOperator(): Operator | undefined {
    const symbol = this.#first(SYMBOL_OPERATORS)
    if (symbol !== undefined) return symbol
    const { text, pos } = this.lex
    for (const op of WORD_OPERATORS) {
      if (text.startsWith(op, pos) && isBlank(text.charCodeAt(pos + op.length))) {
        this.lex.word(op)
        this.lex.blank()
        return op
      }
    }
    return undefined
  }

  /** `oneof` and the like between blanks, if a list or the name of one follows; else it is a value. */
  #modifier(): Modifier | undefined {
    const lex = this.lex
    const { pos, last, lastFrom, text } = lex
    const blankBefore = lex.blank() || isBlank(text.charCodeAt(pos - 1))
    const found = blankBefore ? MODIFIERS.find(name => lex.word(name)) : undefined
    if (found !== undefined && lex.blank()) {
      const after = lex.pos
      const name = lex.take('identifier')
      const list = name === undefined ? text[after] === '(' : name !== 'and' && name !== 'or'
      lex.pos = after
      if (list) return found
    }
    lex.pos = pos
    lex.last = last
    lex.lastFrom = lastFrom
    return undefined
  }

  #numberValue(): Right {
    this.enter()
    this.lex.blank()
    const begin = this.lex.pos
    let value: Right | undefined = this.rightOperand()
    if (value === undefined) {
      const number = this.lex.take('number')
      if (number === undefined) this.fail(`expected a number value or ${WITH_TRANSFORMER}`)
      value = new Literal(this.map, begin, this.lex.pos, number, false)
    }
    this.depth--
    return value
  }

  #stringValue(): Right {
    this.enter()
    this.lex.blank()
    const value = this.rightOperand() ?? this.text()
    if (value === undefined) this.fail(`expected a string value or ${WITH_TRANSFORMER}`)
    this.depth--
    return value
  }

  #listValue(): Right {
    this.enter()
    this.lex.blank()
    const begin = this.lex.pos
    let value: Right | undefined
    if (this.lex.word('(')) {
      value = this.#list(begin)
    } else {
      value = this.rightOperand()
      if (value === undefined) {
        const name = this.lex.take('identifier')
        if (name === undefined) this.fail(`expected a list, an identifier, or ${WITH_TRANSFORMER}`)
        value = new Literal(this.map, begin, this.lex.pos, name, false)
      }
    }
    this.depth--
    return value
  }

  #list(begin: number): ListLit {
    const items: Literal[] = []
    this.lex.blank()
    const first = this.text()
    if (first !== undefined) {
      items.push(first)
      this.lex.blank()
      while (this.lex.word(',')) {
        this.lex.blank()
        const item = this.text()
        if (item === undefined) this.fail('expected a string value')
        items.push(item)
        this.lex.blank()
      }
    }
    if (!this.lex.word(')')) this.fail("expected a ')' token")
    return new ListLit(this.map, begin, this.lex.pos, items)
  }
}
