// SPDX-License-Identifier: Apache-2.0
// `gyr profile`: which rules cost how much time, and why; on a capture, or on what happens now.
import { formatOptions } from '../app.ts'
import { compileWithDomains } from '../compile-rules.ts'
import { isLive } from '../config/engine-kind.ts'
import { DOMAIN_WAIT_MS } from '../domain-wait.ts'
import { createSource } from '../event-source.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { NATIVE_MISSING } from '../native.ts'
import { measure, measureReplay } from '../profile/measure.ts'
import { profilePage } from '../profile/page.ts'
import { type RuleSelection, selectionsOf } from '../profile/selection.ts'
import type { LoadedPolicy } from '../rule-input.ts'
import { CaptureFile } from '../source/capture-file.ts'
import { type Context, openContext, print } from './context.ts'
import type { ProfileArguments } from './profile-arguments.ts'
import { loadNamedRules, readNamedRules } from './rules.ts'

interface Rules {
  readonly policy: LoadedPolicy
  /** Of a compiled policy nothing is known. */
  readonly selections: ReadonlyMap<string, RuleSelection>
}

async function loadRules(context: Context, flags: ProfileArguments): Promise<Rules | undefined> {
  const ruleFlags = { rules: flags.rules, verbose: false }
  const input = readNamedRules(context, ruleFlags)
  if (input.compiled !== undefined) {
    context.log.warning(
      'a compiled policy holds no conditions: why rules cost what they do is not told',
    )
    return { policy: input.compiled, selections: new Map() }
  }
  const ruleSet = await loadNamedRules(context, input, ruleFlags)
  if (ruleSet === undefined) return undefined
  try {
    const policy = await compileWithDomains(
      ruleSet,
      context.config.rule_matching,
      DOMAIN_WAIT_MS.start,
    )
    return { policy, selections: selectionsOf(ruleSet) }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    context.log.error(error.message)
    return undefined
  }
}

export async function profile(flags: ProfileArguments): Promise<ExitCode> {
  const { capture, seconds, json } = flags
  const context = await openContext({
    config: flags.config,
    overrides: ['log_level=warning', ...flags.overrides],
  })
  if (context === undefined) return EXIT.error
  const { config, log } = context
  const rules = await loadRules(context, flags)
  if (rules === undefined) return EXIT.error
  const stop = new AbortController()
  const options = {
    policy: rules.policy,
    format: formatOptions(config),
    signal: stop.signal,
  }
  const end = (): void => stop.abort()
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  const clock = capture === undefined ? 'elapsed' : 'cpu'
  let code: ExitCode = EXIT.ok
  let measured: Awaited<ReturnType<typeof measure>>
  if (capture !== undefined) {
    let source = new CaptureFile(capture)
    measured = await measureReplay(() => {
      source = new CaptureFile(capture)
      return source
    }, options)
    for (const warning of source.warnings()) log.warning(warning.message)
    if (source.warnings().length > 0) code = EXIT.truncated
  } else {
    if (!isLive(config.engine.kind)) {
      log.error(
        `engine.kind is "${config.engine.kind}": name a capture with -e, or watch this machine with -o engine.kind=auto`,
      )
      return EXIT.error
    }
    const source = await createSource(config, rules.policy.needs, log)
    const timer = setTimeout(end, seconds * 1000)
    measured = await measure(source, { ...options, clock })
    clearTimeout(timer)
  }
  if (measured === undefined) {
    log.error(`${NATIVE_MISSING}; it takes the samples that times are made of`)
    return EXIT.error
  }
  const source = capture ?? 'this machine'
  print(profilePage(measured, rules.selections, { source, clock, json }))
  return code
}
