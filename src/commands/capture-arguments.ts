// SPDX-License-Identifier: Apache-2.0
// `gyr capture`, as commander declares it.
import type { Command } from 'commander'
import { collect, toSeconds, type Values } from './option-values.ts'
import { outputOf } from './output-option.ts'

export interface CaptureArguments {
  readonly command: 'capture'
  readonly config?: string
  readonly overrides: readonly string[]
  /** The file to write, `-` for standard output. */
  readonly output: string
  /** A condition in the rule language. */
  readonly filter?: string
  readonly seconds?: number
}

export function defineCapture(program: Command, accept: (value: CaptureArguments) => void): void {
  program
    .command('capture')
    .summary('record events to a capture file')
    .description(
      'Records the events of this machine to a capture file, for gyr -e, Falco, sysdig, Stratoshark.',
    )
    .option(
      '-o, --output <file>',
      'the capture to write, - for standard output; -o key=value as --option',
      collect,
    )
    .option('--filter <condition>', 'record only events for which this condition holds')
    .option('-M <seconds>', 'stop after this time', toSeconds)
    .option('-c <file>', 'configuration file')
    .option('--option <key=value>', 'set a configuration key; repeatable', collect)
    .action((values: Values, command: Command) => {
      accept({
        command: 'capture',
        ...outputOf(values, command),
        ...(typeof values['c'] === 'string' && { config: values['c'] }),
        ...(typeof values['filter'] === 'string' && { filter: values['filter'] }),
        ...(typeof values['M'] === 'number' && { seconds: values['M'] }),
      })
    })
}
