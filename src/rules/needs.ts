// SPDX-License-Identifier: Apache-2.0
// What rules need of whoever records events for them: which system calls, of which those that fail, whether
// files opened for reading, whether the environment of programs. May ask for too much, never for too little.
import type { Check, Expr } from './ast.ts'
import { ALL, type Both, CALLS, type Cases, EITHER, namesIn, READ } from './needs/cases.ts'
import { ofCheck } from './needs/check-cases.ts'
import { descriptorUse } from './needs/descriptor-use.ts'
import type { OperandSpec, Operands } from './operands.ts'

/** Part of a policy's META, for hosts that record. */
export type PolicyNeeds = {
  /** Names of schema/syscalls.ts, those that stand for tracepoints included. */
  readonly syscalls: readonly string[]
  /** Some rule reads environment variables. */
  readonly environment: boolean
  /** Of calls that are named nowhere here failures may be left out, but for those with EINPROGRESS. */
  readonly failures: readonly NeededCalls[]
  /** Why regular files opened for reading must be recorded; '': they may be left out. */
  readonly reads: string
}

export type NeededCalls = { readonly because: string; readonly calls: readonly string[] }

/** Also when they fail these say how much memory a process has. */
const TELL_MEMORY: NeededCalls = {
  because: 'they tell how much memory a process has',
  calls: ['brk', 'mmap', 'mmap2', 'munmap'],
}

const UNKNOWN = 'nothing is known of the rules'

/** For policies that do not say. */
export const EVERYTHING: PolicyNeeds = {
  syscalls: CALLS.map(call => call.name),
  environment: true,
  failures: [{ because: UNKNOWN, calls: namesIn(ALL, 'failed') }],
  reads: UNKNOWN,
}

export type NeedyRule = {
  readonly name: string
  readonly condition: Expr
  /** What its output shows. */
  readonly shown: readonly OperandSpec[]
}

/** Their values depend on the events before, whatever those were. */
const SEQUENCE = /^(evt\.(num|deltatime|reltime)|util\.cnt)/

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

/** What a condition reads, each once; checks that are decided before any event read nothing. */
class Reading {
  readonly #operands: Operands
  readonly #memo: Map<Check, readonly OperandSpec[]> = new Map()

  constructor(operands: Operands) {
    this.#operands = operands
  }

  of(condition: Expr): ReadonlySet<OperandSpec> {
    const found = new Set<OperandSpec>()
    const seen = new Set<Expr>()
    const visit = (expr: Expr): void => {
      if (seen.has(expr)) return
      seen.add(expr)
      if (expr.kind === 'check') for (const spec of this.#ofCheck(expr)) found.add(spec)
      else if (expr.kind === 'not') visit(expr.operand)
      else if (expr.kind !== 'macro') for (const operand of expr.operands) visit(operand)
    }
    visit(condition)
    return found
  }

  #ofCheck(check: Check): readonly OperandSpec[] {
    let specs = this.#memo.get(check)
    if (specs === undefined) {
      const { yes, no } = ofCheck(check)
      const { left, right } = check
      const fields = right?.kind === 'field' || right?.kind === 'transform' ? [left, right] : [left]
      specs = yes === 0n || no === 0n ? [] : fields.flatMap(node => all(this.#operands.of(node)))
      this.#memo.set(check, specs)
    }
    return specs
  }
}

/** An operand and what it is made of. */
function all(spec: OperandSpec | undefined): OperandSpec[] {
  return spec === undefined ? [] : [spec, ...spec.args.flatMap(all)]
}

const quoted = (name: string): string => `rule ${JSON.stringify(name)}`

/** Why reads have to be recorded for this rule, or ''. */
function whyReads(rule: NeedyRule, cases: Cases, read: Iterable<OperandSpec>): string {
  if ((cases & READ) !== 0n) return `${quoted(rule.name)} may match files opened for reading`
  for (const spec of read) {
    const used = descriptorUse(spec) & cases
    if (used === 0n) continue
    const [call = ''] = namesIn(used)
    return `${quoted(rule.name)} reads ${spec.field?.name} of ${call}`
  }
  return ''
}

/** What has to be recorded for the rules. `operands`: those of the policy they are compiled to. */
export function needsOf(rules: readonly NeedyRule[], operands: Operands): PolicyNeeds {
  const memo = new Map<Expr, Both>()
  const reading = new Reading(operands)
  const failures = [TELL_MEMORY]
  const told = new Set(TELL_MEMORY.calls)
  let cases = 0n
  let reads = ''
  for (const rule of rules) {
    const own = walk(rule.condition, memo).yes
    const read = reading.of(rule.condition)
    const counting = [...read].find(({ field }) => SEQUENCE.test(field?.name ?? ''))
    const because = `${quoted(rule.name)} ${counting === undefined ? 'may match them' : `reads ${counting.field?.name}`}`
    const needed = namesIn(counting === undefined ? own : ALL, 'failed')
    const calls = needed.filter(name => !told.has(name))
    for (const name of calls) told.add(name)
    if (calls.length > 0) failures.push({ because, calls })
    cases |= own
    if (reads === '') {
      const shown = rule.shown.flatMap(all)
      reads = counting === undefined ? whyReads(rule, own, [...read, ...shown]) : because
    }
  }
  return {
    syscalls: namesIn(cases),
    environment: readsEnvironment(operands.all),
    failures,
    reads,
  }
}

const ENVIRONMENT: ReadonlySet<string> = new Set(['proc.env', 'proc.aenv'])
const ARGUMENTS: ReadonlySet<string> = new Set(['evt.arg', 'evt.rawarg'])

function readsEnvironment(operands: readonly OperandSpec[]): boolean {
  return operands.some(({ field, text }) => {
    if (field === undefined) return false
    return ENVIRONMENT.has(field.name) || (ARGUMENTS.has(field.name) && text === 'env')
  })
}
