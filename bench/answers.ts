// SPDX-License-Identifier: Apache-2.0
// A fast wrong answer is worth nothing: collects what does not agree. The benchmark fails when
// anything is in here.
import type { PreparedRules } from './prepare.ts'
import { CONTROL_RULES } from './rule-sets.ts'
import type { TrialResult } from './trial.ts'
import type { Controls } from './workload.ts'

export class Answers {
  readonly wrong: string[] = []
  checked: number = 0

  expect(what: string, got: unknown, expected: unknown): void {
    this.checked++
    const [left, right] = [JSON.stringify(got), JSON.stringify(expected)]
    if (left !== right) this.wrong.push(`${what}: ${left}, expected ${right}`)
  }

  /** Every round of every trial finds exactly what the workload put in. */
  controls(
    what: string,
    rules: PreparedRules,
    trials: readonly TrialResult[],
    put: Controls,
  ): void {
    for (const [control, name] of Object.entries(CONTROL_RULES)) {
      const rule = rules.names.indexOf(name)
      const found = new Set(trials.flatMap(trial => trial.matches.map(counts => counts[rule])))
      this.expect(`${what}: matches of "${name}"`, [...found], [put[control as keyof Controls]])
    }
  }

  /** Fresh processes agree with each other. */
  sameTrials(what: string, trials: readonly TrialResult[]): void {
    for (const trial of trials.slice(1)) {
      this.expect(`${what}: matches of a second run`, trial.matches, trials[0]?.matches)
    }
    for (const { skipped } of trials) this.expect(`${what}: records skipped`, skipped, 0)
  }

  /** Rules match the same however many come after them. */
  prefix(what: string, small: TrialResult, large: TrialResult): void {
    const [few, many] = [small.matches[0] ?? [], large.matches[0] ?? []]
    this.expect(`${what}: matches of the same rules`, many.slice(0, few.length), few)
  }
}
