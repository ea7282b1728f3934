// SPDX-License-Identifier: Apache-2.0
// `gyr driver`, as commander declares it.
import { Argument, type Command } from 'commander'
import type { Values } from './option-values.ts'

export const DRIVER_ACTIONS = ['build', 'load', 'unload', 'status'] as const

export interface DriverArguments {
  readonly command: 'driver'
  readonly action: (typeof DRIVER_ACTIONS)[number]
  /** `--sign`, with `build` only. */
  readonly sign?: { readonly key: string; readonly certificate: string }
}

export function defineDriver(program: Command, accept: (value: DriverArguments) => void): void {
  program
    .command('driver')
    .summary('build, load and unload the kernel module')
    .description('Builds the kernel module for the running kernel, loads it, unloads it.')
    .addArgument(new Argument('<action>', 'what to do').choices(DRIVER_ACTIONS))
    .option(
      '--sign <files...>',
      'with build: KEY CERTIFICATE to sign the module with; else the key of DKMS or shim is used, if there is one',
    )
    .action((action: DriverArguments['action'], values: Values, command: Command) => {
      const files = values['sign'] as string[] | undefined
      if (files === undefined) return accept({ command: 'driver', action })
      if (action !== 'build') command.error('error: --sign goes with "gyr driver build"')
      const [key, certificate, ...more] = files
      if (key === undefined || certificate === undefined || more.length > 0) {
        return command.error('error: --sign takes two files: --sign KEY CERTIFICATE')
      }
      return accept({ command: 'driver', action, sign: { key, certificate } })
    })
}
