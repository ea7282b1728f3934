// SPDX-License-Identifier: Apache-2.0
// `gyr compile`: rules files to one policy file, which gyr and hosts in other languages load as it is.
import { renameSync, writeFileSync } from 'node:fs'
import { DOMAIN_WAIT_MS } from '../domain-wait.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import type { CompileArguments } from './compile-arguments.ts'
import { openContext } from './context.ts'
import { loadPolicy } from './rules.ts'

export async function compile(flags: CompileArguments): Promise<ExitCode> {
  const context = await openContext({ config: flags.config, overrides: flags.overrides })
  if (context === undefined) return EXIT.error
  const loaded = await loadPolicy(context, {
    rules: flags.rules,
    verbose: true,
    domainWait: DOMAIN_WAIT_MS.once,
  })
  if (loaded === undefined) return EXIT.error
  const { policy } = loaded
  if (policy.domains.length > 0) {
    const found = policy.domains.filter(name => policy.addresses.has(name)).length
    context.log.warning(
      `rules compare with ${policy.domains.length} domain names: the policy has the addresses of ${found} as they are now, and keeps them; load the rules themselves to have them looked up again`,
    )
  }
  // A reader never sees half a policy.
  const temporary = `${flags.output}.tmp`
  writeFileSync(temporary, policy.bytes)
  renameSync(temporary, flags.output)
  context.log.info(`${flags.output}: ${policy.rules.length} rules, ${policy.bytes.length} bytes`)
  return EXIT.ok
}
