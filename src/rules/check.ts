// SPDX-License-Identifier: Apache-2.0
// The meaning of single checks: fields exist and have the arguments they need, the operator fits the type,
// the constants can be read as it. Resolves fields in place. Every finding of a check is returned.
import type { DiagnosticCode } from '../diagnostics/codes.ts'
import { suggest } from '../diagnostics/suggest.ts'
import { EVENTS } from '../schema/events.ts'
import type { FieldRow, FieldType } from '../schema/fields.ts'
import { SYSCALLS } from '../schema/syscalls.ts'
import {
  type Check,
  type FieldRef,
  type Literal,
  type Operand,
  type Operator,
  printOperand,
  type Spanned,
  type Transform,
  type TransformArg,
} from './ast.ts'
import { TRANSFORMERS } from './parser.ts'
import { validateRegex } from './regex.ts'
import { argumentFault, nearestField, resolveField, resolveRef } from './resolve-field.ts'
import { valueFault } from './value-check.ts'

export type Finding = {
  readonly code: DiagnosticCode
  readonly message: string
  readonly at: Spanned
  /** A field or event type that does not exist, which `skip-if-unknown-filter` forgives. */
  readonly unknown?: true
  readonly help?: string
}

/** Type of an operand after its transformers. */
type Typed = { readonly type: FieldType; readonly list: boolean }

const EQUALITY: readonly Operator[] = ['=', '==', '!=', 'in', 'intersects']
const ORDER: readonly Operator[] = ['<', '<=', '>', '>=']
const NUMERIC = { name: 'numeric', operators: [...EQUALITY, ...ORDER] }

/** The operators that fit each type; `exists` fits all. */
const FITTING: Readonly<Record<FieldType, { name: string; operators: readonly Operator[] }>> = {
  string: {
    name: 'string',
    operators: [
      ...EQUALITY,
      ...ORDER,
      'pmatch',
      'glob',
      'iglob',
      'contains',
      'icontains',
      'startswith',
      'endswith',
      'regex',
    ],
  },
  bytes: {
    name: 'buffer',
    operators: [...EQUALITY, 'contains', 'startswith', 'endswith', 'bcontains', 'bstartswith'],
  },
  bool: { name: 'boolean', operators: EQUALITY },
  ipaddr: { name: 'IP address', operators: EQUALITY },
  ipnet: { name: 'IP network', operators: EQUALITY },
  i16: NUMERIC,
  i32: NUMERIC,
  i64: NUMERIC,
  u32: NUMERIC,
  u64: NUMERIC,
  double: NUMERIC,
  port: NUMERIC,
  abstime: NUMERIC,
  reltime: NUMERIC,
  dynamic: { name: 'dynamic', operators: [] },
}

/** A list is compared as a whole or not at all. */
const LIST_OPERATORS: readonly Operator[] = ['in', 'intersects', 'pmatch']

const EVENT_NAMES: ReadonlySet<string> = new Set([
  ...EVENTS.filter(row => row.kind !== 'unknown').map(row => row.name),
  ...SYSCALLS.filter(row => row.event !== undefined).map(row => row.name),
])
const PARAM_NAMES: ReadonlySet<string> = new Set(
  EVENTS.flatMap(row => row.params.map(param => param.name)),
)

/** Findings of one check; more values are not looked at. */
const MAX_FINDINGS = 20

/**
 * Findings of the check, errors first come first; empty when all is well. `helps`: with suggestions, which
 * take longer than all the rest.
 */
export function checkCheck(check: Check, source: string, helps = true): Finding[] {
  const found: Finding[] = []
  const context = new CheckContext(source, found, helps)
  const left = context.operand(check.left, 'left')
  if (left === undefined || check.op === 'exists') return found
  const right = check.right
  if (!context.operatorFits(check, left) || right === undefined) return found
  if (right.kind === 'field' || right.kind === 'transform') context.rightOperand(check, left, right)
  else context.constants(check, left, right.kind === 'list' ? right.items : [right])
  return found
}

/** What is wrong with an operand that stands alone, as in an output text: types and arguments, not whether it exists. */
export function operandFaults(operand: Operand, source: string): Finding[] {
  const found: Finding[] = []
  new CheckContext(source, found, true).operand(operand, 'left')
  return found.filter(finding => finding.code === 'LOAD_ERR_COMPILE_CONDITION')
}

class CheckContext {
  readonly #source: string
  readonly #found: Finding[]
  readonly #helps: boolean

  constructor(source: string, found: Finding[], helps: boolean) {
    this.#source = source
    this.#found = found
    this.#helps = helps
  }

  #error(message: string, at: Spanned, more: { unknown?: true; help?: string } = {}): undefined {
    this.#found.push({ code: 'LOAD_ERR_COMPILE_CONDITION', message, at, ...more })
    return undefined
  }

  #warn(message: string, at: Spanned): void {
    this.#found.push({ code: 'LOAD_COMPILE_CONDITION', message, at })
  }

  operand(operand: Operand, side: 'left' | 'right'): Typed | undefined {
    return operand.kind === 'field' ? this.#field(operand, side) : this.#transform(operand, side)
  }

  #field(ref: FieldRef, side: 'left' | 'right' | 'inner'): Typed | undefined {
    if (!resolveRef(ref, this.#source)) {
      const near = this.#helps ? nearestField(ref.name, this.#source) : undefined
      return this.#error(`filter_check called with nonexistent field ${printOperand(ref)}`, ref, {
        unknown: true,
        ...(near === undefined ? {} : { help: `did you mean "${near}"?` }),
      })
    }
    const row = ref.field as FieldRow
    const fault = argumentFault(row, ref.fieldArg)
    if (fault !== undefined) return this.#error(fault, ref)
    if (ref.fieldArg !== undefined && !this.#knownArgument(row, ref)) return undefined
    if (side === 'right' && row.flags.includes('no_rhs')) {
      return this.#error(
        `field '${ref.name}' is not supported as right-hand side of a field comparison`,
        ref,
      )
    }
    if (side === 'inner' && row.flags.includes('no_transformer')) {
      return this.#error(`field '${ref.name}' does not support transformers`, ref)
    }
    if (row.flags.includes('warned')) {
      this.#found.push({
        code: 'LOAD_DEPRECATED_ITEM',
        message: `usage of deprecated field '${row.name}' has been detected in the rule condition`,
        at: ref,
      })
    }
    // One element of a list, picked by index, is still a list of one.
    return { type: row.type, list: row.list === true }
  }

  #knownArgument(row: FieldRow, ref: FieldRef): boolean {
    const arg = ref.fieldArg as string
    if (row.name === 'evt.type.is' && !EVENT_NAMES.has(arg)) {
      this.#error(`unknown event type ${arg}`, ref, {
        unknown: true,
        ...this.#hint(arg, EVENT_NAMES),
      })
      return false
    }
    const named = row.name === 'evt.rawarg' || (row.name === 'evt.arg' && !/^\d+$/.test(arg))
    if (named && !PARAM_NAMES.has(arg)) {
      this.#error(`unknown event argument ${arg}`, ref, this.#hint(arg, PARAM_NAMES))
      return false
    }
    return true
  }

  #transform(transform: Transform, side: 'left' | 'right'): Typed | undefined {
    const { name, args } = transform
    if (transform.arg !== undefined && name !== 'getopt') {
      return this.#error(
        `filter error: transformer '${name}' does not support field arguments`,
        transform,
      )
    }
    if (name === 'val') {
      const [field] = args
      return field?.kind === 'field' ? this.#field(field, side) : undefined
    }
    if (name === 'join' || name === 'concat' || name === 'getopt') return this.#multi(transform)
    const [arg, extra] = args
    if (
      arg === undefined ||
      extra !== undefined ||
      (arg.kind !== 'field' && arg.kind !== 'transform')
    ) {
      return this.#error(`filter error: transformer '${name}' takes one field`, transform)
    }
    const inner = arg.kind === 'field' ? this.#field(arg, 'inner') : this.#transform(arg, 'left')
    if (inner === undefined) return undefined
    const texts: readonly FieldType[] =
      name === 'len' || name === 'b64' ? ['string', 'bytes'] : ['string']
    const fits = texts.includes(inner.type) || (name === 'len' && inner.list)
    if (!fits) {
      return this.#error(
        `filter error: transformer '${name}' is not supported for ${FITTING[inner.type].name} fields`,
        transform,
      )
    }
    return name === 'len' ? { type: 'u64', list: false } : inner
  }

  #multi(transform: Transform): Typed | undefined {
    const { name, args } = transform
    const [first, second] = args
    const shapes = {
      join: args.length === 2 && first?.kind !== 'arglist' && second?.kind !== 'value',
      concat: args.length > 0 && args.every(arg => arg.kind !== 'arglist'),
      getopt: args.length === 2 && first?.kind !== 'value' && second?.kind === 'value',
    }
    const wanted = {
      join: 'a separator and a list',
      concat: 'fields and constants',
      getopt: 'a list field and a string of options',
    }
    const kind = name as keyof typeof shapes
    if (!shapes[kind]) {
      return this.#error(`filter error: transformer '${name}' takes ${wanted[kind]}`, transform)
    }
    let ok = kind !== 'join' || first === undefined || this.#separator(first)
    for (const arg of args.flatMap(part => (part.kind === 'arglist' ? part.items : [part]))) {
      if (arg.kind === 'field') ok = this.#field(arg, 'inner') !== undefined && ok
      else if (arg.kind === 'transform') ok = this.#transform(arg, 'left') !== undefined && ok
    }
    if (!ok) return undefined
    const list = kind === 'getopt' && transform.arg === undefined
    return { type: 'string', list }
  }

  /** One text: a constant, or what a field says. */
  #separator(arg: TransformArg): boolean {
    if (arg.kind === 'value' || arg.kind === 'arglist') return true
    const typed = arg.kind === 'field' ? this.#field(arg, 'inner') : this.#transform(arg, 'left')
    if (typed === undefined) return false
    if (typed.type === 'string' && !typed.list) return true
    this.#error("filter error: the separator of transformer 'join' must be a text", arg)
    return false
  }

  operatorFits(check: Check, left: Typed): boolean {
    const isAround = check.left.kind === 'field' && check.left.field?.name === 'evt.around'
    if (isAround && check.op !== '=' && check.op !== '==') {
      this.#error("filter error: evt.around supports only the '=' operator", check)
      return false
    }
    if (left.type === 'dynamic') return true
    const { name, operators } = FITTING[left.type]
    if (left.list && !LIST_OPERATORS.includes(check.op)) {
      this.#error(`filter error: '${check.op}' operator not supported for list filters`, check)
      return false
    }
    if (!operators.includes(check.op)) {
      this.#error(`filter error: '${check.op}' operator not supported for ${name} filters`, check)
      return false
    }
    return true
  }

  rightOperand(check: Check, left: Typed, right: Operand): void {
    const typed = this.operand(right, 'right')
    if (check.left.kind === 'field' && check.left.field?.flags.includes('no_rhs') === true) {
      this.#error(
        `field '${check.left.name}' does not support a right-hand side field comparison`,
        check.left,
      )
      return
    }
    if (typed === undefined || typed.type === 'dynamic' || left.type === 'dynamic') return
    if (check.op === 'pmatch' || check.op === 'regex') {
      this.#error(
        `filter error: '${check.op}' operator does not support a field on the right side`,
        right,
      )
    } else if (typed.type !== left.type) {
      this.#error(
        `filter error: cannot compare a ${FITTING[left.type].name} field with a ${FITTING[typed.type].name} field`,
        right,
      )
    }
  }

  constants(check: Check, left: Typed, values: readonly Literal[]): void {
    const isEventType = check.left.kind === 'field' && check.left.field?.name === 'evt.type'
    for (const value of values) {
      // Whoever has so many wrong values has them all wrong.
      if (this.#found.length >= MAX_FINDINGS) return
      const { text } = value
      if (check.op === 'regex') this.#regex(value)
      this.#misused(value)
      if (check.op === 'bcontains' || check.op === 'bstartswith') {
        if (!/^(?:[0-9a-fA-F]{2})+$/.test(text)) {
          this.#error(
            'filter error: bcontains and bstartswith operator support hex strings only',
            value,
          )
        }
        continue
      }
      if (left.type === 'string' && text.includes('\0')) {
        this.#error('filter error: a string never holds a NUL byte', value)
        continue
      }
      const fault = valueFault(left.type, text)
      if (fault !== undefined) this.#error(fault, value)
      if (isEventType && EQUALITY.includes(check.op) && !EVENT_NAMES.has(text)) {
        this.#error(`unknown event type ${text}`, value, {
          unknown: true,
          ...this.#hint(text, EVENT_NAMES),
        })
      }
    }
    this.#notAvailable(check, values)
  }

  #hint(name: string, known: Iterable<string>): { help?: string } {
    const near = this.#helps ? suggest(name, known) : undefined
    return near === undefined ? {} : { help: `did you mean "${near}"?` }
  }

  /** `<NA>` is how a missing value prints, not what it equals. */
  #notAvailable(check: Check, values: readonly Literal[]): void {
    if (!hasUnsafeNaCheck(check)) return
    const at = values.find(value => value.text === '<NA>') ?? check
    this.#found.push({
      code: 'LOAD_UNSAFE_NA_CHECK',
      message: UNSAFE_NA,
      at,
    })
  }

  #regex(value: Literal): void {
    const fault = validateRegex(value.text)
    if (fault !== undefined) {
      this.#error(fault, value)
    } else if (isSimpleRegex(value.text)) {
      this.#warn(
        `regex check with '${value.text}' may be optimized with simpler operators such as '=', 'contains', 'startswith', 'endswith'`,
        value,
      )
    }
  }

  /** Constants that were probably meant to be a field or a transformer. */
  #misused(value: Literal): void {
    const { text } = value
    if (!text.includes('.') && !text.includes(')')) return
    const bare = text.replace(/\s+/g, '')
    if (bare.includes('.') && isFieldLike(bare, this.#source)) {
      this.#warn(`'${text}' may be a valid field misused as a const string value`, value)
    }
    if (!bare.endsWith(')')) return
    const open = bare.indexOf('(')
    const name = bare.slice(0, open)
    if (name === 'val' || (TRANSFORMERS as readonly string[]).includes(name)) {
      this.#warn(
        `'${text}' may be a valid field transformer misused as a const string value`,
        value,
      )
    }
  }
}

const UNSAFE_NA =
  "comparing a field value with <NA> is unsafe and can lead to unpredictable behavior of the rule condition. If you need to check for the existence of a field, consider using the 'exists' operator instead."

/** A field of k8s audit events compared with the text `<NA>`, which it never equals. */
export function hasUnsafeNaCheck(check: Check): boolean {
  const right = check.right
  if (right === undefined || !['=', '==', '!=', 'in', 'intersects', 'pmatch'].includes(check.op)) {
    return false
  }
  const values = right.kind === 'list' ? right.items : right.kind === 'value' ? [right] : []
  return values.some(value => value.text === '<NA>') && fieldNames(check.left).some(isUnsafe)
}

function isUnsafe(name: string): boolean {
  return name.startsWith('ka.') || name.startsWith('jevt.')
}

/** Names of all fields in an operand. */
export function fieldNames(operand: Operand): string[] {
  if (operand.kind === 'field') return [operand.name]
  const parts = operand.args.flatMap(part => (part.kind === 'arglist' ? part.items : [part]))
  return parts.flatMap(part =>
    part.kind === 'field' || part.kind === 'transform' ? fieldNames(part) : [],
  )
}

function isFieldLike(text: string, source: string): boolean {
  const found = /^([a-zA-Z]\w*(?:\.[a-zA-Z]\w*)+)(?:\[([^\]]*)\])?$/.exec(text)
  if (found === null) return false
  const resolved = resolveField(found[1] as string, found[2], source)
  return resolved !== undefined && argumentFault(resolved.field, resolved.arg) === undefined
}

/** Nothing but anchors and `.*` and the like at the ends is special. */
function isSimpleRegex(pattern: string): boolean {
  const length = pattern.length
  for (let i = 0; i < length; i++) {
    const c = pattern[i] as string
    if ((i === 0 && c === '^') || (i === length - 1 && c === '$')) continue
    const atEnds = (i === 0 && length > 1) || i === length - 2
    if (atEnds && c === '.' && '+*?'.includes(pattern[i + 1] as string)) {
      i++
      continue
    }
    if ('.+*?^$()[]{}|\\'.includes(c)) return false
  }
  return true
}
