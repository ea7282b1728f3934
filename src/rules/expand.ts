// SPDX-License-Identifier: Apache-2.0
// Lists and macros. Lists are replaced in the text of a condition, as Falco does (so a string that equals
// a list name is replaced too); macros are put in on the syntax tree, shared and not copied.
import { type Expr, type MacroRef, withOperand, withOperands } from './ast.ts'
import type { ListDef } from './definitions.ts'
import { addQuoted, quotedText } from './exceptions.ts'
import { MappedText, TextBuilder } from './source-map.ts'

/** A list with the lists it includes put in. */
export type ExpandedList = {
  readonly name: string
  /** Place among the lists. */
  readonly order: number
  readonly items: readonly MappedText[]
  /** Items separated by commas, ready to be put into a condition. */
  readonly joined: MappedText
  /** The name has a delimiter inside. */
  readonly odd: boolean
  used: boolean
}

/** One level of lists inside lists: the items of a list first defined before, as they are written. */
export function expandLists(lists: ReadonlyMap<string, ListDef>): Map<string, ExpandedList> {
  const out = new Map<string, ExpandedList>()
  const used = new Set<string>()
  for (const list of lists.values()) {
    const items: MappedText[] = []
    for (const item of list.items) {
      const inner = lists.get(item.text)
      if (inner !== undefined && inner.index < list.visibility) {
        used.add(inner.name)
        const use = item.related(`list "${inner.name}" is included here`)
        for (const value of inner.items) {
          items.push(new TextBuilder().add(value, 0, value.text.length, use).build())
        }
      } else {
        items.push(item)
      }
    }
    const odd = /[ \t\n\r(),=]/.test(list.name)
    const joined = MappedText.lazy(joinedText(items), () => joinItems(items))
    out.set(list.name, { name: list.name, order: out.size, items, joined, odd, used: false })
  }
  for (const name of used) {
    const list = out.get(name)
    if (list !== undefined) list.used = true
  }
  return out
}

function joinItems(items: readonly MappedText[]): MappedText {
  const text = new TextBuilder()
  for (const item of items) {
    // Falco forgets the comma after empty items; so must we.
    if (text.length > 0) text.glue(', ', item.span())
    addQuoted(text, item)
  }
  return text.build()
}

/** The text of joinItems alone: places are seldom asked for. */
function joinedText(items: readonly MappedText[]): string {
  let text = ''
  for (const item of items) text += (text === '' ? '' : ', ') + quotedText(item.text)
  return text
}

/** What expansion asks of the loader. */
export type MacroLookup = (ref: MacroRef) => Expr | undefined

/** The expression with macros put in; an unknown one stays. Shared subtrees are expanded once. */
export function expandMacros(expr: Expr, lookup: MacroLookup): Expr {
  switch (expr.kind) {
    case 'check':
      return expr
    case 'macro':
      return lookup(expr) ?? expr
    case 'not': {
      const operand = expandMacros(expr.operand, lookup)
      return operand === expr.operand ? expr : withOperand(expr, operand)
    }
    default: {
      const operands = expr.operands.map(operand => expandMacros(operand, lookup))
      return operands.every((operand, i) => operand === expr.operands[i])
        ? expr
        : withOperands(expr, operands)
    }
  }
}

/** Every macro reference in an expression, in the order of the text. */
export function macroRefs(expr: Expr, out: MacroRef[] = []): MacroRef[] {
  if (expr.kind === 'macro') out.push(expr)
  else if (expr.kind === 'not') macroRefs(expr.operand, out)
  else if (expr.kind !== 'check') for (const operand of expr.operands) macroRefs(operand, out)
  return out
}

/** Checks in an expression and levels of nesting, each macro counted as often as it is used. */
export type Extent = { readonly checks: number; readonly depth: number }

export function extentOf(expr: Expr, memo: Map<Expr, Extent> = new Map()): Extent {
  const known = memo.get(expr)
  if (known !== undefined) return known
  let extent: Extent
  if (expr.kind === 'check' || expr.kind === 'macro') {
    extent = { checks: 1, depth: 1 }
  } else {
    const parts = expr.kind === 'not' ? [expr.operand] : expr.operands
    let checks = 0
    let depth = 0
    for (const part of parts) {
      const inner = extentOf(part, memo)
      checks += inner.checks
      depth = Math.max(depth, inner.depth)
    }
    extent = { checks, depth: depth + 1 }
  }
  memo.set(expr, extent)
  return extent
}
