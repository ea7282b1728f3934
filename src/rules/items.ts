// SPDX-License-Identifier: Apache-2.0
// The items of rules files after their keys are checked, before they are merged with each other.
import type { ContextStep, Span } from '../diagnostics/diagnostic.ts'
import type { MappedText } from './source-map.ts'
import type { PluginVersion } from './version.ts'

type Placed = {
  /** Where the item is named. */
  readonly span: Span
  /** The path from the file to the item, for messages about it. */
  readonly context: readonly ContextStep[]
}

/** An element of an exception: a text, or a list of such. */
export type Entry =
  | { readonly list: false; readonly text: MappedText; readonly span: Span }
  | { readonly list: true; readonly items: readonly Entry[]; readonly span: Span }

export type ExceptionItem = Placed & {
  readonly name: string
  readonly fields: Entry | undefined
  readonly comps: Entry | undefined
  readonly values: readonly Entry[]
}

export type ListItem = Placed & {
  readonly kind: 'list'
  readonly name: string
  readonly items: readonly MappedText[]
  readonly append: boolean
}

export type MacroItem = Placed & {
  readonly kind: 'macro'
  readonly name: string
  readonly condition: MappedText
  readonly append: boolean
}

export type RuleItem = Placed & {
  readonly kind: 'rule'
  readonly name: string
  readonly source: string
  readonly condition: MappedText
  readonly output: MappedText
  readonly desc: string
  readonly priority: number
  readonly enabled: boolean
  readonly warnEvttypes: boolean
  readonly skipIfUnknownFilter: boolean
  readonly capture: boolean
  /** Milliseconds; 0 = as the configuration says. */
  readonly captureDuration: number
  readonly tags: readonly string[]
  readonly exceptions: readonly ExceptionItem[]
}

/** A change of an earlier rule; only `keys` are set. */
export type RuleUpdate = Placed & {
  readonly kind: 'rule_update'
  readonly mode: 'append' | 'replace'
  readonly name: string
  readonly keys: ReadonlySet<string>
  readonly source: string | undefined
  readonly condition: MappedText | undefined
  readonly output: MappedText | undefined
  readonly desc: string | undefined
  readonly tags: readonly string[] | undefined
  readonly exceptions: readonly ExceptionItem[] | undefined
  readonly priority: number | undefined
  readonly enabled: boolean | undefined
  readonly warnEvttypes: boolean | undefined
  readonly skipIfUnknownFilter: boolean | undefined
  readonly capture: boolean | undefined
  readonly captureDuration: number | undefined
}

export type RuleEnable = Placed & {
  readonly kind: 'rule_enable'
  readonly name: string
  readonly enabled: boolean
}

export type EngineRequirement = Placed & { readonly kind: 'engine'; readonly version: string }
export type PluginRequirement = Placed & {
  readonly kind: 'plugin'
  readonly alternatives: readonly PluginVersion[]
}

/** An item with errors: its name must not be reported as missing elsewhere. */
export type BrokenItem = {
  readonly kind: 'broken'
  readonly type: 'list' | 'macro' | 'rule'
  readonly name: string
}

export type Item =
  | ListItem
  | MacroItem
  | RuleItem
  | RuleUpdate
  | RuleEnable
  | EngineRequirement
  | PluginRequirement
  | BrokenItem
