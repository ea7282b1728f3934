// SPDX-License-Identifier: Apache-2.0
// Field names as rules write them to rows of the schema: plain names, arguments in brackets, arguments as
// the last dotted part, and the source a rule is for. Used by check.ts, exceptions.ts, output-template.ts.

import { suggest } from '../diagnostics/suggest.ts'
import { FIELDS, type FieldRow, fieldByName } from '../schema/fields.ts'
import type { FieldRef, Operand, TransformArg } from './ast.ts'
import { NO_STATIC_FIELDS, type StaticFields } from './static-fields.ts'

/** Fields that take the argument as further dotted parts of the name too. */
const DOTTED = new Set(['evt.arg', 'evt.rawarg', 'k8s.pod.label', 'k8smeta.pod.label'])

export type ResolvedField = { readonly field: FieldRow; readonly arg: string | undefined }

/** Undefined: no such field for rules of that source. `arg` is what stands in brackets. */
export function resolveField(
  name: string,
  arg: string | undefined,
  source: string,
  statics: StaticFields = NO_STATIC_FIELDS,
): ResolvedField | undefined {
  const row = fieldByName(name) ?? statics.get(name)
  if (row !== undefined) return usable(row, source) ? { field: row, arg } : undefined
  if (arg !== undefined) return undefined
  for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
    const prefix = fieldByName(name.slice(0, dot))
    if (prefix === undefined) continue
    const dotted = prefix.flags.includes('dot_arg') || DOTTED.has(prefix.name)
    if (dotted && usable(prefix, source)) return { field: prefix, arg: name.slice(dot + 1) }
    return undefined
  }
  return undefined
}

function usable(row: FieldRow, source: string): boolean {
  return row.sources.includes('*') || row.sources.includes(source)
}

/** Resolves every field of an operand in place; false if one does not exist. */
export function resolveOperand(
  operand: Operand,
  source: string,
  statics: StaticFields = NO_STATIC_FIELDS,
): boolean {
  if (operand.kind === 'field') return resolveRef(operand, source, statics)
  return operand.args.every(arg => resolveArg(arg, source, statics))
}

function resolveArg(arg: TransformArg, source: string, statics: StaticFields): boolean {
  if (arg.kind === 'value') return true
  if (arg.kind === 'arglist') return arg.items.every(item => resolveArg(item, source, statics))
  return resolveOperand(arg, source, statics)
}

export function resolveRef(ref: FieldRef, source: string, statics: StaticFields): boolean {
  const found = resolveField(ref.name, ref.arg, source, statics)
  ref.field = found?.field
  ref.fieldArg = found?.arg
  return found !== undefined
}

const candidates: Map<string, readonly string[]> = new Map()

/** The field a misspelt name was meant to be: one that begins or ends like it. */
export function nearestField(name: string, source: string): string | undefined {
  let names = candidates.get(source)
  if (names === undefined) {
    names = FIELDS.filter(row => usable(row, source) && !row.flags.includes('table_only')).map(
      row => row.name,
    )
    candidates.set(source, names)
  }
  const first = name[0]
  const ending = name.slice(-3)
  return suggest(
    name,
    names.filter(other => other[0] === first || other.endsWith(ending)),
  )
}

/** What is wrong with the argument of a field, if anything. */
export function argumentFault(field: FieldRow, arg: string | undefined): string | undefined {
  if (arg === undefined) {
    return field.arg.startsWith('required')
      ? `field '${field.name}' needs an argument: ${field.name}[...]`
      : undefined
  }
  if (field.arg === 'none')
    return `field '${field.name}' does not take an argument, but has '${arg}'`
  const index = /^\d+$/.test(arg)
  if (field.arg.endsWith('_index') && !index) {
    return `the argument of field '${field.name}' must be a number, not '${arg}'`
  }
  if (index && Number(arg) > 0xffff && field.arg.includes('index')) {
    return `the argument of field '${field.name}' is too large: ${arg}`
  }
  return undefined
}
