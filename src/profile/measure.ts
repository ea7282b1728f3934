// SPDX-License-Identifier: Apache-2.0
// Runs events through the evaluator and the formatter, with no outputs behind them, and looks at where the time
// goes. A capture is replayed until there is enough to look at; what happens now is watched once.
import { Engine } from '../engine/engine.ts'
import { TimeSampler } from '../engine/time-sampler.ts'
import { AlertFormatter, type FormatOptions } from '../format/alert-formatter.ts'
import { runPipeline } from '../pipeline.ts'
import { type Costs, RuleCosts } from '../rule-costs.ts'
import type { LoadedPolicy } from '../rule-input.ts'
import type { EventSource } from '../source/source.ts'

export interface Measured {
  readonly costs: Costs
  /** Events of one pass. */
  readonly events: number
  /** How often the events were replayed; times are of all passes, counts of one. */
  readonly passes: number
}

export interface MeasureOptions {
  readonly policy: LoadedPolicy
  readonly format: FormatOptions
  readonly signal: AbortSignal
  /** What a sample stands for: processor time for a replay, elapsed time for a source that is waited for. */
  readonly clock: 'cpu' | 'elapsed'
}

const SAMPLE_US = 200

/** Throws what the source throws. Undefined: the addon is not there to take samples. */
export async function measure(
  source: EventSource,
  options: MeasureOptions,
): Promise<Measured | undefined> {
  const { policy, format, signal, clock } = options
  const engine = Engine.create()
  engine.loadPolicy(policy.bytes)
  const costs = new RuleCosts(engine, policy.rules, { clock })
  const sampler = TimeSampler.start(engine, SAMPLE_US)
  if (sampler === undefined) return undefined
  costs.watch(sampler)
  const formatter = new AlertFormatter(policy.rules, format)
  const stages = {
    engine,
    source,
    counts: { add: () => {} },
    router: { send: formatter.write.bind(formatter) },
    outputs: { flush: () => {}, room: () => undefined },
  }
  try {
    // One of its own, which does not gather what listens to it.
    await runPipeline(stages, { signal: AbortSignal.any([signal]) })
  } finally {
    sampler.stop()
    await source.close()
  }
  const events = Number(engine.stats()['events'] ?? 0n)
  return { costs: costs.observe(), events, passes: 1 }
}

/** Processor time to look at, and the most passes for it. */
const ENOUGH_SECONDS = 2
const MOST_PASSES = 2000

function secondsOf({ costs }: Measured): number {
  return Object.values(costs.stages).reduce((sum, seconds) => sum + seconds, 0)
}

/**
 * Replays until there are times enough. A short first pass is left out: its code was not yet compiled for
 * speed.
 */
export async function measureReplay(
  open: () => EventSource,
  options: Omit<MeasureOptions, 'clock'>,
): Promise<Measured | undefined> {
  const pass = (): Promise<Measured | undefined> => measure(open(), { ...options, clock: 'cpu' })
  const first = await pass()
  if (first === undefined) return undefined
  let sum = first
  let seconds = secondsOf(first)
  if (seconds >= ENOUGH_SECONDS) return first
  for (let passes = 0; passes < MOST_PASSES && !options.signal.aborted; passes++) {
    const next = await pass()
    if (next === undefined) return undefined
    // It was stopped midway.
    if (options.signal.aborted) break
    sum = passes === 0 ? next : joined(sum, next)
    seconds += secondsOf(next)
    if (seconds >= ENOUGH_SECONDS) break
  }
  return sum
}

/** Times of both; counts of the later one, which are the same in every pass. */
function joined(sum: Measured, next: Measured): Measured {
  const before = new Map(sum.costs.rules.map(rule => [rule.name, rule.seconds]))
  const stages = Object.entries(next.costs.stages).map(([stage, seconds]) => [
    stage,
    seconds + sum.costs.stages[stage as keyof typeof sum.costs.stages],
  ])
  return {
    events: next.events,
    passes: sum.passes + 1,
    costs: {
      rules: next.costs.rules.map(rule => ({
        ...rule,
        seconds: rule.seconds + (before.get(rule.name) ?? 0),
      })),
      stages: Object.fromEntries(stages) as typeof sum.costs.stages,
      samples: sum.costs.samples + next.costs.samples,
    },
  }
}
