// SPDX-License-Identifier: Apache-2.0
// An evaluator for one event case: rules that print every field and try every filter that the case asks
// for, fed event by event.
import { Collector } from '../diagnostics/diagnostic.ts'
import { Engine } from '../engine/engine.ts'
import { AlertFormatter, DEFAULT_FORMAT } from '../format/alert-formatter.ts'
import { EventClock } from '../format/event-clock.ts'
import { MatchRecord } from '../format/match-record.ts'
import { createSlot } from '../format/slot.ts'
import { printedValue } from '../format/values.ts'
import type { Operand } from '../rules/ast.ts'
import { loadRules, type RuleSet } from '../rules/load.ts'
import { parseOutput } from '../rules/output-template.ts'
import { compilePolicy, readPolicy } from '../rules/policy.ts'

/** A field's value as text; undefined when it has none. */
export type FieldValue = string | undefined

/** What one event gave. */
export type EventResult = {
  /** False when rules do not see it. */
  readonly seen: boolean
  readonly fields: ReadonlyMap<string, FieldValue>
  /** Filters that match. */
  readonly filters: ReadonlySet<string>
  /** By output format: the message, and the members of `output_fields` without the time. */
  readonly outputs: ReadonlyMap<string, FormattedOutput>
}

export type FormattedOutput = {
  readonly message: string
  readonly fields: Readonly<Record<string, unknown>>
  readonly values: Readonly<Record<string, FieldValue>>
}

export type Questions = {
  readonly fields: Iterable<string>
  readonly filters: Iterable<string>
  readonly formats: Iterable<string>
}

export const SIZES = { maxThreads: 1024, maxPaths: 1024, memoryPages: 2048 }

function ruleText(name: string, condition: string, output: string): string {
  // JSON strings are YAML too.
  return [
    `- rule: ${JSON.stringify(name)}`,
    '  desc: of a conformance case',
    `  condition: ${JSON.stringify(condition)}`,
    `  output: ${JSON.stringify(output)}`,
    '  priority: DEBUG',
    '  warn_evttypes: false',
    '',
  ].join('\n')
}

/** Where the peer's harness says its events come from. */
export const CPU = 1

export type NamedOperand = { readonly token: string; readonly operand: Operand }

const ALWAYS = 'evt.num >= 0'

function load(text: string): RuleSet {
  const diagnostics = new Collector()
  return loadRules([{ name: 'case.yaml', text }], { diagnostics, minPriority: 7 })
}

/** What is wrong with a filter as the condition of a rule. */
export function filterFault(filter: string): string | undefined {
  const rules = load(ruleText('filter', filter, 'event'))
  return rules.ok ? undefined : rules.diagnostics.errors.map(error => error.message).join('; ')
}

/** What is wrong with an output text. */
export function formatFault(format: string): string | undefined {
  const { faults } = parseOutput(format, 'syscall')
  return faults.length === 0 ? undefined : faults.map(each => each.message).join('; ')
}

export class EventMachine {
  readonly #engine: Engine
  readonly #formatter: AlertFormatter
  readonly #rules: readonly { readonly name: string; readonly tokens: readonly string[] }[]
  readonly #record = new MatchRecord()
  readonly #clock = new EventClock()
  #result: { fields: Map<string, FieldValue>; filters: Set<string> } | undefined
  #outputs = new Map<string, FormattedOutput>()

  /** `operands`: what no rules file can say, printed with the fields under the names given. */
  constructor(questions: Questions, operands: readonly NamedOperand[] = []) {
    this.#engine = Engine.create({ ...SIZES, seed: [1, 2] })
    const fields = [...questions.fields].filter(field => formatFault(`%${field}`) === undefined)
    const texts = [
      ruleText('fields', ALWAYS, ['event', ...fields.map(field => `%${field}`)].join(' ')),
      ...[...questions.filters]
        .filter(filter => filterFault(filter) === undefined)
        .map(filter => ruleText(`filter ${filter}`, filter, 'event')),
      ...[...questions.formats]
        .filter(format => formatFault(format) === undefined)
        .map(format => ruleText(`format ${format}`, ALWAYS, format)),
    ]
    const rules = load(texts.join('\n'))
    if (!rules.ok) throw new Error(rules.diagnostics.errors.map(each => each.message).join('\n'))
    const added = operands.map(part => ({ kind: 'value' as const, width: 0, ...part }))
    const [first, ...others] = rules.rules
    if (first === undefined) throw new Error('no rules')
    const parts = [...first.template.parts, ...added]
    const printing = { ...first, template: { ...first.template, parts } }
    const policy = compilePolicy({ rules: [printing, ...others] }, { matching: 'all' })
    this.#engine.loadPolicy(policy)
    const read = readPolicy(policy).rules
    this.#rules = read
    this.#formatter = new AlertFormatter(read, {
      ...DEFAULT_FORMAT,
      json: true,
      includeMessage: true,
      iso8601: true,
    })
    this.#engine.onMatch = (view, offset, size) => {
      this.#record.load(view, offset, size)
      this.#take()
    }
  }

  #value(token: string, index: number): FieldValue {
    this.#clock.set(this.#record.ts)
    return printedValue(createSlot(token, index, {}), this.#record, this.#clock)
  }

  #take(): void {
    const rule = this.#rules[this.#record.rule]
    if (rule === undefined || this.#result === undefined) return
    if (rule.name.startsWith('filter ')) {
      this.#result.filters.add(rule.name.slice('filter '.length))
      return
    }
    const values = rule.tokens.map((token, i): [string, FieldValue] => [
      token,
      this.#value(token, i),
    ])
    if (!rule.name.startsWith('format ')) {
      for (const [token, value] of values) this.#result.fields.set(token, value)
      return
    }
    const line = JSON.parse(this.#formatter.format(this.#record)) as {
      message: string
      output_fields: Record<string, unknown>
    }
    const { 'evt.time.iso8601': _time, ...fields } = line.output_fields
    const printed = { message: line.message, fields, values: Object.fromEntries(values) }
    this.#outputs.set(rule.name.slice('format '.length), printed)
  }

  /** Takes it; what the evaluator has no use for is skipped. */
  feed(record: Uint8Array): void {
    const { sink } = this.#engine
    sink.window.set(record)
    for (let from = 0; from < record.length; ) {
      const taken = sink.consume(from, record.length, CPU)
      if (taken === 0) {
        this.#engine.drain()
        if (sink.stopReason() === 0) throw new Error('the evaluator does not take the record')
      }
      from += taken
    }
    this.#engine.drain()
  }

  event(record: Uint8Array): EventResult {
    const result = { fields: new Map<string, FieldValue>(), filters: new Set<string>() }
    this.#result = result
    this.#outputs = new Map()
    this.feed(record)
    this.#result = undefined
    return { ...result, seen: result.fields.has(ANCHOR), outputs: this.#outputs }
  }
}

/** Always among the fields: there when the event was one for rules. */
export const ANCHOR = 'evt.num'
