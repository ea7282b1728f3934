// SPDX-License-Identifier: Apache-2.0
// The constants of a check: they can be read as the type of what they are compared with, and are what was meant.
import type { Check, Literal, Operand } from './ast.ts'
import type { Typed } from './check-operand.ts'
import { EVENT_NAMES } from './event-names.ts'
import type { Findings } from './findings.ts'
import { EQUALITY } from './fitting.ts'
import { TRANSFORMERS } from './parser.ts'
import { validateRegex } from './regex.ts'
import { argumentFault, resolveField } from './resolve-field.ts'
import { valueFault } from './value-check.ts'

/** Findings of one check; more values are not looked at. */
const MAX_FINDINGS = 20

/** `left` is what the constants are compared with. */
export function checkConstants(
  found: Findings,
  check: Check,
  left: Typed,
  values: readonly Literal[],
): void {
  const isEventType = check.left.kind === 'field' && check.left.field?.name === 'evt.type'
  for (const value of values) {
    // Whoever has so many wrong values has them all wrong.
    if (found.all.length >= MAX_FINDINGS) return
    const { text } = value
    if (check.op === 'regex') checkRegex(found, value)
    warnOfMisuse(found, value)
    if (check.op === 'bcontains' || check.op === 'bstartswith') {
      if (!/^(?:[0-9a-fA-F]{2})+$/.test(text)) {
        found.error(
          'filter error: bcontains and bstartswith operator support hex strings only',
          value,
        )
      }
      continue
    }
    if (left.type === 'string' && text.includes('\0')) {
      found.error('filter error: a string never holds a NUL byte', value)
      continue
    }
    const fault = valueFault(left.type, text)
    if (fault !== undefined) found.error(fault, value)
    if (isEventType && EQUALITY.includes(check.op) && !EVENT_NAMES.has(text)) {
      found.error(`unknown event type ${text}`, value, {
        unknown: true,
        ...found.hint(text, EVENT_NAMES),
      })
    }
  }
  warnOfMissing(found, check, values)
}

/** `<NA>` is how a missing value prints, not what it equals. */
function warnOfMissing(found: Findings, check: Check, values: readonly Literal[]): void {
  if (!hasUnsafeNaCheck(check)) return
  const at = values.find(value => value.text === '<NA>') ?? check
  found.all.push({
    code: 'LOAD_UNSAFE_NA_CHECK',
    message: UNSAFE_NA,
    at,
  })
}

function checkRegex(found: Findings, value: Literal): void {
  const fault = validateRegex(value.text)
  if (fault !== undefined) {
    found.error(fault, value)
  } else if (isSimpleRegex(value.text)) {
    found.warn(
      `regex check with '${value.text}' may be optimized with simpler operators such as '=', 'contains', 'startswith', 'endswith'`,
      value,
    )
  }
}

/** Constants that were probably meant to be a field or a transformer. */
function warnOfMisuse(found: Findings, value: Literal): void {
  const { text } = value
  if (!text.includes('.') && !text.includes(')')) return
  const bare = text.replace(/\s+/g, '')
  if (bare.includes('.') && isFieldLike(bare, found)) {
    found.warn(`'${text}' may be a valid field misused as a const string value`, value)
  }
  if (!bare.endsWith(')')) return
  const open = bare.indexOf('(')
  const name = bare.slice(0, open)
  if (name === 'val' || (TRANSFORMERS as readonly string[]).includes(name)) {
    found.warn(`'${text}' may be a valid field transformer misused as a const string value`, value)
  }
}

const UNSAFE_NA =
  "comparing a field value with <NA> is unsafe and can lead to unpredictable behavior of the rule condition. If you need to check for the existence of a field, consider using the 'exists' operator instead."

/** A field of k8s audit events compared with the text `<NA>`, which it never equals. */
export function hasUnsafeNaCheck(check: Check): boolean {
  const right = check.right
  if (right === undefined || !['=', '==', '!=', 'in', 'intersects', 'pmatch'].includes(check.op)) {
    return false
  }
  const values = right.kind === 'list' ? right.items : right.kind === 'value' ? [right] : []
  return values.some(value => value.text === '<NA>') && fieldNames(check.left).some(isUnsafe)
}

function isUnsafe(name: string): boolean {
  return name.startsWith('ka.') || name.startsWith('jevt.')
}

/** Names of all fields in an operand. */
function fieldNames(operand: Operand): string[] {
  if (operand.kind === 'field') return [operand.name]
  const parts = operand.args.flatMap(part => (part.kind === 'arglist' ? part.items : [part]))
  return parts.flatMap(part =>
    part.kind === 'field' || part.kind === 'transform' ? fieldNames(part) : [],
  )
}

function isFieldLike(text: string, { source, statics }: Findings): boolean {
  const found = /^([a-zA-Z]\w*(?:\.[a-zA-Z]\w*)+)(?:\[([^\]]*)\])?$/.exec(text)
  if (found === null) return false
  const resolved = resolveField(found[1] as string, found[2], source, statics)
  return resolved !== undefined && argumentFault(resolved.field, resolved.arg) === undefined
}

/** Nothing but anchors and `.*` and the like at the ends is special. */
function isSimpleRegex(pattern: string): boolean {
  const length = pattern.length
  for (let i = 0; i < length; i++) {
    const c = pattern[i] as string
    if ((i === 0 && c === '^') || (i === length - 1 && c === '$')) continue
    const atEnds = (i === 0 && length > 1) || i === length - 2
    if (atEnds && c === '.' && '+*?'.includes(pattern[i + 1] as string)) {
      i++
      continue
    }
    if ('.+*?^$()[]{}|\\'.includes(c)) return false
  }
  return true
}
