// SPDX-License-Identifier: Apache-2.0
// `gyr profile`, as commander declares it.
import type { Command } from 'commander'
import { collect, listOf, toSeconds, type Values } from './option-values.ts'

export interface ProfileArguments {
  readonly command: 'profile'
  readonly config?: string
  readonly rules: readonly string[]
  readonly overrides: readonly string[]
  /** Undefined: this machine is watched. */
  readonly capture?: string
  /** How long to watch it. */
  readonly seconds: number
  readonly json: boolean
}

const DEFAULT_SECONDS = 10

export function defineProfile(program: Command, accept: (value: ProfileArguments) => void): void {
  program
    .command('profile')
    .summary('show which rules cost how much time, and why')
    .description(
      'Shows which rules cost how much time, and why: on the events of a capture, or on what happens on this machine now. No alerts are given.',
    )
    .option('-e <file>', 'a capture file (.scap) instead of this machine')
    .option(
      '-r <file>',
      'rules file, directory or compiled policy, instead of rules_files; repeatable',
      collect,
    )
    .option('-M <seconds>', `how long to watch this machine (${DEFAULT_SECONDS})`, toSeconds)
    .option('--json', 'as one JSON document')
    .option('-c <file>', 'configuration file')
    .option('-o, --option <key=value>', 'set a configuration key; repeatable', collect)
    .action((values: Values, command: Command) => {
      const { e: capture, c: config, M: seconds } = values
      if (capture !== undefined && seconds !== undefined) {
        command.error('error: -M is for watching this machine; a capture is replayed whole')
      }
      if (seconds === 0) command.error('error: -M takes a number of seconds above 0')
      accept({
        command: 'profile',
        rules: listOf(values, 'r'),
        overrides: listOf(values, 'option'),
        seconds: typeof seconds === 'number' ? seconds : DEFAULT_SECONDS,
        json: values['json'] === true,
        ...(typeof config === 'string' && { config }),
        ...(typeof capture === 'string' && { capture }),
      })
    })
}
