// SPDX-License-Identifier: Apache-2.0
// One screen of `gyr top`, from two looks at the running program. Pure; names in it come from strangers.
import { printable } from '../explain/show.ts'
import { dropsOf, eventsOf, type Observed } from '../metrics/observed.ts'

export interface ScreenSize {
  readonly rows: number
  readonly columns: number
}

const MEGABYTE = 1 << 20
const MOST_BUSY = 5
const FEWEST_RULES = 5

/** `12345` as `12.3k`. */
function short(value: number): string {
  if (value < 10_000) return String(Math.round(value))
  if (value < 10_000_000) return `${(value / 1000).toFixed(1)}k`
  return `${(value / 1e6).toFixed(1)}M`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

interface Column {
  readonly name: string
  readonly width: number
  readonly right?: true
}

/** Widths are least ones, so that nothing is cut here; the line as a whole is cut to the screen. */
function line(columns: readonly Column[], values: readonly string[]): string {
  return columns
    .map(({ width, right }, at) => {
      const text = printable(values[at] ?? '')
      return right === true ? text.padStart(width) : text.padEnd(width)
    })
    .join('  ')
    .trimEnd()
}

function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const names = columns.map(({ name }) => name)
  return [names, ...rows].map(values => line(columns, values))
}

/** One screen; `before` is what was seen `seconds` ago. */
export function topScreen(
  now: Observed,
  before: Observed,
  seconds: number,
  { rows, columns }: ScreenSize,
): string {
  const lines = [
    ...headLines(now, before, seconds),
    '',
    ...outputLines(now),
    '',
    ...processLines(now),
    '',
    ...containerLines(now),
    '',
  ]
  const room = Math.max(rows - lines.length - 2, FEWEST_RULES)
  const all = [...lines, ...ruleLines(now, before, seconds).slice(0, room + 1)]
  return `${all.map(text => text.slice(0, columns)).join('\n')}\n`
}

function headLines(now: Observed, before: Observed, seconds: number): string[] {
  const rate = (of: (o: Observed) => number): string => short((of(now) - of(before)) / seconds)
  const { resources: r, evaluator } = now
  const size = (name: string): string => short(evaluator[name] ?? 0)
  return [
    `gyr ${now.version} on ${printable(now.hostname)} (${now.engine}), up ${Math.round(now.seconds)} s`,
    `events  ${rate(eventsOf)}/s, ${short(eventsOf(now))} in all; ` +
      `dropped ${rate(dropsOf)}/s, ${short(dropsOf(now))} in all`,
    `time    ${timeText(now, before, seconds)}`,
    `state   ${size('threads')} threads, ${size('fds')} descriptors, ${size('users')} users, ` +
      `${size('containers')} containers`,
    `memory  ${Math.round((r.memory_rss ?? 0) / MEGABYTE)} MB, CPU ${(r.cpu_usage_perc ?? 0).toFixed(1)} %`,
  ]
}

const STAGE_WORDS = {
  decode: 'decoding',
  state: 'state',
  triage: 'choosing rules',
  rules: 'rules',
  values: 'values',
  format: 'alerts',
} as const

/** Shares of one processor. */
function timeText(now: Observed, before: Observed, seconds: number): string {
  if (now.costs.samples === 0) return 'not known: the native addon is not built'
  const parts = Object.entries(STAGE_WORDS).map(([stage, word]) => {
    const key = stage as keyof typeof STAGE_WORDS
    return `${word} ${percent((now.costs.stages[key] - before.costs.stages[key]) / seconds)}`
  })
  return `${parts.join(', ')} (estimated)`
}

const OUTPUT_COLUMNS: readonly Column[] = [
  { name: 'output', width: 10 },
  ...['delivered', 'waiting', 'dropped', 'refused', 'failures'].map(name => ({
    name,
    width: 9,
    right: true as const,
  })),
  { name: 'state', width: 0 },
]

function outputLines({ outputs }: Observed): string[] {
  return table(
    OUTPUT_COLUMNS,
    outputs.map(({ name, stats: s }) => [
      name,
      ...[s.delivered, s.waiting, s.dropped, s.rejected, s.failures].map(short),
      s.failingSince === 0 ? 'works' : 'failing',
    ]),
  )
}

const PROCESS_COLUMNS: readonly Column[] = [
  { name: 'events/s', width: 8, right: true },
  { name: 'pid', width: 8, right: true },
  { name: 'process', width: 16 },
  { name: 'container', width: 0 },
]

function processLines({ busy }: Observed): string[] {
  return table(
    PROCESS_COLUMNS,
    busy.processes
      .slice(0, MOST_BUSY)
      .map(({ rate, pid, name, container }) => [short(rate), String(pid), name, container]),
  )
}

const CONTAINER_COLUMNS: readonly Column[] = [
  { name: 'events/s', width: 8, right: true },
  { name: 'container', width: 12 },
  { name: 'name', width: 0 },
]

function containerLines({ busy }: Observed): string[] {
  return table(
    CONTAINER_COLUMNS,
    busy.containers.slice(0, MOST_BUSY).map(({ rate, id, name }) => [short(rate), id, name]),
  )
}

const RULE_COLUMNS: readonly Column[] = [
  { name: 'time', width: 7, right: true },
  { name: 'evals/s', width: 8, right: true },
  { name: 'matches/s', width: 9, right: true },
  { name: 'matches', width: 8, right: true },
  { name: 'rule', width: 0 },
]

/** The busiest first: by time, then by matches, then by evaluations since the look before. */
function ruleLines(now: Observed, before: Observed, seconds: number): string[] {
  const costsThen = new Map(before.costs.rules.map(rule => [rule.name, rule]))
  const busy = now.costs.rules
    .map(({ name, evaluations, matches, seconds: spent }) => {
      const then = costsThen.get(name)
      return {
        name,
        matches,
        time: (spent - (then?.seconds ?? 0)) / seconds,
        matching: (matches - (then?.matches ?? 0)) / seconds,
        evaluating: (evaluations - (then?.evaluations ?? 0)) / seconds,
      }
    })
    .sort(
      (a, b) =>
        b.time - a.time ||
        b.matching - a.matching ||
        b.evaluating - a.evaluating ||
        b.matches - a.matches,
    )
  const timed = now.costs.samples > 0
  return table(
    RULE_COLUMNS,
    busy.map(({ name, matches, time, matching, evaluating }) => [
      timed ? percent(time) : '-',
      short(evaluating),
      short(matching),
      short(matches),
      name,
    ]),
  )
}
