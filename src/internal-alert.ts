// SPDX-License-Identifier: Apache-2.0
// Alerts about the program itself, in Falco's forms: source `internal`, no tags, and in text always the
// local time.
import { EventClock } from './format/event-clock.ts'
import type { LineFormat, RuleIdentity } from './output/output.ts'
import { priorityName } from './schema/priority.ts'

export interface InternalAlert {
  readonly rule: string
  /** 0 (Emergency) to 7 (Debug). */
  readonly priority: number
  readonly message: string
  readonly fields: Readonly<Record<string, string | number>>
}

export function internalIdentity({ rule, priority }: InternalAlert): RuleIdentity {
  return { name: rule, priority, source: 'internal', tags: [] }
}

const ascii = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const CONTROL = /\p{Cc}/gu

function sorted(fields: InternalAlert['fields']): [string, string | number][] {
  return Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** `time` is in nanoseconds since the epoch. */
export function internalLine(
  alert: InternalAlert,
  format: LineFormat,
  hostname: string,
  time: bigint,
): string {
  const clock = new EventClock()
  clock.set(time)
  const priority = priorityName(alert.priority)
  if (format === 'json') {
    return JSON.stringify({
      hostname,
      output: alert.message,
      output_fields: Object.fromEntries(sorted(alert.fields)),
      priority,
      rule: alert.rule,
      source: 'internal',
      time: ascii(clock.iso8601Z),
    })
  }
  const fields = sorted(alert.fields).map(([key, value]) => `${key}=${JSON.stringify(value)}`)
  const message = `${alert.message} (${fields.join(' ')})`.replace(CONTROL, ' ')
  return format === 'message' ? message : `${ascii(clock.time)}: ${priority} ${message}`
}
