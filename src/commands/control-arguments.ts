// SPDX-License-Identifier: Apache-2.0
// The subcommands that speak with a running program, as commander declares them.
import { type Command, InvalidArgumentError } from 'commander'
import { collect, listOf, type Values } from './option-values.ts'

export interface ControlArguments {
  readonly command: 'reload' | 'top'
  readonly config?: string
  readonly overrides: readonly string[]
  readonly pidfile?: string
  /** `top`: screens to draw before it ends; undefined: until it is stopped. */
  readonly count?: number
}

function toCount(value: string): number {
  const count = Number(value)
  if (Number.isSafeInteger(count) && count > 0) return count
  throw new InvalidArgumentError('expected a number of screens')
}

function common(command: ControlArguments['command'], values: Values): ControlArguments {
  const { c, pidfile, count } = values
  return {
    command,
    overrides: listOf(values, 'option'),
    ...(typeof c === 'string' && { config: c }),
    ...(typeof pidfile === 'string' && { pidfile }),
    ...(typeof count === 'number' && { count }),
  }
}

/** Adds `gyr reload` and `gyr top`. */
export function defineControl(program: Command, accept: (value: ControlArguments) => void): void {
  const configured = (name: string): Command =>
    program
      .command(name)
      .option('-c <file>', 'configuration file of the running program')
      .option('-o, --option <key=value>', 'set a configuration key; repeatable', collect)
  configured('reload')
    .summary('make the running gyr read rules and configuration anew')
    .description('Makes the running gyr read rules and configuration anew, and tells the result.')
    .option('-P, --pidfile <file>', 'send SIGHUP to this process instead; without a result')
    .action((values: Values) => accept(common('reload', values)))
  configured('top')
    .summary('show what the running gyr is doing')
    .description('Shows events, drops, rules and outputs of the running gyr, again every second.')
    .option('-n, --count <screens>', 'end after this many screens', toCount)
    .action((values: Values) => accept(common('top', values)))
}
