// SPDX-License-Identifier: Apache-2.0
// The cases a driver tells apart before it makes a record: which call it is, and how it ended. Conditions
// are judged case by case: those in which one may hold, and those in which its negation may. Both sets may be
// too large, never too small.
import { type EventRow, eventById, eventsByName, resultParam } from '../../schema/events.ts'
import { SYSCALLS, type SyscallRow } from '../../schema/syscalls.ts'

/**
 * failed: the result is below 0, but for -EINPROGRESS, after which a connection may still come about.
 * read: a regular file was opened for reading and nothing else (GYR_WANT_NO_READS in kmod/uapi/gyr.h).
 * usual: everything else, of tracepoints too.
 */
export type Outcome = 'usual' | 'failed' | 'read'

/** One bit a case. */
export type Cases = bigint

export type Both = { readonly yes: Cases; readonly no: Cases }

/** Portable codes stay below. */
const WIDTH = 512n
const BLOCK: Readonly<Record<Outcome, bigint>> = { usual: 0n, failed: WIDTH, read: 2n * WIDTH }

/** Calls whose reads drivers can leave out: their flags stand in registers, where nobody changes them meanwhile. */
export const READING: ReadonlySet<string> = new Set(['open', 'openat'])

type RecordedCall = SyscallRow & { readonly row: EventRow }

export const CALLS: readonly RecordedCall[] = SYSCALLS.flatMap(call =>
  call.event === undefined ? [] : [{ ...call, row: eventById(call.event) }],
)

const OUTCOMES: readonly Outcome[] = ['usual', 'failed', 'read']

function caseOf({ code, name, row }: RecordedCall, outcome: Outcome): Cases {
  const possible =
    outcome === 'usual' || (outcome === 'failed' ? row.kind === 'syscall' : READING.has(name))
  return possible ? 1n << (BLOCK[outcome] + BigInt(code)) : 0n
}

/** By outcome; the last is all of them. In the order of CALLS. */
const CASES: Readonly<Record<Outcome | 'any', readonly Cases[]>> = {
  usual: CALLS.map(call => caseOf(call, 'usual')),
  failed: CALLS.map(call => caseOf(call, 'failed')),
  read: CALLS.map(call => caseOf(call, 'read')),
  any: CALLS.map(call => OUTCOMES.reduce((cases, each) => cases | caseOf(call, each), 0n)),
}

/** The cases of the calls for which `holds`. */
export function casesWhere(
  holds: (call: RecordedCall) => boolean,
  outcome: Outcome | 'any' = 'any',
): Cases {
  return CASES[outcome].reduce(
    (cases, own, i) => (holds(CALLS[i] as RecordedCall) ? cases | own : cases),
    0n,
  )
}

/** Names of the calls that have a case in the set. */
export function namesIn(cases: Cases, outcome: Outcome | 'any' = 'any'): string[] {
  const own = CASES[outcome]
  return CALLS.filter((_, i) => (cases & (own[i] as Cases)) !== 0n).map(call => call.name)
}

export const ALL: Cases = casesWhere(() => true)
export const FAILED: Cases = casesWhere(() => true, 'failed')
export const READ: Cases = casesWhere(() => true, 'read')
/** Failures whose event says so; of the others no test of the result holds. */
export const TOLD: Cases = casesWhere(({ row }) => resultParam(row) >= 0, 'failed')

export const EITHER: Both = { yes: ALL, no: ALL }
export const ALWAYS: Both = { yes: ALL, no: 0n }
export const NEVER: Both = { yes: 0n, no: ALL }

const named = new Map<string, Cases>()

/** Those of the calls whose events have this name: their own, or that of an event that several calls share. */
export function casesOfName(name: string): Cases {
  let cases = named.get(name)
  if (cases === undefined) {
    const events = new Set(eventsByName(name).map(row => row.id))
    // "syscall" is the name of the event that stands for all calls without one of their own.
    cases = casesWhere(call => call.name === name || events.has(call.row.id))
    named.set(name, cases)
  }
  return cases
}
