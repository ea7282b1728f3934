// SPDX-License-Identifier: Apache-2.0
// Conformance of the condition language: the kinds of filters.jsonl that need no evaluator.

import { CODES } from '../diagnostics/codes.ts'
import { type Expr, printExpr } from '../rules/ast.ts'
import { checkCheck } from '../rules/check.ts'
import { hasUnsafeNaCheck } from '../rules/check-constants.ts'
import { detailsOf } from '../rules/describe.ts'
import { escapeText, toBytes, unescapeText } from '../rules/escape.ts'
import { codesOfName, type EventSet, EventSet as Events, eventTypes } from '../rules/event-types.ts'
import { expandMacros, macroRefs } from '../rules/expand.ts'
import { OPERATORS, parseCondition } from '../rules/parser.ts'
import { matchesWildcard } from '../rules/selection.ts'
import { type AstRow, fromRow, positionsOf, toRow } from './ast-rows.ts'
import {
  evaluate,
  filterCheck,
  joinedPath,
  prefixMatch,
  printedText,
  transformer,
} from './evaluated-filters.ts'
import {
  failed,
  type Handler,
  notApplicable,
  type Outcome,
  PASS,
  type Row,
  verdict,
} from './suite.ts'

type Run = (row: Row, expect: Readonly<Record<string, unknown>>) => Outcome

const KINDS: Readonly<Record<string, Run>> = {
  parse,
  parse_equal: parseEqual,
  compile,
  evttypes,
  escape: (row, expect) => same(escapeText(row['input'] as string), expect['output']),
  unescape: (row, expect) => unescaped(row['input'] as string, expect),
  unescape_of_escape: (row, expect) => unescaped(escapeText(row['input'] as string), expect),
  rule_condition_warning: conditionWarning,
  details,
  macro_resolve: macroResolve,
  util,
  evaluate,
  filtercheck: filterCheck,
  transformer,
}

export const filterHandlers: readonly Handler[] = [
  {
    applies: row => Object.hasOwn(KINDS, row['kind'] as string),
    run: row =>
      (KINDS[row['kind'] as string] as Run)(row, row['expect'] as Record<string, unknown>),
  },
  {
    applies: () => true,
    run: row => notApplicable(`of kind ${row['kind']}, which nothing runs yet`),
  },
]

function same(found: unknown, wanted: unknown): Outcome {
  const text = JSON.stringify(found)
  return text === JSON.stringify(wanted) ? PASS : failed(`found ${text}`)
}

/** libs' own limit, which the cases are written for. */
const PARSER_DEPTH = { maxDepth: 100 }

function parse(row: Row, expect: Readonly<Record<string, unknown>>): Outcome {
  const repeat = row['filter_repeat'] as { text: string; count: number } | undefined
  const filter = repeat ? repeat.text.repeat(repeat.count) : (row['filter'] as string)
  const variants = [filter]
  if (row['also_accepted_with'] !== undefined) {
    variants.push(` ${filter} `, filter.replaceAll(' ', '\n'), filter.replaceAll(' ', '\t'))
  }
  const faults: string[] = []
  for (const variant of variants) {
    const parsed = parseCondition(variant, PARSER_DEPTH)
    const ok = !('error' in parsed)
    if (ok !== expect['parse_ok'])
      faults.push(`${JSON.stringify(variant.slice(0, 80))} parses: ${ok}`)
  }
  const parsed = parseCondition(filter, PARSER_DEPTH)
  if ('error' in parsed) {
    const wanted = expect['error_message']
    if (wanted !== undefined && parsed.error.message !== wanted) faults.push(parsed.error.message)
    return verdict(faults)
  }
  const { expr } = parsed
  const ast = JSON.stringify(toRow(expr))
  if (expect['ast'] !== undefined && ast !== JSON.stringify(expect['ast']))
    faults.push(`ast ${ast}`)
  if (expect['ast_not'] !== undefined && ast === JSON.stringify(expect['ast_not'])) {
    faults.push(`ast ${ast}`)
  }
  const printed = printExpr(expr)
  if (expect['as_string'] !== undefined && printed !== expect['as_string']) {
    faults.push(`prints as ${printed}`)
  }
  const positions = positionsOf(expr, filter)
  if (expect['positions'] !== undefined && positions !== expect['positions']) {
    faults.push(`positions ${positions}`)
  }
  const part = expect['positions_contain']
  if (part !== undefined && !positions.includes(part as string))
    faults.push(`positions ${positions}`)
  const end = expect['end_pos'] as { idx: number; line: number; col: number } | undefined
  if (end !== undefined) {
    const before = filter.slice(0, parsed.end).split(/[\r\n]/)
    const found = { idx: parsed.end, line: before.length, col: (before.at(-1)?.length ?? 0) + 1 }
    if (JSON.stringify(found) !== JSON.stringify(end)) faults.push(`end ${JSON.stringify(found)}`)
  }
  const left = expr.kind === 'check' ? expr.left : undefined
  for (const key of ['field_arg', 'transformer_arg']) {
    if (key in expect && (left?.arg ?? null) !== expect[key]) faults.push(`${key} is ${left?.arg}`)
  }
  return verdict(faults)
}

function parsedOr(filter: string): Expr | string {
  const parsed = parseCondition(filter)
  return 'error' in parsed ? parsed.error.message : parsed.expr
}

function parseEqual(row: Row, expect: Readonly<Record<string, unknown>>): Outcome {
  const other = row['other'] as string | { as_string_of: string }
  const text = (expr: Expr | string): string =>
    typeof expr === 'string' ? `error ${expr}` : JSON.stringify(toRow(expr))
  let second: string
  if (typeof other === 'string') second = text(parsedOr(other))
  else {
    const inner = parsedOr(other.as_string_of)
    second = typeof inner === 'string' ? inner : text(parsedOr(printExpr(inner)))
  }
  const first = text(parsedOr(row['filter'] as string))
  return same(first === second, expect['equal'])
}

/** The mock fields of these cases have the types of these real ones. */
function unmock(filter: string): string {
  return filter
    .replaceAll('c.buffer', 'evt.buffer')
    .replace(/\bc\.(?:true|false|doublequote|singlequote)\b/g, 'proc.name')
}

function compile(row: Row, expect: Readonly<Record<string, unknown>>): Outcome {
  const parsed = parsedOr(unmock(row['filter'] as string))
  const faults: string[] = []
  const errors: string[] = []
  let warnings = 0
  if (typeof parsed === 'string') errors.push(parsed)
  else {
    const walk = (node: Expr): void => {
      if (node.kind === 'check') {
        for (const finding of checkCheck(node, 'syscall')) {
          if (CODES[finding.code].severity === 'error') errors.push(finding.message)
          else if (finding.code === 'LOAD_COMPILE_CONDITION') warnings++
        }
      } else if (node.kind === 'not') walk(node.operand)
      else if (node.kind !== 'macro') node.operands.forEach(walk)
      else errors.push(`filter error: unexpected identifier '${node.name}'`)
    }
    walk(parsed)
  }
  if ((errors.length === 0) !== expect['compile_ok'])
    faults.push(`errors: ${JSON.stringify(errors)}`)
  if (expect['warnings'] !== undefined && warnings !== expect['warnings']) {
    faults.push(`${warnings} warnings`)
  }
  const message = expect['error_message'] as string | undefined
  if (message !== undefined && !errors.includes(message)) faults.push(JSON.stringify(errors))
  return verdict(faults)
}

function evttypes(row: Row, expect: Readonly<Record<string, unknown>>): Outcome {
  const setOf = (filter: string): EventSet => {
    const parsed = parsedOr(filter)
    if (typeof parsed === 'string') throw new Error(parsed)
    return eventTypes(parsed)
  }
  const named = (names: readonly string[]): EventSet => Events.of(names.flatMap(codesOfName))
  const found = setOf(row['filter'] as string)
  const types = expect['event_types'] as string | readonly string[] | { all_except: string[] }
  const other = expect['same_event_types_as'] as string | undefined
  let wanted: EventSet
  if (other !== undefined) wanted = setOf(other)
  else if (types === 'all') wanted = Events.all
  else if (types === 'none') wanted = Events.none
  else if (typeof types === 'object' && 'all_except' in types)
    wanted = named(types.all_except).not()
  else wanted = named(types as readonly string[])
  return found.equals(wanted) ? PASS : failed(`${found.size} codes, wanted ${wanted.size}`)
}

/** Cases give the text with or without quotes. */
function unescaped(input: string, expect: Readonly<Record<string, unknown>>): Outcome {
  const quoted = /^(["']).*\1$/s.test(input)
  const quote = quoted ? (input[0] as string) : ''
  const result = unescapeText(quoted ? input.slice(1, -1) : input, quote)
  if ('error' in result) return expect['error'] === true ? PASS : failed(result.error)
  if (expect['error'] === true) return failed(`decoded to ${JSON.stringify(result.text)}`)
  const wanted = expect['output'] as string | { b64: string }
  if (typeof wanted === 'string') return same(result.text, wanted)
  return same(Buffer.from(toBytes(result.text)).toString('base64'), wanted.b64)
}

function exprOf(row: Row): Expr {
  if (row['ast'] !== undefined) return fromRow(row['ast'] as AstRow)
  const parsed = parsedOr(row['filter'] as string)
  if (typeof parsed === 'string') throw new Error(parsed)
  return parsed
}

function conditionWarning(row: Row, expect: Readonly<Record<string, unknown>>): Outcome {
  let found = false
  const walk = (node: Expr): void => {
    if (node.kind === 'check') found ||= hasUnsafeNaCheck(node)
    else if (node.kind === 'not') walk(node.operand)
    else if (node.kind !== 'macro') node.operands.forEach(walk)
  }
  walk(exprOf(row))
  return same(found, expect['has_warning'])
}

function details(row: Row, expect: Readonly<Record<string, unknown>>): Outcome {
  const known = (key: string): Set<string> => new Set((row[key] as string[] | undefined) ?? [])
  const found = detailsOf(exprOf(row), known('known_macros'), known('known_lists'))
  const faults: string[] = []
  for (const [key, wanted] of Object.entries(expect)) {
    const list = found[key as keyof typeof found] ?? []
    if (JSON.stringify([...list].sort()) !== JSON.stringify([...(wanted as string[])].sort())) {
      faults.push(`${key} ${JSON.stringify(list)}`)
    }
  }
  return verdict(faults)
}

function macroResolve(row: Row, expect: Readonly<Record<string, unknown>>): Outcome {
  const macros = new Map(
    Object.entries((row['macros'] ?? {}) as Record<string, AstRow>).map(([name, ast]) => [
      name,
      fromRow(ast),
    ]),
  )
  const resolved = new Set<string>()
  const resolve = (expr: Expr): Expr =>
    expandMacros(expr, ref => {
      const macro = macros.get(ref.name)
      if (macro === undefined) return undefined
      resolved.add(ref.name)
      return resolve(macro)
    })
  const result = resolve(exprOf(row))
  const unknown = macroRefs(result).map(ref => ref.name)
  const faults: string[] = []
  const compare = (key: string, found: unknown): void => {
    if (!(key in expect)) return
    const text = JSON.stringify(found)
    if (text !== JSON.stringify(expect[key])) faults.push(`${key} is ${text}`)
  }
  compare('changed', resolved.size > 0)
  compare('resolved', [...resolved].sort())
  compare('unknown', unknown)
  compare('result_ast', toRow(result))
  compare(
    'second_run_changed',
    macroRefs(result).some(ref => macros.has(ref.name)),
  )
  return verdict(faults)
}

const UTILS: Readonly<
  Record<string, (args: readonly unknown[], expect: Record<string, unknown>) => Outcome>
> = {
  matches_wildcard: ([pattern, text], expect) =>
    same(matchesWildcard(pattern as string, text as string), expect['result']),
  concatenate_paths: joinedPath,
  path_prefix_match: prefixMatch,
  utf8_sanitize: printedText,
  supported_operators: (_, expect) =>
    same([...OPERATORS].sort(), [...(expect['set'] as string[])].sort()),
}

function util(row: Row, expect: Readonly<Record<string, unknown>>): Outcome {
  const name = row['function'] as string
  const run = UTILS[name]
  if (run === undefined)
    return notApplicable(`about ${name}, which is no part of the rule language`)
  return run(row['args'] as unknown[], expect)
}
