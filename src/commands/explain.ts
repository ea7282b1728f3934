// SPDX-License-Identifier: Apache-2.0
// `gyr explain RULE`: what a rule says, with everything it uses opened; with `-e CAPTURE --event N` why it
// did or did not match that event. With json_output the same as one JSON document.
import { loadRuleSet } from '../compile-rules.ts'
import { lookUpDomains } from '../domain-addresses.ts'
import { DOMAIN_WAIT_MS } from '../domain-wait.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { explainEvent, explainRule } from '../explain/explain.ts'
import { ruleNamed } from '../explain/find-rule.ts'
import { domainsOf } from '../rules/domains.ts'
import type { RuleSet } from '../rules/load.ts'
import { openContext, print, printFrames } from './context.ts'
import type { ExplainArguments } from './explain-arguments.ts'
import { readNamedRules } from './rules.ts'

export async function explain(flags: ExplainArguments): Promise<ExitCode> {
  const context = await openContext({
    config: flags.config,
    overrides: ['log_level=warning', ...flags.overrides],
  })
  if (context === undefined) return EXIT.error
  const { log, config } = context
  const input = readNamedRules(context, { rules: flags.rules, verbose: flags.verbose })
  if (input.compiled !== undefined) {
    log.error('a compiled policy holds no conditions to explain; name its rules files')
    return EXIT.error
  }
  const ruleSet = await loadRuleSet(input.sources, config)
  // Errors elsewhere do not keep a good rule from being explained.
  printFrames(log, ruleSet.diagnostics.errors)
  const found = ruleNamed(flags.rule, ruleSet)
  if ('message' in found) {
    log.error(whyNotLoaded(flags.rule, ruleSet) ?? found.message)
    return EXIT.error
  }
  const { rule } = found
  const options = { full: flags.verbose, json: config.json_output }
  if (flags.event === undefined || flags.capture === undefined) {
    print(explainRule(rule, ruleSet, options))
    return EXIT.ok
  }
  const explained = await explainEvent({
    ...options,
    rule,
    ruleSet,
    capture: flags.capture,
    event: flags.event,
    matching: config.rule_matching,
    addresses: await lookUpDomains(
      domainsOf(ruleSet.rules.map(each => each.condition)),
      DOMAIN_WAIT_MS.once,
    ),
  })
  if ('message' in explained) {
    log.error(explained.message)
    return EXIT.error
  }
  print(explained.text)
  return EXIT.ok
}

/** A rule that is in the files but not among the loaded ones; what was said about it. */
function whyNotLoaded(name: string, { diagnostics }: RuleSet): string | undefined {
  const found = diagnostics.all.find(
    ({ item, code, severity }) =>
      item?.type === 'rule' &&
      item.name === name &&
      (severity === 'error' || code === 'LOAD_UNKNOWN_SOURCE' || code === 'LOAD_UNKNOWN_FILTER'),
  )
  return found && `rule "${name}" is not loaded: ${found.message}`
}
