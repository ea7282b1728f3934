// SPDX-License-Identifier: Apache-2.0
// Conformance of state, fields and filters: the cases of events_filters.jsonl. Each check of a case is
// counted by itself; a case passes when all that can hold outside the peer holds.
import type { Json, JsonObject } from '../format/lossless-json.ts'
import { fieldByName } from '../schema/fields.ts'
import {
  ANCHOR,
  CPU,
  EventMachine,
  type EventResult,
  type FieldValue,
  filterFault,
  formatFault,
  SIZES,
} from './event-machine.ts'
import {
  type EventStep,
  eventRecord,
  eventRow,
  type InitThread,
  threadRecords,
} from './event-records.ts'
import { checkFormat, type FormatCheck } from './format-checks.ts'
import { type EventFacts, Inspector } from './inspector.ts'
import { checkState, isStateCheck, type StateCheck } from './state-checks.ts'
import {
  type Checks,
  failed,
  type Handler,
  notApplicable,
  type Outcome,
  PASS,
  type Row,
} from './suite.ts'

type FieldCheck = {
  readonly evt?: number
  readonly field?: string
  readonly filter?: string
  readonly expect?: Json
  readonly cmp?: string
  readonly has_value?: boolean
  readonly expect_error?: boolean
  readonly expect_template?: string
  readonly equals_field?: { readonly evt: number; readonly field: string }
  readonly equals_state?: string
  readonly compiles?: boolean
  readonly field_exists?: boolean
  readonly offset_start?: number
  readonly offset_length?: number
}

type Check = { readonly op: 'check' } & FieldCheck & StateCheck & Partial<FormatCheck>

type Step = InitThread | EventStep | Check | { readonly op: 'open' | 'call' | 'set_state' }

export const eventHandlers: readonly Handler[] = [
  {
    applies: row => row['tier'] === 'mutating',
    run: () => notApplicable("of tier mutating, which writes into the peer's own objects"),
  },
  { applies: () => true, run: row => new CaseRun(row).run() },
]

/** Fields that a state check reads. */
const ALSO_ASKED = [ANCHOR, 'evt.category', 'evt.source']
const PARAM_TEXT = /param_value_str\("(\w+)"\)/

class CaseRun {
  readonly #steps: readonly Step[]
  readonly #machine: EventMachine
  /** For cases that look at state. */
  readonly #inspector: Inspector | undefined
  #last: EventResult | undefined
  #event: EventFacts | undefined
  readonly #faults: string[] = []
  readonly #skipped: string[] = []
  #passed = 0

  constructor(row: Row) {
    this.#steps = row['steps'] as readonly Step[]
    const checks = this.#steps.filter((step): step is Check => step.op === 'check')
    const fields = checks.flatMap(check => [
      ...(check.field === undefined ? [] : [check.field]),
      ...(check.equals_field === undefined ? [] : [check.equals_field.field]),
      ...[check.state, check.equals_state].flatMap(path => {
        const name = PARAM_TEXT.exec(path ?? '')?.[1]
        return name === undefined ? [] : [`evt.arg.${name}`]
      }),
    ])
    const questions = {
      fields: new Set([...ALSO_ASKED, ...fields]),
      filters: new Set(checks.flatMap(check => (check.filter === undefined ? [] : [check.filter]))),
      formats: new Set(checks.flatMap(check => (check.format === undefined ? [] : [check.format]))),
    }
    this.#machine = new EventMachine(questions)
    if (checks.some(check => isStateCheck(check) || check.equals_state !== undefined)) {
      this.#inspector = new Inspector(SIZES)
    }
  }

  run(): Outcome {
    for (const step of this.#steps) {
      if (step.op === 'init_thread') this.#state(threadRecords(step as InitThread))
      else if (step.op === 'event') this.#feed(step as EventStep)
      else if (step.op === 'check') this.#count(step as Check)
      else if (step.op !== 'open') this.#skipped.push(`after a ${step.op} of the peer`)
    }
    const checks: Checks = { passed: this.#passed, skipped: this.#skipped }
    if (this.#faults.length > 0) return { ...failed(...this.#faults), checks }
    const reason = this.#skipped[0]
    return this.#passed === 0 && reason !== undefined
      ? { ...notApplicable(reason), checks }
      : { ...PASS, checks }
  }

  #state(records: readonly Uint8Array[]): void {
    for (const record of records) {
      this.#machine.feed(record)
      this.#inspector?.take(record, CPU)
    }
  }

  #feed(step: EventStep): void {
    const row = eventRow(step.type)
    if (row === undefined) throw new Error(`no event type ${step.type}`)
    const record = eventRecord(row, step)
    const result = this.#machine.event(record)
    this.#last = result
    this.#inspector?.take(record, CPU)
    this.#event = this.#inspector?.event()
    // A case without the mark says nothing: its harness may not have looked.
    if (result.seen && step.expect_filtered === true) {
      this.#faults.push(`event ${step.n} is not kept from rules`)
    }
  }

  #count(check: Check): void {
    const outcome = this.#check(check)
    if (outcome.kind === 'pass') this.#passed++
    else if (outcome.kind === 'notApplicable') this.#skipped.push(outcome.reason)
    else this.#faults.push(...outcome.faults)
  }

  #field(name: string): FieldValue {
    return this.#last?.fields.get(name)
  }

  #check(check: Check): Outcome {
    const inspector = this.#inspector
    if (isStateCheck(check)) {
      if (inspector === undefined) return failed('no debug build')
      const field = (name: string): FieldValue => this.#field(name)
      return checkState(check, { inspector, event: this.#event, field })
    }
    if (check.format !== undefined) {
      return checkFormat(check as FormatCheck, this.#last?.outputs.get(check.format))
    }
    if (check.filter !== undefined) return this.#filter(check, check.filter)
    if (check.field !== undefined) return this.#fieldCheck(check, check.field)
    return failed(`unknown check ${JSON.stringify(Object.keys(check))}`)
  }

  #filter(check: Check, filter: string): Outcome {
    const fault = filterFault(filter)
    if (check.compiles !== undefined)
      return (fault === undefined) === check.compiles
        ? PASS
        : failed(`${filter}: ${fault ?? 'compiles'}`)
    if (check.expect === 'error') return fault === undefined ? failed(`${filter} compiles`) : PASS
    if (check.expect === 'no_error')
      return fault === undefined ? PASS : failed(`${filter}: ${fault}`)
    if (fault !== undefined) return failed(`${filter}: ${fault}`)
    const found = this.#last?.filters.has(filter) === true
    return found === check.expect ? PASS : failed(`${filter} is ${found}`)
  }

  #fieldCheck(check: Check, field: string): Outcome {
    const name = field.replace(/\[.*/, '')
    if (check.field_exists !== undefined) {
      return (fieldByName(name) !== undefined) === check.field_exists
        ? PASS
        : failed(`${field} ${check.field_exists ? 'is missing' : 'exists'}`)
    }
    if (check.offset_start !== undefined || check.offset_length !== undefined)
      return notApplicable('about offsets of extracted values')
    const fault = formatFault(`%${field}`)
    if (check.expect_error === true) return fault === undefined ? failed(`${field} is known`) : PASS
    if (fault !== undefined) return failed(`${field}: ${fault}`)
    const found = this.#field(field)
    const shown = JSON.stringify(found)
    if (check.has_value !== undefined) {
      return (found !== undefined) === check.has_value ? PASS : failed(`${field} is ${shown}`)
    }
    if (check.equals_field !== undefined) {
      return found === this.#field(check.equals_field.field)
        ? PASS
        : failed(`${field} is ${shown}, not as ${check.equals_field.field}`)
    }
    if (check.expect_template !== undefined || check.equals_state !== undefined)
      return notApplicable('compares with values of the machine it runs on')
    return found === textOf(check.expect ?? null)
      ? PASS
      : failed(`${field} is ${shown}, not ${JSON.stringify(check.expect)}`)
  }
}

/** Values that are no UTF-8 come encoded; printed, what cannot be read is replaced. */
function textOf(expected: Json): string {
  if (typeof expected === 'string') return expected
  const encoded = (expected as JsonObject | null)?.['b64']
  return typeof encoded === 'string' ? Buffer.from(encoded, 'base64').toString() : String(expected)
}
