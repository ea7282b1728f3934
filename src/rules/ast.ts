// SPDX-License-Identifier: Apache-2.0
// The syntax tree of a condition and its printed form. Nodes know their place in the user's YAML and work
// it out only when asked. Made by parser.ts; macros are shared, not copied, so an expanded condition is a
// graph without cycles: walk it with a memo per node where that matters.
import type { Related, Source, Span } from '../diagnostics/diagnostic.ts'
import type { FieldRow } from '../schema/fields.ts'
import { escapeText } from './escape.ts'
import type { MappedText, Place } from './source-map.ts'

export type Spanned = Span & {
  /** Through which list uses the text got here, innermost first. */
  readonly via: readonly Related[]
}

export type Modifier = 'oneof' | 'anyof' | 'allof'

export type TransformerName =
  | 'tolower'
  | 'toupper'
  | 'b64'
  | 'basename'
  | 'len'
  | 'join'
  | 'concat'
  | 'getopt'
  | 'val'

export type Operator =
  | 'exists'
  | '<='
  | '<'
  | '>='
  | '>'
  | '=='
  | '='
  | '!='
  | 'glob'
  | 'iglob'
  | 'contains'
  | 'icontains'
  | 'bcontains'
  | 'startswith'
  | 'bstartswith'
  | 'endswith'
  | 'regex'
  | 'intersects'
  | 'in'
  | 'pmatch'

/**
 * A place in a mapped text, turned into a place in a file on demand. Fields are declared only: defining them
 * first takes longer than all else that the parser does with a node.
 */
class Node implements Spanned {
  /** The text that was parsed. */
  declare readonly map: MappedText
  /** Range in the text that was parsed (after list substitution). */
  declare readonly begin: number
  declare readonly end: number

  constructor(text: MappedText, begin: number, end: number) {
    this.map = text
    this.begin = begin
    this.end = end
  }

  get place(): Place {
    return this.map.locate(this.begin, this.end)
  }
  get source(): Source {
    return this.place.source
  }
  get from(): number {
    return this.place.from
  }
  get to(): number {
    return this.place.to
  }
  get via(): readonly Related[] {
    return this.place.via
  }
}

export class Literal extends Node {
  readonly kind = 'value'
  declare readonly text: string
  /** Written in quotes. */
  declare readonly quoted: boolean

  constructor(map: MappedText, begin: number, end: number, text: string, quoted: boolean) {
    super(map, begin, end)
    this.text = text
    this.quoted = quoted
  }
}

/** A parenthesised list of constants, the right side of `in` and the like. */
export class ListLit extends Node {
  readonly kind = 'list'
  declare readonly items: readonly Literal[]

  constructor(map: MappedText, begin: number, end: number, items: readonly Literal[]) {
    super(map, begin, end)
    this.items = items
  }
}

export class FieldRef extends Node {
  readonly kind = 'field'
  /** As written, dot arguments included: `evt.arg.fd`. */
  declare readonly name: string
  /** What stands in brackets; undefined without brackets, '' for empty quotes. */
  declare readonly arg: string | undefined
  /** Set by check.ts: the row of the schema, and the argument whichever way it was written. */
  field: FieldRow | undefined = undefined
  fieldArg: string | undefined = undefined

  constructor(map: MappedText, begin: number, end: number, name: string, arg: string | undefined) {
    super(map, begin, end)
    this.name = name
    this.arg = arg
  }
}

/** A list inside a transformer: `join("-", (a.b, "x"))`. */
export class ArgList extends Node {
  readonly kind = 'arglist'
  declare readonly items: readonly TransformArg[]

  constructor(map: MappedText, begin: number, end: number, items: readonly TransformArg[]) {
    super(map, begin, end)
    this.items = items
  }
}

export class Transform extends Node {
  readonly kind = 'transform'
  declare readonly name: TransformerName
  declare readonly args: readonly TransformArg[]
  declare readonly arg: string | undefined

  constructor(
    map: MappedText,
    begin: number,
    end: number,
    name: TransformerName,
    args: readonly TransformArg[],
    arg: string | undefined,
  ) {
    super(map, begin, end)
    this.name = name
    this.args = args
    this.arg = arg
  }
}

export type Operand = FieldRef | Transform
export type TransformArg = Operand | Literal | ArgList
/** `undefined` for `exists`; a Literal after a list operator or a modifier is a list that nobody defined. */
export type Right = Literal | ListLit | Operand

export class Check extends Node {
  readonly kind = 'check'
  declare readonly left: Operand
  declare readonly op: Operator
  declare readonly modifier: Modifier | undefined
  declare readonly right: Right | undefined

  constructor(
    map: MappedText,
    begin: number,
    end: number,
    left: Operand,
    op: Operator,
    modifier: Modifier | undefined,
    right: Right | undefined,
  ) {
    super(map, begin, end)
    this.left = left
    this.op = op
    this.modifier = modifier
    this.right = right
  }
}

export class Logical extends Node {
  declare readonly kind: 'and' | 'or'
  declare readonly operands: readonly Expr[]

  constructor(
    map: MappedText,
    begin: number,
    end: number,
    kind: 'and' | 'or',
    operands: readonly Expr[],
  ) {
    super(map, begin, end)
    this.kind = kind
    this.operands = operands
  }
}

export class Not extends Node {
  readonly kind = 'not'
  declare readonly operand: Expr

  constructor(map: MappedText, begin: number, end: number, operand: Expr) {
    super(map, begin, end)
    this.operand = operand
  }
}

export class MacroRef extends Node {
  readonly kind = 'macro'
  declare readonly name: string

  constructor(map: MappedText, begin: number, end: number, name: string) {
    super(map, begin, end)
    this.name = name
  }
}

export type Expr = Logical | Not | MacroRef | Check

/** The same node in the same place with other children; used when macros are put in. */
export function withOperands(node: Logical, operands: readonly Expr[]): Logical {
  return new Logical(node.map, node.begin, node.end, node.kind, operands)
}

export function withOperand(node: Not, operand: Expr): Not {
  return new Not(node.map, node.begin, node.end, operand)
}

/** The condition as Falco prints a compiled one (`-L`, `details.condition_compiled`). */
export function printExpr(expr: Expr): string {
  switch (expr.kind) {
    case 'and':
    case 'or':
      return `(${expr.operands.map(printExpr).join(` ${expr.kind} `)})`
    case 'not':
      return `not ${printExpr(expr.operand)}`
    case 'macro':
      return expr.name
    case 'check':
      return printCheck(expr)
  }
}

export function printCheck(check: Check): string {
  const left = printOperand(check.left)
  if (check.right === undefined) return `${left} ${check.op}`
  const modifier = check.modifier === undefined ? '' : ` ${check.modifier}`
  return `${left} ${check.op}${modifier} ${printRight(check.right)}`
}

export function printRight(right: Right): string {
  if (right.kind === 'value') return printText(right.text)
  if (right.kind === 'list') return `(${right.items.map(item => printText(item.text)).join(', ')})`
  return printOperand(right)
}

export function printOperand(operand: Operand): string {
  const arg = operand.arg === undefined ? '' : `[${printArg(operand.arg)}]`
  if (operand.kind === 'field') return `${operand.name}${arg}`
  return `${operand.name}(${operand.args.map(printTransformArg).join(', ')})${arg}`
}

/** Without blanks and quotes: the key of a transformer in the fields of an alert. */
export function printKey(node: Operand | TransformArg): string {
  if (node.kind === 'value') return node.text
  if (node.kind === 'arglist') return `(${node.items.map(printKey).join(',')})`
  if (node.kind === 'field') return printOperand(node)
  const arg = node.arg === undefined ? '' : `[${printArg(node.arg)}]`
  return `${node.name}(${node.args.map(printKey).join(',')})${arg}`
}

function printTransformArg(arg: TransformArg): string {
  if (arg.kind === 'value') return arg.quoted ? escapeText(arg.text) : arg.text
  if (arg.kind === 'arglist') return `(${arg.items.map(printTransformArg).join(', ')})`
  return printOperand(arg)
}

const BARE_TEXT = /^[^()"'\s=,]+$/
const BARE_ARG = /^[^\]["'\s]+$/

function printText(text: string): string {
  return BARE_TEXT.test(text) ? text : escapeText(text)
}

function printArg(text: string): string {
  return BARE_ARG.test(text) ? text : escapeText(text)
}
