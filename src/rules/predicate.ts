// SPDX-License-Identifier: Apache-2.0
// Predicates of all rules of a policy, each kept once: the atoms that normalize.ts leaves, that the
// optimizer moves around, and that the policy stores. Ids count from 0 in order of appearance.
import { MODIFIERS, OPS, VALUE_TYPES } from '../schema/policy-layout.ts'
import type { Check, Modifier, Operand, Operator, Right } from './ast.ts'
import { type Group, joinGroups, type OperandSpec, Operands } from './operands.ts'
import { factOf } from './optimize/facts.ts'
import { absentByType, foldByType, type TypeTruth } from './type-fields.ts'
import { parseHex, parseValue, type Value, valueType } from './values.ts'

export type Predicate = {
  readonly id: number
  readonly op: number
  readonly modifier: number
  readonly type: number
  readonly left: OperandSpec
  readonly right: OperandSpec | undefined
  readonly values: readonly Value[]
  readonly texts: readonly string[]
  readonly ignoreCase: boolean
  readonly group: Group
  readonly cost: number
  /** Rough guess how often it holds. */
  readonly chance: number
  /** For conditions on the event's type: what they are for each event code. */
  readonly truth: TypeTruth | undefined
  /** The fact of the event that it is (schema/policy-layout.ts EVENT_FACTS). */
  readonly fact: number | undefined
}

type Operation = { readonly op: number; readonly cost: number; readonly fold?: true }

const OPERATIONS: Readonly<Record<Operator, Operation>> = {
  exists: { op: OPS.EXISTS, cost: 0 },
  '=': { op: OPS.EQ, cost: 1 },
  '==': { op: OPS.EQ, cost: 1 },
  '!=': { op: OPS.NE, cost: 1 },
  '<': { op: OPS.LT, cost: 1 },
  '<=': { op: OPS.LE, cost: 1 },
  '>': { op: OPS.GT, cost: 1 },
  '>=': { op: OPS.GE, cost: 1 },
  in: { op: OPS.IN, cost: 3 },
  intersects: { op: OPS.INTERSECTS, cost: 3 },
  startswith: { op: OPS.STARTSWITH, cost: 1 },
  bstartswith: { op: OPS.STARTSWITH, cost: 1 },
  endswith: { op: OPS.ENDSWITH, cost: 1 },
  contains: { op: OPS.CONTAINS, cost: 4 },
  bcontains: { op: OPS.CONTAINS, cost: 4 },
  icontains: { op: OPS.ICONTAINS, cost: 6 },
  pmatch: { op: OPS.PMATCH, cost: 6 },
  glob: { op: OPS.GLOB, cost: 8 },
  iglob: { op: OPS.GLOB, cost: 8, fold: true },
  regex: { op: OPS.REGEX, cost: 10 },
}

const MODIFIER_IDS: Readonly<Record<Modifier, number>> = {
  oneof: MODIFIERS.ONEOF,
  anyof: MODIFIERS.ANYOF,
  allof: MODIFIERS.ALLOF,
}

/** Cost from which on an extraction is worth keeping. */
const DEAR = 4
/** Another value each time. */
const COUNTER = 'util.cnt'

const TEXT_OPS: ReadonlySet<number> = new Set([
  OPS.PMATCH,
  OPS.CONTAINS,
  OPS.ICONTAINS,
  OPS.STARTSWITH,
  OPS.ENDSWITH,
  OPS.GLOB,
  OPS.REGEX,
])

export class Predicates {
  readonly operands: Operands
  readonly all: Predicate[] = []
  readonly #ids = new Map<string, Predicate>()

  constructor(source: string) {
    this.operands = new Operands(source)
  }

  /** The predicate of a check, or what it always is. */
  ofCheck(check: Check): Predicate | boolean {
    const { op, cost, fold } = OPERATIONS[check.op]
    const modifier = check.modifier === undefined ? MODIFIERS.NONE : MODIFIER_IDS[check.modifier]
    const left = this.operands.of(check.left)
    if (left === undefined) return false
    const { right } = check
    if (right === undefined) return this.#add({ op, modifier, left, texts: [], cost })
    if (right.kind === 'field' || right.kind === 'transform') {
      const other = this.operands.of(right)
      return other === undefined
        ? false
        : this.#add({ op, modifier, left, right: other, texts: [], cost })
    }
    const texts = textsOf(right)
    // A set of nothing holds nothing; no modifier is true over nothing either.
    if (texts.length === 0) return false
    const bytes = check.op.startsWith('b')
    return this.#add({ op, modifier, left, texts, cost, ignoreCase: fold === true, hex: bytes })
  }

  /** `left` equal to one of `texts`. */
  member(left: OperandSpec, texts: readonly string[]): Predicate | boolean {
    return this.#add({
      op: OPS.IN,
      modifier: MODIFIERS.NONE,
      left,
      texts,
      cost: OPERATIONS.in.cost,
    })
  }

  /** Operands that several predicates ask for and that take more to make than to keep. */
  dearOperands(): Set<OperandSpec> {
    const uses = new Map<OperandSpec, number>()
    for (const { left } of this.all) uses.set(left, (uses.get(left) ?? 0) + 1)
    // Names of sockets and of what could not be opened are made when they are asked for.
    const dear = [...uses].filter(
      ([{ cost, field, group, type }, n]) =>
        n > 1 && (cost >= DEAR || (group === 'fd' && type === 'string')) && field?.name !== COUNTER,
    )
    return new Set(dear.map(([operand]) => operand))
  }

  #add(draft: {
    op: number
    modifier: number
    left: OperandSpec
    right?: OperandSpec
    texts: readonly string[]
    cost: number
    ignoreCase?: boolean
    hex?: boolean
  }): Predicate | boolean {
    const { modifier, left, right, ignoreCase = false, hex = false } = draft
    let { op, texts } = draft
    if (op === OPS.IN && texts.length > 0) texts = [...new Set(texts)].sort(byText)
    if (op === OPS.IN && texts.length === 1 && !left.list) op = OPS.EQ
    // `evt.around[T] = D`: no further away than D.
    if (op === OPS.EQ && left.field?.name === 'evt.around') op = OPS.LE
    const key = `${op} ${modifier} ${left.id} ${right?.id ?? ''} ${ignoreCase} ${hex} ${JSON.stringify(texts)}`
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const constant = foldNumber(left, op, modifier, texts)
    if (constant !== undefined) return constant
    const textual = TEXT_OPS.has(op)
    const values: Value[] = []
    for (const text of texts) {
      const value = hex ? hexValue(text) : parseValue(text, textual ? 'string' : left.type)
      if (value === undefined) return false
      values.push(value)
    }
    const type =
      texts.length === 0 ? VALUE_TYPES.NONE : textual ? VALUE_TYPES.STRING : valueType(left.type)
    const predicate: Predicate = {
      id: this.all.length,
      op,
      modifier,
      type: right === undefined ? type : valueType(left.type),
      left,
      right,
      values,
      texts,
      ignoreCase,
      group: joinGroups([left.group, right?.group]) ?? 'event',
      cost:
        left.cost +
        (right?.cost ?? 0) +
        draft.cost * (modifier === MODIFIERS.NONE ? 1 : texts.length),
      chance: chanceOf(left, op, texts.length),
      truth:
        absentByType(left) ??
        (right === undefined ? foldByType(left, op, modifier, texts) : undefined),
      fact: factOf({ op, modifier, left, right, values, texts }),
    }
    this.all.push(predicate)
    this.#ids.set(key, predicate)
    return predicate
  }
}

/** Rules ask for what the events they look at mostly have. */
const USUAL: ReadonlySet<string> = new Set(['fd.type', 'fd.typechar', 'fd.sockfamily'])

/** A comparison for equality seldom holds, one for difference seldom fails. */
function chanceOf({ field }: OperandSpec, op: number, values: number): number {
  if (field !== undefined && USUAL.has(field.name)) return 0.8
  if (op === OPS.NE || op === OPS.EXISTS) return 0.9
  if (op === OPS.IN || op === OPS.INTERSECTS) return Math.min(0.3, 0.1 + values / 100)
  return op === OPS.EQ || TEXT_OPS.has(op) ? 0.1 : 0.5
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function textsOf(right: Exclude<Right, Operand>): string[] {
  return right.kind === 'value' ? [right.text] : right.items.map(item => item.text)
}

function hexValue(text: string): Value | undefined {
  const bytes = parseHex(text)
  return bytes === undefined ? undefined : { bytes }
}

/**
 * evt.num counts from 1, so conditions that only 0 could decide are constants; `evt.num = 0` is how
 * rules files say "never".
 */
function foldNumber(
  left: OperandSpec,
  op: number,
  modifier: number,
  texts: readonly string[],
): boolean | undefined {
  if (left.field?.name !== 'evt.num' || modifier !== MODIFIERS.NONE) return undefined
  if (texts.length !== 1 || !/^0+$/.test(texts[0] as string)) return undefined
  if (op === OPS.EQ || op === OPS.LT || op === OPS.LE) return false
  return op === OPS.NE || op === OPS.GT || op === OPS.GE ? true : undefined
}
