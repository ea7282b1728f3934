// SPDX-License-Identifier: Apache-2.0
// The pages of `gyr profile`: rules by the time they took, text or JSON. Prints nothing itself.
import Table from 'cli-table3'
import { printable } from '../explain/show.ts'
import type { RuleCost } from '../rule-costs.ts'
import type { Measured } from './measure.ts'
import { reasonsFor } from './reasons.ts'
import type { RuleSelection } from './selection.ts'

export interface ProfileOptions {
  /** Where the events come from, for people. */
  readonly source: string
  readonly clock: 'cpu' | 'elapsed'
  readonly json: boolean
}

/** A rule as the page tells it. */
export interface ProfiledRule {
  readonly rule: string
  /** Of all the time that went into events. */
  readonly share: number
  readonly seconds: number
  /** Undefined: seen too seldom to say. */
  readonly nanoseconds: number | undefined
  readonly evaluations: number
  readonly prechecks: number
  readonly matches: number
  readonly reasons: readonly string[]
}

/** Fewer samples say little: the error of n of them is about one in the square root of n. */
const FEW_SAMPLES = 10

/** Of the way of events; what is elsewhere (reading them, waiting for them) has nothing to do with rules. */
function workSeconds({ costs: { stages } }: Measured): number {
  const { elsewhere, ...work } = stages
  return Object.values(work).reduce((sum, seconds) => sum + seconds, 0)
}

export function profiledRules(
  measured: Measured,
  selections: ReadonlyMap<string, RuleSelection>,
): ProfiledRule[] {
  const { costs, passes } = measured
  const whole = workSeconds(measured)
  const each = sampleSeconds(measured)
  const profiled = (cost: RuleCost): ProfiledRule => {
    const { name, seconds, evaluations, prechecks, matches } = cost
    const selection = selections.get(name)
    const runs = (evaluations + prechecks) * passes
    const known = seconds >= FEW_SAMPLES * each && runs > 0
    return {
      rule: name,
      share: whole === 0 ? 0 : seconds / whole,
      seconds: seconds / passes,
      nanoseconds: known ? (seconds / runs) * 1e9 : undefined,
      evaluations,
      prechecks,
      matches,
      reasons: selection === undefined ? [] : reasonsFor(selection, cost),
    }
  }
  return costs.rules
    .map(profiled)
    .sort(
      (a, b) =>
        b.seconds - a.seconds ||
        b.evaluations - a.evaluations ||
        b.prechecks - a.prechecks ||
        (a.rule < b.rule ? -1 : 1),
    )
}

function sampleSeconds({ costs: { stages, samples } }: Measured): number {
  const all = Object.values(stages).reduce((sum, seconds) => sum + seconds, 0)
  return samples === 0 ? 0 : all / samples
}

/** Rules that were looked at, in words, and what the evaluator did beside. */
export function profilePage(
  measured: Measured,
  selections: ReadonlyMap<string, RuleSelection>,
  options: ProfileOptions,
): string {
  const rules = profiledRules(measured, selections)
  return options.json
    ? profileJson(measured, rules, selections, options)
    : profileText(measured, rules, selections, options)
}

function profileJson(
  measured: Measured,
  rules: readonly ProfiledRule[],
  selections: ReadonlyMap<string, RuleSelection>,
  { source, clock }: ProfileOptions,
): string {
  const { costs, events, passes } = measured
  const stages = Object.entries(costs.stages).map(([stage, seconds]) => [stage, seconds / passes])
  const known = rules.map(({ nanoseconds = null, ...rule }) => {
    const selection = selections.get(rule.rule)
    return {
      ...rule,
      nanoseconds,
      ...(selection && {
        selected_by: {
          events: selection.events,
          process: selection.byProcess,
          name: selection.byName,
        },
        tests: selection.tests.length,
        indexed_tests: selection.indexed,
      }),
    }
  })
  return `${JSON.stringify({
    source,
    events,
    passes,
    time: clock === 'cpu' ? 'processor' : 'elapsed',
    samples: costs.samples,
    seconds: workSeconds(measured) / passes,
    stages: Object.fromEntries(stages),
    rules: known,
    never_looked_at: unseen(rules, selections),
  })}\n`
}

function unseen(
  rules: readonly ProfiledRule[],
  selections: ReadonlyMap<string, RuleSelection>,
): string[] {
  const seen = new Set(rules.map(({ rule }) => rule))
  return [...selections.keys()].filter(name => !seen.has(name))
}

const STAGE_WORDS = {
  decode: 'decoding events',
  state: 'processes, files, names',
  triage: 'choosing rules to run',
  rules: 'rules',
  values: 'values for alerts',
  format: 'text of alerts',
} as const

const BORDERLESS = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left'],
    ...['bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
  ].map(place => [place, '']),
)

/** Lines with blanks between the columns and none at their ends. */
function columns(rows: readonly (readonly string[])[], right: readonly number[]): string {
  const table = new Table({
    chars: BORDERLESS,
    style: { 'padding-left': 0, 'padding-right': 2, head: [], border: [] },
    colAligns: (rows[0] ?? []).map((_, column) => (right.includes(column) ? 'right' : 'left')),
  })
  table.push(...rows.map(row => [...row]))
  return table
    .toString()
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n')
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

function count(value: number): string {
  return value.toLocaleString('en')
}

function profileText(
  measured: Measured,
  rules: readonly ProfiledRule[],
  selections: ReadonlyMap<string, RuleSelection>,
  { source, clock }: ProfileOptions,
): string {
  const { costs, events, passes } = measured
  const whole = workSeconds(measured)
  const perEvent = (seconds: number): string =>
    events === 0 ? '-' : ((seconds / passes / events) * 1e9).toFixed(1)
  const stages = Object.entries(STAGE_WORDS).map(([stage, words]) => {
    const seconds = costs.stages[stage as keyof typeof STAGE_WORDS]
    return [words, percent(whole === 0 ? 0 : seconds / whole), perEvent(seconds)]
  })
  const head = ['share', 'ns/run', 'evaluations', 'prechecks', 'matches', 'rule']
  const rows = rules.map(rule => [
    percent(rule.share),
    rule.nanoseconds === undefined ? '-' : rule.nanoseconds.toFixed(0),
    count(rule.evaluations),
    count(rule.prechecks),
    count(rule.matches),
    printable(rule.rule),
  ])
  const quiet = unseen(rules, selections).length
  const time = clock === 'cpu' ? 'processor time' : 'elapsed time'
  const lines = [
    `${count(events)} events of ${source}${passes > 1 ? `, replayed ${count(passes)} times` : ''}`,
    `${perEvent(whole)} ns an event (${time}, estimated from ${count(costs.samples)} samples)`,
    '',
    columns([['time in', 'share', 'ns/event'], ...stages], [1, 2]),
    '',
    columns([head, ...rows], [0, 1, 2, 3, 4]),
    ...(quiet === 0
      ? []
      : ['', `never looked at: ${count(quiet)} more ${quiet === 1 ? 'rule' : 'rules'}`]),
    ...whyLines(rules),
  ]
  return `${lines.join('\n')}\n`
}

/** Rules worth a word: those with the greater part of what all rules cost. */
const WORTH_SHARE = 0.01
const MOST_EXPLAINED = 10

function whyLines(rules: readonly ProfiledRule[]): string[] {
  const dear = rules
    .filter(({ share, reasons }) => share >= WORTH_SHARE && reasons.length > 0)
    .slice(0, MOST_EXPLAINED)
  if (dear.length === 0) return []
  return [
    '',
    'why',
    ...dear.flatMap(({ rule, reasons }) => [
      `  ${printable(rule)}`,
      ...reasons.map(reason => `    ${printable(reason)}`),
    ]),
  ]
}
