// SPDX-License-Identifier: Apache-2.0
// Whether tests of one value can hold together: `proc.name = a` and `proc.name = b` cannot. Only what is
// certain counts; operators that would need a search (glob, regex, pmatch) exclude nothing.
import type { FieldType } from '../../schema/fields.ts'
import { MODIFIERS, OPERAND_KINDS, OPS, VALUE_TYPES } from '../../schema/policy-layout.ts'
import type { OperandSpec } from '../operands.ts'
import type { Predicate } from '../predicate.ts'
import type { Value } from '../values.ts'

export type Fact = { readonly predicate: Predicate; readonly negated: boolean }

/** Facts that exclude each other; one alone: it asks for more than its field can hold. */
export type Conflict = readonly [Fact, ...Fact[]]

const COUNTER = 'util.cnt'
/** Values against values; longer lists are not looked through. */
const MAX_COMPARED = 250_000
const MAX_TEXT = 4096

/** It has one value, the same wherever the condition asks. */
function isSingle(operand: OperandSpec): boolean {
  if (operand.list || operand.type === 'dynamic' || operand.type === 'double') return false
  if (operand.kind === OPERAND_KINDS.TRANSFORM) return operand.args.every(isSingle)
  if (operand.kind === OPERAND_KINDS.LITERAL) return true
  // Fields that cannot stand on the right side are those that stand for several values.
  const { field } = operand
  return field !== undefined && !field.flags.includes('no_rhs') && field.name !== COUNTER
}

export function conflictIn(facts: readonly Fact[]): Conflict | undefined {
  const byOperand = new Map<OperandSpec, Fact[]>()
  for (const fact of facts) {
    const { left, right } = fact.predicate
    if (right !== undefined || !isSingle(left)) continue
    const group = byOperand.get(left)
    if (group === undefined) byOperand.set(left, [fact])
    else group.push(fact)
  }
  for (const group of byOperand.values()) {
    // Without a positive test the value may be missing, and then all negated ones hold.
    const positive = group.filter(fact => !fact.negated)
    if (positive.length === 0) continue
    const found =
      missing(group, positive) ??
      noCandidate(group, positive) ??
      emptyRange(group) ??
      ends(positive) ??
      denied(group, positive)
    if (found !== undefined) return found
  }
  return undefined
}

function missing(group: readonly Fact[], positive: readonly Fact[]): Conflict | undefined {
  const absent = group.find(fact => fact.negated && fact.predicate.op === OPS.EXISTS)
  return absent && [positive[0] as Fact, absent]
}

function namesValues({ predicate: { op, modifier } }: Fact): boolean {
  return modifier === MODIFIERS.NONE && (op === OPS.EQ || op === OPS.IN)
}

/** Some test names all values there are, and the others leave none of them. */
function noCandidate(group: readonly Fact[], positive: readonly Fact[]): Conflict | undefined {
  const finite = positive.filter(namesValues)
  if (finite.length === 0) return undefined
  const narrowest = finite.reduce((a, b) =>
    b.predicate.values.length < a.predicate.values.length ? b : a,
  )
  let left = narrowest.predicate.values
  const used: Fact[] = []
  for (const fact of group) {
    if (fact === narrowest || left.length * fact.predicate.values.length > MAX_COMPARED) continue
    const before = left.length
    left = left.filter(value => holds(fact.predicate, value) !== fact.negated)
    if (left.length < before) used.push(fact)
    if (left.length === 0) return [narrowest, ...used]
  }
  return undefined
}

/** Of a value; undefined when that is not certain. */
function holds(predicate: Predicate, value: Value): boolean | undefined {
  const { op, modifier, values, type, ignoreCase } = predicate
  if (op === OPS.EXISTS) return true
  const test = TESTS.get(op)
  if (test === undefined || ignoreCase) return undefined
  const count = values.filter(other => test(value, other, type)).length
  const known = values.every(other => comparable(value, other))
  if (!known) return undefined
  if (modifier === MODIFIERS.ONEOF) return count === 1
  if (modifier === MODIFIERS.ALLOF) return count === values.length
  return count > 0
}

/** Addresses, networks and very long texts are left alone. */
function comparable(a: Value, b: Value): boolean {
  const long = a.bytes.length > MAX_TEXT || b.bytes.length > MAX_TEXT
  return a.net === undefined && b.net === undefined && !long
}

/** The one text a predicate compares with; undefined when there are several or it is very long. */
function shortText({ values }: Predicate): string | undefined {
  const [value] = values
  const one = value !== undefined && values.length === 1 && value.bytes.length <= MAX_TEXT
  return one ? latin(value.bytes) : undefined
}

type Test = (value: Value, other: Value, type: number) => boolean

const texts = new WeakMap<Uint8Array, string>()

/** One character a byte. */
function latin(bytes: Uint8Array): string {
  let text = texts.get(bytes)
  if (text === undefined) {
    text = String.fromCharCode(...bytes.subarray(0, MAX_TEXT))
    texts.set(bytes, text)
  }
  return text
}

/** Less than, equal, greater than zero, as the evaluator orders values of the type. */
function order(a: Value, b: Value, type: number): number {
  if (a.number !== undefined && b.number !== undefined) {
    const signed = type === VALUE_TYPES.SIGNED
    const [x, y] = signed
      ? [BigInt.asIntN(64, a.number), BigInt.asIntN(64, b.number)]
      : [a.number, b.number]
    return x < y ? -1 : x > y ? 1 : 0
  }
  const [x, y] = [latin(a.bytes), latin(b.bytes)]
  return x < y ? -1 : x > y ? 1 : 0
}

const lower = (text: string): string => text.replace(/[A-Z]/g, letter => letter.toLowerCase())

const TESTS: ReadonlyMap<number, Test> = new Map<number, Test>([
  [OPS.EQ, (a, b, type) => order(a, b, type) === 0],
  [OPS.IN, (a, b, type) => order(a, b, type) === 0],
  [OPS.INTERSECTS, (a, b, type) => order(a, b, type) === 0],
  [OPS.NE, (a, b, type) => order(a, b, type) !== 0],
  [OPS.LT, (a, b, type) => order(a, b, type) < 0],
  [OPS.LE, (a, b, type) => order(a, b, type) <= 0],
  [OPS.GT, (a, b, type) => order(a, b, type) > 0],
  [OPS.GE, (a, b, type) => order(a, b, type) >= 0],
  [OPS.CONTAINS, (a, b) => latin(a.bytes).includes(latin(b.bytes))],
  [OPS.ICONTAINS, (a, b) => lower(latin(a.bytes)).includes(lower(latin(b.bytes)))],
  [OPS.STARTSWITH, (a, b) => latin(a.bytes).startsWith(latin(b.bytes))],
  [OPS.ENDSWITH, (a, b) => latin(a.bytes).endsWith(latin(b.bytes))],
])

const BOUNDS: Partial<Readonly<Record<FieldType, readonly [bigint, bigint]>>> = {
  i16: [-0x8000n, 0x7fffn],
  i32: [-0x80000000n, 0x7fffffffn],
  i64: [-(1n << 63n), (1n << 63n) - 1n],
  u32: [0n, 0xffffffffn],
  u64: [0n, (1n << 64n) - 1n],
  abstime: [0n, (1n << 64n) - 1n],
  reltime: [0n, (1n << 64n) - 1n],
  port: [0n, 0xffffn],
}

const NEGATION: ReadonlyMap<number, number> = new Map([
  [OPS.LT, OPS.GE],
  [OPS.LE, OPS.GT],
  [OPS.GT, OPS.LE],
  [OPS.GE, OPS.LT],
])

/** Order tests that leave no number between them. */
function emptyRange(group: readonly Fact[]): Conflict | undefined {
  const bounds = BOUNDS[(group[0] as Fact).predicate.left.type]
  if (bounds === undefined) return undefined
  let [low, high] = bounds
  let [lowBy, highBy]: [Fact | undefined, Fact | undefined] = [undefined, undefined]
  for (const fact of group) {
    const { op: asked, modifier, values, type } = fact.predicate
    const number = values[0]?.number
    const op = fact.negated ? NEGATION.get(asked) : asked
    if (number === undefined || values.length > 1 || modifier !== MODIFIERS.NONE) continue
    const limit = type === VALUE_TYPES.SIGNED ? BigInt.asIntN(64, number) : number
    const atLeast = op === OPS.GE ? limit : op === OPS.GT ? limit + 1n : low
    const atMost = op === OPS.LE ? limit : op === OPS.LT ? limit - 1n : high
    if (atLeast > low) [low, lowBy] = [atLeast, fact]
    if (atMost < high) [high, highBy] = [atMost, fact]
  }
  if (low <= high) return undefined
  const facts = [lowBy, highBy].filter(fact => fact !== undefined)
  return facts as unknown as Conflict
}

/** Beginnings or ends that differ. */
function ends(positive: readonly Fact[]): Conflict | undefined {
  for (const op of [OPS.STARTSWITH, OPS.ENDSWITH]) {
    const facts = positive.filter(
      ({ predicate }) => predicate.op === op && shortText(predicate) !== undefined,
    )
    for (const [index, first] of facts.entries()) {
      for (const second of facts.slice(index + 1)) {
        const [a, b] = [first, second].map(fact => shortText(fact.predicate))
        const fits =
          op === OPS.STARTSWITH
            ? a?.startsWith(b as string) || b?.startsWith(a as string)
            : a?.endsWith(b as string) || b?.endsWith(a as string)
        if (fits !== true) return [first, second]
      }
    }
  }
  return undefined
}

/** What a text with this part has for certain. */
const HAS: ReadonlyMap<number, (part: string, op: number, other: string) => boolean> = new Map([
  [
    OPS.STARTSWITH,
    (part: string, op: number, other: string) =>
      (op === OPS.STARTSWITH && part.startsWith(other)) ||
      (op === OPS.CONTAINS && part.includes(other)),
  ],
  [
    OPS.ENDSWITH,
    (part: string, op: number, other: string) =>
      (op === OPS.ENDSWITH && part.endsWith(other)) ||
      (op === OPS.CONTAINS && part.includes(other)),
  ],
  [
    OPS.CONTAINS,
    (part: string, op: number, other: string) => op === OPS.CONTAINS && part.includes(other),
  ],
])

/** `startswith /etc/ssh` and not `startswith /etc`. */
function denied(group: readonly Fact[], positive: readonly Fact[]): Conflict | undefined {
  const refused = group.filter(fact => fact.negated)
  for (const fact of positive) {
    const has = HAS.get(fact.predicate.op)
    const part = shortText(fact.predicate)
    if (has === undefined || part === undefined) continue
    const found = refused.find(({ predicate }) => {
      const other = shortText(predicate)
      return other !== undefined && has(part, predicate.op, other)
    })
    if (found !== undefined) return [fact, found]
  }
  return undefined
}
