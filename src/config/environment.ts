// SPDX-License-Identifier: Apache-2.0
// `${NAME}` in the scalars of configuration files: the value of the environment variable, nothing
// when it is not set; `$${NAME}` is the text `${NAME}`. Keys and `-o` values are not expanded.
import type { Plain } from './key-path.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** Replacements in one text: variables that name each other would go on forever. */
const MAX_REPLACEMENTS = 1000

/** As Falco reads it: values are expanded in their turn, and a `$` of another form ends the search. */
export function expandEnvironment(text: string, environment: Environment): string {
  let value = text
  let at = value.indexOf('$')
  for (let i = 0; at >= 0 && i < MAX_REPLACEMENTS; i++) {
    const end = value.indexOf('}', at)
    if (end < 0) break
    if (value.startsWith('${', at)) {
      const name = value.slice(at + 2, end)
      value = value.slice(0, at) + (environment[name] ?? '') + value.slice(end + 1)
    } else if (value.startsWith('$${', at)) {
      value = value.slice(0, at) + value.slice(at + 1)
      at++
    } else break
    at = value.indexOf('$', at)
  }
  return value
}

/** The same in every text of a document. */
export function expandAll(value: Plain, environment: Environment): Plain {
  if (typeof value === 'string') return expandEnvironment(value, environment)
  if (Array.isArray(value)) return value.map(item => expandAll(item, environment))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, item]) => [key, expandAll(item, environment)])
  return Object.fromEntries(entries) as Plain
}
