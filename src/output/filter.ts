// SPDX-License-Identifier: Apache-2.0
// Which alerts an output wants. Asked once for each rule and output when rules or outputs change.
import { parsePriority } from '../schema/priority.ts'
import type { RuleIdentity } from './output.ts'

export interface OutputFilter {
  /** Rules less severe than this are left out. */
  readonly minimum_priority: string
  /** Names of rules, `*` for any text; empty: all. */
  readonly rules: readonly string[]
  /** One of these tags; empty: all. */
  readonly tags: readonly string[]
  /** One of these sources; empty: all. */
  readonly sources: readonly string[]
}

export const EVERYTHING: OutputFilter = {
  minimum_priority: 'debug',
  rules: [],
  tags: [],
  sources: [],
}

function namePattern(names: readonly string[]): RegExp {
  const patterns = names.map(name =>
    name
      .split('*')
      .map(part => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'))
      .join('.*'),
  )
  return new RegExp(`^(?:${patterns.join('|')})$`, 's')
}

/** The filter as a function; no list means no demand. */
export function compileFilter(filter: OutputFilter): (rule: RuleIdentity) => boolean {
  const least = parsePriority(filter.minimum_priority) ?? 7
  const names = filter.rules.length === 0 ? undefined : namePattern(filter.rules)
  const tags = new Set(filter.tags)
  const sources = new Set(filter.sources)
  return rule =>
    rule.priority <= least &&
    (names === undefined || names.test(rule.name)) &&
    (tags.size === 0 || rule.tags.some(tag => tags.has(tag))) &&
    (sources.size === 0 || sources.has(rule.source))
}
