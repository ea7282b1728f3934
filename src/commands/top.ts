// SPDX-License-Identifier: Apache-2.0
// `gyr top`: what the running program does, drawn anew every second from its /stats.
import { setTimeout } from 'node:timers/promises'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { dropsOf, eventsOf, type Observed } from '../metrics/observed.ts'
import { type Context, print } from './context.ts'
import type { ControlArguments } from './control-arguments.ts'
import { ask, controlAddress } from './control-client.ts'

const INTERVAL_MS = 1000
const CLEAR = '\u001b[H\u001b[2J'
const MEGABYTE = 1 << 20

/** `12345` as `12.3k`. */
function short(value: number): string {
  if (value < 10_000) return String(Math.round(value))
  if (value < 10_000_000) return `${(value / 1000).toFixed(1)}k`
  return `${(value / 1e6).toFixed(1)}M`
}

function cells(values: readonly (string | number)[], widths: readonly number[]): string {
  return values
    .map((value, at) => {
      const width = widths[at] as number
      const text = typeof value === 'number' ? short(value) : value
      return typeof value === 'number' ? text.padStart(width) : text.slice(0, width).padEnd(width)
    })
    .join('  ')
    .trimEnd()
}

const OUTPUT_WIDTHS = [10, 10, 10, 8, 8, 8, 10]
const RULE_WIDTHS = [8, 8, 60]

/** One screen; `before` is what was seen `seconds` ago. */
export function topScreen(now: Observed, before: Observed, seconds: number, rows: number): string {
  const rate = (of: (o: Observed) => number): string => short((of(now) - of(before)) / seconds)
  const { resources: r, evaluator } = now
  const lines = [
    `gyr ${now.version} on ${now.hostname} (${now.engine}), up ${Math.round(now.seconds)} s`,
    `events  ${rate(eventsOf)}/s, ${short(eventsOf(now))} in all; ` +
      `dropped ${rate(dropsOf)}/s, ${short(dropsOf(now))} in all`,
    `state   ${short(evaluator['threads'] ?? 0)} threads, ${short(evaluator['fds'] ?? 0)} descriptors, ` +
      `${short(evaluator['containers'] ?? 0)} containers`,
    `memory  ${Math.round((r.memory_rss ?? 0) / MEGABYTE)} MB, CPU ${(r.cpu_usage_perc ?? 0).toFixed(1)} %`,
    '',
    cells(
      ['output', 'delivered', 'waiting', 'dropped', 'refused', 'failures', 'state'],
      OUTPUT_WIDTHS,
    ),
  ]
  for (const { name, stats: s } of now.outputs) {
    const state = s.failingSince === 0 ? 'works' : 'failing'
    const numbers = [s.delivered, s.waiting, s.dropped, s.rejected, s.failures]
    lines.push(cells([name, ...numbers, state], OUTPUT_WIDTHS))
  }
  lines.push('', cells(['matches', 'now/s', 'rule'], RULE_WIDTHS))
  const earlier = new Map(before.rules.map(({ rule, count }) => [rule.name, count]))
  const busy = now.rules
    .map(({ rule, count }) => ({
      name: rule.name,
      count,
      recent: count - (earlier.get(rule.name) ?? 0),
    }))
    .sort((a, b) => b.recent - a.recent || b.count - a.count)
  for (const { name, count, recent } of busy.slice(0, Math.max(rows - lines.length - 1, 5))) {
    lines.push(cells([count, recent / seconds, name], RULE_WIDTHS))
  }
  return `${lines.join('\n')}\n`
}

export async function top({ config, log }: Context, flags: ControlArguments): Promise<ExitCode> {
  const isScreen = process.stdout.isTTY === true
  let before: Observed | undefined
  for (let drawn = 0; drawn < (flags.count ?? Number.POSITIVE_INFINITY); drawn++) {
    let body: string
    try {
      const answer = await ask(config, 'GET', '/stats')
      if (answer.status !== 200) throw new Error(`answered ${answer.status}`)
      body = answer.body
    } catch (error) {
      const { message } = error as Error
      log.error(`${controlAddress(config)}: ${message}; is gyr running, with its web server on?`)
      return EXIT.error
    }
    const now = JSON.parse(body) as Observed
    const seconds = before === undefined ? now.seconds : now.seconds - before.seconds
    const start: Observed = { ...now, evaluator: {}, source: {}, rules: [] }
    const rows = process.stdout.rows ?? 40
    print((isScreen ? CLEAR : '') + topScreen(now, before ?? start, Math.max(seconds, 0.001), rows))
    before = now
    if (drawn + 1 !== flags.count) await setTimeout(INTERVAL_MS)
  }
  return EXIT.ok
}
