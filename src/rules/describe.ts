// SPDX-License-Identifier: Apache-2.0
// Descriptions of a rule set: the JSON document and the text of `-L` and `-l`. Names and shape are Falco's.
import { EVENTS } from '../schema/events.ts'
import { PRIORITIES } from '../schema/priority.ts'
import { SYSCALLS } from '../schema/syscalls.ts'
import { type Expr, type Operand, type Operator, printExpr, type TransformArg } from './ast.ts'
import { type EventSet, eventTypes } from './event-types.ts'
import { macroRefs } from './expand.ts'
import { templateTokens } from './output-template.ts'
import type { CompiledMacro, CompiledRule, RuleSet } from './rule-set.ts'

export type DescribeOptions = {
  /** Only this rule. */
  readonly rule?: string
  readonly engineVersion?: string
}

export type Details = {
  readonly fields: readonly string[]
  readonly operators: readonly string[]
  readonly macros: readonly string[]
  readonly lists: readonly string[]
  readonly eventNames: readonly string[]
  readonly transformers: readonly string[]
}

/** Fields, operators, ... that occur in an expression; macros and lists only those that are known. */
export function detailsOf(
  expr: Expr,
  knownMacros: ReadonlySet<string>,
  knownLists: ReadonlySet<string>,
): Details {
  const fields = new Set<string>()
  const operators = new Set<string>()
  const macros = new Set<string>()
  const lists = new Set<string>()
  const events = new Set<string>()
  const transformers = new Set<string>()
  const seen = new Set<Expr>()
  const operand = (node: Operand): string => {
    if (node.kind === 'field') {
      const name = node.arg === undefined ? node.name : `${node.name}[${node.arg}]`
      fields.add(name)
      return name
    }
    transformers.add(node.name)
    let last = ''
    for (const arg of node.args) last = part(arg) || last
    return last
  }
  const part = (arg: TransformArg): string => {
    if (arg.kind === 'value') return ''
    if (arg.kind === 'arglist') return arg.items.map(part).findLast(name => name !== '') ?? ''
    return operand(arg)
  }
  const walk = (node: Expr): void => {
    if (seen.has(node)) return
    seen.add(node)
    if (node.kind === 'macro') {
      if (knownMacros.has(node.name)) macros.add(node.name)
    } else if (node.kind === 'not') walk(node.operand)
    else if (node.kind !== 'check') node.operands.forEach(walk)
    else {
      const name = operand(node.left)
      operators.add(node.modifier === undefined ? node.op : `${node.op} ${node.modifier}`)
      const right = node.right
      if (right === undefined) return
      if (right.kind === 'field' || right.kind === 'transform') {
        operand(right)
        return
      }
      const isEvent = name === 'evt.type' || name === 'evt.asynctype'
      for (const { text } of right.kind === 'list' ? right.items : [right]) {
        if (right.kind === 'list' && knownLists.has(text)) lists.add(text)
        else if (isEvent) events.add(text)
      }
    }
  }
  walk(expr)
  return {
    fields: [...fields],
    operators: [...operators],
    macros: [...macros],
    lists: [...lists],
    eventNames: [...events],
    transformers: [...transformers],
  }
}

/** The document of `-L` (or `-l` with `options.rule`). Undefined: there is no such rule. */
export function describeRules(ruleset: RuleSet, options: DescribeOptions = {}): object | undefined {
  const macros = new Set(ruleset.macros.map(macro => macro.name))
  const lists = new Set(ruleset.lists.map(list => list.name))
  if (options.rule !== undefined) {
    const rule = ruleset.rules.find(candidate => candidate.name === options.rule)
    return rule && { rules: [describeRule(rule, macros, lists)] }
  }
  return {
    ...(ruleset.requiredEngineVersion === undefined
      ? {}
      : { required_engine_version: ruleset.requiredEngineVersion }),
    required_plugin_versions: ruleset.requiredPluginVersions.map(([first, ...others]) => ({
      name: first?.name,
      version: first?.version,
      alternatives: others.map(({ name, version }) => ({ name, version })),
    })),
    lists: ruleset.lists.map(list => ({
      info: { name: list.name, items: list.items.filter(item => list.expanded.includes(item)) },
      details: {
        used: list.used,
        items_compiled: [...list.expanded],
        lists: list.items.filter(item => !list.expanded.includes(item)),
        plugins: [],
      },
    })),
    macros: ruleset.macros.map(macro => describeMacro(macro, macros, lists)),
    rules: ruleset.rules.map(rule => describeRule(rule, macros, lists)),
  }
}

function describeRule(
  rule: CompiledRule,
  macros: ReadonlySet<string>,
  lists: ReadonlySet<string>,
): object {
  const compiled = detailsOf(rule.condition, macros, lists)
  return {
    info: {
      name: rule.name,
      condition: rule.conditionText,
      description: rule.desc,
      output: rule.outputText,
      enabled: rule.enabled,
      priority: PRIORITIES[rule.priority],
      source: rule.source,
      tags: [...rule.tags],
      capture: rule.capture,
      capture_duration: rule.captureDuration,
    },
    details: {
      macros: referencedMacros(rule.unexpanded).filter(name => macros.has(name)),
      lists: mentionedLists(rule.conditionText, lists),
      plugins: pluginsOf(rule, compiled),
      events: eventsOf(rule.eventTypes, rule.source, rule.condition),
      condition_compiled: printExpr(rule.condition),
      condition_fields: compiled.fields,
      condition_operators: compiled.operators,
      output_compiled: rule.output,
      output_fields: templateTokens(rule.template),
      exception_names: unique(rule.exceptions.map(exception => exception.name)),
      exception_fields: unique(
        rule.exceptions
          .filter(exception => exception.values.length > 0)
          .flatMap(exception => exception.fields.map(field => field.text)),
      ),
      exception_operators: unique(rule.exceptions.flatMap(exception => exception.comps)),
    },
  }
}

function describeMacro(
  macro: CompiledMacro,
  macros: ReadonlySet<string>,
  lists: ReadonlySet<string>,
): object {
  const compiled = detailsOf(macro.condition, macros, lists)
  return {
    info: { name: macro.name, condition: macro.text },
    details: {
      used: macro.used,
      macros: referencedMacros(macro.unexpanded).filter(name => macros.has(name)),
      lists: mentionedLists(macro.text, lists),
      plugins: [],
      events: eventsOf(eventTypes(macro.condition), '', macro.condition),
      condition_compiled: printExpr(macro.condition),
      condition_fields: compiled.fields,
      condition_operators: compiled.operators,
    },
  }
}

/** Lists that the text names, in the order of their definition. */
function mentionedLists(text: string, lists: ReadonlySet<string>): string[] {
  const words = new Set(text.match(/[^ \t\n\r(),=]+/g))
  return [...lists].filter(name => words.has(name))
}

/** Names of plugins whose source or fields a rule uses. */
function pluginsOf(rule: CompiledRule, details: Details): string[] {
  const tokens = [...details.fields, ...templateTokens(rule.template)]
  const names = new Set(tokens.map(token => token.replace(/[[(].*$/s, '')))
  const used = new Set<string>()
  const prefixes: readonly [string, RegExp][] = [
    ['container', /^(?:container\.|k8s\.|proc\.is_container_)/],
    ['k8smeta', /^k8smeta\./],
    ['json', /^(?:json|jevt)\./],
    ['k8saudit', /^ka\./],
  ]
  if (rule.source === 'k8s_audit') used.add('k8saudit')
  for (const [plugin, pattern] of prefixes) {
    if ([...names].some(name => pattern.test(name))) used.add(plugin)
  }
  return [...used]
}

const MANY_NAMES: readonly Operator[] = ['=', '==', 'in', 'intersects']

/** Names of the events a condition can match. System calls without an event of their own go by name. */
function eventsOf(set: EventSet, source: string, condition: Expr): string[] {
  if (source !== '' && source !== 'syscall') return ['pluginevent', 'asyncevent']
  const names = new Set<string>()
  let generic = false
  for (const code of set.codes()) {
    const row = EVENTS[code]
    if (row === undefined || row.kind === 'unknown') continue
    if (row.id.startsWith('GENERIC_')) generic = true
    else names.add(row.name)
  }
  if (generic) {
    const named = namedGenerics(condition)
    for (const row of SYSCALLS) {
      if (row.event === 'GENERIC_X' && (named === undefined || named.has(row.name)))
        names.add(row.name)
    }
  }
  names.add('asyncevent')
  return [...names]
}

/** Generic system calls that the condition names; undefined when it can match any of them. */
function namedGenerics(condition: Expr): Set<string> | undefined {
  const named = new Set<string>()
  const seen = new Set<Expr>()
  let positive = true
  const walk = (node: Expr): void => {
    if (seen.has(node)) return
    seen.add(node)
    if (node.kind === 'not') walk(node.operand)
    else if (node.kind === 'and' || node.kind === 'or') node.operands.forEach(walk)
    else if (node.kind === 'check' && node.left.kind === 'field' && node.left.name === 'evt.type') {
      if (!MANY_NAMES.includes(node.op)) positive = false
      const right = node.right
      if (right?.kind === 'value') named.add(right.text)
      else if (right?.kind === 'list') for (const item of right.items) named.add(item.text)
    }
  }
  walk(condition)
  return positive && named.size > 0 ? named : undefined
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}

const WIDTH = 72

/** The text of `-L`, `-l` without JSON: name and description of each rule, folded. */
export function describeText(ruleset: RuleSet, rule?: string): string | undefined {
  const rules = ruleset.rules.filter(candidate => rule === undefined || candidate.name === rule)
  if (rules.length === 0 && rule !== undefined) return undefined
  const lines = [column('Rule', 'Description'), column('----', '-----------')]
  for (const { name, desc } of rules) lines.push(column(name, desc), '')
  return `${lines.join('\n')}\n`
}

/** Name in a column of 50, text folded beside it; a longer name gets a line of its own. */
function column(name: string, text: string): string {
  const rows = fold(text.trim())
  const gap = ' '.repeat(51)
  const first = name.length > 50 ? `${name}\n${gap}` : name.padEnd(51)
  return rows.map((row, index) => (index === 0 ? `${first}${row}` : `${gap}${row}`)).join('\n')
}

function fold(text: string): string[] {
  const rows: string[] = []
  let row = ''
  for (const word of text.split(/\s+/)) {
    if (row !== '' && row.length + 1 + word.length > WIDTH) {
      rows.push(row)
      row = word
    } else {
      row = row === '' ? word : `${row} ${word}`
    }
  }
  rows.push(row)
  return rows
}

/** Names of the macros that a condition refers to itself. */
function referencedMacros(expr: Expr): string[] {
  return unique(macroRefs(expr).map(ref => ref.name))
}
