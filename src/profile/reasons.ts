// SPDX-License-Identifier: Apache-2.0
// Why a rule costs what it costs, in words somebody who writes rules can act on. Says only what the rule and
// its counts show; the dearest reason first.
import type { RuleCounters } from '../engine/engine.ts'
import { printFact, SEARCHES } from '../rules/lint/lint.ts'
import type { OperandSpec } from '../rules/operands.ts'
import type { Predicate } from '../rules/predicate.ts'
import { ARG_KINDS, OPS } from '../schema/policy-layout.ts'
import type { RuleSelection } from './selection.ts'

/** What most events of most machines are. */
const FREQUENT: ReadonlySet<string> = new Set(
  (
    'read readv pread preadv write writev pwrite pwritev close mmap munmap fstat newfstatat futex switch ' +
    'recvmsg recvfrom recvmmsg sendmsg sendto sendmmsg poll ppoll select epoll_wait'
  ).split(' '),
)
/** Fields made of several others each time they are asked for. */
const BUILT = /^(?:proc\.(?:args|cmdline|exeline|env|pcmdline)|evt\.(?:args|info)|fdlist\.\w+)$/
/** Every ancestor is looked at, unless an index names one. */
const ANCESTORS = /^proc\.a(?:name|exe|exepath|pid|cmdline|args|env)$/
const MANY_TESTS = 40
/** Matches of so many evaluations, and so often at all: the alerts are what costs. */
const OFTEN = 0.25
const MANY_MATCHES = 100
const MOST_REASONS = 6

export function reasonsFor(selection: RuleSelection, counters: RuleCounters): string[] {
  return [
    listens(selection),
    notRuledOut(selection),
    ...searches(selection.tests),
    ancestors(selection.tests),
    built(selection.tests),
    manyTests(selection),
    matchesOften(counters),
  ]
    .filter(reason => reason !== undefined)
    .slice(0, MOST_REASONS)
}

function listens({ events }: RuleSelection): string | undefined {
  if (events === 'all') return 'listens to every event type: name some with evt.type'
  const frequent = events.filter(name => FREQUENT.has(name))
  const named = frequent.slice(0, 3).join(', ')
  if (frequent.length === 0) return undefined
  return `listens to ${named}, of which there are very many`
}

function notRuledOut({ byProcess, byName }: RuleSelection): string | undefined {
  if (byProcess || byName) return undefined
  return 'no test of the process or the file name rules it out beforehand'
}

/** How often a test is made: values of processes and names are kept. */
const PER: Readonly<Record<Predicate['group'], string>> = {
  event: 'in each event',
  fd: 'in each new name',
  process: 'in each new process',
}

function searchWord(op: number): string {
  if (op === OPS.REGEX) return 'regular expression'
  return op === OPS.GLOB ? 'glob' : 'search'
}

function searches(tests: readonly Predicate[]): string[] {
  return tests
    .filter(({ op }) => SEARCHES.has(op))
    .sort((a, b) => rank(b) - rank(a))
    .slice(0, 2)
    .map(predicate => {
      const { op, group } = predicate
      return `${searchWord(op)} ${PER[group]}: ${printFact({ predicate, negated: false })}`
    })
}

/** What is searched in every event weighs more than what is kept. */
function rank({ cost, group }: Predicate): number {
  return group === 'event' ? cost * 10 : cost
}

function fieldsIn(operand: OperandSpec): OperandSpec[] {
  return operand.field === undefined ? operand.args.flatMap(fieldsIn) : [operand]
}

function fieldsOf(tests: readonly Predicate[]): OperandSpec[] {
  return tests
    .flatMap(({ left, right }) => [left, ...(right === undefined ? [] : [right])])
    .flatMap(fieldsIn)
}

function ancestors(tests: readonly Predicate[]): string | undefined {
  const walked = fieldsOf(tests).find(
    ({ field, argKind }) => ANCESTORS.test(field?.name ?? '') && argKind === ARG_KINDS.NONE,
  )
  return walked && `walks up all ancestors: ${walked.field?.name}`
}

function built(tests: readonly Predicate[]): string | undefined {
  const names = new Set(
    fieldsOf(tests).flatMap(({ field }) => (BUILT.test(field?.name ?? '') ? [field?.name] : [])),
  )
  return names.size === 0 ? undefined : `puts ${[...names].slice(0, 3).join(', ')} together`
}

function manyTests({ tests, indexed }: RuleSelection): string | undefined {
  const single = tests.length - indexed
  return single < MANY_TESTS ? undefined : `makes up to ${single} tests one by one`
}

function matchesOften({ evaluations, matches }: RuleCounters): string | undefined {
  if (matches < MANY_MATCHES || matches < evaluations * OFTEN) return undefined
  return 'matches often: its alerts cost more than finding them'
}
