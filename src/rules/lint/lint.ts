// SPDX-License-Identifier: Apache-2.0
// Hints to the writer of rules, beyond what Falco says: conditions that can never or always be true,
// rules that an earlier rule always comes before, conditions that are dear, values that look like a
// misspelt list. Only on request: they are no warnings, and loading does without them. Pure.

import type { DiagnosticCode } from '../../diagnostics/codes.ts'
import { Collector, type Span } from '../../diagnostics/diagnostic.ts'
import { suggest } from '../../diagnostics/suggest.ts'
import { EVENTS } from '../../schema/events.ts'
import { ARG_KINDS, OPS } from '../../schema/policy-layout.ts'
import {
  Check,
  type Expr,
  FieldRef,
  Literal,
  printCheck,
  withOperand,
  withOperands,
} from '../ast.ts'
import { MANY_EVENT_TYPES } from '../compile.ts'
import { type Ir, IrGraph } from '../ir.ts'
import { Normalizer } from '../normalize.ts'
import { type CodeClass, specialize } from '../optimize/specialize.ts'
import { type Predicate, Predicates } from '../predicate.ts'
import type { CompiledRule, RuleSet } from '../rule-set.ts'
import type { Conflict, Fact } from './facts.ts'
import { Reasoner } from './reason.ts'

export type LintOptions = {
  /** `rule_matching`: only under `first` can a rule take events from another. */
  readonly matching: 'first' | 'all'
}

const OPPOSITES = 'one check is the opposite of another'

/** Nodes and facts looked at for one condition as a whole, for all parts, and for all pairs of rules. */
const CONDITION_BUDGET = 200_000
const PARTS_BUDGET = 10_000_000
const PAIRS_BUDGET = 5_000_000
/** Words for which a near list is looked for. */
const MAX_NEAR = 500
/** Letters that a list name must share with a value to be what was meant. */
const MIN_LIST_NAME = 5

/** Hints about the rules in force for system calls, in the order of the rules. */
export function lintRules(ruleSet: RuleSet, options: LintOptions): Collector {
  return new Linter(ruleSet, options).run()
}

class Linter {
  readonly #out = new Collector()
  readonly #rules: readonly CompiledRule[]
  readonly #lists: readonly string[]
  readonly #matching: 'first' | 'all'
  readonly #graph = new IrGraph()
  readonly #normalizer: Normalizer
  readonly #blanked = new Map<Expr, Expr>()
  readonly #parting = new Reasoner(PARTS_BUDGET)
  #near = 0
  /** Parts of conditions that were looked at: macros are shared. */
  readonly #seen = new Map<Expr, boolean>()

  constructor(ruleSet: RuleSet, options: LintOptions) {
    this.#rules = ruleSet.rules.filter(rule => rule.enabled && rule.source === 'syscall')
    this.#lists = ruleSet.lists.map(list => list.name).filter(name => name.length >= MIN_LIST_NAME)
    this.#matching = options.matching
    this.#normalizer = new Normalizer(this.#graph, new Predicates('syscall'))
  }

  run(): Collector {
    const conditions = this.#rules.map(rule => this.#ir(rule.condition))
    const classes = specialize(this.#graph, conditions).map(each => this.#withoutArguments(each))
    const wholes = this.#rules.map((rule, index) => this.#whole(rule, index, classes))
    const dead = wholes.map(whole => whole === 'never')
    for (const [index, rule] of this.#rules.entries()) {
      if (wholes[index] !== 'sometimes') continue
      this.#parts(rule, rule.condition)
      this.#expensive(rule, conditions[index] as Ir)
      this.#nearLists(rule)
    }
    if (this.#matching === 'first') this.#shadowed(classes, dead)
    return this.#out
  }

  #hint(rule: CompiledRule, code: DiagnosticCode, message: string, at: Span): void {
    const { source, from, to } = at
    this.#out.report({ code, message, source, from, to, item: { type: 'rule', name: rule.name } })
  }

  #ir(expr: Expr): Ir {
    return this.#normalizer.normalize(this.#blank(expr))
  }

  /**
   * `evt.num = 0` and empty lists are how rules files say "never" on purpose, for users to fill in, so
   * these checks count as something nobody can know.
   */
  #blank(expr: Expr): Expr {
    const known = this.#blanked.get(expr)
    if (known !== undefined) return known
    let out: Expr = expr
    if (expr.kind === 'check') {
      const { left, map, begin, end } = expr
      const counts = left.kind === 'field' && left.name === 'evt.num'
      if (counts || isEmptyCheck(expr)) {
        const counter = new FieldRef(map, begin, end, 'util.cnt', undefined)
        const text = String(
          [...printCheck(expr)].reduce((n, c) => n * 31 + c.charCodeAt(0), 7) % 1e9,
        )
        const right = new Literal(map, begin, end, text, false)
        out = new Check(map, begin, end, counter, '=', undefined, right)
      }
    } else if (expr.kind === 'not') out = withOperand(expr, this.#blank(expr.operand))
    else if (expr.kind !== 'macro') {
      out = withOperands(
        expr,
        expr.operands.map(operand => this.#blank(operand)),
      )
    }
    this.#blanked.set(expr, out)
    return out
  }

  /** Checks of an argument that none of the events has are false. */
  #withoutArguments(each: CodeClass): CodeClass {
    const names = new Set(
      each.codes.flatMap(code => EVENTS[code]?.params.map(param => param.name) ?? []),
    )
    const memo = new Map<number, Ir>()
    const conditions = each.conditions.map(condition =>
      this.#graph.substitute(
        condition,
        ({ predicate, negated }) => (isAbsent(predicate, names) ? negated : undefined),
        memo,
      ),
    )
    return { codes: each.codes, conditions }
  }

  /** Reports a rule that can never or always match. */
  #whole(
    rule: CompiledRule,
    index: number,
    classes: readonly CodeClass[],
  ): 'never' | 'always' | 'sometimes' {
    const reasoner = new Reasoner(CONDITION_BUDGET)
    let conflict: Conflict | undefined
    let never = true
    let always = true
    for (const { conditions } of classes) {
      const condition = conditions[index] as Ir
      const found = reasoner.impossible(condition)
      conflict ??= found?.conflict
      never &&= found !== undefined
      always &&= condition === this.#graph.true
    }
    if (never) {
      const found = this.#deadest(rule.condition)
      const reason = reasonOf(found?.conflict ?? conflict) ?? (found && OPPOSITES)
      const message = `the rule can never match: ${reason ?? 'no event type fits all of its checks'}`
      this.#hint(rule, 'LINT_NEVER_MATCHES', message, found?.at ?? rule.condition)
    } else if (always) {
      const message = 'the rule matches every event'
      this.#hint(rule, 'LINT_ALWAYS_MATCHES', message, rule.condition)
    }
    return never ? 'never' : always ? 'always' : 'sometimes'
  }

  /** The innermost conjunction that can never be true. */
  #deadest(expr: Expr): { at: Expr; conflict: Conflict | undefined } | undefined {
    for (const operand of operandsOf(expr)) {
      const found = this.#deadest(operand)
      if (found !== undefined) return found
    }
    const found = this.#parting.impossible(this.#ir(expr))
    if (found === undefined || (found.conflict === undefined && expr.kind !== 'and'))
      return undefined
    return { at: expr, conflict: found.conflict }
  }

  /** Reports parts that are constant; true when something was said about `expr` or a part of it. */
  #parts(rule: CompiledRule, expr: Expr): boolean {
    const known = this.#seen.get(expr)
    if (known !== undefined) return known
    let told = false
    for (const operand of operandsOf(expr)) told = this.#parts(rule, operand) || told
    if (!told) {
      const ir = this.#ir(expr)
      const found = this.#parting.impossible(ir)
      const opposite = found !== undefined && expr.kind === 'and' ? OPPOSITES : undefined
      const reason = reasonOf(found?.conflict) ?? opposite
      if (reason !== undefined) {
        this.#hint(rule, 'LINT_DEAD_PART', `this part can never be true: ${reason}`, expr)
        told = true
      } else if (expr.kind === 'or' && ir === this.#graph.true) {
        const message = 'this part is always true: one alternative is the opposite of another'
        this.#hint(rule, 'LINT_REDUNDANT_PART', message, expr)
        told = true
      }
    }
    this.#seen.set(expr, told)
    return told
  }

  #expensive(rule: CompiledRule, condition: Ir): void {
    if (!rule.warnEvttypes || rule.eventTypes.size <= MANY_EVENT_TYPES) return
    let dear: Predicate | undefined
    this.#graph.tests(condition, predicate => {
      if (predicate.group === 'event' && SEARCHES.has(predicate.op)) dear ??= predicate
    })
    if (dear === undefined) return
    const text = printFact({ predicate: dear, negated: false })
    const check = findCheck(rule.condition, dear)
    this.#hint(
      rule,
      'LINT_EXPENSIVE_CONDITION',
      `${text} is searched in ${rule.eventTypes.size} event types, most of what happens: name the event types with evt.type`,
      check ?? rule.condition,
    )
  }

  /** `proc.name in (shell_binaris)` compares with that word, for no list has the name. */
  #nearLists(rule: CompiledRule): void {
    const known = new Set(this.#lists)
    const seen = new Set<Expr>()
    const walk = (expr: Expr): void => {
      if (seen.has(expr)) return
      seen.add(expr)
      for (const operand of operandsOf(expr)) walk(operand)
      if (expr.kind !== 'check' || expr.right?.kind !== 'list') return
      for (const item of expr.right.items) {
        const { text } = item
        // Only what is written in the condition itself and looks like a list name.
        if (item.quoted || item.via.length > 0 || !text.includes('_') || known.has(text)) continue
        if (text.length < MIN_LIST_NAME || ++this.#near > MAX_NEAR) continue
        const near = suggest(text, this.#lists)
        if (near === undefined) continue
        const message = `"${text}" is a plain value; did you mean the list "${near}"?`
        this.#hint(rule, 'LINT_NEAR_LIST', message, item)
      }
    }
    walk(rule.condition)
  }

  #shadowed(classes: readonly CodeClass[], dead: readonly boolean[]): void {
    const reasoner = new Reasoner(PAIRS_BUDGET)
    const never = this.#graph.false
    for (const [later, rule] of this.#rules.entries()) {
      if (dead[later] === true) continue
      const live = classes.filter(({ conditions }) => conditions[later] !== never)
      const earlier = this.#rules.findIndex(
        (_, index) =>
          index < later &&
          live.every(({ conditions }) =>
            reasoner.implies(conditions[later] as Ir, conditions[index] as Ir),
          ),
      )
      const other = this.#rules[earlier]
      if (other === undefined) continue
      const { source, from, to } = rule.span
      this.#out.report({
        code: 'LINT_SHADOWED_RULE',
        message: `the rule never alerts: whenever it matches, "${other.name}" does too and comes first (rule_matching: first)`,
        source,
        from,
        to,
        item: { type: 'rule', name: rule.name },
        related: [{ message: `"${other.name}" is here`, ...spanOf(other.span) }],
      })
    }
  }
}

function spanOf({ source, from, to }: Span): Span {
  return { source, from, to }
}

function operandsOf(expr: Expr): readonly Expr[] {
  if (expr.kind === 'not') return [expr.operand]
  return expr.kind === 'and' || expr.kind === 'or' ? expr.operands : []
}

/** Lists to be filled by users are empty on purpose. */
function isEmptyCheck(expr: Expr): boolean {
  return expr.kind === 'check' && expr.right?.kind === 'list' && expr.right.items.length === 0
}

const ARGUMENTS: ReadonlySet<string> = new Set(['evt.arg', 'evt.rawarg'])

function isAbsent({ left }: Predicate, names: ReadonlySet<string>): boolean {
  if (left.argKind !== ARG_KINDS.KEY || !ARGUMENTS.has(left.field?.name ?? '')) return false
  return !names.has(left.text)
}

/** Operators that go through a text. */
export const SEARCHES: ReadonlySet<number> = new Set([
  OPS.CONTAINS,
  OPS.ICONTAINS,
  OPS.GLOB,
  OPS.REGEX,
  OPS.PMATCH,
])

function findCheck(expr: Expr, predicate: Predicate): Expr | undefined {
  if (expr.kind === 'check') {
    const { left, right } = expr
    const name = left.kind === 'field' ? left.name : undefined
    const texts = right?.kind === 'value' ? [right.text] : []
    const same = name === predicate.left.field?.name && texts.join() === predicate.texts.join()
    return same ? expr : undefined
  }
  for (const operand of operandsOf(expr)) {
    const found = findCheck(operand, predicate)
    if (found !== undefined) return found
  }
  return undefined
}

const OPERATOR_NAMES: Readonly<Record<number, string>> = {
  [OPS.EXISTS]: 'exists',
  [OPS.EQ]: '=',
  [OPS.NE]: '!=',
  [OPS.LT]: '<',
  [OPS.LE]: '<=',
  [OPS.GT]: '>',
  [OPS.GE]: '>=',
  [OPS.IN]: 'in',
  [OPS.INTERSECTS]: 'intersects',
  [OPS.PMATCH]: 'pmatch',
  [OPS.CONTAINS]: 'contains',
  [OPS.ICONTAINS]: 'icontains',
  [OPS.STARTSWITH]: 'startswith',
  [OPS.ENDSWITH]: 'endswith',
  [OPS.GLOB]: 'glob',
  [OPS.REGEX]: 'regex',
}

/** Values of a set that a message names. */
const MANY_VALUES = 5

/** A test as rules write it, long lists cut short. */
export function printFact({ predicate, negated }: Fact): string {
  const { left, op, texts } = predicate
  const argument = left.argKind === ARG_KINDS.NONE ? '' : `[${left.text}]`
  const name = left.field === undefined ? 'the value' : `${left.field.name}${argument}`
  const shown = texts
    .slice(0, MANY_VALUES)
    .map(text => (/^[^\s(),]+$/.test(text) ? text : `"${text}"`))
  const more = texts.length > shown.length ? ', ...' : ''
  const many = op === OPS.IN || op === OPS.INTERSECTS || texts.length > 1
  const right = many ? ` (${shown.join(', ')}${more})` : texts.length === 0 ? '' : ` ${shown[0]}`
  return `${negated ? 'not ' : ''}${name} ${OPERATOR_NAMES[op]}${right}`
}

function reasonOf(conflict: Conflict | undefined): string | undefined {
  if (conflict === undefined) return undefined
  const [first, second, ...others] = conflict.map(fact => `\`${printFact(fact)}\``)
  if (second === undefined) return `${first} is out of the range of the field`
  if (others.length === 0) return `${first} and ${second} exclude each other`
  return `${[first, second, ...others].join(', ')} leave no value`
}
