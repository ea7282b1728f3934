// SPDX-License-Identifier: Apache-2.0
// `gyr compile`: rules files to one policy file, which gyr and hosts in other languages load as it is.
import { renameSync, writeFileSync } from 'node:fs'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import type { CompileArguments } from './compile-arguments.ts'
import { openContext } from './context.ts'
import { loadPolicy } from './rules.ts'

export async function compile(flags: CompileArguments): Promise<ExitCode> {
  const context = await openContext({ config: flags.config, overrides: flags.overrides })
  if (context === undefined) return EXIT.error
  const loaded = await loadPolicy(context, { rules: flags.rules, verbose: true })
  if (loaded === undefined) return EXIT.error
  const { policy } = loaded
  // A reader never sees half a policy.
  const temporary = `${flags.output}.tmp`
  writeFileSync(temporary, policy.bytes)
  renameSync(temporary, flags.output)
  context.log.info(`${flags.output}: ${policy.rules.length} rules, ${policy.bytes.length} bytes`)
  return EXIT.ok
}
