// SPDX-License-Identifier: Apache-2.0
// The output text of a rule, parsed once: literals and references to fields or transformers, each with an
// optional width. Rendering is src/format's business, extraction of the values the evaluator's.
import type { Span } from '../diagnostics/diagnostic.ts'
import { type Operand, printOperand } from './ast.ts'
import { operandFaults } from './check.ts'
import { parseOperand } from './parser.ts'
import { argumentFault, nearestField, resolveOperand } from './resolve-field.ts'
import { MappedText } from './source-map.ts'
import { NO_STATIC_FIELDS, type StaticFields } from './static-fields.ts'

export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'value'
      /** As written, without the percent sign and the width: the key in output_fields. */
      readonly token: string
      readonly operand: Operand
      /** Characters to pad or cut to; 0 = as long as the value. */
      readonly width: number
    }

export type OutputTemplate = {
  readonly parts: readonly TemplatePart[]
  /** The text began with `*`, which says that values may be missing. They always may, so it has no effect. */
  readonly starred: boolean
}

export type TemplateFault = {
  readonly message: string
  readonly span: Span
  /** A field that does not exist, which `skip-if-unknown-filter` forgives. */
  readonly unknown: boolean
  readonly help?: string
}

const MAX_WIDTH = 1_000_000
/** Parsing ends with so many. */
const MAX_FAULTS = 20

/** Parses an output text for rules of `source`. All faults are returned, not only the first. */
export function parseOutput(
  input: string | MappedText,
  source: string,
  statics: StaticFields = NO_STATIC_FIELDS,
): { readonly template: OutputTemplate; readonly faults: readonly TemplateFault[] } {
  const map = typeof input === 'string' ? MappedText.plain(input, '<output>') : input
  const { text } = map
  const parts: TemplatePart[] = []
  const faults: TemplateFault[] = []
  const starred = text.startsWith('*')
  let at = starred ? 1 : 0
  if (text === '') faults.push(fault(map, 0, 0, 'empty formatting token'))
  while (at < text.length && faults.length < MAX_FAULTS) {
    const percent = text.indexOf('%', at)
    if (percent < 0) {
      parts.push({ kind: 'text', text: text.slice(at) })
      break
    }
    if (percent > at) parts.push({ kind: 'text', text: text.slice(at, percent) })
    const digits = /^\d*/.exec(text.slice(percent + 1, percent + 20))?.[0] ?? ''
    const begin = percent + 1 + digits.length
    if (begin >= text.length) {
      const what = digits === '' ? 'a %' : 'a number'
      const message = `invalid formatting syntax: formatting cannot end with ${what}`
      faults.push(fault(map, percent, text.length, message))
      break
    }
    const parsed = parseOperand(map, begin)
    const whole = 'operand' in parsed ? operandFault(parsed.operand, source, statics) : undefined
    const good = 'operand' in parsed && whole === undefined
    const shorter = good ? undefined : knownPrefix(text, begin, source, statics)
    if ('error' in parsed && shorter === undefined) {
      const word = /^[^\s()[\]%,]*/.exec(text.slice(begin))?.[0] ?? ''
      const end = Math.max(begin + word.length, parsed.error.at)
      const rest = text.slice(begin, end)
      const message = word.includes('.') ? parsed.error.message : `invalid formatting token ${rest}`
      faults.push({ ...fault(map, percent, end, message), unknown: !word.includes('.') })
      at = end > percent ? end : percent + 1
      continue
    }
    const { operand, end } = shorter ?? (parsed as Parsed)
    const token = text.slice(begin, end)
    const problem = shorter === undefined ? whole : undefined
    if (problem !== undefined) {
      faults.push({ ...fault(map, begin, end, problem.message), ...problem })
    } else {
      const width = Math.min(Number(digits), MAX_WIDTH)
      parts.push({ kind: 'value', token, operand, width })
    }
    at = end
  }
  return { template: { parts, starred }, faults }
}

type Parsed = { readonly operand: Operand; readonly end: number }

/**
 * The longest beginning of a name that is a field, where the whole is none: text may follow a field without
 * a blank, as in `%proc.nameand%thread.tid`.
 */
function knownPrefix(
  text: string,
  begin: number,
  source: string,
  statics: StaticFields,
): Parsed | undefined {
  const word = /^[\w.]+/.exec(text.slice(begin))?.[0] ?? ''
  if (text[begin + word.length] === '[' || text[begin + word.length] === '(') return undefined
  for (let length = word.length - 1; length > 0; length--) {
    const parsed = parseOperand(word.slice(0, length))
    if ('error' in parsed || parsed.end !== length) continue
    if (operandFault(parsed.operand, source, statics) === undefined) {
      return { operand: parsed.operand, end: begin + length }
    }
  }
  return undefined
}

/** The tokens of a template, each once, in order. */
export function templateTokens(template: OutputTemplate): string[] {
  const tokens = template.parts.flatMap(part => (part.kind === 'value' ? [part.token] : []))
  return [...new Set(tokens)]
}

function fault(map: MappedText, begin: number, end: number, message: string): TemplateFault {
  const place = map.locate(begin, end)
  return {
    message,
    span: { source: place.source, from: place.from, to: place.to },
    unknown: false,
  }
}

function operandFault(
  operand: Operand,
  source: string,
  statics: StaticFields,
): { message: string; unknown: boolean; help?: string } | undefined {
  if (!resolveOperand(operand, source, statics)) {
    const name = printOperand(operand)
    const near = operand.kind === 'field' ? nearestField(operand.name, source) : undefined
    return {
      message: `invalid formatting token ${name}`,
      unknown: true,
      ...(near === undefined ? {} : { help: `did you mean "${near}"?` }),
    }
  }
  const problem = argumentFaultOf(operand)
  if (problem !== undefined) return problem
  const [finding] = operandFaults(operand, source, statics)
  return finding === undefined
    ? undefined
    : {
        message: finding.message,
        unknown: finding.unknown === true,
        ...(finding.help === undefined ? {} : { help: finding.help }),
      }
}

function argumentFaultOf(operand: Operand): { message: string; unknown: boolean } | undefined {
  if (operand.kind === 'field') {
    if (operand.field === undefined) return undefined
    const message = argumentFault(operand.field, operand.fieldArg)
    return message === undefined ? undefined : { message, unknown: false }
  }
  for (const arg of operand.args) {
    const inner = arg.kind === 'arglist' ? arg.items : [arg]
    for (const part of inner) {
      if (part.kind !== 'field' && part.kind !== 'transform') continue
      const problem = argumentFaultOf(part)
      if (problem !== undefined) return problem
    }
  }
  return undefined
}
