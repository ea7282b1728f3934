// SPDX-License-Identifier: Apache-2.0
// What the items of all files come to: one definition for each name of a list, macro or rule. Made by merge.ts.
import type { ContextStep, Span } from '../diagnostics/diagnostic.ts'
import type { RuleException } from './exceptions.ts'
import type { RuleItem } from './items.ts'
import type { MappedText } from './source-map.ts'

export type Defined = {
  readonly name: string
  /** Order of the first definition among all items of its kind and of the other kinds. */
  readonly index: number
  /** References see what was first defined before this; a later change moves it. */
  visibility: number
  /** Number of the file of the first definition. */
  readonly file: number
  span: Span
  context: readonly ContextStep[]
}

export type ListDef = Defined & { readonly items: MappedText[] }
export type MacroDef = Defined & { condition: MappedText }
export type RuleDef = Defined &
  Omit<RuleItem, 'kind' | 'exceptions' | 'span' | 'context' | 'name'> & {
    condition: MappedText
    output: MappedText
    desc: string
    priority: number
    enabled: boolean
    warnEvttypes: boolean
    skipIfUnknownFilter: boolean
    capture: boolean
    captureDuration: number
    /** In any order, perhaps with doubles. */
    tags: string[]
    exceptions: RuleException[]
    readonly unknownSource: boolean
    /** Some change of it was refused, so nothing more is said about it. */
    broken: boolean
  }
