// SPDX-License-Identifier: Apache-2.0
// The meaning of single checks: the operator fits the type, both sides fit each other, and each is right by
// itself. Every finding of a check is returned.
import type { Check, Operand } from './ast.ts'
import { checkConstants } from './check-constants.ts'
import { checkOperand, type Typed } from './check-operand.ts'
import { type CheckOptions, type Finding, Findings } from './findings.ts'
import { FITTING, LIST_OPERATORS } from './fitting.ts'
import { NO_STATIC_FIELDS, type StaticFields } from './static-fields.ts'

/** Findings of the check, errors first come first; empty when all is well. */
export function checkCheck(check: Check, source: string, options: CheckOptions = {}): Finding[] {
  const found = new Findings(source, options)
  const left = checkOperand(found, check.left, 'left')
  if (left === undefined || check.op === 'exists') return found.all
  const right = check.right
  if (!operatorFits(found, check, left) || right === undefined) return found.all
  if (right.kind === 'field' || right.kind === 'transform') checkRight(found, check, left, right)
  else checkConstants(found, check, left, right.kind === 'list' ? right.items : [right])
  return found.all
}

/** What is wrong with an operand that stands alone, as in an output text: types and arguments, not whether it exists. */
export function operandFaults(
  operand: Operand,
  source: string,
  statics: StaticFields = NO_STATIC_FIELDS,
): Finding[] {
  const found = new Findings(source, { statics })
  checkOperand(found, operand, 'left')
  return found.all.filter(finding => finding.code === 'LOAD_ERR_COMPILE_CONDITION')
}

function operatorFits(found: Findings, check: Check, left: Typed): boolean {
  const isAround = check.left.kind === 'field' && check.left.field?.name === 'evt.around'
  if (isAround && check.op !== '=' && check.op !== '==') {
    found.error("filter error: evt.around supports only the '=' operator", check)
    return false
  }
  if (left.type === 'dynamic') return true
  const { name, operators } = FITTING[left.type]
  if (left.list && !LIST_OPERATORS.includes(check.op)) {
    found.error(`filter error: '${check.op}' operator not supported for list filters`, check)
    return false
  }
  if (!operators.includes(check.op)) {
    found.error(`filter error: '${check.op}' operator not supported for ${name} filters`, check)
    return false
  }
  return true
}

function checkRight(found: Findings, check: Check, left: Typed, right: Operand): void {
  const typed = checkOperand(found, right, 'right')
  if (check.left.kind === 'field' && check.left.field?.flags.includes('no_rhs') === true) {
    found.error(
      `field '${check.left.name}' does not support a right-hand side field comparison`,
      check.left,
    )
    return
  }
  if (typed === undefined || typed.type === 'dynamic' || left.type === 'dynamic') return
  if (check.op === 'pmatch' || check.op === 'regex') {
    found.error(
      `filter error: '${check.op}' operator does not support a field on the right side`,
      right,
    )
  } else if (typed.type !== left.type) {
    found.error(
      `filter error: cannot compare a ${FITTING[left.type].name} field with a ${FITTING[typed.type].name} field`,
      right,
    )
  }
}
