// SPDX-License-Identifier: Apache-2.0
// Lists and macros of a rule set made ready for use: lists put in, conditions parsed, macros put into each
// other. The base of compile.ts, which does the rules.
import type { DiagnosticCode } from '../diagnostics/codes.ts'
import type { Collector, ContextStep, Related, Span } from '../diagnostics/diagnostic.ts'
import { suggest } from '../diagnostics/suggest.ts'
import type { Expr, MacroRef, Spanned } from './ast.ts'
import type { MacroDef } from './definitions.ts'
import { type ExpandedList, type Extent, expandLists, expandMacros, extentOf } from './expand.ts'
import type { Limits } from './limits.ts'
import type { Merger } from './merge.ts'
import { parseCondition } from './parser.ts'
import type { CompiledMacro } from './rule-set.ts'
import type { MappedText } from './source-map.ts'
import { ListSubstitution } from './substitute.ts'
import { syntaxHelp } from './syntax-help.ts'

/** With more macros none is looked for that a misspelt one may mean. */
const MAX_SEARCHED = 5000

export type MacroState = {
  readonly def: MacroDef
  /** Undefined: its condition has errors, which are reported. */
  readonly parsed: Expr | undefined
  expanded: Expr | undefined
  /** Being expanded now: meeting it again is a loop. */
  open: boolean
  done: boolean
  used: boolean
}

export class MacroTable {
  readonly lists: Map<string, ExpandedList>
  protected readonly merger: Merger
  protected readonly limits: Limits
  protected readonly diagnostics: Collector
  protected readonly states: Map<string, MacroState> = new Map()
  readonly #substitution: ListSubstitution
  protected readonly extents: Map<Expr, Extent> = new Map()

  constructor(merger: Merger, diagnostics: Collector, limits: Limits) {
    this.merger = merger
    this.limits = limits
    this.diagnostics = diagnostics
    this.lists = expandLists(merger.lists)
    this.#substitution = new ListSubstitution(this.lists, limits)
  }

  macros(): CompiledMacro[] {
    for (const def of this.merger.macros.values()) {
      const context = [...def.context, step('macro condition', def.condition)]
      const parsed = this.parse(def.condition, context)
      this.states.set(def.name, {
        def,
        parsed,
        expanded: undefined,
        open: false,
        done: false,
        used: false,
      })
    }
    const out: CompiledMacro[] = []
    for (const state of this.states.values()) {
      const condition = this.#expandMacro(state)
      if (condition === undefined || state.parsed === undefined) continue
      out.push({
        name: state.def.name,
        text: state.def.condition.text,
        unexpanded: state.parsed,
        condition,
        get used() {
          return state.used
        },
      })
    }
    return out
  }

  #expandMacro(state: MacroState): Expr | undefined {
    if (state.done || state.parsed === undefined) return state.expanded
    state.open = true
    const { def } = state
    let ok = true
    const expanded = expandMacros(state.parsed, ref => {
      const inner = this.states.get(ref.name)
      if (inner === undefined || inner.def.index >= def.visibility) {
        ok = false
        this.undefinedMacro(ref, def.context, inner?.def)
        return undefined
      }
      if (inner.open) {
        ok = false
        this.report('LOAD_ERR_VALIDATE', `reference loop in macro '${ref.name}'`, ref, def.context)
        return undefined
      }
      inner.used = true
      const condition = this.#expandMacro(inner)
      if (condition === undefined) ok = false
      return condition
    })
    state.open = false
    state.done = true
    if (ok && this.fits(expanded, def.span, def.context)) state.expanded = expanded
    return state.expanded
  }

  protected fits(expr: Expr, span: Span, context: readonly ContextStep[]): boolean {
    const { checks, depth } = extentOf(expr, this.extents)
    const { conditionChecks, expandedDepth } = this.limits
    const message =
      checks > conditionChecks
        ? `the condition has ${checks} checks once its macros are put in, the limit is ${conditionChecks}`
        : depth > expandedDepth
          ? `the condition nests ${depth} levels deep once its macros are put in, the limit is ${expandedDepth}`
          : undefined
    if (message === undefined) return true
    this.diagnostics.report({
      code: 'LOAD_ERR_VALIDATE',
      message,
      ...span,
      context,
      ...itemOf(context),
    })
    return false
  }

  protected undefinedMacro(ref: MacroRef, context: readonly ContextStep[], later?: MacroDef): void {
    if (this.merger.broken.has(`macro ${ref.name}`)) return
    // Looking for a near name among thousands, thousands of times, would take minutes.
    const worth = later === undefined && this.states.size <= MAX_SEARCHED && this.diagnostics.helps
    const near = worth ? suggest(ref.name, this.states.keys()) : undefined
    const isList = later === undefined && this.lists.has(ref.name)
    this.report(
      'LOAD_ERR_VALIDATE',
      `Undefined macro '${ref.name}' used in filter.`,
      ref,
      context,
      later === undefined
        ? []
        : [{ message: `macro "${ref.name}" is defined later, here`, ...later.span }],
      isList
        ? `"${ref.name}" is a list: compare a field with it, as in \`proc.name in (${ref.name})\``
        : near === undefined
          ? undefined
          : `did you mean "${near}"?`,
    )
  }

  /** Puts lists in and parses; undefined after an error, which is reported. */
  protected parse(condition: MappedText, context: readonly ContextStep[]): Expr | undefined {
    const text = this.#substitution.apply(condition)
    if (text === undefined) {
      const place = condition.locate(0, condition.text.length)
      this.report(
        'LOAD_ERR_COMPILE_CONDITION',
        'the condition grows too large when its lists are put in',
        place,
        context,
      )
      return undefined
    }
    const parsed = parseCondition(text, { maxDepth: this.limits.conditionDepth })
    if (!('error' in parsed)) return parsed.expr
    const { message, begin, end } = parsed.error
    const help = syntaxHelp(message, text.text.slice(begin, end))
    this.report('LOAD_ERR_COMPILE_CONDITION', message, text.locate(begin, end), context, [], help)
    return undefined
  }

  protected report(
    code: DiagnosticCode,
    message: string,
    at: Spanned,
    context: readonly ContextStep[],
    uses: readonly Related[] = [],
    help?: string,
  ): void {
    const related = [...at.via, ...uses]
    // The last step leads to the place in the item itself: where a macro is used, not where it is written.
    const own = uses.at(-1) ?? at
    const last: ContextStep = {
      type: 'condition expression',
      name: '',
      source: own.source,
      from: own.from,
      to: own.to,
    }
    this.diagnostics.report({
      code,
      message,
      source: at.source,
      from: at.from,
      to: at.to,
      context: [...context, last],
      ...itemOf(context),
      ...(related.length === 0 ? {} : { related }),
      ...(help === undefined ? {} : { help }),
    })
  }
}

/** A step of the path that is worked out only when it is looked at. */
export function step(type: string, text: MappedText): ContextStep {
  const span = text.span()
  return {
    type,
    name: '',
    get source() {
      return span.source
    },
    get from() {
      return span.from
    },
    get to() {
      return span.to
    },
  }
}

export function itemOf(context: readonly ContextStep[]): { item?: { type: string; name: string } } {
  const named = context.findLast(part => part.name !== '')
  return named === undefined ? {} : { item: { type: named.type, name: named.name } }
}
