// SPDX-License-Identifier: Apache-2.0
// The pages of `gyr explain`: of a rule, and of a rule with one event of a capture. Text or JSON; prints
// nothing itself.
import { detailsOf } from '../rules/describe.ts'
import type { Addresses } from '../rules/domains.ts'
import { EventSet, eventNames } from '../rules/event-types.ts'
import { templateTokens } from '../rules/output-template.ts'
import type { CompiledRule, RuleSet } from '../rules/rule-set.ts'
import { EVENTS } from '../schema/events.ts'
import { PRIORITIES } from '../schema/priority.ts'
import { checksOf, type Outline, outlineOf } from './outline.ts'
import { ask } from './probe.ts'
import {
  placeText,
  printable,
  type ShowOptions,
  showJudged,
  showOutline,
  tokensOf,
  type Values,
  valuesText,
} from './show.ts'
import { decisive, type Judged, judge, keyOf } from './verdict.ts'

export interface ExplainOptions extends ShowOptions {
  readonly json: boolean
}

export interface EventQuestion extends ExplainOptions {
  readonly rule: CompiledRule
  readonly ruleSet: RuleSet
  readonly capture: string
  readonly event: number
  readonly matching: 'first' | 'all'
  /** Of the domain names in the rules. */
  readonly addresses?: Addresses | undefined
}

/** More event types than this are counted, not named, unless everything is asked for. */
const MANY_EVENTS = 20
/** Deciding checks to list before the tree. */
const MANY_CAUSES = 10

const ABOUT_EVENT = ['evt.time', 'evt.type', 'proc.name', 'proc.pid', 'thread.tid'] as const

function factsOf(rule: CompiledRule): {
  events: readonly string[] | 'all'
  fields: readonly string[]
  outputs: readonly string[]
} {
  const { fields } = detailsOf(rule.condition, new Set(), new Set())
  const all = rule.eventTypes.equals(EventSet.all) || rule.source !== 'syscall'
  return {
    events: all ? 'all' : eventNames(rule.eventTypes),
    fields,
    outputs: templateTokens(rule.template),
  }
}

function eventsLine(events: readonly string[] | 'all', full: boolean): string {
  if (events === 'all') return 'listens to every event: its condition names no event types'
  if (events.length === 0) return 'listens to no event: no event type fits its condition'
  const named = full || events.length <= MANY_EVENTS
  const names = named ? `: ${events.join(', ')}` : ' (-v names them)'
  return `listens to ${events.length} event ${events.length === 1 ? 'type' : 'types'}${names}`
}

/** `gyr explain RULE`. */
export function explainRule(rule: CompiledRule, ruleSet: RuleSet, options: ExplainOptions): string {
  const outline = outlineOf(rule, ruleSet)
  const { events, fields, outputs } = factsOf(rule)
  if (options.json) {
    return `${JSON.stringify({
      rule: ruleJson(rule),
      events,
      condition_fields: fields,
      output_fields: outputs,
      exceptions: rule.exceptions.map(exceptionJson),
      condition: outlineJson(outline),
    })}\n`
  }
  const lines = [
    ...headLines(rule),
    '',
    eventsLine(events, options.full),
    `reads ${fields.length} ${fields.length === 1 ? 'field' : 'fields'}: ${fields.join(', ')}`,
    `prints: ${outputs.length === 0 ? 'no fields' : outputs.join(', ')}`,
    ...rule.exceptions.map(exception => {
      const { name, fields: names, values } = exceptionJson(exception)
      return `exception ${printable(name)} on ${names.join(', ')}: ${values} ${values === 1 ? 'value' : 'values'}`
    }),
    '',
    'condition',
    ...showOutline(outline, options),
  ]
  return `${lines.join('\n')}\n`
}

function headLines(rule: CompiledRule): string[] {
  const tags = rule.tags.length === 0 ? '' : `; tags ${rule.tags.join(', ')}`
  const state = rule.enabled ? '' : '; not in force'
  return [
    `rule "${printable(rule.name)}"  ${placeText(rule.span)}`,
    `  ${PRIORITIES[rule.priority]}; source ${rule.source}${tags}${state}`,
    `  ${printable(rule.desc.trim())}`,
  ]
}

function ruleJson(rule: CompiledRule): object {
  const { name, priority, source, tags, enabled, desc, span } = rule
  return {
    name,
    priority: PRIORITIES[priority],
    source,
    tags,
    enabled,
    description: desc,
    at: placeText(span),
  }
}

function exceptionJson(exception: CompiledRule['exceptions'][number]): {
  name: string
  fields: string[]
  values: number
} {
  return {
    name: exception.name,
    fields: exception.fields.map(field => field.text),
    values: exception.values.length,
  }
}

function outlineJson(outline: Outline): object {
  const at = placeText(outline.at)
  if (outline.kind === 'check') {
    const lists = outline.lists.map(({ name, items, at }) => ({ name, items, at: placeText(at) }))
    return { kind: 'check', text: outline.text, at, ...(lists.length > 0 && { lists }) }
  }
  if (outline.kind === 'macro') {
    const { name, definedAt, part } = outline
    return {
      kind: 'macro',
      name,
      at,
      ...(definedAt && { defined_at: placeText(definedAt) }),
      ...(part && { parts: [outlineJson(part)] }),
    }
  }
  const { kind, exception, parts } = outline
  return { kind, at, ...(exception !== undefined && { exception }), parts: parts.map(outlineJson) }
}

/** `gyr explain RULE -e CAPTURE --event N`; throws CaptureError. */
export async function explainEvent(
  question: EventQuestion,
): Promise<{ readonly text: string } | { readonly message: string }> {
  const { rule, ruleSet, capture, event } = question
  if (rule.source !== 'syscall') {
    return {
      message: `rule "${rule.name}" is for events of source ${rule.source}; captures hold system call events`,
    }
  }
  const outline = outlineOf(rule, ruleSet)
  const checks = [...new Map(checksOf(outline).map(check => [keyOf(check), check])).values()]
  const rivals = question.matching === 'first' ? earlierRules(rule, ruleSet) : []
  const tokens = checks.flatMap(check => {
    const { left, right } = check
    const operands = right?.kind === 'field' || right?.kind === 'transform' ? [left, right] : [left]
    return operands.flatMap(tokensOf)
  })
  const answer = await ask({
    capture,
    event,
    addresses: question.addresses,
    conditions: [rule.condition, ...rivals.map(rival => rival.condition), ...checks],
    tokens: [...new Set([...ABOUT_EVENT, ...tokens])],
  })
  const { holds, values } = answer
  if (holds === undefined) return { message: notFound(capture, event, answer.events) }
  const verdict = holds[0] as boolean
  const first = 1 + rivals.length
  const truths = new Map(
    checks.map((check, index) => [keyOf(check), holds[first + index] === true]),
  )
  const judged = judge(outline, truths)
  if (judged.holds !== verdict) {
    return {
      message: `the parts of rule "${rule.name}" come to ${judged.holds}, the whole to ${verdict}: this is a bug of gyr, please report it`,
    }
  }
  const rival = rivals.find((_, index) => holds[1 + index] === true)
  const listens = rule.eventTypes.has(answer.code)
  const page = { question, judged, values, verdict, rival, listens, code: answer.code }
  return { text: question.json ? eventJson(page) : eventText(page) }
}

/** Rules in force that get the event first; only they can take it away. */
function earlierRules(rule: CompiledRule, ruleSet: RuleSet): CompiledRule[] {
  return ruleSet.rules.filter(
    other => other.enabled && other.source === rule.source && other.index < rule.index,
  )
}

function notFound(capture: string, event: number, events: bigint): string {
  return event > events
    ? `${capture} has ${events} events; there is no event ${event}`
    : `event ${event} of ${capture} is one that no rule sees`
}

interface EventPage {
  readonly question: EventQuestion
  readonly judged: Judged
  readonly values: Values
  readonly verdict: boolean
  readonly rival: CompiledRule | undefined
  readonly listens: boolean
  readonly code: number
}

function verdictLine({ question, verdict, rival, listens, values }: EventPage): string {
  const { rule } = question
  const name = `rule "${printable(rule.name)}"`
  if (!verdict) {
    const type = printable(values.get('evt.type') ?? '')
    return listens ? `${name} does not match` : `${name} never listens to ${type} events`
  }
  if (!rule.enabled)
    return `${name} matches, but is not in force: it is disabled or below the priority`
  if (rival === undefined) return `${name} matches`
  return `${name} matches, but "${printable(rival.name)}" (${placeText(rival.span)}) comes first and takes the event (rule_matching: first)`
}

function eventText(page: EventPage): string {
  const { question, judged, values } = page
  const value = (token: string): string => printable(values.get(token) ?? '?')
  const causes = decisive(judged)
  const shown = causes.slice(0, MANY_CAUSES)
  const lines = [
    `event ${question.event}: ${value('evt.type')} at ${value('evt.time')} by ${value('proc.name')} (pid ${value('proc.pid')}, thread ${value('thread.tid')})`,
    verdictLine(page),
    '',
    causes.length === 1 ? 'decided by' : `decided by ${causes.length} checks`,
    ...shown.map(cause => causeLine(cause, values)),
    ...(causes.length > shown.length ? [`  and ${causes.length - shown.length} more, below`] : []),
    '',
    'condition (> marks what decided; behind a check, what its fields were)',
    ...showJudged(judged, values),
  ]
  return `${lines.join('\n')}\n`
}

function causeLine(cause: Judged, values: Values): string {
  const { outline, holds } = cause
  const text =
    outline.kind === 'check' ? outline.text : outline.kind === 'macro' ? outline.name : ''
  const seen = valuesText(outline, values)
  return `  ${printable(text)} is ${holds}${seen === '' ? '' : `: ${seen}`}  ${placeText(outline.at)}`
}

function eventJson({ question, judged, values, verdict, rival, listens, code }: EventPage): string {
  return `${JSON.stringify({
    rule: ruleJson(question.rule),
    event: {
      number: question.event,
      type: EVENTS[code]?.name,
      ...Object.fromEntries(values),
    },
    matches: verdict,
    alerts: verdict && rival === undefined && question.rule.enabled,
    listens,
    ...(rival !== undefined && { taken_by: rival.name }),
    condition: judgedJson(judged, values),
  })}\n`
}

function judgedJson(judged: Judged, values: Values): object {
  const { outline, holds, decided, parts } = judged
  const { parts: _, ...own } = outlineJson(outline) as { parts?: unknown }
  const seen = valuesText(outline, values)
  return {
    ...own,
    holds,
    decided,
    ...(seen !== '' && { seen }),
    ...(parts.length > 0 && { parts: parts.map(part => judgedJson(part, values)) }),
  }
}
