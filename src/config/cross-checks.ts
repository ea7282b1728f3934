// SPDX-License-Identifier: Apache-2.0
// What the types of single keys cannot say about a configuration: texts with a form of their own, and
// keys that must fit each other. Called by load.ts.
import type { Config } from './config.ts'
import { parseInterval } from './interval.ts'
import type { SettleContext } from './settle.ts'

const INTERVAL_HELP = 'write a number with a unit: ms, s, m, h, d, w or y, such as 30s or 1h'
const SHORTEST_INTERVAL_MS = 100

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

/** Reports at the place of the key, for keys of a file; defaults are sound. */
export function crossCheck(config: Config, { issues, locate }: SettleContext): void {
  const report: Report = (path, message, help) => {
    issues.report('CONFIG_ERR_VALUE', locate(path), message, { help })
  }
  checkMetrics(config, report)
  checkThrottle(config, report)
}
