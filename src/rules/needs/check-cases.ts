// SPDX-License-Identifier: Apache-2.0
// In which cases one check of a condition may hold: for fields whose value follows from the case, or is
// bounded by it. Everything else may be either.
import { type EventRow, fdParam, resultParam } from '../../schema/events.ts'
import type { Check, FieldRef } from '../ast.ts'
import { decidedByNumber } from '../event-types.ts'
import {
  ALL,
  ALWAYS,
  type Both,
  type Cases,
  casesOfName,
  casesWhere,
  EITHER,
  FAILED,
  NEVER,
  READ,
  TOLD,
} from './cases.ts'

type Decide = (check: Check, texts: readonly string[], field: FieldRef) => Both

/** Both sets of a check that is free but in the cases of `part`, where it may hold, and may not hold, as said. */
function within(part: Cases, mayHold: boolean, mayFail: boolean): Both {
  return { yes: mayHold ? ALL : ALL & ~part, no: mayFail ? ALL : ALL & ~part }
}

const both = (a: Both, b: Both): Both => ({ yes: a.yes & b.yes, no: a.no & b.no })

const NUMBER = /^-?\d{1,15}$/
const FAR = 2 ** 60

const TESTS: Readonly<Record<string, (value: number, operands: readonly number[]) => boolean>> = {
  '=': (value, [first]) => value === first,
  '==': (value, [first]) => value === first,
  '!=': (value, [first]) => value !== first,
  '<': (value, [first = 0]) => value < first,
  '<=': (value, [first = 0]) => value <= first,
  '>': (value, [first = 0]) => value > first,
  '>=': (value, [first = 0]) => value >= first,
  in: (value, operands) => operands.includes(value),
}

/** A number that lies between the two in the cases of `part`; `absent`: or is not there, and no check holds. */
function ofRange(
  check: Check,
  texts: readonly string[],
  part: Cases,
  [from, to]: readonly [number, number],
  absent: boolean,
): Both {
  const test = Object.hasOwn(TESTS, check.op) ? TESTS[check.op] : undefined
  if (test === undefined || !texts.every(text => NUMBER.test(text))) return EITHER
  const operands = texts.map(Number)
  // Where the answer can change, and the values beside.
  const values = [from, to, ...operands.flatMap(value => [value - 1, value, value + 1])].filter(
    value => value >= from && value <= to,
  )
  const mayHold = values.some(value => test(value, operands))
  return within(part, mayHold, absent || values.some(value => !test(value, operands)))
}

const NEGATIVE = [-FAR, -1] as const
const NOT_NEGATIVE = [0, FAR] as const

/** The result as a number. `told`: the failures in which it is the value looked at. */
function ofResult(check: Check, texts: readonly string[], told: Cases): Both {
  const silent = FAILED & ~TOLD
  return [
    ofRange(check, texts, told, NEGATIVE, false),
    ofRange(check, texts, silent, NEGATIVE, true),
    ofRange(check, texts, READ, NOT_NEGATIVE, false),
  ].reduce(both)
}

const EQUALITY: ReadonlySet<string> = new Set(['=', '==', 'in', 'intersects'])

/**
 * Text that in the cases of `part` is one of those for which `possible`. `certain`: it is the only one;
 * `absent`: it may not be there, and no check holds.
 */
function ofText(
  { op }: Check,
  texts: readonly string[],
  part: Cases,
  possible: (text: string) => boolean,
  how?: 'certain' | 'absent',
): Both {
  const named = texts.some(possible)
  const other = !(named && how === 'certain')
  if (EQUALITY.has(op)) return within(part, named, other)
  return op === '!=' ? within(part, other, named || how === 'absent') : EITHER
}

const isErrorText = (text: string): boolean => text !== 'SUCCESS' && text !== 'EINPROGRESS'

/** A truth value that is `value` in the cases of `part`. */
function ofTruth({ op }: Check, texts: readonly string[], part: Cases, value: boolean): Both {
  const [text = ''] = texts
  if (texts.length !== 1 || !/^(true|false)$/.test(text)) return EITHER
  const equal = (text === 'true') === value
  if (op === '=' || op === '==') return within(part, equal, !equal)
  return op === '!=' ? within(part, !equal, equal) : EITHER
}

/** By the name of the parameter that is the result. */
const BY_RESULT: ReadonlyMap<string, Cases> = new Map(
  ['res', 'fd'].map(name => [
    name,
    casesWhere(({ row }) => resultParam(row) === 0 && row.params[0]?.name === name, 'failed'),
  ]),
)
const failuresTellingIn = (param = ''): Cases => BY_RESULT.get(param) ?? 0n

/** Calls that make one descriptor, which is their result. */
const makesOne = (row: EventRow): boolean =>
  row.flags.includes('CREATES_FD') && !row.flags.includes('USES_FD') && fdParam(row) === 0
const NOT_MADE = casesWhere(({ row }) => makesOne(row) && resultParam(row) === 0, 'failed')

const DECIDE: Readonly<Record<string, Decide>> = {
  'evt.type': ({ op, modifier }, texts) => {
    if (modifier !== undefined) return EITHER
    const named = texts.reduce((cases, name) => cases | casesOfName(name), 0n)
    if (EQUALITY.has(op)) return { yes: named, no: ALL & ~named }
    return op === '!=' ? { yes: ALL & ~named, no: named } : EITHER
  },
  'evt.num': check => {
    const decided = decidedByNumber(check)
    return decided === undefined ? EITHER : decided ? ALWAYS : NEVER
  },
  'evt.failed': (check, texts) =>
    both(
      // The event of a failure that does not say so has no such field: no check holds.
      both(ofTruth(check, texts, TOLD, true), within(FAILED & ~TOLD, false, true)),
      ofTruth(check, texts, READ, false),
    ),
  'evt.rawres': (check, texts) => ofResult(check, texts, TOLD),
  'evt.rawarg': (check, texts, { fieldArg }) => ofResult(check, texts, failuresTellingIn(fieldArg)),
  'evt.res': (check, texts) =>
    both(
      ofText(check, texts, TOLD, isErrorText),
      ofText(check, texts, READ, text => text === 'SUCCESS', 'certain'),
    ),
  // An error's name or negative number.
  'evt.arg': (check, texts, { fieldArg }) =>
    ofText(check, texts, failuresTellingIn(fieldArg), text => !/^(SUCCESS|\d+)$/.test(text)),
  'fd.num': (check, texts) =>
    both(
      ofRange(check, texts, NOT_MADE, [-1, -1], true),
      ofRange(check, texts, READ, NOT_NEGATIVE, true),
    ),
  'fd.type': (check, texts) => ofText(check, texts, READ, text => text === 'file', 'absent'),
  // "o" where there was no room for the descriptor.
  'fd.typechar': (check, texts) =>
    ofText(check, texts, READ, text => /^[fo]$/.test(text), 'absent'),
  'evt.is_open_read': (check, texts) => ofTruth(check, texts, READ, true),
  'evt.is_open_write': (check, texts) => ofTruth(check, texts, READ, false),
  'evt.is_open_create': (check, texts) => ofTruth(check, texts, READ, false),
  'evt.is_open_exec': (check, texts) => ofTruth(check, texts, READ, false),
}

export function ofCheck(check: Check): Both {
  const { left, right, modifier } = check
  if (left.kind !== 'field' || modifier !== undefined) return EITHER
  const name = left.field?.name ?? left.name
  const decide = Object.hasOwn(DECIDE, name) ? DECIDE[name] : undefined
  if (decide === undefined) return EITHER
  if (right?.kind === 'value') return decide(check, [right.text], left)
  if (right?.kind === 'list')
    return decide(
      check,
      right.items.map(item => item.text),
      left,
    )
  return EITHER
}
