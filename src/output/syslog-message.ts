// SPDX-License-Identifier: Apache-2.0
// A message as syslog(3) writes it: priority and facility, local time, program and process, text.
import type { SyslogEntry } from './syslog.ts'

const LOG_USER = 1 << 3
const NAME = 'gyr'
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
/** Far above what daemons take (8 KB as a rule); a datagram has a limit too. */
const LONGEST = 32_000

const CONTROL = /\p{Cc}/gu

const two = (value: number): string => String(value).padStart(2, '0')

export function syslogMessage({ priority, text }: SyslogEntry, now: Date): string {
  const date = `${MONTHS[now.getMonth()]} ${String(now.getDate()).padStart(2, ' ')}`
  const time = `${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`
  // One line, whatever is in it: a control character would end the message for some daemons.
  const line = text.slice(0, LONGEST).replace(CONTROL, ' ')
  return `<${LOG_USER | priority}>${date} ${time} ${NAME}[${process.pid}]: ${line}`
}
