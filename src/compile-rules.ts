// SPDX-License-Identifier: Apache-2.0
// Rules to a policy: reports as diagnostics what is wrong with them, prints nothing. Loaded only when
// there are rules to compile, for a compiled policy needs none of it.
import type { Config } from './config/config.ts'
import { loadOptions } from './config/load-options.ts'
import { Collector, type Source } from './diagnostics/diagnostic.ts'
import { lookUpDomains } from './domain-addresses.ts'
import type { LoadedPolicy } from './rule-input.ts'
import { type Addresses, domainsOf } from './rules/domains.ts'
import { schemaStatus } from './rules/file-schema.ts'
import { compilePolicy } from './rules/policy.ts'
import { readPolicy } from './rules/policy-reader.ts'
import { RuleLoader } from './rules/rule-loader.ts'
import type { RuleSet } from './rules/rule-set.ts'
import { readPlainYaml } from './rules/yaml-reader.ts'

interface RuleSetOptions {
  /** The text of `-p`. */
  readonly print?: string | undefined
  /** Called with each file and Falco's verdict on its form. */
  readonly onFile?: (name: string, schema: string) => void
}

/** The YAML library is loaded only for a file that is not plain. */
export async function loadRuleSet(
  sources: readonly Source[],
  config: Config,
  options: RuleSetOptions = {},
): Promise<RuleSet> {
  const diagnostics = new Collector()
  const loader = new RuleLoader(loadOptions(config, options.print))
  for (const source of sources) {
    let roots = readPlainYaml(source.text)
    if (roots === undefined) {
      const { readDocuments } = await import('./rules/document.ts')
      roots = readDocuments(source, diagnostics)
    }
    options.onFile?.(source.name, roots === undefined ? 'none' : schemaStatus(roots))
    loader.add(source, roots, diagnostics)
  }
  return loader.compile(diagnostics)
}

const NO_ADDRESSES: Addresses = new Map()

/** Compiles what a rule set holds in force. Throws RangeError when it is more than a policy can hold. */
export function compileRuleSet(
  ruleSet: RuleSet,
  matching: 'first' | 'all',
  addresses: Addresses = NO_ADDRESSES,
): LoadedPolicy {
  const bytes = compilePolicy(ruleSet, { matching, addresses })
  const { rules, needs } = readPolicy(bytes)
  return { bytes, rules, needs, domains: domainsInForce(ruleSet), addresses }
}

/** The same, with the addresses of domain names where they come in time: most rules name none. */
export async function compileWithDomains(
  ruleSet: RuleSet,
  matching: 'first' | 'all',
  milliseconds: number,
): Promise<LoadedPolicy> {
  const addresses = await lookUpDomains(domainsInForce(ruleSet), milliseconds)
  return compileRuleSet(ruleSet, matching, addresses)
}

function domainsInForce({ rules }: RuleSet): string[] {
  return domainsOf(rules.filter(({ enabled }) => enabled).map(({ condition }) => condition))
}
