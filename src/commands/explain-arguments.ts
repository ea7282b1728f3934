// SPDX-License-Identifier: Apache-2.0
// `gyr explain`, as commander declares it.
import { type Command, CommanderError } from 'commander'
import { collect, listOf, type Values } from './option-values.ts'

export interface ExplainArguments {
  readonly command: 'explain'
  readonly rule: string
  readonly config?: string
  readonly rules: readonly string[]
  readonly overrides: readonly string[]
  /** Both or neither. */
  readonly capture?: string
  readonly event?: number
  readonly verbose: boolean
}

function toEvent(value: string): number {
  if (/^[1-9]\d{0,14}$/.test(value)) return Number(value)
  throw new CommanderError(
    2,
    'gyr.event',
    `error: --event takes the number of an event (evt.num, from 1), not "${value}"`,
  )
}

export function defineExplain(program: Command, accept: (value: ExplainArguments) => void): void {
  program
    .command('explain')
    .summary('show what a rule says, or why it did or did not match an event')
    .description(
      'Shows what a rule says, with its macros and lists opened; with a capture and the number of an event, which part of the condition decided.',
    )
    .argument('<rule>', 'name of the rule')
    .option('-r <file>', 'rules file or directory, instead of rules_files; repeatable', collect)
    .option('-e <file>', 'a capture file (.scap); needs --event')
    .option('--event <number>', 'an event of the capture, as evt.num counts; needs -e', toEvent)
    .option('-c <file>', 'configuration file')
    .option('-o, --option <key=value>', 'set a configuration key; repeatable', collect)
    .option('-v', 'show long lists in full')
    .action((rule: string, values: Values, command: Command) => {
      if ((values['e'] === undefined) !== (values['event'] === undefined)) {
        command.error('error: -e and --event go together')
      }
      accept({
        command: 'explain',
        rule,
        rules: listOf(values, 'r'),
        overrides: listOf(values, 'option'),
        verbose: values['v'] === true,
        ...(typeof values['c'] === 'string' && { config: values['c'] }),
        ...(typeof values['e'] === 'string' && { capture: values['e'] }),
        ...(typeof values['event'] === 'number' && { event: values['event'] }),
      })
    })
}
