// SPDX-License-Identifier: Apache-2.0
// The rule a user means by a name: the one of that name, or what comes near it. Pure.
import { suggest } from '../diagnostics/suggest.ts'
import type { CompiledRule, RuleSet } from '../rules/rule-set.ts'

/** Names to show when a name fits several rules. */
const MAX_SHOWN = 5

/** Case does not count when no other rule has the name; `message` says what there is instead. */
export function ruleNamed(
  name: string,
  ruleSet: RuleSet,
): { readonly rule: CompiledRule } | { readonly message: string } {
  const { rules } = ruleSet
  const exact = rules.find(rule => rule.name === name)
  if (exact !== undefined) return { rule: exact }
  const lower = name.toLowerCase()
  const alike = rules.filter(rule => rule.name.toLowerCase() === lower)
  if (alike.length === 1) return { rule: alike[0] as CompiledRule }
  if (rules.length === 0) return { message: `there is no rule "${name}": no rules are loaded` }
  const containing = rules.filter(rule => rule.name.toLowerCase().includes(lower))
  if (name !== '' && containing.length > 0) {
    const shown = containing.slice(0, MAX_SHOWN).map(rule => `"${rule.name}"`)
    const more = containing.length - shown.length
    return {
      message: `there is no rule "${name}"; rules with that in their names: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    }
  }
  const near = suggest(
    lower,
    rules.map(rule => rule.name.toLowerCase()),
  )
  const meant = rules.find(rule => rule.name.toLowerCase() === near)
  return {
    message:
      meant === undefined
        ? `there is no rule "${name}"; -L lists the ${rules.length} that are loaded`
        : `there is no rule "${name}", did you mean "${meant.name}"?`,
  }
}
