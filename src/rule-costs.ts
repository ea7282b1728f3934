// SPDX-License-Identifier: Apache-2.0
// What rules cost since the program began: how often each was looked at and, where there is a sampler, the
// time that went into it and into the stages around it. Kept by name through changes of rules.
import type { Engine, RuleCounters } from './engine/engine.ts'
import type { TimeSampler, TimeSamples } from './engine/time-sampler.ts'
import { ACTIVITIES } from './schema/layout.ts'

export interface RuleCost extends RuleCounters {
  readonly name: string
  /** Seconds, by samples; 0 without a sampler. */
  readonly seconds: number
}

/** Seconds in each stage of the way of an event; `rules`: all rules together. */
export interface StageSeconds {
  readonly decode: number
  readonly state: number
  readonly triage: number
  readonly rules: number
  readonly values: number
  readonly format: number
  /** All that is none of these: reading, delivering, waiting. */
  readonly elsewhere: number
}

export const NO_TIME: StageSeconds = {
  decode: 0,
  state: 0,
  triage: 0,
  rules: 0,
  values: 0,
  format: 0,
  elsewhere: 0,
}

export interface Costs {
  /** Of rules that were looked at. */
  readonly rules: readonly RuleCost[]
  readonly stages: StageSeconds
  /** Samples that times are made of; 0: there are no times. */
  readonly samples: number
}

type Totals = { -readonly [Key in keyof Omit<RuleCost, 'name'>]: number }

const NOTHING: RuleCounters = { evaluations: 0, prechecks: 0, matches: 0 }

/** Values below RULE that are stages. */
const STAGES: Readonly<Record<Exclude<keyof StageSeconds, 'rules'>, number>> = {
  decode: ACTIVITIES.DECODE,
  state: ACTIVITIES.STATE,
  triage: ACTIVITIES.TRIAGE,
  values: ACTIVITIES.VALUES,
  format: ACTIVITIES.FORMAT,
  elsewhere: ACTIVITIES.ELSEWHERE,
}

const ELSEWHERE = ACTIVITIES.ELSEWHERE

export interface RuleCostsOptions {
  /** What a sample stands for: elapsed time, or only that in which a processor worked on it. */
  readonly clock?: 'elapsed' | 'cpu'
}

export class RuleCosts {
  readonly #engine: Pick<Engine, 'ruleCounters'>
  readonly #clock: 'elapsed' | 'cpu'
  readonly #totals = new Map<string, Totals>()
  readonly #seconds = new Float64Array(ACTIVITIES.RULE)
  #sampler: Pick<TimeSampler, 'read'> | undefined
  #rules: readonly { readonly name: string }[]
  #counters: readonly RuleCounters[] = []
  #samples: TimeSamples | undefined
  #sampleCount = 0

  /** `rules` are those of the policy that `engine` runs, which was just loaded. */
  constructor(
    engine: Pick<Engine, 'ruleCounters'>,
    rules: readonly { readonly name: string }[],
    options: RuleCostsOptions = {},
  ) {
    this.#engine = engine
    this.#rules = rules
    this.#clock = options.clock ?? 'elapsed'
  }

  /** From here on there are times. */
  watch(sampler: Pick<TimeSampler, 'read'>): void {
    this.#sampler = sampler
    this.#samples = sampler.read()
  }

  /** Takes over what was counted so far; before other rules come. */
  settle(): void {
    const counters = this.#engine.ruleCounters(this.#rules.length)
    for (const [index, { name }] of this.#rules.entries()) {
      const { evaluations, prechecks, matches } = counters[index] ?? NOTHING
      const before = this.#counters[index] ?? NOTHING
      if (evaluations === before.evaluations && prechecks === before.prechecks) continue
      const total = this.#totalOf(name)
      total.evaluations += evaluations - before.evaluations
      total.prechecks += prechecks - before.prechecks
      total.matches += matches - before.matches
    }
    this.#counters = counters
    this.#settleTimes()
  }

  /** Other rules are in force, and counted from 0. */
  use(rules: readonly { readonly name: string }[]): void {
    this.#rules = rules
    this.#counters = []
  }

  observe(): Costs {
    this.settle()
    const seconds = this.#seconds
    const stages = Object.entries(STAGES).map(([stage, value]) => [stage, seconds[value] ?? 0])
    const rules = [...this.#totals].map(([name, totals]) => ({ name, ...totals }))
    return {
      rules,
      stages: {
        ...(Object.fromEntries(stages) as Omit<StageSeconds, 'rules'>),
        rules: rules.reduce((sum, rule) => sum + rule.seconds, 0),
      },
      samples: this.#sampleCount,
    }
  }

  #totalOf(name: string): Totals {
    let total = this.#totals.get(name)
    if (total === undefined) {
      total = { ...NOTHING, seconds: 0 }
      this.#totals.set(name, total)
    }
    return total
  }

  #settleTimes(): void {
    const before = this.#samples
    const now = this.#sampler?.read()
    if (before === undefined || now === undefined || now.total === before.total) return
    const total = now.total - before.total
    const idle = (now.counts[ELSEWHERE] ?? 0) - (before.counts[ELSEWHERE] ?? 0)
    const each = (now[this.#clock] - before[this.#clock]) / total / 1e9
    // Work that waits for a processor is seen too: all of it took no more than the processor time there was.
    const most = total > idle ? (now.cpu - before.cpu) / (total - idle) / 1e9 : each
    for (const [value, count] of now.counts.entries()) {
      const seen = count - (before.counts[value] ?? 0)
      if (seen === 0) continue
      const seconds = seen * (value === ELSEWHERE ? each : Math.min(each, most))
      const rule = this.#rules[value - ACTIVITIES.RULE]
      if (rule !== undefined) this.#totalOf(rule.name).seconds += seconds
      else if (value < ACTIVITIES.RULE) this.#seconds[value] = (this.#seconds[value] ?? 0) + seconds
    }
    this.#sampleCount += now.total - before.total
    this.#samples = now
  }
}
