// SPDX-License-Identifier: Apache-2.0
// A mount namespace with a /dev of its own, in which a syslog daemon of a test may have /dev/log.

import type { ChildProcess } from 'node:child_process'
import { packagePath } from '../../src/package-path.ts'
import { start } from '../support/programs.ts'
import { until } from './recording.ts'

const SETUP = `
set -e
mount -t tmpfs none "$1"
for device in null zero full random urandom; do
  : > "$1/$device"
  mount --bind "/dev/$device" "$1/$device"
done
mount --bind "$1" /dev
echo ready
exec sleep 3600
`

export interface PrivateDev {
  readonly child: ChildProcess
  /** The command, inside. */
  within(command: readonly string[]): string[]
}

/** `folder` is an empty folder, hidden inside. Ended by endPrograms(). */
export async function privateDev(folder: string): Promise<PrivateDev> {
  const child = start([
    'unshare',
    '-m',
    '--propagation',
    'private',
    'sh',
    '-c',
    SETUP,
    'sh',
    folder,
  ])
  let text = ''
  let errors = ''
  child.stdout?.on('data', chunk => {
    text += chunk
  })
  child.stderr?.on('data', chunk => {
    errors += chunk
  })
  await until(() => text.includes('ready') || child.exitCode !== null, 'a private /dev')
  if (child.exitCode !== null) throw new Error(`no private /dev: ${errors}`)
  // unshare becomes sh, and sh becomes sleep: one process all the way.
  const enter = ['nsenter', '-m', '-t', String(child.pid), `--wd=${packagePath('.')}`]
  return { child, within: command => [...enter, ...command] }
}
