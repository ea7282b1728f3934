// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import type { RuleCounters } from '../src/engine/engine.ts'
import type { TimeSamples } from '../src/engine/time-sampler.ts'
import { RuleCosts } from '../src/rule-costs.ts'
import { ACTIVITIES } from '../src/schema/layout.ts'

const A = { name: 'a' }
const B = { name: 'b' }
const C = { name: 'c' }

/** What the evaluator and the sampler would say, to be set by the test. */
function made(counters: Record<number, Partial<RuleCounters>>) {
  const samples = { elapsed: 0, cpu: 0, counts: new Float64Array(ACTIVITIES.RULE + 8), total: 0 }
  return {
    counters,
    engine: {
      ruleCounters: (count: number): RuleCounters[] =>
        Array.from({ length: count }, (_, rule) => ({
          evaluations: 0,
          prechecks: 0,
          matches: 0,
          ...counters[rule],
        })),
    },
    sampler: { read: (): TimeSamples => ({ ...samples, counts: samples.counts.slice() }) },
    see(activity: number, times: number): void {
      samples.counts[activity] = (samples.counts[activity] ?? 0) + times
      samples.total += times
    },
    pass(elapsed: number, cpu: number): void {
      samples.elapsed += elapsed
      samples.cpu += cpu
    },
  }
}

test('counts go on by name when rules change', () => {
  const { engine, counters } = made({ 0: { evaluations: 5, matches: 2 }, 1: { prechecks: 7 } })
  const costs = new RuleCosts(engine, [A, B])
  expect(costs.observe().rules).toEqual([
    { name: 'a', evaluations: 5, prechecks: 0, matches: 2, seconds: 0 },
    { name: 'b', evaluations: 0, prechecks: 7, matches: 0, seconds: 0 },
  ])
  counters[0] = { evaluations: 6, matches: 2 }
  costs.settle()
  costs.use([B, C])
  counters[0] = { evaluations: 1, prechecks: 1 }
  counters[1] = { evaluations: 3 }
  const rules = costs.observe().rules
  expect(rules).toEqual([
    { name: 'a', evaluations: 6, prechecks: 0, matches: 2, seconds: 0 },
    { name: 'b', evaluations: 1, prechecks: 8, matches: 0, seconds: 0 },
    { name: 'c', evaluations: 3, prechecks: 0, matches: 0, seconds: 0 },
  ])
  expect(costs.observe().rules).toEqual(rules)
})

test.each([
  ['elapsed', 2],
  ['cpu', 1],
] as const)('samples share out the %s time there was between two looks', (clock, factor) => {
  const { engine, sampler, see, pass } = made({ 0: { evaluations: 1 } })
  const costs = new RuleCosts(engine, [A, B], { clock })
  see(ACTIVITIES.STATE, 100)
  costs.watch(sampler)
  pass(2e9, 1e9)
  see(ACTIVITIES.ELSEWHERE, 4)
  see(ACTIVITIES.STATE, 2)
  see(ACTIVITIES.RULE + 1, 2)
  costs.settle()
  costs.use([C])
  pass(2e9, 1e9)
  see(ACTIVITIES.ELSEWHERE, 2)
  see(ACTIVITIES.RULE, 1)
  see(ACTIVITIES.RULE + 7, 1)
  const { rules, stages, samples } = costs.observe()
  expect(Object.fromEntries(rules.map(({ name, seconds }) => [name, seconds]))).toEqual({
    a: 0,
    b: 0.25 * factor,
    c: 0.25 * factor,
  })
  expect(stages).toMatchObject({
    state: 0.25 * factor,
    elsewhere: factor,
    decode: 0,
    rules: 0.5 * factor,
  })
  expect(samples).toBe(12)
})

test('no more time is shared out than the processor gave', () => {
  const { engine, sampler, see, pass } = made({})
  const costs = new RuleCosts(engine, [A])
  costs.watch(sampler)
  // Four seconds in which the thread ran for one, and was seen at work in three.
  pass(4e9, 1e9)
  see(ACTIVITIES.ELSEWHERE, 1)
  see(ACTIVITIES.STATE, 2)
  see(ACTIVITIES.RULE, 1)
  const { stages } = costs.observe()
  expect(stages.elsewhere).toBe(1)
  expect(stages.state).toBeCloseTo(2 / 3)
  expect(stages.rules).toBeCloseTo(1 / 3)
})

test('without samples between two looks no time is lost', () => {
  const { engine, sampler, see, pass } = made({})
  const costs = new RuleCosts(engine, [A])
  costs.watch(sampler)
  pass(1e9, 1e9)
  costs.settle()
  pass(1e9, 1e9)
  see(ACTIVITIES.DECODE, 1)
  expect(costs.observe().stages.decode).toBe(2)
})
