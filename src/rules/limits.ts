// SPDX-License-Identifier: Apache-2.0
// Bounds that keep hostile rules files harmless: whoever breaks one is told so in a diagnostic. Sizes are in
// UTF-16 units. LoadOptions.limits changes them; docs/errors.md lists them.

export type LimitName =
  | 'fileSize'
  | 'unusualFileSize'
  | 'yamlDepth'
  | 'yamlNodes'
  | 'rules'
  | 'exceptions'
  | 'conditionDepth'
  | 'conditionSize'
  | 'conditionLists'
  | 'conditionChecks'
  | 'expandedDepth'
  | 'substitutedSize'
  | 'substitutionWork'
  | 'checks'
  | 'regexes'

export type Limits = Readonly<Record<LimitName, number>>

const MIB = 1024 * 1024

/** What each limit is and, in brackets, what the 93 public rules need of it. */
export const LIMITS: Readonly<
  Record<LimitName, { readonly value: number; readonly what: string }>
> = {
  fileSize: { value: 8 * MIB, what: 'size of a rules file (95 000)' },
  unusualFileSize: {
    value: 2 * MIB,
    what: 'size of a rules file that is not plain YAML: with tags, anchors, aliases or flow mappings',
  },
  yamlDepth: { value: 64, what: 'levels of nesting of a YAML document (6)' },
  yamlNodes: {
    value: 500_000,
    what: 'values in a YAML document that is not plain, with all its aliases put in',
  },
  rules: { value: 20_000, what: 'rules of all files together, those out of force too (93)' },
  exceptions: { value: 10_000, what: 'exceptions of a rule (0)' },
  conditionDepth: {
    value: 1000,
    what: 'calls of the parser inside each other, five for a level of parentheses; the limit of Falco',
  },
  conditionSize: { value: 4 * MIB, what: 'size of a condition after lists are put in (6000)' },
  conditionLists: { value: 10_000, what: 'different lists in a condition' },
  conditionChecks: { value: 50_000, what: 'checks of a condition after macros are put in (250)' },
  expandedDepth: { value: 1000, what: 'levels of a condition after macros are put in (7)' },
  substitutedSize: {
    value: 16 * MIB,
    what: 'size of all conditions together after lists are put in (80 000)',
  },
  substitutionWork: {
    value: 1024 * MIB,
    what: 'text that is searched for names of lists, for all conditions together (130 000)',
  },
  checks: {
    value: 1_000_000,
    what: 'checks of all rules together after macros are put in (1500)',
  },
  regexes: { value: 2000, what: 'regular expressions of all rules together (0)' },
}

const VALUES = Object.fromEntries(
  Object.entries(LIMITS).map(([name, { value }]) => [name, value]),
) as Limits

export function limitsWith(changes: Partial<Limits> = {}): Limits {
  return { ...VALUES, ...changes }
}
