// SPDX-License-Identifier: Apache-2.0
// What rules need of whoever records events for them: which system calls, judged by evt.type checks alone,
// and whether the environment of programs. May ask for too much, never for too little.
import { eventsByName } from '../schema/events.ts'
import { SYSCALLS } from '../schema/syscalls.ts'
import type { Check, Expr } from './ast.ts'
import type { OperandSpec } from './operands.ts'

/** Part of a policy's META, for hosts that record. */
export type PolicyNeeds = {
  /** Names of schema/syscalls.ts, those that stand for tracepoints included. */
  readonly syscalls: readonly string[]
  /** Some rule reads environment variables. */
  readonly environment: boolean
}

/** For policies that do not say. */
export const EVERYTHING: PolicyNeeds = {
  syscalls: SYSCALLS.filter(row => row.event !== undefined).map(row => row.name),
  environment: true,
}

/** One bit a system call, at its portable code. */
type Calls = bigint

/** The calls for which a condition may hold, and those for which its negation may. */
type Both = { readonly yes: Calls; readonly no: Calls }

const bit = (code: number): Calls => 1n << BigInt(code)
const ALL: Calls = SYSCALLS.filter(row => row.event !== undefined).reduce(
  (calls, row) => calls | bit(row.code),
  0n,
)
const EITHER: Both = { yes: ALL, no: ALL }

/** The calls whose events have this name: their own, or that of an event that several calls share. */
function callsOfName(name: string): Calls {
  const events = new Set(eventsByName(name).map(row => row.id))
  let calls = 0n
  for (const { code, name: own, event } of SYSCALLS) {
    if (event === undefined) continue
    // "syscall" is the name of the event that stands for all calls without one of their own.
    if (own === name || events.has(event)) calls |= bit(code)
  }
  return calls
}

function ofCheck({ left, op, modifier, right }: Check): Both {
  if (left.kind !== 'field' || left.name !== 'evt.type' || modifier !== undefined) return EITHER
  const texts =
    right?.kind === 'value'
      ? [right.text]
      : right?.kind === 'list'
        ? right.items.map(item => item.text)
        : undefined
  if (texts === undefined) return EITHER
  const named = texts.reduce((calls, name) => calls | callsOfName(name), 0n)
  const others = ALL & ~named
  if (op === '=' || op === '==' || op === 'in' || op === 'intersects') {
    return { yes: named, no: others }
  }
  return op === '!=' ? { yes: others, no: named } : EITHER
}

function walk(expr: Expr, memo: Map<Expr, Both>): Both {
  const known = memo.get(expr)
  if (known !== undefined) return known
  let both: Both
  if (expr.kind === 'check') both = ofCheck(expr)
  else if (expr.kind === 'macro') both = EITHER
  else if (expr.kind === 'not') {
    const { yes, no } = walk(expr.operand, memo)
    both = { yes: no, no: yes }
  } else {
    const parts = expr.operands.map(operand => walk(operand, memo))
    const and = expr.kind === 'and'
    both = parts.reduce((a, b) => ({
      yes: and ? a.yes & b.yes : a.yes | b.yes,
      no: and ? a.no | b.no : a.no & b.no,
    }))
  }
  memo.set(expr, both)
  return both
}

/** Names of the system calls and tracepoints for which one of the conditions may hold. */
export function neededSyscalls(conditions: readonly Expr[]): string[] {
  const memo = new Map<Expr, Both>()
  const calls = conditions.reduce((all, condition) => all | walk(condition, memo).yes, 0n)
  return SYSCALLS.filter(row => (calls & bit(row.code)) !== 0n).map(row => row.name)
}

const ENVIRONMENT: ReadonlySet<string> = new Set(['proc.env', 'proc.aenv'])
const ARGUMENTS: ReadonlySet<string> = new Set(['evt.arg', 'evt.rawarg'])

export function readsEnvironment(operands: readonly OperandSpec[]): boolean {
  return operands.some(({ field, text }) => {
    if (field === undefined) return false
    return ENVIRONMENT.has(field.name) || (ARGUMENTS.has(field.name) && text === 'env')
  })
}
