// SPDX-License-Identifier: Apache-2.0
// The left or right side of a check: fields exist and have the arguments they need, transformers fit what they
// are given. Resolves fields in place.
import { EVENTS } from '../schema/events.ts'
import type { FieldRow, FieldType } from '../schema/fields.ts'
import {
  type FieldRef,
  type Operand,
  printOperand,
  type Transform,
  type TransformArg,
} from './ast.ts'
import { EVENT_NAMES } from './event-names.ts'
import type { Findings } from './findings.ts'
import { FITTING } from './fitting.ts'
import { argumentFault, nearestField, resolveRef } from './resolve-field.ts'

/** Type of an operand after its transformers. */
export type Typed = { readonly type: FieldType; readonly list: boolean }

const PARAM_NAMES: ReadonlySet<string> = new Set(
  EVENTS.flatMap(row => row.params.map(param => param.name)),
)

/** What the operand comes to; undefined when something is wrong with it. */
export function checkOperand(
  found: Findings,
  operand: Operand,
  side: 'left' | 'right',
): Typed | undefined {
  return operand.kind === 'field'
    ? checkField(found, operand, side)
    : checkTransform(found, operand, side)
}

function checkField(
  found: Findings,
  ref: FieldRef,
  side: 'left' | 'right' | 'inner',
): Typed | undefined {
  if (!resolveRef(ref, found.source, found.statics)) {
    const near = found.helps ? nearestField(ref.name, found.source) : undefined
    return found.error(`filter_check called with nonexistent field ${printOperand(ref)}`, ref, {
      unknown: true,
      ...(near === undefined ? {} : { help: `did you mean "${near}"?` }),
    })
  }
  const row = ref.field as FieldRow
  const fault = argumentFault(row, ref.fieldArg)
  if (fault !== undefined) return found.error(fault, ref)
  if (ref.fieldArg !== undefined && !isKnownArgument(found, row, ref)) return undefined
  if (side === 'right' && row.flags.includes('no_rhs')) {
    return found.error(
      `field '${ref.name}' is not supported as right-hand side of a field comparison`,
      ref,
    )
  }
  if (side === 'inner' && row.flags.includes('no_transformer')) {
    return found.error(`field '${ref.name}' does not support transformers`, ref)
  }
  if (row.flags.includes('warned')) {
    found.all.push({
      code: 'LOAD_DEPRECATED_ITEM',
      message: `usage of deprecated field '${row.name}' has been detected in the rule condition`,
      at: ref,
    })
  }
  // One element of a list, picked by index, is still a list of one.
  return { type: row.type, list: row.list === true }
}

function isKnownArgument(found: Findings, row: FieldRow, ref: FieldRef): boolean {
  const arg = ref.fieldArg as string
  if (row.name === 'evt.type.is' && !EVENT_NAMES.has(arg)) {
    found.error(`unknown event type ${arg}`, ref, {
      unknown: true,
      ...found.hint(arg, EVENT_NAMES),
    })
    return false
  }
  const named = row.name === 'evt.rawarg' || (row.name === 'evt.arg' && !/^\d+$/.test(arg))
  if (named && !PARAM_NAMES.has(arg)) {
    found.error(`unknown event argument ${arg}`, ref, found.hint(arg, PARAM_NAMES))
    return false
  }
  return true
}

function checkTransform(
  found: Findings,
  transform: Transform,
  side: 'left' | 'right',
): Typed | undefined {
  const { name, args } = transform
  if (transform.arg !== undefined && name !== 'getopt') {
    return found.error(
      `filter error: transformer '${name}' does not support field arguments`,
      transform,
    )
  }
  if (name === 'val') {
    const [field] = args
    return field?.kind === 'field' ? checkField(found, field, side) : undefined
  }
  if (name === 'join' || name === 'concat' || name === 'getopt') return checkMulti(found, transform)
  const [arg, extra] = args
  if (
    arg === undefined ||
    extra !== undefined ||
    (arg.kind !== 'field' && arg.kind !== 'transform')
  ) {
    return found.error(`filter error: transformer '${name}' takes one field`, transform)
  }
  const inner =
    arg.kind === 'field' ? checkField(found, arg, 'inner') : checkTransform(found, arg, 'left')
  if (inner === undefined) return undefined
  const texts: readonly FieldType[] =
    name === 'len' || name === 'b64' ? ['string', 'bytes'] : ['string']
  const fits = texts.includes(inner.type) || (name === 'len' && inner.list)
  if (!fits) {
    return found.error(
      `filter error: transformer '${name}' is not supported for ${FITTING[inner.type].name} fields`,
      transform,
    )
  }
  return name === 'len' ? { type: 'u64', list: false } : inner
}

function checkMulti(found: Findings, transform: Transform): Typed | undefined {
  const { name, args } = transform
  const [first, second] = args
  const shapes = {
    join: args.length === 2 && first?.kind !== 'arglist' && second?.kind !== 'value',
    concat: args.length > 0 && args.every(arg => arg.kind !== 'arglist'),
    getopt: args.length === 2 && first?.kind !== 'value' && second?.kind === 'value',
  }
  const wanted = {
    join: 'a separator and a list',
    concat: 'fields and constants',
    getopt: 'a list field and a string of options',
  }
  const kind = name as keyof typeof shapes
  if (!shapes[kind]) {
    return found.error(`filter error: transformer '${name}' takes ${wanted[kind]}`, transform)
  }
  let ok = kind !== 'join' || first === undefined || isSeparator(found, first)
  for (const arg of args.flatMap(part => (part.kind === 'arglist' ? part.items : [part]))) {
    if (arg.kind === 'field') ok = checkField(found, arg, 'inner') !== undefined && ok
    else if (arg.kind === 'transform') ok = checkTransform(found, arg, 'left') !== undefined && ok
  }
  if (!ok) return undefined
  const list = kind === 'getopt' && transform.arg === undefined
  return { type: 'string', list }
}

/** One text: a constant, or what a field says. */
function isSeparator(found: Findings, arg: TransformArg): boolean {
  if (arg.kind === 'value' || arg.kind === 'arglist') return true
  const typed =
    arg.kind === 'field' ? checkField(found, arg, 'inner') : checkTransform(found, arg, 'left')
  if (typed === undefined) return false
  if (typed.type === 'string' && !typed.list) return true
  found.error("filter error: the separator of transformer 'join' must be a text", arg)
  return false
}
