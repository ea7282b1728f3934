// SPDX-License-Identifier: Apache-2.0
// The command line, read into one value. Does nothing itself; src/cli.ts picks the command.
import { Command, CommanderError } from 'commander'
import { suggest } from '../diagnostics/suggest.ts'
import { EXIT_CODES_HELP } from '../exit-codes.ts'
import { type CaptureArguments, defineCapture } from './capture-arguments.ts'
import { type CompileArguments, defineCompile } from './compile-arguments.ts'
import { type ControlArguments, defineControl } from './control-arguments.ts'
import { DRIVER_ACTIONS, type DriverArguments, defineDriver } from './driver-arguments.ts'
import { defineExplain, type ExplainArguments } from './explain-arguments.ts'
import type { Values } from './option-values.ts'
import { defineProfile, type ProfileArguments } from './profile-arguments.ts'
import { conflictOf, defineRun, type RunArguments, toRun } from './run-arguments.ts'

export type Arguments =
  | RunArguments
  | CompileArguments
  | ExplainArguments
  | CaptureArguments
  | DriverArguments
  | ControlArguments
  | ProfileArguments
  | ArgumentsText

/** Help was asked for, or the command line makes no sense: `text` says it, `failed` which. */
export interface ArgumentsText {
  readonly command: 'text'
  readonly text: string
  readonly failed: boolean
}

function define(write: (text: string) => void): Command {
  const program = new Command('gyr')
  program
    .description('Watches what programs do on this machine and says so when a rule matches.')
    .usage(
      [
        '[options]',
        'gyr explain <rule> [-e <capture> --event <number>]',
        'gyr profile [-e <capture>]',
        'gyr compile <rules...> -o <file>',
        'gyr capture -o <file> [--filter <condition>] [-M <seconds>]',
        `gyr driver ${DRIVER_ACTIONS.join('|')}`,
        'gyr reload',
        'gyr top',
      ].join('\n       '),
    )
    .enablePositionalOptions()
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeOut: write, writeErr: write })
    .showSuggestionAfterError()
    .helpOption('-h, --help', 'print this page')
    .helpCommand(false)
  defineRun(program)
  return program.addHelpText('after', `\n${EXIT_CODES_HELP}`)
}

/** Why what was written cannot be run, or undefined. */
function faultOf(program: Command, values: Values): string | undefined {
  const [first] = program.args
  if (first === undefined) return conflictOf(values)
  const names = program.commands.map(command => command.name())
  const near = suggest(first, names)
  const hint = near === undefined ? '' : `\n(Did you mean ${near}?)`
  return `error: unknown command '${first}'${hint}`
}

/** `argv` is what follows the name of the program. */
export function parseArguments(argv: readonly string[]): Arguments {
  let written = ''
  let result: Arguments | undefined
  const program = define(output => {
    written += output
  })
  const accept = (value: Arguments): void => {
    result = value
  }
  defineCompile(program, accept)
  defineExplain(program, accept)
  defineCapture(program, accept)
  defineDriver(program, accept)
  defineProfile(program, accept)
  defineControl(program, accept)
  // Only now, since commands take after the program: an unknown command is told better by faultOf.
  program.allowExcessArguments(true).action((values: Values) => {
    const fault = faultOf(program, values)
    result =
      fault === undefined ? toRun(values) : { command: 'text', text: `${fault}\n`, failed: true }
  })
  try {
    program.parse([...argv], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    const output = written === '' ? `${error.message}\n` : written
    return { command: 'text', text: output, failed: error.exitCode !== 0 }
  }
  return result as Arguments
}
