// SPDX-License-Identifier: Apache-2.0
// Reading and compiling rules for the commands, with everything there is to tell about it.
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { DOMAIN_WAIT_MS } from '../domain-wait.ts'
import { type LoadedPolicy, type RuleInput, readRules } from '../rule-input.ts'
import type { RuleSet } from '../rules/rule-set.ts'
import { runOnce } from '../run-once.ts'
import { type Context, printFrames, printSome, ruleEntries, tellVerdict } from './context.ts'

export interface RuleFlags {
  readonly rules: readonly string[]
  readonly print?: string | undefined
  readonly verbose: boolean
  readonly lint?: boolean
  /** How many milliseconds to wait for the addresses of domain names. */
  readonly domainWait?: number
}

/** Reads the files; names a policy in the log, rules are named when they are loaded. Throws RuleFileError. */
export function readNamedRules(context: Context, flags: RuleFlags): RuleInput {
  const input = readRules(ruleEntries(flags.rules, context.config))
  for (const note of input.notes) context.log.warning(note)
  context.log.info('Loading rules from:')
  if (input.compiled !== undefined) for (const file of input.files) context.log.info(`   ${file}`)
  return input
}

/** For `--lint`. */
export async function hintsAbout(ruleSet: RuleSet, { config }: Context): Promise<Diagnostic[]> {
  const { lintRules } = await import('../rules/lint/lint.ts')
  return lintRules(ruleSet, { matching: config.rule_matching }).all
}

/** Undefined when there are errors, which are told by then. */
export async function loadNamedRules(
  context: Context,
  input: RuleInput,
  flags: RuleFlags,
): Promise<RuleSet | undefined> {
  const { loadRuleSet } = await import('../compile-rules.ts')
  const ruleSet = await loadRuleSet(input.sources, context.config, {
    print: flags.print,
    onFile: (name, schema) => tellVerdict(context.log, name, schema),
  })
  const { diagnostics } = ruleSet
  printSome(context.log, diagnostics, flags.verbose ? ['error', 'warning'] : ['error'])
  if (flags.lint === true) printFrames(context.log, await hintsAbout(ruleSet, context))
  if (ruleSet.ok) return ruleSet
  const count = diagnostics.errors.length + diagnostics.omitted('error')
  context.log.error(`${count} ${count === 1 ? 'error' : 'errors'} in rules files`)
  return undefined
}

/** From flags to a policy; undefined when there are errors, which are told by then. */
export async function loadPolicy(
  context: Context,
  flags: RuleFlags,
): Promise<{ readonly policy: LoadedPolicy; readonly files: readonly string[] } | undefined> {
  const input = readNamedRules(context, flags)
  const { files, compiled } = input
  if (compiled !== undefined) return { policy: compiled, files }
  return runOnce(input.sources, async () => {
    const ruleSet = await loadNamedRules(context, input, flags)
    if (ruleSet === undefined) return undefined
    const { compileWithDomains } = await import('../compile-rules.ts')
    const { rule_matching: matching } = context.config
    const wait = flags.domainWait ?? DOMAIN_WAIT_MS.start
    try {
      return { policy: await compileWithDomains(ruleSet, matching, wait), files }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      context.log.error(error.message)
      return undefined
    }
  })
}
