// SPDX-License-Identifier: Apache-2.0
// Match records to alert lines, text or JSON, byte for byte as Falco 0.44.1 prints them. All that
// is the same for each alert of a rule is put together once, for its first alert. Called by
// src/pipeline.ts for every alert; does no I/O.

import { priorityName } from '../schema/priority.ts'
import { ByteText, toBytes } from './byte-text.ts'
import { EventClock } from './event-clock.ts'
import type { MatchRecord } from './match-record.ts'
import type { RuleOutput, TemplatePart } from './rule-output.ts'
import { ALERT_TIME, createSlot, type Slot } from './slot.ts'
import { escapeJson, fitWidth } from './text.ts'
import { type Form, Values } from './values.ts'

export interface FormatOptions {
  readonly json: boolean
  readonly includeOutput: boolean
  readonly includeMessage: boolean
  readonly includeFields: boolean
  readonly includeTags: boolean
  /** Times in text as ISO 8601 in UTC instead of the local time of day. */
  readonly iso8601: boolean
  readonly hostname: string
  readonly base64Buffers: boolean
  /** `static_fields`: the values behind the tokens `static.NAME`. */
  readonly staticFields: Readonly<Record<string, string>>
  /** Text without time and priority before it. */
  readonly messageOnly?: boolean
}

export const DEFAULT_FORMAT: FormatOptions = {
  json: false,
  includeOutput: true,
  includeMessage: false,
  includeFields: true,
  includeTags: true,
  iso8601: false,
  hostname: '',
  base64Buffers: false,
  staticFields: {},
}

/** A value of an alert, with what stands before it. */
interface Step {
  readonly lead: Uint8Array
  readonly slot: number
  readonly form: Form
  /** In bytes; 0: as it is. */
  readonly width: number
}

/** A whole alert, from its first byte to its last. */
interface Plan {
  readonly slots: readonly Slot[]
  readonly steps: readonly Step[]
  readonly end: Uint8Array
}

/** Puts a plan together, from left to right. */
class PlanBuilder {
  readonly #slots: Slot[] = []
  readonly #byToken = new Map<string, number>()
  readonly #steps: Step[] = []
  readonly #rule: RuleOutput
  readonly #statics: Readonly<Record<string, string>>
  #text = ''

  constructor(rule: RuleOutput, statics: Readonly<Record<string, string>>) {
    this.#rule = rule
    this.#statics = statics
  }

  text(text: string): void {
    this.#text += text
  }

  value(token: string, form: Form, width = 0): void {
    let slot = this.#byToken.get(token)
    if (slot === undefined) {
      const value = this.#rule.tokens.indexOf(token)
      slot = this.#slots.push(createSlot(token, value, this.#statics)) - 1
      this.#byToken.set(token, slot)
    }
    this.#step(slot, form, width)
  }

  /** The value of `time`. */
  time(): void {
    this.#step(this.#slots.push(ALERT_TIME) - 1, 'text', 0)
  }

  #step(slot: number, form: Form, width: number): void {
    this.#steps.push({ lead: toBytes(this.#text), slot, form, width })
    this.#text = ''
  }

  template(parts: readonly TemplatePart[], form: 'text' | 'escaped'): void {
    for (const part of parts) {
      if ('token' in part) this.value(part.token, form, part.width)
      else this.text(form === 'escaped' ? escapeJson(part.literal) : part.literal)
    }
  }

  finish(): Plan {
    return { slots: this.#slots, steps: this.#steps, end: toBytes(this.#text) }
  }
}

function byBytes(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function timeToken({ iso8601 }: FormatOptions): string {
  return iso8601 ? 'evt.time.iso8601' : 'evt.time'
}

function addPrefix(plan: PlanBuilder, rule: RuleOutput, options: FormatOptions): void {
  plan.value(timeToken(options), 'text')
  plan.text(`: ${priorityName(rule.priority)} `)
}

/** The members of `output_fields`, each with what adds its value. */
function membersOf(
  rule: RuleOutput,
  options: FormatOptions,
): Map<string, (to: PlanBuilder) => void> {
  const members = new Map<string, (to: PlanBuilder) => void>()
  const templated = rule.parts.flatMap(part => ('token' in part ? [part.token] : []))
  for (const token of [...(rule.fields ?? rule.tokens), timeToken(options), ...templated]) {
    members.set(token, plan => plan.value(token, 'json'))
  }
  for (const { key, raw, parts } of rule.extraFields ?? []) {
    const first = parts.find(part => 'token' in part)
    members.set(key, plan => {
      if (raw && first !== undefined) {
        plan.value(first.token, 'json')
        return
      }
      plan.text('"')
      plan.template(parts, 'escaped')
      plan.text('"')
    })
  }
  return members
}

function jsonPlan(rule: RuleOutput, options: FormatOptions): Plan {
  const plan = new PlanBuilder(rule, options.staticFields)
  plan.text(`{"hostname":${JSON.stringify(options.hostname)}`)
  if (options.includeMessage) {
    plan.text(',"message":"')
    plan.template(rule.parts, 'escaped')
    plan.text('"')
  }
  if (options.includeOutput) {
    plan.text(',"output":"')
    addPrefix(plan, rule, options)
    plan.template(rule.parts, 'escaped')
    plan.text('"')
  }
  if (options.includeFields) {
    plan.text(',"output_fields":{')
    const members = [...membersOf(rule, options)].sort(([a], [b]) => byBytes(a, b))
    for (const [index, [key, add]] of members.entries()) {
      plan.text(`${index === 0 ? '' : ','}${JSON.stringify(key)}:`)
      add(plan)
    }
    plan.text('}')
  }
  plan.text(`,"priority":"${priorityName(rule.priority)}","rule":${JSON.stringify(rule.name)}`)
  plan.text(`,"source":${JSON.stringify(rule.source)}`)
  const tags = [...new Set(rule.tags)].sort(byBytes)
  if (options.includeTags) plan.text(`,"tags":${JSON.stringify(tags)}`)
  plan.text(',"time":"')
  plan.time()
  plan.text('"}')
  return plan.finish()
}

function textPlan(rule: RuleOutput, options: FormatOptions): Plan {
  const plan = new PlanBuilder(rule, options.staticFields)
  if (options.messageOnly !== true) addPrefix(plan, rule, options)
  plan.template(rule.parts, 'text')
  return plan.finish()
}

/** Knows the rules of one policy; a reload makes a new one. */
export class AlertFormatter {
  readonly #rules: readonly RuleOutput[]
  readonly #options: FormatOptions
  /** Made at the first alert of a rule: most rules have none before the next reload. */
  readonly #plans: (Plan | undefined)[]
  readonly #clock = new EventClock()
  readonly #values: Values
  readonly #line = new ByteText()

  /** `rules` is indexed like the `rule` of a match record. */
  constructor(rules: readonly RuleOutput[], options: FormatOptions) {
    this.#rules = rules
    this.#options = options
    this.#plans = rules.map(() => undefined)
    this.#values = new Values(options.base64Buffers)
  }

  /** The alert for `record`, without a line end; valid until the next one. */
  write(record: MatchRecord): ByteText {
    const plan = this.#plans[record.rule] ?? this.#plan(record.rule)
    this.#clock.setWords(record.tsHigh, record.tsLow)
    const values = this.#values
    values.fill(plan.slots, record, this.#clock)
    const line = this.#line
    line.length = 0
    for (const { lead, slot, form, width } of plan.steps) {
      line.add(lead)
      if (width === 0) values.copy(slot, form, line)
      else {
        const text = fitWidth(values.print(slot), width)
        line.addText(form === 'text' ? text : escapeJson(text))
      }
    }
    line.add(plan.end)
    return line
  }

  #plan(index: number): Plan {
    const rule = this.#rules[index]
    if (rule === undefined) throw new RangeError(`match record: no rule ${index}`)
    const plan = (this.#options.json ? jsonPlan : textPlan)(rule, this.#options)
    this.#plans[index] = plan
    return plan
  }

  /** The same as a string. */
  format(record: MatchRecord): string {
    const line = this.write(record)
    return line.slice(0, line.length)
  }
}
