// SPDX-License-Identifier: Apache-2.0
// What a condition means, the plain way: walks the syntax tree for one event, no sharing, no caches. Tests
// hold the compiled form against it.
import type { Check, Expr, Operand, TransformArg } from '../../src/rules/ast.ts'
import { parseCondition } from '../../src/rules/parser.ts'
import { compilePolicy, type PolicyInput } from '../../src/rules/policy.ts'
import { EVENTS } from '../../src/schema/events.ts'
import type { Facts, FieldValue } from './rule-machine.ts'

export function parse(text: string): Expr {
  const result = parseCondition(text)
  if ('error' in result) throw new Error(`${text}: ${result.error.message}`)
  return result.expr
}

export function rulesOf(conditions: readonly string[]): PolicyInput {
  return {
    rules: conditions.map((text, index) => ({
      name: `rule ${index}`,
      index,
      source: 'syscall',
      priority: 4,
      enabled: true,
      tags: [],
      output: '',
      template: { parts: [], starred: false },
      condition: parse(text),
    })),
  }
}

export function policyOf(
  conditions: readonly string[],
  matching: 'first' | 'all' = 'all',
): Uint8Array {
  return compilePolicy(rulesOf(conditions), { matching })
}

type Atom = string | bigint

export function holds(expr: Expr, code: number, facts: Facts): boolean {
  switch (expr.kind) {
    case 'and':
      return expr.operands.every(part => holds(part, code, facts))
    case 'or':
      return expr.operands.some(part => holds(part, code, facts))
    case 'not':
      return !holds(expr.operand, code, facts)
    case 'macro':
      throw new Error(`macro ${expr.name}`)
    case 'check':
      return check(expr, code, facts)
  }
}

function extracted(
  node: Operand | TransformArg,
  code: number,
  facts: Facts,
): FieldValue | undefined {
  if (node.kind === 'value') return node.text
  if (node.kind === 'arglist') throw new Error('lists of operands are tested by example')
  if (node.kind === 'field') {
    if (node.name === 'evt.type') return EVENTS[code]?.name
    return facts[node.name]
  }
  const value = extracted(node.args[0] as Operand, code, facts)
  if (value === undefined || node.name === 'val') return value
  if (node.name === 'len')
    return BigInt(
      typeof value === 'string'
        ? new TextEncoder().encode(value).length
        : (value as string[]).length,
    )
  const change = {
    tolower: (s: string) => s.toLowerCase(),
    toupper: (s: string) => s.toUpperCase(),
    basename: (s: string) => s.slice(s.lastIndexOf('/') + 1),
  }
  return change[node.name as keyof typeof change](value as string)
}

function atomsOf(value: FieldValue): {
  atoms: readonly Atom[]
  rule: 'one' | 'any' | 'either' | 'list'
} {
  if (typeof value === 'string' || typeof value === 'bigint') return { atoms: [value], rule: 'one' }
  if (typeof value === 'boolean') return { atoms: [BigInt(value)], rule: 'one' }
  if ('ancestors' in value) return { atoms: value.ancestors, rule: 'any' }
  if ('ends' in value) return { atoms: value.ends, rule: 'either' }
  if ('addresses' in value) throw new Error('addresses are tested by example')
  return { atoms: value, rule: 'list' }
}

function check(node: Check, code: number, facts: Facts): boolean {
  const value = extracted(node.left, code, facts)
  if (value === undefined) return false
  const { op, right, modifier } = node
  if (right === undefined) return true
  const { atoms, rule } = atomsOf(value)
  const numeric = typeof atoms[0] === 'bigint'
  const constant = (text: string): Atom => {
    if (!numeric) return text
    return text === 'true' || text === 'false' ? BigInt(text === 'true') : BigInt(text)
  }
  let texts: Atom[]
  if (right.kind === 'value') texts = [constant(right.text)]
  else if (right.kind === 'list') texts = right.items.map(item => constant(item.text))
  else {
    const other = extracted(right, code, facts)
    if (other === undefined) return false
    texts = [...atomsOf(other).atoms]
  }
  const member = (test: (atom: Atom) => boolean, all: boolean): boolean =>
    all ? atoms.every(test) : atoms.some(test)
  if (op === 'in' || op === 'intersects') {
    if (texts.length === 0) return false
    return member(atom => texts.includes(atom), op === 'in' && rule === 'list')
  }
  if (op === 'pmatch')
    return member(atom => texts.some(text => below(atom as string, text as string)), false)
  const one = (text: Atom): boolean =>
    member(atom => compare(op, atom, text), rule === 'either' && op === '!=')
  if (modifier === undefined) return one(texts[0] as Atom)
  const hits = texts.filter(one).length
  if (texts.length === 0) return false
  return modifier === 'oneof' ? hits === 1 : modifier === 'allof' ? hits === texts.length : hits > 0
}

function below(path: string, prefix: string): boolean {
  const parts = path.split('/').filter(part => part !== '')
  return prefix
    .split('/')
    .filter(part => part !== '')
    .every((part, i) => part === parts[i])
}

function compare(op: string, a: Atom, b: Atom): boolean {
  switch (op) {
    case '=':
    case '==':
      return a === b
    case '!=':
      return a !== b
    case '<':
      return a < b
    case '<=':
      return a <= b
    case '>':
      return a > b
    case '>=':
      return a >= b
    case 'contains':
      return (a as string).includes(b as string)
    case 'icontains':
      return (a as string).toLowerCase().includes((b as string).toLowerCase())
    case 'startswith':
      return (a as string).startsWith(b as string)
    case 'endswith':
      return (a as string).endsWith(b as string)
    case 'glob':
      return globbed(a as string, b as string)
    default:
      throw new Error(op)
  }
}

/** Stars and question marks only. */
function globbed(text: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^]*')
    .replaceAll('?', '[^]')
  return new RegExp(`^${source}$`).test(text)
}
