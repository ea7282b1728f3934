// SPDX-License-Identifier: Apache-2.0
// Lists and macros. Lists are replaced in the text of a condition, as Falco does (so a string that equals
// a list name is replaced too); macros are put in on the syntax tree, shared and not copied.
import { type Expr, type MacroRef, withOperand, withOperands } from './ast.ts'
import { addQuoted } from './exceptions.ts'
import type { ListDef } from './merge.ts'
import { type MappedText, TextBuilder } from './source-map.ts'

/** A list with the lists it includes put in. */
export type ExpandedList = {
  readonly name: string
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
    const text = new TextBuilder()
    for (const item of items) {
      // Falco forgets the comma after empty items; so must we.
      if (text.length > 0) text.glue(', ', item.span())
      addQuoted(text, item)
    }
    const odd = /[ \t\n\r(),=]/.test(list.name)
    out.set(list.name, { name: list.name, items, joined: text.build(), odd, used: false })
  }
  for (const name of used) {
    const list = out.get(name)
    if (list !== undefined) list.used = true
  }
  return out
}

const BLANKS = ' \t\n\r'
const DELIMITERS = `${BLANKS}(),=`
const IS_DELIMITER: readonly boolean[] = Array.from({ length: 128 }, (_, code) =>
  DELIMITERS.includes(String.fromCharCode(code)),
)

/** Longest text that substitution may make; lists that include each other's names could grow without end. */
export const MAX_CONDITION_SIZE: number = 4 * 1024 * 1024

/** Replaces list names, list by list in the order of their definition. Undefined: it grew over the limit. */
export function substituteLists(
  condition: MappedText,
  lists: ReadonlyMap<string, ExpandedList>,
): MappedText | undefined {
  const found = new Set<ExpandedList>()
  mentioned(condition.text, lists, found)
  let text = condition
  for (const list of lists.values()) {
    // A name with a delimiter inside is never one word, so it must be searched for.
    if (!found.has(list) && !list.odd) continue
    const replaced = replaceList(text, list)
    if (replaced === undefined) continue
    list.used = true
    text = replaced
    if (text.text.length > MAX_CONDITION_SIZE) return undefined
    mentioned(list.joined.text, lists, found)
  }
  return text
}

/** Adds the lists that some word of the text names. */
function mentioned(
  text: string,
  lists: ReadonlyMap<string, ExpandedList>,
  found: Set<ExpandedList>,
): void {
  let begin = 0
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && IS_DELIMITER[text.charCodeAt(at)] !== true) continue
    if (at > begin) {
      const list = lists.get(text.slice(begin, at))
      if (list !== undefined) found.add(list)
    }
    begin = at + 1
  }
}

/** One pass over the text; undefined when the name does not stand anywhere alone. */
function replaceList(condition: MappedText, list: ExpandedList): MappedText | undefined {
  const { text } = condition
  const { name, joined } = list
  const out = new TextBuilder()
  let done = 0
  let at = name === '' ? -1 : text.indexOf(name)
  while (at >= 0) {
    const after = at + name.length
    const alone =
      (at === 0 || DELIMITERS.includes(text[at - 1] as string)) &&
      (after >= text.length || DELIMITERS.includes(text[after] as string))
    if (!alone || at < done) {
      at = text.indexOf(name, at + 1)
      continue
    }
    const use = condition.related(`list "${name}" is used here`, at, after)
    let begin = at
    let end = after
    while (begin > done && BLANKS.includes(text[begin - 1] as string)) begin--
    while (end < text.length && BLANKS.includes(text[end] as string)) end++
    if (joined.text === '') {
      // An empty list takes a neighbouring comma with it.
      if (begin > done && text[begin - 1] === ',') begin--
      else if (text[end] === ',') end++
    }
    out.add(condition, done, begin)
    if (out.length > 0) out.glue(' ', use)
    out.add(joined, 0, joined.text.length, use).glue(' ', use)
    done = end
    at = text.indexOf(name, end)
  }
  if (done === 0) return undefined
  return out.add(condition, done, text.length).build()
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
