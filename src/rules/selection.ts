// SPDX-License-Identifier: Apache-2.0
// Which loaded rules are in force: the configuration's `rules:` list of enable and disable, applied in
// order after all files, and the priority threshold.

export type RuleSelector = { readonly rule?: string; readonly tag?: string }
export type SelectionStep = { readonly enable: RuleSelector } | { readonly disable: RuleSelector }

export type Selection = {
  readonly steps?: readonly SelectionStep[]
  /** Rules less severe than this are out whatever the steps say. */
  readonly minPriority?: number
}

type Selectable = {
  readonly name: string
  readonly tags: readonly string[]
  readonly priority: number
}

/** For each rule whether it is in force, beginning from what its files say. */
export function selectRules<T extends Selectable & { enabled: boolean }>(
  rules: readonly T[],
  selection: Selection,
): void {
  for (const step of selection.steps ?? []) {
    const on = 'enable' in step
    const selector = on ? step.enable : step.disable
    for (const rule of rules) {
      if (matchesSelector(rule, selector)) rule.enabled = on
    }
  }
  const limit = selection.minPriority
  if (limit === undefined) return
  for (const rule of rules) if (rule.priority > limit) rule.enabled = false
}

/** A selector with a name and a tag matches what either of them matches. */
export function matchesSelector(
  rule: Omit<Selectable, 'priority'>,
  selector: RuleSelector,
): boolean {
  const byName =
    selector.rule !== undefined && selector.rule !== '' && matchesWildcard(selector.rule, rule.name)
  const byTag = selector.tag !== undefined && rule.tags.includes(selector.tag)
  return byName || byTag
}

/** `*` stands for any text; everything else for itself. Linear in the text for each star. */
export function matchesWildcard(pattern: string, text: string): boolean {
  const parts = pattern.split('*')
  const first = parts.shift() as string
  const last = parts.pop()
  if (last === undefined) return pattern === text
  if (!text.startsWith(first)) return false
  let at = first.length
  for (const part of parts) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return text.length - at >= last.length && text.endsWith(last)
}
