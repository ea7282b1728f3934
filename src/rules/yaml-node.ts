// SPDX-License-Identifier: Apache-2.0
// A YAML document as the rule language sees it: every scalar is text, every node knows its place.
// Made by document.ts; aliases are resolved to the node they name, so nodes may be shared.
import type { Source, Span } from '../diagnostics/diagnostic.ts'
import { MappedText, mapScalar, type ScalarStyle } from './source-map.ts'

type Range = { readonly from: number; readonly to: number }
export type YamlScalar = Range & {
  readonly kind: 'scalar'
  readonly value: string
  readonly style: ScalarStyle
}
export type YamlSeq = Range & { readonly kind: 'seq'; readonly items: readonly YamlNode[] }
export type YamlEntry = { readonly key: YamlScalar; readonly value: YamlNode }
export type YamlMap = Range & { readonly kind: 'map'; readonly entries: readonly YamlEntry[] }
export type YamlNode = YamlScalar | YamlSeq | YamlMap

/** The first entry of that key. */
export function entryOf(map: YamlMap, key: string): YamlEntry | undefined {
  return map.entries.find(entry => entry.key.value === key)
}

export function spanOf(source: Source, node: Range): Span {
  return { source, from: node.from, to: node.to }
}

/** Nothing, `~` or `null`, unquoted. */
export function isNull(node: YamlNode): boolean {
  return (
    node.kind === 'scalar' && node.style === 'plain' && /^(?:~|null|Null|NULL)?$/.test(node.value)
  )
}

/** The value with the places of its characters, which are worked out at the first question. */
export function mappedValue(source: Source, node: YamlScalar): MappedText {
  const { value, style, from, to } = node
  return MappedText.lazy(value, () => mapScalar(value, style, source, from, to))
}

const TRUE = new Set(['y', 'yes', 'true', 'on'])
const FALSE = new Set(['n', 'no', 'false', 'off'])

/** A truth value as YAML 1.1 writes it: yes, On, TRUE, ...; undefined for anything else. */
export function toBoolean(text: string): boolean | undefined {
  const lower = text.toLowerCase()
  const regular = text === lower || text === text.toUpperCase() || text.slice(1) === lower.slice(1)
  if (!regular) return undefined
  return TRUE.has(lower) ? true : FALSE.has(lower) ? false : undefined
}
