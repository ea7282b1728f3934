// SPDX-License-Identifier: Apache-2.0
// What the formatter has to know of a rule. The policy gives it (see src/app.ts); nothing here
// knows of rules files or of the evaluator.

/** A piece of an output template: text, or a field with an optional width in bytes (0: as it is). */
export type TemplatePart =
  | { readonly literal: string }
  | { readonly token: string; readonly width: number }

/** A field that only the JSON form carries (`append_output[].extra_fields`). */
export interface ExtraField {
  readonly key: string
  /** A raw field keeps the type of its one token; the others are text. */
  readonly raw: boolean
  readonly parts: readonly TemplatePart[]
}

export interface RuleOutput {
  readonly name: string
  /** 0 (Emergency) to 7 (Debug). */
  readonly priority: number
  readonly source: string
  readonly tags: readonly string[]
  readonly parts: readonly TemplatePart[]
  /** The token of each value of the rule's match records, in their order. */
  readonly tokens: readonly string[]
  readonly extraFields?: readonly ExtraField[]
  /** The tokens to list in `output_fields`; all of `tokens` when missing. */
  readonly fields?: readonly string[]
  /** Its matches begin a recording (`capture` in the configuration). */
  readonly capture?: boolean
  /** Milliseconds that it lasts; 0 or missing: as configured. */
  readonly captureDuration?: number
}
