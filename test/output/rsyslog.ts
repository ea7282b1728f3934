// SPDX-License-Identifier: Apache-2.0
// A real rsyslogd on a /dev/log of its own, with the configuration for alerts that comes with gyr.
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packagePath } from '../../src/package-path.ts'
import { start, stop } from '../support/programs.ts'
import { type PrivateDev, privateDev } from './private-dev.ts'
import { until } from './recording.ts'

export interface Rsyslog {
  /** Where alerts go, by the configuration that comes with gyr. */
  readonly log: string
  start(): Promise<void>
  stop(): Promise<void>
  text(): string
}

/** What rsyslogd itself says when it begins. */
const STARTED = /^.* rsyslogd: .*\] start$/gm

/** rsyslogd on the /dev/log of `dev`; may be stopped and started again. */
function rsyslog(dev: PrivateDev, folder: string): Rsyslog {
  const log = join(folder, 'syslog.log')
  const messages = join(folder, 'messages')
  const sample = join(folder, '30-gyr.conf')
  const shipped = readFileSync(packagePath('deploy/rsyslog/30-gyr.conf'), 'utf8')
  writeFileSync(sample, shipped.replace('/var/log/gyr/syslog.log', log))
  const config = join(folder, 'rsyslog.conf')
  writeFileSync(
    config,
    `global(workDirectory="${folder}")
module(load="imuxsock" SysSock.Use="on" SysSock.Name="/dev/log" SysSock.RateLimit.Interval="0")
include(file="${sample}")
*.* action(type="omfile" file="${messages}")
`,
  )
  const read = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '')
  let child: ChildProcess | undefined
  const starts = (): number => read(messages).match(STARTED)?.length ?? 0
  return {
    log,
    text: () => read(log),
    async start() {
      const before = starts()
      child = start(dev.within(['rsyslogd', '-n', '-f', config, '-i', join(folder, 'pid')]))
      await until(() => starts() > before, 'rsyslogd')
    },
    async stop() {
      if (child !== undefined) await stop(child)
    },
  }
}

/** Makes `folder`, and in it what is needed; ended by endPrograms(). */
export async function prepareRsyslog(
  folder: string,
): Promise<{ dev: PrivateDev; daemon: Rsyslog }> {
  mkdirSync(join(folder, 'dev'), { recursive: true })
  const dev = await privateDev(join(folder, 'dev'))
  return { dev, daemon: rsyslog(dev, folder) }
}
