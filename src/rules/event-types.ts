// SPDX-License-Identifier: Apache-2.0
// Which event codes a condition can match, judged by its checks of evt.type and syscall.type alone (and of evt.num,
// which is never 0). Used for warnings, listings, and the choice of system calls; the sets may be too large, never
// too small.
import { EVENTS, eventsByName } from '../schema/events.ts'
import { syscallByName } from '../schema/syscalls.ts'
import type { Check, Expr } from './ast.ts'

/** A set of event codes. */
export class EventSet {
  readonly #words: Uint32Array

  private constructor(words: Uint32Array) {
    this.#words = words
  }

  static readonly none: EventSet = new EventSet(new Uint32Array(Math.ceil(EVENTS.length / 32)))
  static readonly all: EventSet = EventSet.of(EVENTS.keys())

  static of(codes: Iterable<number>): EventSet {
    const words = new Uint32Array(Math.ceil(EVENTS.length / 32))
    for (const code of codes) words[code >> 5] = (words[code >> 5] ?? 0) | (1 << (code & 31))
    return new EventSet(words)
  }

  has(code: number): boolean {
    return (((this.#words[code >> 5] ?? 0) >>> (code & 31)) & 1) === 1
  }

  and(other: EventSet): EventSet {
    if (this === other || other === EventSet.all) return this
    if (this === EventSet.all) return other
    return new EventSet(this.#words.map((word, i) => word & (other.#words[i] ?? 0)))
  }

  or(other: EventSet): EventSet {
    if (this === other || this === EventSet.all || other === EventSet.none) return this
    if (other === EventSet.all || this === EventSet.none) return other
    return new EventSet(this.#words.map((word, i) => word | (other.#words[i] ?? 0)))
  }

  not(): EventSet {
    return new EventSet(this.#words.map((word, i) => ~word & (EventSet.all.#words[i] ?? 0)))
  }

  equals(other: EventSet): boolean {
    return this.#words.every((word, i) => word === other.#words[i])
  }

  codes(): number[] {
    return [...EVENTS.keys()].filter(code => this.has(code))
  }

  get size(): number {
    let count = 0
    for (const word of this.#words) {
      for (let rest = word; rest !== 0; rest &= rest - 1) count++
    }
    return count
  }
}

/** The codes an event name stands for: all versions, or the generic event for a call without its own. */
export function codesOfName(name: string): number[] {
  const codes = eventsByName(name)
    .filter(row => row.kind !== 'unknown')
    .map(row => row.code)
  const generic = syscallByName(name)?.event === 'GENERIC_X'
  if (generic) codes.push(...eventsByName('syscall').map(row => row.code))
  return codes
}

/** The sets for the condition and for its negation. */
type Both = { readonly yes: EventSet; readonly no: EventSet }

const EITHER: Both = { yes: EventSet.all, no: EventSet.all }
const ALWAYS: Both = { yes: EventSet.all, no: EventSet.none }
const NEVER: Both = { yes: EventSet.none, no: EventSet.all }

/** Event codes the condition can match. Macros that are not put in can match anything. */
export function eventTypes(expr: Expr): EventSet {
  return walk(expr, new Map()).yes
}

/** Makes sets for many conditions that share macros. */
export class EventTypeResolver {
  readonly #memo: Map<Expr, Both> = new Map()

  resolve(expr: Expr): EventSet {
    return walk(expr, this.#memo).yes
  }
}

function walk(expr: Expr, memo: Map<Expr, Both>): Both {
  const known = memo.get(expr)
  if (known !== undefined) return known
  let both: Both
  if (expr.kind === 'check') {
    both = ofCheck(expr)
  } else if (expr.kind === 'macro') {
    both = EITHER
  } else if (expr.kind === 'not') {
    const inner = walk(expr.operand, memo)
    both = { yes: inner.no, no: inner.yes }
  } else {
    const and = expr.kind === 'and'
    let yes = and ? EventSet.all : EventSet.none
    let no = and ? EventSet.none : EventSet.all
    for (const operand of expr.operands) {
      const part = walk(operand, memo)
      yes = and ? yes.and(part.yes) : yes.or(part.yes)
      no = and ? no.or(part.no) : no.and(part.no)
    }
    both = { yes, no }
  }
  memo.set(expr, both)
  return both
}

/** The second has no value for what is no system call, which makes its sets too large, not too small. */
const TYPE_FIELDS: readonly string[] = ['evt.type', 'syscall.type']

function ofCheck(check: Check): Both {
  if (check.left.kind !== 'field' || check.left.arg !== undefined) return EITHER
  if (TYPE_FIELDS.includes(check.left.name)) return ofEventType(check)
  if (check.left.name === 'evt.num') return ofEventNumber(check)
  return EITHER
}

function constants(check: Check): string[] | undefined {
  if (check.right?.kind === 'value') return [check.right.text]
  if (check.right?.kind === 'list') return check.right.items.map(item => item.text)
  return undefined
}

function ofEventType(check: Check): Both {
  if (check.op === 'exists') return check.left.name === 'evt.type' ? ALWAYS : EITHER
  const names = constants(check)
  if (names === undefined || check.modifier !== undefined) return EITHER
  const codes = EventSet.of(names.flatMap(codesOfName))
  // A code may be more than one event name (generic calls), so a negation cannot exclude those.
  const inverse = codes.not().or(codes.and(ambiguous()))
  if (check.op === '=' || check.op === '==' || check.op === 'in' || check.op === 'intersects') {
    return { yes: codes, no: inverse }
  }
  return check.op === '!=' ? { yes: inverse, no: codes } : EITHER
}

let shared: EventSet | undefined

/** Codes that stand for many names. */
function ambiguous(): EventSet {
  shared ??= EventSet.of(eventsByName('syscall').map(row => row.code))
  return shared
}

function ofEventNumber(check: Check): Both {
  const decided = decidedByNumber(check)
  return decided === undefined ? EITHER : decided ? ALWAYS : NEVER
}

/** What a check of evt.num comes to for all events, which count from 1; undefined: that depends. */
export function decidedByNumber(check: Check): boolean | undefined {
  const texts = constants(check)
  if (texts === undefined || check.modifier !== undefined) return undefined
  if (!texts.every(text => /^\d{1,15}$/.test(text))) return undefined
  const values = texts.map(Number)
  const value = values[0] ?? 0
  switch (check.op) {
    case '=':
    case '==':
    case 'in':
      return values.every(n => n === 0) ? false : undefined
    case '<':
      return value <= 1 ? false : undefined
    case '<=':
      return value <= 0 ? false : undefined
    case '!=':
      return value === 0 ? true : undefined
    case '>':
      return value === 0 ? true : undefined
    case '>=':
      return value <= 1 ? true : undefined
    default:
      return undefined
  }
}

/** Names of the codes in a set, each once. Generic events are named by their calls only if asked. */
export function eventNames(set: EventSet): string[] {
  const names = new Set<string>()
  for (const code of set.codes()) {
    const row = EVENTS[code]
    if (row !== undefined && row.kind !== 'unknown') names.add(row.name)
  }
  return [...names]
}
