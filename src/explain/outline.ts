// SPDX-License-Identifier: Apache-2.0
// A rule's condition as a tree for people: macros and lists opened, every part with the place it was
// written at. Made from a loaded rule; says nothing about events (verdict.ts does). Pure.
import type { Related, Span } from '../diagnostics/diagnostic.ts'
import {
  type Check,
  type Expr,
  type ListLit,
  type Literal,
  printCheck,
  printOperand,
  printRight,
  type Spanned,
} from '../rules/ast.ts'
import type { CompiledMacro, CompiledRule, RuleSet } from '../rules/rule-set.ts'

/** A list that a check names, with the items it had when the rule was loaded. */
export type ListUse = {
  readonly name: string
  readonly items: readonly string[]
  readonly at: Span
}

export type Outline =
  | {
      readonly kind: 'and' | 'or' | 'not'
      readonly parts: readonly Outline[]
      readonly at: Span
      /** The exception block that stands here. */
      readonly exception: string | undefined
    }
  | {
      readonly kind: 'macro'
      readonly name: string
      /** Where the condition names it. */
      readonly at: Span
      readonly definedAt: Span | undefined
      /** What it stands for; undefined when it is opened at an earlier place. */
      readonly part: Outline | undefined
    }
  | {
      readonly kind: 'check'
      readonly check: Check
      /** As written: names of lists instead of their items. */
      readonly text: string
      readonly lists: readonly ListUse[]
      readonly at: Span
    }

export function outlineOf(rule: CompiledRule, ruleSet: RuleSet): Outline {
  const macros = new Map(ruleSet.macros.map(macro => [macro.name, macro]))
  return new Outliner(macros).of(rule.unexpanded)
}

// The loader notes every use of a list and every exception on the places inside it (expand.ts,
// exceptions.ts); the notes are the only memory of them once the condition is parsed.
const LIST_NOTE = /^list "(.*)" is (?:used|included) here$/s
const EXCEPTION_NOTE = /^exception "(.*)"$/s

function noted(notes: readonly Related[], pattern: RegExp): string | undefined {
  return notes.map(note => pattern.exec(note.message)?.[1]).findLast(name => name !== undefined)
}

function placeOf(node: Spanned): Span {
  const { source, from, to } = node
  return { source, from, to }
}

class Outliner {
  readonly #macros: ReadonlyMap<string, CompiledMacro>
  readonly #opened = new Set<string>()

  constructor(macros: ReadonlyMap<string, CompiledMacro>) {
    this.#macros = macros
  }

  of(expr: Expr): Outline {
    const at = placeOf(expr)
    switch (expr.kind) {
      case 'check':
        return { kind: 'check', check: expr, at, ...checkText(expr) }
      case 'macro': {
        const macro = this.#macros.get(expr.name)
        const first = macro !== undefined && !this.#opened.has(expr.name)
        this.#opened.add(expr.name)
        return {
          kind: 'macro',
          name: expr.name,
          at,
          definedAt: macro && placeOf(macro.unexpanded),
          part: first ? this.of(macro.unexpanded) : undefined,
        }
      }
      case 'not': {
        const exception = noted(expr.operand.via, EXCEPTION_NOTE)
        return { kind: 'not', parts: [this.of(expr.operand)], at, exception }
      }
      default:
        return {
          kind: expr.kind,
          parts: expr.operands.map(operand => this.of(operand)),
          at,
          exception: undefined,
        }
    }
  }
}

function checkText(check: Check): { text: string; lists: readonly ListUse[] } {
  const { right } = check
  if (right?.kind !== 'list') return { text: printCheck(check), lists: [] }
  const groups = groupItems(right)
  if (groups.every(group => group.name === undefined)) return { text: printCheck(check), lists: [] }
  const shown = groups.map(group => group.name ?? group.items.map(printRight).join(', '))
  const modifier = check.modifier === undefined ? '' : ` ${check.modifier}`
  const lists = groups.flatMap(({ name, items }): ListUse[] => {
    const [first] = items
    if (name === undefined || first === undefined) return []
    return [{ name, items: items.map(item => item.text), at: placeOf(first) }]
  })
  return { text: `${printOperand(check.left)} ${check.op}${modifier} (${shown.join(', ')})`, lists }
}

type Group = { readonly name: string | undefined; readonly items: Literal[] }

/** Neighbours that come from the same list, or from none. */
function groupItems(list: ListLit): Group[] {
  const groups: Group[] = []
  for (const item of list.items) {
    const name = noted(item.via, LIST_NOTE)
    const last = groups.at(-1)
    if (last !== undefined && last.name === name) last.items.push(item)
    else groups.push({ name, items: [item] })
  }
  return groups
}

/** Every check of the tree once, in the order of the text. */
export function checksOf(outline: Outline, out: Check[] = []): Check[] {
  if (outline.kind === 'check') out.push(outline.check)
  else if (outline.kind === 'macro') {
    if (outline.part !== undefined) checksOf(outline.part, out)
  } else for (const part of outline.parts) checksOf(part, out)
  return out
}
