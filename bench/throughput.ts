// SPDX-License-Identifier: Apache-2.0
// Evaluator throughput: the mix with no rules, 10, the real ones, 300 and 1000; read, write and close
// alone; names never seen before. Decoding alone is measured in turns with each.
import type { Answers } from './answers.ts'
import type { PreparedRules, PreparedWorkload } from './prepare.ts'
import { mean, median, millionsPerSecond, range } from './statistics.ts'
import type { TrialRequest, TrialResult } from './trial.ts'
import { runTrial } from './trial-process.ts'

export interface ThroughputRow {
  readonly name: string
  readonly rules: number
  /** CPU nanoseconds an event: median of the trials, lowest, highest. */
  readonly nanoseconds: number
  readonly lowest: number
  readonly highest: number
  /** Decoding alone, in the same processes. */
  readonly floor: number
  /** Cost in terms of decoding. */
  readonly ratio: number
  readonly millionsPerSecond: number
  readonly matches: number
}

export interface ThroughputCase {
  readonly name: string
  readonly kind: 'passes' | 'slices'
  readonly workload: PreparedWorkload
  readonly rules: PreparedRules | undefined
  readonly rounds: number
  readonly lead?: number
}

function requestOf({ kind, workload, rules, rounds, lead = 0 }: ThroughputCase): TrialRequest {
  return {
    kind,
    prologue: workload.prologueFile,
    records: workload.recordsFile,
    policies: rules === undefined ? [] : [rules.first],
    rules: rules?.size ?? 0,
    rounds,
    lead,
  }
}

function toRow(each: ThroughputCase, trials: readonly TrialResult[]): ThroughputRow {
  // Slices are no repetitions: making room for new names falls into one or two of them.
  const typical = each.kind === 'slices' ? mean : median
  const costs = trials.map(trial => typical(trial.cost))
  // Each round against its own floor: what slows the machine down for a while slows both.
  const ratios = trials.map(({ cost, floor }) =>
    typical(cost.map((spent, round) => spent / (floor[round] ?? Number.NaN))),
  )
  const nanoseconds = median(costs)
  const [lowest, highest] = range(costs)
  return {
    name: each.name,
    rules: each.rules?.size ?? 0,
    nanoseconds,
    lowest,
    highest,
    floor: median(trials.map(trial => median(trial.floor))),
    ratio: median(ratios),
    millionsPerSecond: millionsPerSecond(nanoseconds),
    matches: (trials[0]?.matches[0] ?? []).reduce((sum, count) => sum + count, 0),
  }
}

/** Trials of all cases in turns, so that a slow minute of the machine hits all of them. */
export function measureThroughput(
  cases: readonly ThroughputCase[],
  trialCount: number,
  answers: Answers,
  onTrial: (name: string) => void,
): ThroughputRow[] {
  const trials: TrialResult[][] = cases.map(() => [])
  for (let trial = 0; trial < trialCount; trial++) {
    for (const [index, each] of cases.entries()) {
      onTrial(each.name)
      trials[index]?.push(runTrial(requestOf(each)))
    }
  }
  let previous: { each: ThroughputCase; result: TrialResult } | undefined
  return cases.map((each, index) => {
    const results = trials[index] as TrialResult[]
    const result = results[0] as TrialResult
    answers.sameTrials(each.name, results)
    if (each.rules !== undefined && each.kind === 'passes') {
      answers.controls(each.name, each.rules, results, each.workload.controls)
    }
    if (previous?.each.rules !== undefined && previous.each.workload === each.workload) {
      answers.prefix(each.name, previous.result, result)
    }
    previous = { each, result }
    return toRow(each, results)
  })
}

/** "first" and "all" give the same first rules, for each set. */
export function compareModes(
  workload: PreparedWorkload,
  sets: readonly PreparedRules[],
  answers: Answers,
): void {
  for (const rules of sets) {
    const { digests } = runTrial({
      kind: 'modes',
      prologue: workload.prologueFile,
      records: workload.recordsFile,
      policies: [rules.first, rules.all],
      rules: rules.size,
      rounds: 1,
      lead: 0,
    })
    answers.expect(`${rules.size} rules: first against all`, digests[0], digests[1])
  }
}
