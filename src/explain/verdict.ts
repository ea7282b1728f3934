// SPDX-License-Identifier: Apache-2.0
// Truth through an outline: each part true or false for one event, and which parts decided. A part has
// decided when changing the parts that did not could not have changed the answer. Pure.
import { type Check, printCheck } from '../rules/ast.ts'
import type { Outline } from './outline.ts'

export type Judged = {
  readonly outline: Outline
  readonly holds: boolean
  /** It is one of the parts the answer rests on. */
  decided: boolean
  readonly parts: readonly Judged[]
}

/** Of every check, by its text. */
export type Truths = ReadonlyMap<string, boolean>

export function keyOf(check: Check): string {
  return printCheck(check)
}

export function judge(outline: Outline, truths: Truths): Judged {
  const judged = truthOf(outline, truths, new Map())
  decide(judged)
  return judged
}

function truthOf(outline: Outline, truths: Truths, macros: Map<string, boolean>): Judged {
  switch (outline.kind) {
    case 'check': {
      const holds = truths.get(keyOf(outline.check)) === true
      return { outline, holds, decided: false, parts: [] }
    }
    case 'macro': {
      const parts = outline.part === undefined ? [] : [truthOf(outline.part, truths, macros)]
      const holds = parts[0]?.holds ?? macros.get(outline.name) ?? false
      macros.set(outline.name, holds)
      return { outline, holds, decided: false, parts }
    }
    default: {
      const parts = outline.parts.map(part => truthOf(part, truths, macros))
      const truth = { and: parts.every(part => part.holds), or: parts.some(part => part.holds) }
      const holds = outline.kind === 'not' ? parts[0]?.holds !== true : truth[outline.kind]
      return { outline, holds, decided: false, parts }
    }
  }
}

function decide(judged: Judged): void {
  judged.decided = true
  const { outline, holds, parts } = judged
  // Of a false `and`, only the false parts; of a true `or`, only the true ones.
  const some = outline.kind === 'and' ? !holds : outline.kind === 'or' && holds
  for (const part of parts) if (!some || part.holds === holds) decide(part)
}

/**
 * The checks the answer rests on, in the order of the text; where each of several parts is enough by
 * itself, the simplest part comes first.
 */
export function decisive(judged: Judged): Judged[] {
  if (!judged.decided) return []
  const { outline, holds, parts } = judged
  if (outline.kind === 'check' || parts.length === 0) return [judged]
  const found = parts.map(decisive)
  const enough = outline.kind === 'and' ? !holds : outline.kind === 'or' && holds
  return (enough ? found.sort((a, b) => a.length - b.length) : found).flat()
}
