// SPDX-License-Identifier: Apache-2.0
// The rules that benchmarks run with, up to 1000: control rules whose matches the workload counts,
// then real rules, then clones of the real ones with other constants and two conditions of their own.
// A smaller set is always the beginning of a larger one, so what its rules match may not change.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Source } from '../src/diagnostics/diagnostic.ts'
import {
  Check,
  type Expr,
  ListLit,
  Literal,
  printExpr,
  withOperand,
  withOperands,
} from '../src/rules/ast.ts'
import { loadRules, type RuleSet } from '../src/rules/load.ts'
import { Random } from './random.ts'
import type { Controls } from './workload.ts'

/** Name of the rule that finds what a control counts. */
export const CONTROL_RULES: Readonly<Record<keyof Controls, string>> = {
  shadow: 'Control shadow opened',
  cron: 'Control cron job written',
  postgres: 'Control database connection',
  grep: 'Control grep run',
}

const CONTROL_CONDITIONS: Readonly<Record<keyof Controls, string>> = {
  shadow: 'evt.type = openat and fd.name = /etc/shadow and evt.is_open_read = true',
  cron: 'evt.type = openat and fd.name startswith /etc/cron.d/ and evt.is_open_write = true',
  postgres: 'evt.type = connect and fd.sport = 5432',
  grep: 'evt.type = execve and proc.name = grep',
}

interface BenchRule {
  readonly name: string
  readonly condition: string
  readonly output: string
  readonly priority: string
}

const PRIVATE_TYPES = new Set(['charbuf', 'fspath', 'fsrelpath'])
const PRIORITY = 'WARNING'
/** What an enabled rule set of the public files has; clones fill up when those are not there. */
const REAL_RULES = 90

/** Rules files to start from: the public ones beside the checkout, else those that the project ships. */
export function realRuleFiles(checkout: string): Source[] {
  const folders = [join(checkout, '../shared/parity/rules'), join(checkout, 'rules')]
  const folder = folders.find(existsSync)
  if (folder === undefined) return []
  const names = readdirSync(folder).filter(name => name.endsWith('.yaml'))
  // The stable rules define macros that the other files use.
  names.sort((a, b) => Number(b === 'falco_rules.yaml') - Number(a === 'falco_rules.yaml'))
  return names.map(name => ({
    name: basename(name),
    text: readFileSync(join(folder, name), 'utf8'),
  }))
}

function controlRules(): BenchRule[] {
  return Object.entries(CONTROL_CONDITIONS).map(([control, condition]) => ({
    name: CONTROL_RULES[control as keyof Controls],
    condition,
    output: 'control (process=%proc.name file=%fd.name user=%user.name container=%container.id)',
    priority: PRIORITY,
  }))
}

/** Gives a third of the text constants another ending, so that few clones share predicates. */
function mutate(expr: Expr, random: Random, ending: string): Expr {
  switch (expr.kind) {
    case 'and':
    case 'or':
      return withOperands(
        expr,
        expr.operands.map(operand => mutate(operand, random, ending)),
      )
    case 'not':
      return withOperand(expr, mutate(expr.operand, random, ending))
    case 'check':
      return mutateCheck(expr, random, ending)
    default:
      return expr
  }
}

function mutateCheck(check: Check, random: Random, ending: string): Expr {
  const { map, begin, end, left, op, modifier, right } = check
  const isText = left.kind === 'field' && PRIVATE_TYPES.has(left.field?.type ?? '')
  if (!isText || left.name.startsWith('evt.') || op === 'regex') return check
  const other = (literal: Literal): Literal => {
    if (!random.chance(1 / 3)) return literal
    return new Literal(
      literal.map,
      literal.begin,
      literal.end,
      literal.text + ending,
      literal.quoted,
    )
  }
  if (right?.kind === 'value') return new Check(map, begin, end, left, op, modifier, other(right))
  if (right?.kind !== 'list') return check
  const list = new ListLit(right.map, right.begin, right.end, right.items.map(other))
  return new Check(map, begin, end, left, op, modifier, list)
}

function clonesOf(set: RuleSet, count: number): BenchRule[] {
  const random = new Random(count)
  const clones: BenchRule[] = []
  for (let generation = 1; clones.length < count; generation++) {
    for (const rule of set.rules) {
      if (clones.length === count) break
      const ending = `-${generation}-${rule.index}`
      const mutated = printExpr(mutate(rule.condition, random, ending))
      clones.push({
        name: `${rule.name} clone ${generation}`,
        condition:
          `${mutated} and proc.name != "private${ending}" ` +
          `and not fd.name startswith "/private/${ending}/"`,
        output: rule.outputText,
        priority: PRIORITY,
      })
    }
  }
  return clones
}

function toYaml(rules: readonly BenchRule[]): Source {
  const items = rules.map(({ name, condition, output, priority }) =>
    [
      `- rule: ${JSON.stringify(name)}`,
      '  desc: benchmark',
      `  condition: ${JSON.stringify(condition)}`,
      `  output: ${JSON.stringify(output)}`,
      `  priority: ${priority}`,
    ].join('\n'),
  )
  return { name: `bench-${rules.length}.yaml`, text: `${items.join('\n')}\n` }
}

export interface RuleSets {
  /** Sizes in ascending order; the second is that of the real rules. */
  readonly sizes: readonly number[]
  /** The first `size` rules, as one rules file. */
  readonly file: (size: number) => Source
  /** Where the real rules come from. */
  readonly origin: string
}

export function buildRuleSets(checkout: string): RuleSets {
  const files = realRuleFiles(checkout)
  const controls = controlRules()
  const start = files.length > 0 ? files : [toYaml(controls)]
  const loaded = loadRules(start, { steps: [{ enable: { rule: '*' } }] })
  if (loaded.rules.length === 0) throw new Error('no rules to make benchmarks of')
  const real = loaded.rules
    .filter(rule => rule.source === 'syscall')
    .map(rule => ({
      name: rule.name,
      condition: printExpr(rule.condition),
      output: rule.outputText,
      priority: PRIORITY,
    }))
  const realSize = Math.max(REAL_RULES, controls.length + (files.length > 0 ? real.length : 0))
  const base = files.length > 0 ? [...controls, ...real] : controls
  const all = [...base, ...clonesOf(loaded, 1000 - base.length)]
  return {
    sizes: [10, realSize, 300, 1000],
    file: size => toYaml(all.slice(0, size)),
    origin: files.map(file => file.name).join(', ') || 'generated',
  }
}
