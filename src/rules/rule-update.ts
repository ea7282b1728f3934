// SPDX-License-Identifier: Apache-2.0
// Changes of a rule by later items: `append` and `override`. Called by merge.ts, which finds the rule.
import type { RuleDef } from './definitions.ts'
import { type Fail, type RuleException, toRuleException } from './exceptions.ts'
import { joined } from './glued-text.ts'
import type { ExceptionItem, RuleUpdate } from './items.ts'
import type { Limits } from './limits.ts'
import type { StaticFields } from './static-fields.ts'

/** What it takes to check exceptions. */
export type ExceptionOptions = { readonly limits: Limits; readonly statics: StaticFields }

/** Adds to a rule what an item says; faults break the rule. */
export function appendTo(
  rule: RuleDef,
  item: RuleUpdate,
  options: ExceptionOptions,
  fail: Fail,
): void {
  if (item.condition) rule.condition = joined(rule.condition, item.condition)
  if (item.output) rule.output = joined(rule.output, item.output)
  if (item.desc) rule.desc = `${rule.desc} ${item.desc}`
  for (const tag of item.tags ?? []) rule.tags.push(tag)
  const source = rule.unknownSource ? undefined : rule.source
  for (const exception of item.exceptions ?? []) {
    const previous = rule.exceptions.findIndex(other => other.name === exception.name)
    const found = rule.exceptions[previous]
    if (found !== undefined) {
      if (exception.fields !== undefined) {
        fail('Can not append exception fields to existing exception, only values', exception)
        rule.broken = true
      } else if (exception.comps !== undefined) {
        fail('Can not append exception comps to existing exception, only values', exception)
        rule.broken = true
      } else {
        for (const value of exception.values) found.values.push(value)
      }
      continue
    }
    if (addException(rule, exception, source, options, fail) === undefined) rule.broken = true
  }
}

function addException(
  rule: RuleDef,
  exception: ExceptionItem,
  source: string | undefined,
  options: ExceptionOptions,
  fail: Fail,
): RuleException | undefined {
  if (exception.fields === undefined) {
    fail('Rule exception must have fields property with a list of fields', exception)
    return undefined
  }
  if (exception.values.length === 0) {
    fail('Rule exception must have values property with a list of values', exception)
    return undefined
  }
  const made = toRuleException(exception, source, options.statics, fail)
  const limit = options.limits.exceptions
  if (made !== undefined && rule.exceptions.push(made) > limit) {
    if (!rule.broken) fail(`the rule has more than ${limit} exceptions`, exception)
    rule.exceptions.pop()
    return undefined
  }
  return made
}

/** Puts what an item says in the place of what the rule said. */
export function replaceIn(
  rule: RuleDef,
  item: RuleUpdate,
  options: ExceptionOptions,
  fail: Fail,
): void {
  rule.condition = item.condition ?? rule.condition
  rule.output = item.output ?? rule.output
  rule.desc = item.desc ?? rule.desc
  rule.tags = item.tags === undefined ? rule.tags : [...item.tags]
  rule.priority = item.priority ?? rule.priority
  rule.enabled = item.enabled ?? rule.enabled
  rule.warnEvttypes = item.warnEvttypes ?? rule.warnEvttypes
  rule.skipIfUnknownFilter = item.skipIfUnknownFilter ?? rule.skipIfUnknownFilter
  rule.capture = item.capture ?? rule.capture
  rule.captureDuration = item.captureDuration ?? rule.captureDuration
  if (item.exceptions === undefined) return
  const source = rule.unknownSource ? undefined : rule.source
  const { exceptions, broken } = toExceptions(item.exceptions, source, options, fail)
  rule.exceptions = exceptions
  rule.broken ||= broken
}

/** The exceptions of a rule that is defined, or gets others; `source` undefined: it is unknown. */
export function toExceptions(
  items: readonly ExceptionItem[],
  source: string | undefined,
  options: ExceptionOptions,
  fail: Fail,
): { exceptions: RuleException[]; broken: boolean } {
  const exceptions: RuleException[] = []
  let broken = false
  for (const item of bounded(items, options.limits, fail)) {
    if (item.fields === undefined) {
      fail('Rule exception item must have fields property with a list of fields', item)
    }
    const made = toRuleException(item, source, options.statics, fail)
    if (made === undefined) broken = true
    else exceptions.push(made)
  }
  return { exceptions, broken }
}

/** All exceptions up to the limit; one too many is told of. */
function bounded(
  exceptions: readonly ExceptionItem[],
  limits: Limits,
  fail: Fail,
): readonly ExceptionItem[] {
  const limit = limits.exceptions
  const beyond = exceptions[limit]
  if (beyond === undefined) return exceptions
  fail(`the rule has more than ${limit} exceptions`, beyond)
  return exceptions.slice(0, limit)
}
