// SPDX-License-Identifier: Apache-2.0
// `gyr compile`, as commander declares it.
import type { Command } from 'commander'
import { collect, type Values } from './option-values.ts'
import { outputOf } from './output-option.ts'

export interface CompileArguments {
  readonly command: 'compile'
  readonly config?: string
  readonly rules: readonly string[]
  readonly overrides: readonly string[]
  readonly output: string
}

export function defineCompile(program: Command, accept: (value: CompileArguments) => void): void {
  program
    .command('compile')
    .summary('compile rules to a policy file')
    .description(
      'Compiles rules to a policy file, which loads faster and in hosts of any language.',
    )
    .argument('<rules...>', 'rules files and directories, in order')
    .option('-o, --output <file>', 'the policy file to write; -o key=value as --option', collect)
    .option('-c <file>', 'configuration file')
    .option('--option <key=value>', 'set a configuration key; repeatable', collect)
    .action((rules: string[], values: Values, command: Command) => {
      accept({
        command: 'compile',
        rules,
        ...outputOf(values, command),
        ...(typeof values['c'] === 'string' && { config: values['c'] }),
      })
    })
}
