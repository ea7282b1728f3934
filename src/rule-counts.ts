// SPDX-License-Identifier: Apache-2.0
// Counts alerts by rule and by priority, for the summary that a run ends with. Its text is Falco's.
import { PRIORITIES, severityName } from './schema/priority.ts'

export class RuleCounts {
  readonly #rules: readonly { readonly name: string; readonly priority: number }[]
  readonly #counts: Float64Array

  /** `rules` is indexed like the `rule` of a match record. */
  constructor(rules: readonly { readonly name: string; readonly priority: number }[]) {
    this.#rules = rules
    this.#counts = new Float64Array(rules.length)
  }

  add(rule: number): void {
    this.#counts[rule] = (this.#counts[rule] ?? 0) + 1
  }

  get total(): number {
    return this.#counts.reduce((sum, count) => sum + count, 0)
  }

  /** The summary, several lines. */
  summary(): string {
    const bySeverity = new Float64Array(PRIORITIES.length)
    const byName: string[] = []
    for (const [index, rule] of this.#rules.entries()) {
      const count = this.#counts[index] as number
      if (count === 0) continue
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
