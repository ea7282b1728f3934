// SPDX-License-Identifier: Apache-2.0
// Rules to a policy: reports as diagnostics what is wrong with them, prints nothing. Loaded only when
// there are rules to compile, for a compiled policy needs none of it.
import type { Config } from './config/config.ts'
import { loadOptions } from './config/load-options.ts'
import type { Source } from './diagnostics/diagnostic.ts'
import type { LoadedPolicy } from './rule-input.ts'
import { loadRules, type RuleSet } from './rules/load.ts'
import { compilePolicy } from './rules/policy.ts'
import { readPolicy } from './rules/policy-reader.ts'

/** `print` is the text of `-p`. */
export function loadRuleSet(sources: readonly Source[], config: Config, print?: string): RuleSet {
  return loadRules(sources, loadOptions(config, print))
}

/** Compiles what a rule set holds in force. Throws RangeError when it is more than a policy can hold. */
export function compileRuleSet(ruleSet: RuleSet, matching: 'first' | 'all'): LoadedPolicy {
  const bytes = compilePolicy(ruleSet, { matching })
  return { bytes, rules: readPolicy(bytes).rules }
}
