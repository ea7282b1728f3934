// SPDX-License-Identifier: Apache-2.0
// Counts alerts by rule and by priority, for metrics and for the summary that a run ends with. Its text
// is Falco's. Counts live through a change of rules: they are kept by name.
import { PRIORITIES, severityName } from './schema/priority.ts'

/** What a count is about. */
export interface CountedRule {
  readonly name: string
  readonly priority: number
  readonly source?: string
  readonly tags?: readonly string[]
}

export interface RuleCount {
  readonly rule: CountedRule
  readonly count: number
}

export class RuleCounts {
  #rules: readonly CountedRule[] = []
  #counts = new Float64Array(0)
  /** Of rules that were in force before. */
  readonly #past = new Map<string, RuleCount>()

  /** `rules` is indexed like the `rule` of a match record. */
  constructor(rules: readonly CountedRule[]) {
    this.use(rules)
  }

  /** Other rules are in force from now on. */
  use(rules: readonly CountedRule[]): void {
    for (const each of this.#current()) this.#past.set(each.rule.name, each)
    this.#rules = rules
    this.#counts = new Float64Array(rules.length)
    for (const [index, { name }] of rules.entries()) {
      this.#counts[index] = this.#past.get(name)?.count ?? 0
      this.#past.delete(name)
    }
  }

  add(rule: number): void {
    this.#counts[rule] = (this.#counts[rule] ?? 0) + 1
  }

  #current(): RuleCount[] {
    return this.#rules.map((rule, index) => ({ rule, count: this.#counts[index] as number }))
  }

  /** Rules that matched. */
  all(): RuleCount[] {
    return [...this.#current(), ...this.#past.values()].filter(({ count }) => count > 0)
  }

  get total(): number {
    return this.all().reduce((sum, { count }) => sum + count, 0)
  }

  /** The summary, several lines. */
  summary(): string {
    const bySeverity = new Float64Array(PRIORITIES.length)
    const byName: string[] = []
    for (const { rule, count } of this.all()) {
      bySeverity[rule.priority] = (bySeverity[rule.priority] ?? 0) + count
      byName.push(`   ${rule.name}: ${count}\n`)
    }
    let text = `Events detected: ${this.total}\nRule counts by severity:\n`
    for (const [priority, count] of bySeverity.entries()) {
      if (count > 0) text += `   ${severityName(priority)}: ${count}\n`
    }
    return `${text}Triggered rules by rule name:\n${byName.join('')}`
  }
}
