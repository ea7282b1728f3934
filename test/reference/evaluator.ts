// SPDX-License-Identifier: Apache-2.0
// The reference evaluator: feeds records to the machine and tries every rule, in order, on every event.
// The Wasm evaluator must give the same matches and the same values (test/contracts).
import type { Expr, Operand, TransformArg } from '../../src/rules/ast.ts'
import type { OutputTemplate } from '../../src/rules/output-template.ts'
import { toBytes } from './decode.ts'
import { REFERENCE_FIELDS } from './fields.ts'
import { type Event, Machine } from './machine.ts'
import { holds, operandsOf, TRANSFORMERS } from './operators.ts'
import { dots } from './param-text.ts'
import { AnyOf, type Value } from './values.ts'

export type ReferenceRule = {
  readonly name: string
  readonly source: string
  readonly enabled: boolean
  readonly condition: Expr
  readonly template: OutputTemplate
}

export type ReferenceMatch = {
  readonly rule: string
  readonly number: bigint
  /** Token of the output text to value; those of unknown fields are missing. */
  readonly fields: Readonly<Record<string, Value>>
}

export class ReferenceEvaluator {
  readonly machine: Machine = new Machine()
  readonly rules: readonly ReferenceRule[]
  /** Rules left out, each with a field or function the reference does not have. */
  readonly excluded: readonly string[]
  readonly #first: boolean

  constructor(
    ruleSet: { readonly rules: readonly ReferenceRule[] },
    options: { readonly matching: 'first' | 'all' },
  ) {
    const enabled = ruleSet.rules.filter(rule => rule.enabled && rule.source === 'syscall')
    const unknown = (rule: ReferenceRule): string | undefined =>
      fieldsOf(rule.condition).find(isUnknown)
    this.rules = enabled.filter(rule => unknown(rule) === undefined)
    this.excluded = enabled.flatMap(rule => {
      const name = unknown(rule)
      return name === undefined ? [] : [`${rule.name}: ${name}`]
    })
    this.#first = options.matching === 'first'
  }

  /** The matches of one record, in the order of the rules. */
  feed(record: Uint8Array, cpu = 0): ReferenceMatch[] {
    const event = this.machine.feed(record, cpu)
    if (event === undefined) return []
    const matching = (rule: ReferenceRule): boolean =>
      holds(rule.condition, operand => this.read(event, operand))
    const found = this.#first ? [this.rules.find(matching)] : this.rules.filter(matching)
    const matches = found.flatMap(rule => (rule === undefined ? [] : [this.#match(rule, event)]))
    this.machine.finish(event)
    return matches
  }

  #match(rule: ReferenceRule, event: Event): ReferenceMatch {
    const fields: Record<string, Value> = {}
    for (const part of rule.template.parts) {
      if (part.kind === 'value' && !namesOf(part.operand).some(isUnknown)) {
        fields[part.token] = this.#printed(event, part.operand)
      }
    }
    return { rule: rule.name, number: event.number, fields }
  }

  /** Buffers are compared as they are and printed with dots. */
  #printed(event: Event, operand: Operand): Value {
    const value = joinAncestors(this.#shown(event, operand))
    const isBuffer = operand.kind === 'field' && operand.field?.type === 'bytes'
    return isBuffer && typeof value === 'string' ? dots(Buffer.from(value, 'latin1')) : value
  }

  /** Of these without a level, outputs show the process itself. */
  #shown(event: Event, operand: Operand): Value {
    const ofSelf =
      operand.kind === 'field' &&
      operand.fieldArg === undefined &&
      /^proc\.(apid|aenv)$/.test(operand.name)
    if (!ofSelf) return this.read(event, operand)
    return REFERENCE_FIELDS.get(operand.name)?.(event, this.machine, '0')
  }

  read(event: Event, operand: Operand): Value {
    if (operand.kind === 'field') {
      const name = operand.field?.name ?? operand.name
      return REFERENCE_FIELDS.get(name)?.(event, this.machine, operand.fieldArg)
    }
    const values = operand.args.map(arg => this.#argument(event, arg))
    return values.some(value => value === undefined)
      ? undefined
      : TRANSFORMERS[operand.name]?.(values)
  }

  #argument(event: Event, arg: TransformArg): Value {
    if (arg.kind === 'value') return toBytes(arg.text)
    if (arg.kind === 'arglist') throw new Error('lists in transformers are not known here')
    return joinAncestors(this.read(event, arg))
  }
}

/** All ancestors as one text. */
function joinAncestors(value: Value): Value {
  return value instanceof AnyOf && !value.ends ? value.values.join(' ') : value
}

function namesOf(operand: Operand): string[] {
  return operandsOf(operand).map(one =>
    one.kind === 'field' ? (one.field?.name ?? one.name) : one.name,
  )
}

function isUnknown(name: string): boolean {
  return !REFERENCE_FIELDS.has(name) && TRANSFORMERS[name] === undefined
}

/** Names of all fields and functions of a condition. */
export function fieldsOf(expr: Expr): string[] {
  if (expr.kind === 'macro') return []
  if (expr.kind === 'not') return fieldsOf(expr.operand)
  if (expr.kind !== 'check') return expr.operands.flatMap(fieldsOf)
  const right = expr.right
  const inner =
    right !== undefined && right.kind !== 'value' && right.kind !== 'list' ? namesOf(right) : []
  return [...namesOf(expr.left), ...inner]
}
