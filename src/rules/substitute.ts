// SPDX-License-Identifier: Apache-2.0
// Names of lists in the text of conditions replaced by the items of the lists. Bounded: lists that include
// each other's names could grow without end, and a condition may name thousands. Used by macro-table.ts.
import type { ExpandedList } from './expand.ts'
import type { Limits } from './limits.ts'
import { type MappedText, TextBuilder } from './source-map.ts'

const BLANKS = ' \t\n\r'
const DELIMITERS = `${BLANKS}(),=`
const WORD = /[^ \t\n\r(),=]+/g

export class ListSubstitution {
  readonly #lists: ReadonlyMap<string, ExpandedList>
  /** A name with a delimiter inside is never one word, so it must be searched for. */
  readonly #odd: readonly ExpandedList[]
  readonly #limits: Limits
  /** Size of all results. */
  #grown = 0
  /** Text searched. */
  #work = 0
  /** Lists named by the items of each list that was put in. */
  readonly #inside: Map<ExpandedList, ReadonlySet<ExpandedList>> = new Map()

  constructor(lists: ReadonlyMap<string, ExpandedList>, limits: Limits) {
    this.#lists = lists
    this.#limits = limits
    this.#odd = [...lists.values()].filter(list => list.odd)
  }

  /** Replaces list by list in the order of their definition, as Falco does. Undefined: over a limit. */
  apply(condition: MappedText): MappedText | undefined {
    const waiting = new Set(this.#odd)
    this.#find(condition.text, waiting)
    if (waiting.size === 0) return condition
    let text = condition
    let order = -1
    for (;;) {
      const list = nextList(waiting, order)
      if (list === undefined) break
      order = list.order
      this.#work += text.text.length
      const replaced = replaceList(text, list)
      if (replaced !== undefined) {
        list.used = true
        text = replaced
        for (const inner of this.#namedBy(list)) waiting.add(inner)
      }
      const { conditionSize, conditionLists, substitutionWork } = this.#limits
      if (text.text.length > conditionSize || waiting.size > conditionLists) return undefined
      if (this.#work > substitutionWork) return undefined
    }
    if (text === condition) return text
    this.#grown += text.text.length
    return this.#grown > this.#limits.substitutedSize ? undefined : text
  }

  #namedBy(list: ExpandedList): ReadonlySet<ExpandedList> {
    let named = this.#inside.get(list)
    if (named === undefined) {
      const found = new Set<ExpandedList>()
      this.#find(list.joined.text, found)
      named = found
      this.#inside.set(list, named)
    }
    return named
  }

  /** Adds the lists that some word of the text names. */
  #find(text: string, found: Set<ExpandedList>): void {
    for (const word of text.match(WORD) ?? []) {
      const list = this.#lists.get(word)
      if (list !== undefined) found.add(list)
    }
  }
}

/** The first list defined after the one of that place. */
function nextList(waiting: ReadonlySet<ExpandedList>, after: number): ExpandedList | undefined {
  let next: ExpandedList | undefined
  for (const list of waiting) {
    if (list.order > after && (next === undefined || list.order < next.order)) next = list
  }
  return next
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
