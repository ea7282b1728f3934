// SPDX-License-Identifier: Apache-2.0
// What a condition means, one node at a time: every operator on plain values, nothing remembered.
import { RE2JS } from 're2js'
import type { Check, Expr, Literal, Operand, TransformArg } from '../../src/rules/ast.ts'
import type { FieldType } from '../../src/schema/fields.ts'
import { type Bytes, fromBytes, toBytes } from './decode.ts'
import { AnyOf, Ip, type Scalar, type Value } from './values.ts'

export type Read = (operand: Operand) => Value

export function holds(expr: Expr, read: Read): boolean {
  switch (expr.kind) {
    case 'and':
      return expr.operands.every(operand => holds(operand, read))
    case 'or':
      return expr.operands.some(operand => holds(operand, read))
    case 'not':
      return !holds(expr.operand, read)
    case 'macro':
      throw new Error(`macro ${expr.name} is not expanded`)
    case 'check':
      return checkHolds(expr, read)
  }
}

function checkHolds(check: Check, read: Read): boolean {
  const value = read(check.left)
  if (value === undefined) return false
  if (check.op === 'exists') return true
  const right = rightSide(check, read)
  if (right === undefined) return false
  const test = (one: Scalar): boolean => testScalar(check, one, right)
  if (value instanceof AnyOf) {
    // Of the two ends of a connection, neither may be the one that != names.
    return value.ends && check.op === '!=' ? value.values.every(test) : value.values.some(test)
  }
  if (!Array.isArray(value)) return test(value as Scalar)
  return check.op === 'intersects' ? value.some(test) : value.length > 0 && value.every(test)
}

/** Constants as texts, or values of this very event. */
type Right = { readonly texts: readonly string[] } | { readonly values: readonly Scalar[] }

function rightSide({ right }: Check, read: Read): Right | undefined {
  if (right === undefined) return { texts: [] }
  if (right.kind === 'value') return { texts: [right.text] }
  if (right.kind === 'list') return { texts: right.items.map(item => item.text) }
  const value = read(right)
  if (value === undefined) return undefined
  if (value instanceof AnyOf) return { values: value.values }
  return { values: Array.isArray(value) ? value : [value as Scalar] }
}

function testScalar(check: Check, left: Scalar, right: Right): boolean {
  const type = fieldType(check.left)
  const each: ((test: Test) => boolean)[] =
    'texts' in right
      ? right.texts.map(text => test => test(left, text, constant(left, text, type)))
      : right.values.map(value => test => test(left, String(value), value))
  const { op, modifier } = check
  if (op === 'in' || op === 'intersects') return each.some(run => run(equal))
  if (op === 'pmatch') return each.some(run => run(startsWithPath))
  const test = TESTS[op]
  if (test === undefined) throw new Error(`operator ${op}`)
  if (modifier === 'oneof') return each.filter(run => run(test)).length === 1
  return modifier === 'anyof' ? each.some(run => run(test)) : each.every(run => run(test))
}

function fieldType(operand: Operand): FieldType {
  if (operand.kind === 'field') return operand.field?.type ?? 'string'
  return operand.name === 'len' ? 'u64' : 'string'
}

type Net = { readonly ip: Bytes; readonly bits: number }
type Constant = Scalar | Net | undefined
/** left, the right side as text, the right side as a value of left's type. */
type Test = (left: Scalar, text: string, right: Constant) => boolean

function constant(left: Scalar, text: string, type: FieldType): Constant {
  if (typeof left === 'string') return toBytes(text)
  if (typeof left === 'boolean') return text === 'true' || (/^\d/.test(text) && Number(text) !== 0)
  if (typeof left === 'number') return Number(text)
  if (left instanceof Ip) return parseNet(text)
  const number = BigInt(text.replace(/^[+-]/, ''))
  const signed = text.startsWith('-') ? -number : number
  return type.startsWith('u') || type.endsWith('time') ? BigInt.asUintN(64, signed) : signed
}

function parseNet(text: string): Net {
  const [address = '', bits] = text.split('/')
  const ip = address.includes(':')
    ? parseV6(address)
    : String.fromCharCode(...address.split('.').map(Number))
  return { ip, bits: bits === undefined ? ip.length * 8 : Number(bits) }
}

function parseV6(text: string): Bytes {
  const groups = (part: string): number[] =>
    part === ''
      ? []
      : part
          .split(':')
          .flatMap(group => (group.includes('.') ? dotted(group) : [Number.parseInt(group, 16)]))
  const [head = '', tail] = text.split('::')
  const [before, after] = [groups(head), groups(tail ?? '')]
  const all = [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after]
  return all.map(group => String.fromCharCode(group >> 8, group & 255)).join('')
}

function dotted(text: string): number[] {
  const [a = 0, b = 0, c = 0, d = 0] = text.split('.').map(Number)
  return [a * 256 + b, c * 256 + d]
}

const bitsOf = (ip: Bytes): string =>
  [...ip].map(char => char.charCodeAt(0).toString(2).padStart(8, '0')).join('')

const equal: Test = (left, _text, right) => {
  if (!(left instanceof Ip)) return left === right
  if (right instanceof Ip) return left.bytes === right.bytes
  const { ip, bits } = right as Net
  return (
    left.bytes.length === ip.length &&
    bitsOf(left.bytes).slice(0, bits) === bitsOf(ip).slice(0, bits)
  )
}

const order =
  (test: (left: Scalar, right: Scalar) => boolean): Test =>
  (left, _text, right) =>
    typeof left === typeof right && test(left, right as Scalar)

const onText =
  (test: (left: Bytes, right: Bytes) => boolean): Test =>
  (left, _text, right) =>
    typeof left === 'string' && typeof right === 'string' && test(left, right)

const onHex = (test: (left: Bytes, right: Bytes) => boolean): Test =>
  onText((left, right) => test(left, Buffer.from(right, 'hex').toString('latin1')))

const lower = (text: Bytes): Bytes => text.replace(/[A-Z]/g, char => char.toLowerCase())
const upper = (text: Bytes): Bytes => text.replace(/[a-z]/g, char => char.toUpperCase())

const TESTS: Readonly<Record<string, Test>> = {
  '=': equal,
  '==': equal,
  '!=': (left, text, right) => !equal(left, text, right),
  '<': order((a, b) => a < b),
  '<=': order((a, b) => a <= b),
  '>': order((a, b) => a > b),
  '>=': order((a, b) => a >= b),
  contains: onText((left, right) => left.includes(right)),
  icontains: onText((left, right) => lower(left).includes(lower(right))),
  startswith: onText((left, right) => left.startsWith(right)),
  endswith: onText((left, right) => left.endsWith(right)),
  bcontains: onHex((left, right) => left.includes(right)),
  bstartswith: onHex((left, right) => left.startsWith(right)),
  glob: onText(globMatches),
  iglob: onText((left, right) => globMatches(lower(left), lower(right))),
  regex: onText((left, right) => regexMatches(left, right)),
}

/** Leftmost-longest does not matter for a match of the whole text. */
function regexMatches(text: Bytes, pattern: Bytes): boolean {
  return RE2JS.matches(fromBytes(pattern), fromBytes(text))
}

/** fnmatch without flags: `*` and `?` match a slash too. */
export function globMatches(text: Bytes, pattern: Bytes): boolean {
  if (pattern === '') return text === ''
  const [head, rest] = [pattern[0] as string, pattern.slice(1)]
  if (head === '*') {
    for (let at = 0; at <= text.length; at++) if (globMatches(text.slice(at), rest)) return true
    return false
  }
  if (text === '') return false
  if (head === '?') return globMatches(text.slice(1), rest)
  if (head === '[') {
    const set = /^\[([!^]?)(\]?[^\]]*)\]/s.exec(pattern)
    if (set !== null) {
      const inside = inSet(text[0] as string, set[2] ?? '')
      return inside === (set[1] === '') && globMatches(text.slice(1), pattern.slice(set[0].length))
    }
  }
  if (head === '\\' && rest !== '')
    return text[0] === rest[0] && globMatches(text.slice(1), rest.slice(1))
  return text[0] === head && globMatches(text.slice(1), rest)
}

function inSet(char: string, set: string): boolean {
  for (let at = 0; at < set.length; at++) {
    const first = set[at] as string
    const isRange = set[at + 1] === '-' && at + 2 < set.length
    const last = isRange ? (set[at + 2] as string) : first
    if (isRange) at += 2
    if (first <= char && char <= last) return true
  }
  return false
}

/** The components of the right path, which may be patterns, are the first ones of the left. */
const startsWithPath: Test = onText((left, right) => {
  const parts = (path: Bytes): Bytes[] => path.split('/').filter(Boolean)
  const [path, prefix] = [parts(left), parts(right)]
  return (
    prefix.length <= path.length && prefix.every((part, i) => globMatches(path[i] as Bytes, part))
  )
})

export const TRANSFORMERS: Readonly<Record<string, (values: Value[]) => Value>> = {
  val: ([value]) => value,
  tolower: ([value]) => onEach(value, lower),
  toupper: ([value]) => onEach(value, upper),
  b64: ([value]) => onEach(value, text => Buffer.from(text, 'base64').toString('latin1')),
  basename: ([value]) => onEach(value, text => text.slice(text.lastIndexOf('/') + 1)),
  len: ([value]) => {
    if (typeof value === 'string') return BigInt(value.length)
    return Array.isArray(value) ? BigInt(value.length) : undefined
  },
  concat: values =>
    values.every(value => typeof value === 'string') ? values.join('') : undefined,
}

function onEach(value: Value, change: (text: Bytes) => Bytes): Value {
  if (typeof value === 'string') return change(value)
  if (value instanceof AnyOf)
    return new AnyOf(
      value.values.map(one => change(one as Bytes)),
      value.ends,
    )
  return Array.isArray(value) ? value.map(one => change(one as Bytes)) : undefined
}

/** Every field a condition or template asks for; checks to what is not in `has` are reported. */
export function operandsOf(arg: TransformArg | Literal): Operand[] {
  if (arg.kind === 'field') return [arg]
  if (arg.kind === 'value') return []
  const inner = arg.kind === 'arglist' ? arg.items : arg.args
  const own: Operand[] = arg.kind === 'transform' ? [arg] : []
  return [...own, ...inner.flatMap(operandsOf)]
}
