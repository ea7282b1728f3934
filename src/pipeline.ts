// SPDX-License-Identifier: Apache-2.0
// The way of events through the program: source, evaluator, format, outputs. Runs until the source
// ends or is told to stop; each batch of alerts is written out before more events are read.
import { setImmediate } from 'node:timers/promises'
import type { Engine } from './engine/engine.ts'
import type { AlertFormatter } from './format/alert-formatter.ts'
import { MatchRecord } from './format/match-record.ts'
import type { RuleOutput } from './format/rule-output.ts'
import type { Output } from './output/output.ts'
import type { RuleCounts } from './rule-counts.ts'
import type { EventSource } from './source/source.ts'

export interface Stages {
  readonly engine: Engine
  readonly source: EventSource
  readonly rules: readonly RuleOutput[]
  readonly formatter: AlertFormatter
  readonly counts: RuleCounts
  readonly outputs: readonly Output[]
}

export interface PipelineOptions {
  /** Aborted to stop: the batch at hand is still written. */
  readonly signal: AbortSignal
  /** Called between batches. */
  readonly onBatch?: () => void
  /** Called before each alert. */
  readonly onAlert?: () => void
}

// A file is read without waiting for anything, so signals and timers get a turn this often.
const TURN_MS = 20

/** Matches found by `engine` go through `stages` to the outputs. */
function connect(stages: Stages, onAlert: (() => void) | undefined): void {
  const { engine, rules, formatter, counts, outputs } = stages
  const record = new MatchRecord()
  engine.onMatch = (view, offset, size) => {
    onAlert?.()
    record.load(view, offset, size)
    const rule = rules[record.rule] as RuleOutput
    const line = formatter.format(record)
    counts.add(record.rule)
    const alert = { line, rule: rule.name, priority: rule.priority, source: rule.source }
    for (const output of outputs) output.write(alert)
  }
}

/** Ends when the source does. Throws what the source throws; alerts up to there are out by then. */
export async function runPipeline(stages: Stages, options: PipelineOptions): Promise<void> {
  const { engine, source, outputs } = stages
  const deliver = (): void => {
    engine.drain()
    for (const output of outputs) output.flush()
  }
  connect(stages, options.onAlert)
  await source.open(engine.sink)
  let turn = performance.now()
  try {
    while (!options.signal.aborted && (await source.next())) {
      deliver()
      options.onBatch?.()
      const now = performance.now()
      if (now - turn >= TURN_MS) {
        await setImmediate()
        turn = now
      }
    }
    source.finish?.()
  } finally {
    deliver()
  }
}
