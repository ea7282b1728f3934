// SPDX-License-Identifier: Apache-2.0
// What the types of single keys cannot say about a configuration: texts with a form of their own, and
// keys that must fit each other. Called by load.ts.
import type { Config } from './config.ts'
import { parseInterval } from './interval.ts'
import type { Plain } from './key-path.ts'
import { reportIdle, type SettleContext } from './settle.ts'

const INTERVAL_HELP = 'write a number with a unit: ms, s, m, h, d, w or y, such as 30s or 1h'
const SHORTEST_INTERVAL_MS = 100
/** Why keys of `metrics` that ask for something change nothing. */
const IDLE_METRICS: Readonly<Record<string, string>> = {
  plugins_metrics_enabled: 'there are no plugins that count',
  kernel_iter_event_counters_enabled: '/proc is read instead of BPF iterators',
}
const DROP_ACTIONS: readonly string[] = ['ignore', 'log', 'alert', 'exit']

type Written = Readonly<Record<string, Plain>>
type Report = (path: readonly string[], message: string, help?: string) => void

function checkMetrics({ metrics, webserver }: Config, report: Report): void {
  const { output_rule: rule, output_file: file } = metrics
  const scraped = webserver.enabled && webserver.prometheus_metrics_enabled
  if (metrics.enabled && !rule && file === '' && !scraped) {
    report(
      ['metrics', 'enabled'],
      'metrics.enabled: nothing takes the metrics',
      'turn on metrics.output_rule, metrics.output_file or webserver.prometheus_metrics_enabled',
    )
  }
  const interval = parseInterval(metrics.interval)
  if (interval === undefined) {
    report(
      ['metrics', 'interval'],
      `metrics.interval: "${metrics.interval}" is not a time`,
      INTERVAL_HELP,
    )
  } else if (interval < SHORTEST_INTERVAL_MS) {
    report(['metrics', 'interval'], `metrics.interval: ${metrics.interval} is less than 100ms`)
  }
}

function checkThrottle({ throttle }: Config, report: Report): void {
  if (parseInterval(throttle.window) !== undefined) return
  report(
    ['throttle', 'window'],
    `throttle.window: "${throttle.window}" is not a time`,
    INTERVAL_HELP,
  )
}

function checkSnaplen({ falco_libs: { long_snaplen: long } }: Config, report: Report): void {
  const path = ['falco_libs', 'long_snaplen']
  if (long.to_port < long.from_port) {
    report(
      [...path, 'to_port'],
      `falco_libs.long_snaplen: no port lies between ${long.from_port} and ${long.to_port}`,
      'write the same number twice for one port',
    )
  } else if (long.bytes > 0 && long.from_port === 0) {
    report(
      [...path, 'bytes'],
      'falco_libs.long_snaplen: no ports are named',
      'set from_port and to_port',
    )
  }
}

function memberOf(value: Plain | undefined, key: string): Plain | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.hasOwn(value, key) ? value[key] : undefined
}

/** Errors as they are for Falco. The threshold is judged as it is written: its type has bounds already. */
function checkDrops(
  { syscall_event_drops: { actions } }: Config,
  written: Written,
  report: Report,
): void {
  const tell = (key: string, message: string): void => report(['syscall_event_drops', key], message)
  const threshold = Number(memberOf(written['syscall_event_drops'], 'threshold') ?? 0)
  if (!(threshold >= 0 && threshold <= 1)) {
    tell(
      'threshold',
      `syscall event drops threshold must be a double in the range [0, 1], not ${threshold}`,
    )
  }
  const unknown = actions.find(action => !DROP_ACTIONS.includes(action))
  if (unknown !== undefined) {
    tell(
      'actions',
      `available actions for syscall event drops are ${DROP_ACTIONS.join(', ')}, not "${unknown}"`,
    )
  }
  for (const other of ['log', 'alert']) {
    if (!actions.includes('ignore') || !actions.includes(other)) continue
    tell(
      'actions',
      `syscall event drop action "${other}" does not make sense with the "ignore" action`,
    )
  }
}

/** On in stock files, where metrics are off: worth a word only when somebody wants metrics. */
function tellIdleMetrics({ metrics }: Config, written: Written, context: SettleContext): void {
  if (!metrics.enabled) return
  for (const [key, why] of Object.entries(IDLE_METRICS)) {
    if (memberOf(written['metrics'], key) === true) reportIdle(['metrics', key], why, context)
  }
}

/** `written` are the values before they got their types. Reports at the place of the key; defaults are sound. */
export function crossCheck(config: Config, written: Written, context: SettleContext): void {
  const { issues, locate } = context
  const report: Report = (path, message, help) => {
    issues.report('CONFIG_ERR_VALUE', locate(path), message, { help })
  }
  checkDrops(config, written, report)
  checkMetrics(config, report)
  checkThrottle(config, report)
  tellIdleMetrics(config, written, context)
  checkSnaplen(config, report)
}
