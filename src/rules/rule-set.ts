// SPDX-License-Identifier: Apache-2.0
// What loading makes of rules files, and what may be asked of it. Types only; load.ts fills them.
import type { Collector, Span } from '../diagnostics/diagnostic.ts'
import type { Expr } from './ast.ts'
import type { EventSet } from './event-types.ts'
import type { RuleException } from './exceptions.ts'
import type { Limits } from './limits.ts'
import type { ExtraField, ExtraFormat } from './output-extra.ts'
import type { OutputTemplate } from './output-template.ts'
import type { Selection } from './selection.ts'
import type { PluginVersion } from './version.ts'

export type LoadOptions = Selection & {
  /** Event sources that are there; rules of others are skipped with a warning. */
  readonly sources?: readonly string[]
  readonly plugins?: readonly PluginVersion[]
  readonly engineVersion?: string
  /** `append_output` of the configuration. */
  readonly extraFormats?: readonly ExtraFormat[]
  readonly extraFields?: readonly ExtraField[]
  /** `static_fields` of the configuration: values of the fields `static.NAME`. */
  readonly staticFields?: Readonly<Record<string, string>>
  readonly diagnostics?: Collector
  readonly limits?: Partial<Limits>
}

export type CompiledRule = {
  readonly name: string
  /** Place in the order of matching, over all sources. */
  readonly index: number
  readonly source: string
  /** 0 (Emergency) to 7 (Debug). */
  readonly priority: number
  enabled: boolean
  readonly tags: readonly string[]
  readonly desc: string
  /** The output text with what the configuration appends to it. */
  readonly output: string
  /** The output text of the rules files. */
  readonly outputText: string
  readonly template: OutputTemplate
  /** Further output fields that the configuration asks for: key to template. */
  readonly extraFields: readonly {
    readonly key: string
    readonly template: OutputTemplate
    readonly raw: boolean
  }[]
  /** Macros and lists put in, exceptions added. Shares the macros' nodes with other rules. */
  readonly condition: Expr
  /** The condition of the rules files, without exceptions. */
  readonly conditionText: string
  /** `condition` with the macros still in it. */
  readonly unexpanded: Expr
  readonly exceptions: readonly RuleException[]
  /** Event codes the condition can match, by its evt.type checks. */
  readonly eventTypes: EventSet
  readonly warnEvttypes: boolean
  readonly skipIfUnknownFilter: boolean
  readonly capture: boolean
  /** Milliseconds; 0 = as configured. */
  readonly captureDuration: number
  readonly span: Span
}

export type CompiledMacro = {
  readonly name: string
  readonly text: string
  readonly unexpanded: Expr
  readonly condition: Expr
  used: boolean
}

export type CompiledList = {
  readonly name: string
  /** As written, lists not put in. */
  readonly items: readonly string[]
  readonly expanded: readonly string[]
  readonly used: boolean
}

export type RuleSet = {
  /** In the order of matching. */
  readonly rules: readonly CompiledRule[]
  readonly macros: readonly CompiledMacro[]
  readonly lists: readonly CompiledList[]
  /** The newest version that a file requires. */
  readonly requiredEngineVersion: string | undefined
  /** Each requirement is satisfied by any one of its alternatives. */
  readonly requiredPluginVersions: readonly (readonly PluginVersion[])[]
  readonly diagnostics: Collector
  /** No errors. */
  readonly ok: boolean
}
