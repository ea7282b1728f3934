// SPDX-License-Identifier: Apache-2.0
// The program's own log on standard error, apart from alerts: `Tue Mar 14 10:00:00 2024: text`, or
// the time in ISO 8601. Levels are those of `log_level`.
import { writeAll } from './output/write-all.ts'

const LEVELS = [
  'emergency',
  'alert',
  'critical',
  'error',
  'warning',
  'notice',
  'informational',
  'debug',
] as const

export type LogLevel = (typeof LEVELS)[number]

export interface LogOptions {
  /** Least severe level to print; `info` is short for informational. */
  readonly level: string
  readonly iso8601: boolean
  /** `log_stderr`: off means that nothing is printed there. */
  readonly enabled: boolean
  /** Gets each line without its time (`log_syslog`), with the number of its level. */
  readonly syslog?: ((level: number, text: string) => void) | undefined
  readonly write?: (text: string) => void
  readonly now?: () => Date
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
const MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const

/** The form of ctime(3). */
export function ctime(date: Date): string {
  const day = String(date.getDate()).padStart(2, ' ')
  const time = date.toTimeString().slice(0, 8)
  return `${DAYS[date.getDay()]} ${MONTHS[date.getMonth()]} ${day} ${time} ${date.getFullYear()}`
}

function isoTime(date: Date): string {
  return `${date.toISOString().slice(0, -5)}+0000`
}

function levelOf(name: string): number {
  return LEVELS.indexOf((name === 'info' ? 'informational' : name) as LogLevel)
}

export class Log {
  #options: LogOptions

  constructor(options: LogOptions) {
    this.#options = options
  }

  /** Takes over what the configuration says, once it is read. */
  configure(options: Partial<LogOptions>): void {
    this.#options = { ...this.#options, ...options }
  }

  #log(level: LogLevel, text: string): void {
    const { enabled, level: least, iso8601, syslog, now = () => new Date() } = this.#options
    if (levelOf(level) > levelOf(least)) return
    syslog?.(levelOf(level), text)
    if (!enabled) return
    const date = now()
    this.raw(`${iso8601 ? isoTime(date) : ctime(date)}: ${text}\n`)
  }

  /** Text as it is: code frames and statistics. */
  raw(text: string): void {
    const { write = (out: string) => writeAll(2, new TextEncoder().encode(out)) } = this.#options
    write(text)
  }

  error(text: string): void {
    this.#log('error', text)
  }

  warning(text: string): void {
    this.#log('warning', text)
  }

  notice(text: string): void {
    this.#log('notice', text)
  }

  info(text: string): void {
    this.#log('informational', text)
  }

  debug(text: string): void {
    this.#log('debug', text)
  }
}
