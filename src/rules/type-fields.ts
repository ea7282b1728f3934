// SPDX-License-Identifier: Apache-2.0
// Conditions on fields that the event's code alone decides (evt.type, evt.dir, evt.category,
// syscall.type), worked out for each code while compiling, so that they cost nothing at run time.
import { CATEGORIES, EVENTS, type EventRow, eventsByName, isLive } from '../schema/events.ts'
import { MODIFIERS, OPS } from '../schema/policy-layout.ts'
import type { OperandSpec } from './operands.ts'

/** Per event code: 0 = false, 1 = true, 2 = only the event itself tells (the generic event). */
export type TypeTruth = Uint8Array

export const AT_RUN_TIME = 2

const absences = new Map<string, TypeTruth>()

/**
 * For fields that some events never have: 0 for those, since no test holds without a value, else
 * AT_RUN_TIME. undefined for all other fields.
 */
export function absentByType({ field, text }: OperandSpec): TypeTruth | undefined {
  const key = field === undefined ? '' : keyOfAbsence(field.name, text)
  if (key === '') return undefined
  let truth = absences.get(key)
  if (truth === undefined) {
    const has = (row: EventRow): boolean =>
      key === FD ? speaksOfFd(row) : row.params.some(param => param.name === text)
    truth = Uint8Array.from(EVENTS, row => (has(row) ? AT_RUN_TIME : 0))
    absences.set(key, truth)
  }
  return truth
}

const FD = 'fd'
const FD_FLAGS = ['CREATES_FD', 'USES_FD', 'DESTROYS_FD'] as const

function keyOfAbsence(name: string, arg: string): string {
  if (name.startsWith('fd.')) return FD
  return name === 'evt.arg' && /^[a-z]/.test(arg) ? `arg ${arg}` : ''
}

function speaksOfFd({ flags }: EventRow): boolean {
  return FD_FLAGS.some(flag => flags.includes(flag))
}

/** The value of a type field for an event; undefined: it has none. */
type Read = (row: EventRow, arg: string) => string | undefined

const READERS: Readonly<Record<string, Read>> = {
  'evt.type': row => row.name,
  // Drivers send no enter events any more; what is left of them counts as the exit.
  'evt.dir': () => '<',
  'syscall.type': row => (row.kind === 'syscall' ? row.name : undefined),
  'evt.category': row => CATEGORIES[row.category],
  'evt.type.is': (row, arg) => (isType(row.code, arg) ? '1' : '0'),
}

/** As the evaluator has it: the first code of that name and the one after it, or a code by number. */
function isType(code: number, arg: string): boolean {
  if (/^\d/.test(arg)) return Number.parseInt(arg, 10) === code
  const first = EVENTS.find(row => row.name === arg)?.code
  return first !== undefined && (code === first || code === first + 1)
}

type Test = (value: string, text: string) => boolean

// Operators that are not here are left to run time.
const TESTS: ReadonlyMap<number, Test> = new Map<number, Test>([
  [OPS.EQ, (value, text) => value === text],
  [OPS.NE, (value, text) => value !== text],
  [OPS.IN, (value, text) => value === text],
  [OPS.INTERSECTS, (value, text) => value === text],
  [OPS.CONTAINS, (value, text) => value.includes(text)],
  [OPS.STARTSWITH, (value, text) => value.startsWith(text)],
  [OPS.ENDSWITH, (value, text) => value.endsWith(text)],
])

const EXACT: ReadonlySet<number> = new Set([OPS.EQ, OPS.IN, OPS.INTERSECTS])

/** undefined when the operand is not such a field, or the operator is too rare to be worth it. */
export function foldByType(
  left: OperandSpec,
  op: number,
  modifier: number,
  texts: readonly string[],
): TypeTruth | undefined {
  const name = left.field?.name ?? ''
  const read = Object.hasOwn(READERS, name) ? READERS[name] : undefined
  const test = TESTS.get(op)
  if (read === undefined || (test === undefined && op !== OPS.EXISTS)) return undefined
  // A few of many values: those are looked up.
  const exact = EXACT.has(op) && modifier === MODIFIERS.NONE ? new Set(texts) : undefined
  const judge = (value: string | undefined): number => {
    if (value === undefined) return 0
    if (test === undefined) return 1
    if (exact !== undefined) return Number(exact.has(value))
    let count = 0
    for (const text of texts) if (test(value, text)) count++
    if (modifier === MODIFIERS.ONEOF) return Number(count === 1)
    if (modifier === MODIFIERS.ALLOF) return Number(count === texts.length)
    return Number(count > 0)
  }
  // Many codes have the same value.
  const judged = new Map<string | undefined, number>()
  const truth = new Uint8Array(EVENTS.length)
  for (const row of EVENTS) {
    const value = read(row, left.text)
    let known = judged.get(value)
    if (known === undefined) {
      known = judge(value)
      judged.set(value, known)
    }
    truth[row.code] = known
  }
  if (name === 'evt.dir') return truth
  const generic =
    modifier === MODIFIERS.NONE ? foldGeneric(name, left.text, op, texts) : AT_RUN_TIME
  for (const code of GENERIC_CODES) truth[code] = generic
  return truth
}

const GENERIC_CODES: readonly number[] = EVENTS.filter(row => row.id.startsWith('GENERIC_')).map(
  row => row.code,
)

/**
 * The generic event stands for the system calls that have no event of their own, and for none of the
 * others: only their names are worth a look at run time.
 */
function foldGeneric(name: string, arg: string, op: number, texts: readonly string[]): number {
  if (name === 'evt.category') return op === OPS.EXISTS ? 1 : AT_RUN_TIME
  if (name === 'evt.type.is')
    return hasOwnEvent(arg) && op === OPS.EQ ? Number(texts[0] === '0') : AT_RUN_TIME
  if (op === OPS.EXISTS) return name === 'evt.type' ? 1 : AT_RUN_TIME
  if (!texts.every(hasOwnEvent)) return AT_RUN_TIME
  if (op === OPS.EQ || op === OPS.IN || op === OPS.INTERSECTS) return 0
  return op === OPS.NE ? 1 : AT_RUN_TIME
}

function hasOwnEvent(name: string): boolean {
  return eventsByName(name).some(row => isLive(row) && !row.id.startsWith('GENERIC_'))
}
