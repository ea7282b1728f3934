// SPDX-License-Identifier: Apache-2.0
// What the configuration adds to the outputs of rules (`append_output`): text and further fields, for all
// rules or for those of a source, of some tags, or of one name.
import { FIELDS, type FieldRow } from '../schema/fields.ts'
import { MappedText, TextBuilder } from './source-map.ts'
import type { StaticFields } from './static-fields.ts'

export type OutputTarget = {
  readonly source?: string
  /** All of them must be there. */
  readonly tags?: readonly string[]
  readonly rule?: string
}

export type ExtraFormat = OutputTarget & {
  readonly format?: string
  /** Add the fields that say in which container and pod it happened. */
  readonly suggestedOutput?: boolean
}

export type ExtraField = OutputTarget & {
  readonly key: string
  readonly format: string
  /** The value keeps its type: `format` is one field. */
  readonly raw?: boolean
}

type Target = { readonly name: string; readonly source: string; readonly tags: readonly string[] }

/** The output text of a rule with what is to be appended. */
export function outputFor(
  rule: Target & { readonly output: MappedText },
  extras: readonly ExtraFormat[],
  statics: StaticFields,
): MappedText {
  const added = extras
    .filter(extra => applies(extra, rule))
    .flatMap(extra => [
      extra.format ?? '',
      extra.suggestedOutput === true ? suggestedFormat(rule.source, statics) : '',
    ])
    .filter(text => text !== '')
  if (added.length === 0) return rule.output
  const whole = rule.output.span()
  const out = new TextBuilder().add(rule.output)
  for (const text of added) {
    out.glue(' ', whole).add(MappedText.plain(text, 'append_output'))
  }
  return out.build()
}

export function fieldsFor(rule: Target, extras: readonly ExtraField[]): ExtraField[] {
  // A later field of the same key replaces an earlier one.
  const found = new Map<string, ExtraField>()
  for (const extra of extras) if (applies(extra, rule)) found.set(extra.key, extra)
  return [...found.values()]
}

function applies(target: OutputTarget, rule: Target): boolean {
  return (
    (!target.source || target.source === rule.source) &&
    (target.tags ?? []).every(tag => rule.tags.includes(tag)) &&
    (!target.rule || target.rule === rule.name)
  )
}

const suggestions: Map<string, string> = new Map()

const asSuggested = (rows: readonly FieldRow[]): string =>
  rows.map(row => `${row.name.replaceAll('.', '_')}=%${row.name}`).join(' ')

/** `container_id=%container.id ...` for the fields that are suggested for a source. */
function suggestedFormat(source: string, statics: StaticFields): string {
  let format = suggestions.get(source)
  if (format === undefined) {
    format = asSuggested(
      FIELDS.filter(row => row.flags.includes('suggested') && row.sources.includes(source)),
    )
    suggestions.set(source, format)
  }
  return [format, asSuggested([...statics.values()])].filter(part => part !== '').join(' ')
}

/** The text without `%container.info`, which stands for nothing; undefined when it is not there. */
export function withoutContainerInfo(text: MappedText): MappedText | undefined {
  const token = '%container.info'
  let at = text.text.indexOf(token)
  if (at < 0) return undefined
  const out = new TextBuilder()
  let done = 0
  for (; at >= 0; at = text.text.indexOf(token, done)) {
    out.add(text, done, at)
    done = at + token.length
  }
  return out.add(text, done).build()
}
