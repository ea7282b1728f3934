// SPDX-License-Identifier: Apache-2.0
// Domain names in conditions: what fd.sip.name and its like are compared with becomes the addresses that the names
// stand for. Who compiles rules looks the names up; nothing here asks anybody.
import { type Check, type Expr, withOperand, withOperands } from './ast.ts'
import { checkCheck } from './check.ts'
import { parseCondition } from './parser.ts'

/** Of each domain name that was found, in the notation of conditions. */
export type Addresses = ReadonlyMap<string, readonly string[]>

/** The field that holds the address itself. */
const ADDRESS_OF: Readonly<Record<string, string>> = {
  'fd.cip.name': 'fd.cip',
  'fd.sip.name': 'fd.sip',
  'fd.lip.name': 'fd.lip',
  'fd.rip.name': 'fd.rip',
}

function addressField(check: Check): string | undefined {
  const { left } = check
  return left.kind === 'field' ? ADDRESS_OF[left.name] : undefined
}

function namesIn({ right }: Check): string[] {
  if (right?.kind === 'value') return [right.text]
  return right?.kind === 'list' ? right.items.map(item => item.text) : []
}

/** All names that conditions compare these fields with, each once, in order. */
export function domainsOf(conditions: Iterable<Expr>): string[] {
  const names = new Set<string>()
  const seen = new Set<Expr>()
  const walk = (expr: Expr): void => {
    if (seen.has(expr)) return
    seen.add(expr)
    if (expr.kind === 'check') {
      if (addressField(expr) !== undefined) for (const name of namesIn(expr)) names.add(name)
    } else if (expr.kind === 'not') walk(expr.operand)
    else if (expr.kind !== 'macro') expr.operands.forEach(walk)
  }
  for (const condition of conditions) walk(condition)
  return [...names].filter(name => name !== '').sort()
}

/** Puts addresses in the place of names; conditions without any stay the same objects. */
export function addressFiller(addresses: Addresses): (expr: Expr) => Expr {
  const done = new Map<Expr, Expr>()
  const fill = (expr: Expr): Expr => {
    let out = done.get(expr)
    if (out === undefined) {
      out = filled(expr)
      done.set(expr, out)
    }
    return out
  }
  const filled = (expr: Expr): Expr => {
    if (expr.kind === 'macro') return expr
    if (expr.kind === 'check') return byAddress(expr, addresses) ?? expr
    if (expr.kind === 'not') {
      const operand = fill(expr.operand)
      return operand === expr.operand ? expr : withOperand(expr, operand)
    }
    const operands = expr.operands.map(fill)
    return operands.every((operand, i) => operand === expr.operands[i])
      ? expr
      : withOperands(expr, operands)
  }
  return fill
}

/** Names are compared for the two ends of a connection only, as in libsinsp; fd.cip tells them from the others. */
function byAddress(check: Check, addresses: Addresses): Expr | undefined {
  const field = addressField(check)
  if (field === undefined || check.modifier !== undefined) return undefined
  const of = (names: Iterable<string>): string =>
    [...new Set([...names].flatMap(name => addresses.get(name) ?? []))].sort().join(', ')
  const among = `${field} in (${of(namesIn(check))})`
  switch (check.op) {
    case '=':
    case '==':
    case 'in':
      return toExpr(`fd.cip exists and ${among}`)
    case '!=':
      return toExpr(`fd.cip exists and not ${among}`)
    case 'exists':
      return toExpr(`${field} in (${of(addresses.keys())})`)
    default:
      return undefined
  }
}

function toExpr(text: string): Expr {
  const parsed = parseCondition(text)
  if ('error' in parsed) throw new RangeError(parsed.error.message)
  const resolve = (expr: Expr): void => {
    if (expr.kind === 'check') checkCheck(expr, 'syscall')
    else if (expr.kind === 'not') resolve(expr.operand)
    else if (expr.kind !== 'macro') expr.operands.forEach(resolve)
  }
  resolve(parsed.expr)
  return parsed.expr
}
