// SPDX-License-Identifier: Apache-2.0
// Exception blocks: their own rules, and the text they add to a condition, `and not (...)` per exception.
// The text is parsed together with the condition, as Falco does, but its places lead to the block.
import type { ContextStep, Related, Span } from '../diagnostics/diagnostic.ts'
import type { Operand } from './ast.ts'
import type { Entry, ExceptionItem } from './items.ts'
import { isListOperator, OPERATORS, parseOperand, splitModifier } from './parser.ts'
import { resolveOperand } from './resolve-field.ts'
import { MappedText, TextBuilder } from './source-map.ts'
import type { StaticFields } from './static-fields.ts'

/** Reports a fault of an item. */
export type Fail = (message: string, at: { span: Span; context: readonly ContextStep[] }) => void

export type RuleException = {
  readonly name: string
  /** One field and one operator: values are alternatives. Else tuples of equal length. */
  readonly single: boolean
  readonly fields: readonly MappedText[]
  readonly comps: readonly string[]
  readonly values: Entry[]
  readonly span: Span
  readonly context: readonly ContextStep[]
}

/** Checks one exception; `source` undefined: the rule's source is unknown, so its fields are too. */
export function toRuleException(
  item: ExceptionItem,
  source: string | undefined,
  statics: StaticFields,
  fail: Fail,
): RuleException | undefined {
  const { fields, comps } = item
  if (fields === undefined) return undefined
  const texts = fields.list ? fields.items.map(flatText) : [fields.text]
  const names =
    comps === undefined ? undefined : comps.list ? comps.items.map(flatText) : [comps.text]
  const operators = names?.map(name => name.text.trim().replace(/\s+/g, ' '))
  const at = (span: Span): { span: Span; context: readonly ContextStep[] } => ({
    span,
    context: item.context,
  })
  let ok = true
  const report = (message: string, span: Span): void => {
    fail(message, at(span))
    ok = false
  }
  const used = operators ?? texts.map(() => (fields.list ? '=' : 'in'))
  if (fields.list) {
    if (comps !== undefined && (!comps.list || used.length !== texts.length)) {
      report('Fields and comps lists must have equal length', comps.span)
    }
    for (const [index, operator] of used.entries()) {
      if (isOperator(operator)) continue
      const span = names?.[index]?.locate(0, names[index].text.length) ?? item.span
      report(`'${operator}' is not a supported comparison operator`, span)
    }
  } else if (comps?.list === true) {
    report('Fields and comps must both be strings', comps.span)
  } else if (!isListOperator(used[0] ?? '') && splitModifier(used[0] ?? '') === undefined) {
    report(
      'When fields is a single value, comps must be one of (in, pmatch, intersects)',
      comps?.span ?? item.span,
    )
  }
  if (source !== undefined) {
    for (const text of texts) {
      if (parseField(text, source, statics) === undefined) {
        report(`'${text.text}' is not a supported filter field`, text.locate(0, text.text.length))
      }
    }
  }
  if (!ok) return undefined
  return {
    name: item.name,
    single: !fields.list,
    fields: texts,
    comps: used,
    values: [...item.values],
    span: item.span,
    context: item.context,
  }
}

/** The fields and transformers of an exception must stand alone and exist. */
function parseField(text: MappedText, source: string, statics: StaticFields): Operand | undefined {
  const parsed = parseOperand(text)
  if ('error' in parsed || parsed.end !== text.text.length) return undefined
  return resolveOperand(parsed.operand, source, statics) ? parsed.operand : undefined
}

function isOperator(text: string): boolean {
  return (OPERATORS as readonly string[]).includes(text) || splitModifier(text) !== undefined
}

/** Whether the right side must stand in parentheses. */
function wantsList(operator: string): boolean {
  return isListOperator(operator) || splitModifier(operator) !== undefined
}

/** The condition with the exceptions behind it. */
export function withExceptions(
  condition: MappedText,
  exceptions: readonly RuleException[],
  fail: Fail,
): MappedText | undefined {
  if (exceptions.length === 0) return condition
  const whole = condition.span()
  const out = new TextBuilder().glue('(', whole).add(condition).glue(')', whole)
  let ok = true
  for (const exception of exceptions) {
    const text = exception.single ? alternatives(exception, fail) : tuples(exception, fail)
    if (text === undefined) ok = false
    else if (text.text !== '') {
      const use: Related = { message: `exception "${exception.name}"`, ...exception.span }
      out.glue(' and not ', exception.span).add(text, 0, text.text.length, use)
    }
  }
  return ok ? out.build() : undefined
}

/** `(field op (v, v, ...))` */
function alternatives(exception: RuleException, fail: Fail): MappedText | undefined {
  const { span, values } = exception
  const out = new TextBuilder()
  for (const value of values) {
    if (value.list) {
      fail('Expected values array to contain a list of strings', {
        span: value.span,
        context: exception.context,
      })
      return undefined
    }
    if (out.length === 0) {
      out.glue('(', span).add(exception.fields[0] as MappedText)
      out.glue(` ${exception.comps[0]} (`, span)
    } else {
      out.glue(', ', value.span)
    }
    addQuoted(out, value.text)
  }
  if (out.length > 0) out.glue('))', span)
  return out.build()
}

/** `((f op v and f op v) or (...))` */
function tuples(exception: RuleException, fail: Fail): MappedText | undefined {
  const { span, values, fields, comps } = exception
  const out = new TextBuilder()
  for (const value of values) {
    if (!value.list || value.items.length !== fields.length) {
      fail('Fields and values lists must have equal length', {
        span: value.span,
        context: exception.context,
      })
      return undefined
    }
    out.glue(out.length === 0 ? '((' : ' or (', value.span)
    for (const [index, field] of fields.entries()) {
      const item = value.items[index] as Entry
      const operator = comps[index] ?? '='
      out
        .glue(index === 0 ? '' : ' and ', item.span)
        .add(field)
        .glue(` ${operator} `, span)
      addOperand(out, item, wantsList(operator))
    }
    out.glue(')', value.span)
  }
  if (out.length > 0) out.glue(')', span)
  return out.build()
}

function addOperand(out: TextBuilder, item: Entry, list: boolean): void {
  if (!item.list) {
    if (!list) addQuoted(out, item.text)
    else if (item.text.text.startsWith('(')) out.add(item.text)
    else out.glue('(', item.span).add(item.text).glue(')', item.span)
    return
  }
  out.glue('(', item.span)
  for (const [index, value] of item.items.entries()) {
    if (index > 0) out.glue(', ', value.span)
    addQuoted(out, flatText(value))
  }
  out.glue(')', item.span)
}

/** What addQuoted adds. */
export function quotedText(text: string): string {
  return needsQuotes(text) ? `"${text}"` : text
}

/** A text with a blank inside gets quotes, unless it has some. Nothing is escaped. */
export function addQuoted(out: TextBuilder, text: MappedText): void {
  if (!needsQuotes(text.text)) {
    out.add(text)
    return
  }
  const span = text.span()
  out.glue('"', span).add(text).glue('"', span)
}

function needsQuotes(text: string): boolean {
  return text.includes(' ') && text[0] !== '"' && text[0] !== "'"
}

/** An element that should be a text; a list in its place is read as nothing. */
function flatText(entry: Entry): MappedText {
  return entry.list ? MappedText.fixed('', entry.span) : entry.text
}
