// SPDX-License-Identifier: Apache-2.0
// Match records to alert lines, text or JSON, byte for byte as Falco 0.44.1 prints them. All that
// is the same for each alert of a rule is put together once, when the rules are loaded. Called by
// src/pipeline.ts for every alert; does no I/O.

import { priorityName } from '../schema/priority.ts'
import { EventClock } from './event-clock.ts'
import type { MatchRecord } from './match-record.ts'
import type { RuleOutput, TemplatePart } from './rule-output.ts'
import { createSlot, type Forms, fill, type Slot } from './slot.ts'
import { escapeJson, fitWidth } from './text.ts'

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

/** A piece of text: `slot` is an index into the plan's slots, -1 for a literal. */
interface Piece {
  readonly slot: number
  readonly width: number
  readonly literal: string
}

/** One member of `output_fields`, with what stands before its value. */
interface Member {
  readonly lead: string
  /** The slot whose JSON value stands here; -1: `pieces` make a text. */
  readonly slot: number
  readonly pieces: readonly Piece[]
}

interface Plan {
  readonly slots: readonly Slot[]
  /** Scratch: the values of the record at hand, one for each slot. */
  readonly forms: Forms[]
  readonly pieces: readonly Piece[]
  readonly members: readonly Member[]
  readonly priority: string
  readonly jsonTail: string
}

class SlotTable {
  readonly slots: Slot[] = []
  readonly #byToken = new Map<string, number>()
  readonly #statics: Readonly<Record<string, string>>

  constructor(tokens: readonly string[], statics: Readonly<Record<string, string>>) {
    this.#statics = statics
    for (const [value, token] of tokens.entries()) {
      if (!this.#byToken.has(token)) this.#add(token, value)
    }
  }

  #add(token: string, value: number): number {
    const index = this.slots.push(createSlot(token, value, this.#statics)) - 1
    this.#byToken.set(token, index)
    return index
  }

  of(token: string): number {
    return this.#byToken.get(token) ?? this.#add(token, -1)
  }
}

function toPieces(parts: readonly TemplatePart[], table: SlotTable, json: boolean): Piece[] {
  return parts.map(part => {
    if ('token' in part) return { slot: table.of(part.token), width: part.width, literal: '' }
    return { slot: -1, width: 0, literal: json ? escapeJson(part.literal) : part.literal }
  })
}

function byBytes(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function createPlan(rule: RuleOutput, options: FormatOptions): Plan {
  const table = new SlotTable(rule.tokens, options.staticFields)
  const pieces = toPieces(rule.parts, table, options.json)
  const timeToken = options.iso8601 ? 'evt.time.iso8601' : 'evt.time'
  const members = new Map<string, { slot: number; pieces: readonly Piece[] }>()
  if (options.json && options.includeFields) {
    const listed = [...(rule.fields ?? rule.tokens), timeToken]
    for (const token of listed) members.set(token, { slot: table.of(token), pieces: [] })
    for (const part of rule.parts) {
      if ('token' in part) members.set(part.token, { slot: table.of(part.token), pieces: [] })
    }
    for (const extra of rule.extraFields ?? []) {
      const first = extra.parts.find(part => 'token' in part)
      const raw = extra.raw && first !== undefined
      members.set(extra.key, {
        slot: raw ? table.of(first.token) : -1,
        pieces: raw ? [] : toPieces(extra.parts, table, true),
      })
    }
  }
  const sorted = [...members].sort(([a], [b]) => byBytes(a, b))
  const tags = [...new Set(rule.tags)].sort(byBytes)
  const priority = priorityName(rule.priority)
  return {
    slots: table.slots,
    forms: table.slots.map(() => ({ text: '', escaped: '', json: '' })),
    pieces,
    members: sorted.map(([key, member], index) => ({
      lead: `${index === 0 ? '' : ','}${JSON.stringify(key)}:`,
      ...member,
    })),
    priority,
    jsonTail:
      `,"priority":"${priority}","rule":${JSON.stringify(rule.name)}` +
      `,"source":${JSON.stringify(rule.source)}` +
      `${options.includeTags ? `,"tags":${JSON.stringify(tags)}` : ''},"time":"`,
  }
}

/** Knows the rules of one policy; a reload makes a new one. */
export class AlertFormatter {
  readonly #options: FormatOptions
  readonly #plans: readonly Plan[]
  readonly #clock = new EventClock()
  readonly #head: string

  /** `rules` is indexed like the `rule` of a match record. */
  constructor(rules: readonly RuleOutput[], options: FormatOptions) {
    this.#options = options
    this.#plans = rules.map(rule => createPlan(rule, options))
    this.#head = `{"hostname":${JSON.stringify(options.hostname)}`
  }

  /** The alert for `record`, without a line end. */
  format(record: MatchRecord): string {
    const plan = this.#plans[record.rule]
    if (plan === undefined) throw new RangeError(`match record: no rule ${record.rule}`)
    const clock = this.#clock
    clock.set(record.ts)
    const { slots, forms } = plan
    for (let index = 0; index < slots.length; index++) {
      fill(forms[index] as Forms, slots[index] as Slot, record, clock, this.#options.base64Buffers)
    }
    if (this.#options.json) return this.#json(plan)
    const text = this.#text(plan)
    return this.#options.messageOnly === true ? text : this.#prefix(plan) + text
  }

  #prefix(plan: Plan): string {
    const time = this.#options.iso8601 ? this.#clock.iso8601 : this.#clock.time
    return `${time}: ${plan.priority} `
  }

  #text(plan: Plan): string {
    let text = ''
    for (const piece of plan.pieces) {
      if (piece.slot < 0) text += piece.literal
      else {
        const value = (plan.forms[piece.slot] as Forms).text
        text += piece.width === 0 ? value : fitWidth(value, piece.width)
      }
    }
    return text
  }

  #escaped(pieces: readonly Piece[], forms: readonly Forms[]): string {
    let text = ''
    for (const piece of pieces) {
      if (piece.slot < 0) text += piece.literal
      else {
        const value = forms[piece.slot] as Forms
        text += piece.width === 0 ? value.escaped : escapeJson(fitWidth(value.text, piece.width))
      }
    }
    return text
  }

  #json(plan: Plan): string {
    const { includeMessage, includeOutput, includeFields } = this.#options
    let line = this.#head
    if (includeMessage || includeOutput) {
      const message = this.#escaped(plan.pieces, plan.forms)
      if (includeMessage) line += `,"message":"${message}"`
      if (includeOutput) line += `,"output":"${this.#prefix(plan)}${message}"`
    }
    if (includeFields) {
      line += ',"output_fields":{'
      for (const member of plan.members) {
        line += member.lead
        line +=
          member.slot >= 0
            ? (plan.forms[member.slot] as Forms).json
            : `"${this.#escaped(member.pieces, plan.forms)}"`
      }
      line += '}'
    }
    return `${line}${plan.jsonTail}${this.#clock.iso8601Z}"}`
  }
}
