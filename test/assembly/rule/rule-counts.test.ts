// SPDX-License-Identifier: Apache-2.0
// What the evaluator counts of each rule, held against what a capture has in it.
import { describe, expect, test } from 'vitest'
import { Engine } from '../../../src/engine/engine.ts'
import { readPolicy } from '../../../src/rules/policy-reader.ts'
import { ACTIVITIES, MATCH_HEADER } from '../../../src/schema/layout.ts'
import { CaptureFile } from '../../../src/source/capture-file.ts'
import { CAPTURE } from '../../e2e/gyr.ts'
import { policyOf } from '../../support/policies.ts'

const RULES = [
  'evt.num >= 0',
  'evt.type = execve and proc.name = bash',
  'evt.type in (open, openat) and fd.name startswith /etc',
  'evt.type = execve and proc.name = no-such-name',
]

function rulesText(conditions: readonly string[]): string {
  return conditions
    .map(
      (condition, index) =>
        `- rule: r${index}\n  desc: d\n  condition: ${condition}\n  output: o\n  priority: INFO\n`,
    )
    .join('')
}

async function replay(engine: Engine): Promise<number[]> {
  const found: number[] = []
  engine.onMatch = (view, at) => {
    const rule = view.getUint32(at + MATCH_HEADER.RULE, true)
    found[rule] = (found[rule] ?? 0) + 1
  }
  const source = new CaptureFile(CAPTURE)
  await source.open(engine.sink)
  while (await source.next()) engine.drain()
  engine.drain()
  await source.close()
  return RULES.map((_, rule) => found[rule] ?? 0)
}

describe('counts of rules', () => {
  test('matches are those handed out, evaluations and prechecks are where they must be', async () => {
    const engine = Engine.create()
    engine.loadPolicy(policyOf(rulesText(RULES), 'all'))
    const found = await replay(engine)
    const counters = engine.ruleCounters(RULES.length)
    expect(counters.map(({ matches }) => matches)).toEqual(found)
    const [every, exec, etc, none] = counters
    // Nothing rules it out: it is run on all events that rules see at all.
    expect(every?.evaluations).toBe(every?.matches)
    expect(every?.prechecks).toBe(0)
    expect(every?.matches).toBeGreaterThan(50_000)
    for (const counter of [exec, etc]) {
      expect(counter?.evaluations).toBeGreaterThanOrEqual(counter?.matches ?? Infinity)
      expect(counter?.prechecks).toBeGreaterThan(0)
      expect(counter?.matches).toBeGreaterThan(0)
    }
    expect(none).toMatchObject({ evaluations: 0, matches: 0 })
    expect(none?.prechecks).toBeGreaterThan(0)
    const runs = counters.reduce((sum, { evaluations }) => sum + evaluations, 0)
    expect(engine.stats()['rule_runs']).toBe(BigInt(runs))
  })

  test('begin anew with a policy, and stay with one that is refused', async () => {
    const engine = Engine.create()
    const policy = policyOf(rulesText(RULES), 'all')
    engine.loadPolicy(policy)
    await replay(engine)
    const before = engine.ruleCounters(RULES.length)
    expect(() => engine.loadPolicy(policy.slice(0, 100))).toThrow()
    expect(engine.ruleCounters(RULES.length)).toEqual(before)
    engine.loadPolicy(policy)
    for (const counter of engine.ruleCounters(RULES.length)) {
      expect(counter).toEqual({ evaluations: 0, prechecks: 0, matches: 0 })
    }
  })

  test('of a rule in several slots are one', () => {
    const condition =
      '(evt.type = open and fd.name startswith /a) or (evt.type = execve and proc.name = b)'
    const policy = policyOf(rulesText([condition]))
    expect(readPolicy(policy).rules.length).toBe(1)
    const engine = Engine.create()
    engine.loadPolicy(policy)
    expect(engine.ruleCounters(1)).toEqual([{ evaluations: 0, prechecks: 0, matches: 0 }])
  })
})

test('outside of it the evaluator says that it does nothing, also when matches fill the buffer', async () => {
  const engine = Engine.create()
  engine.loadPolicy(policyOf(rulesText(['evt.num >= 0'])))
  const { consumeBlocks } = engine.sink
  const seen = new Set<number>()
  engine.sink.consumeBlocks = (from, to) => {
    const done = consumeBlocks(from, to)
    seen.add(engine.activity[0] as number)
    return done
  }
  await replay(engine)
  expect([...seen]).toEqual([ACTIVITIES.ELSEWHERE])
  expect(engine.activity[0]).toBe(ACTIVITIES.ELSEWHERE)
})

test('matches are handed out under their own name', async () => {
  const engine = Engine.create()
  engine.loadPolicy(policyOf(rulesText(['evt.num = 1000'])))
  const seen: unknown[] = []
  const source = new CaptureFile(CAPTURE)
  engine.onMatch = () => seen.push(engine.activity[0])
  await source.open(engine.sink)
  while (await source.next()) engine.drain()
  await source.close()
  expect(seen).toEqual([ACTIVITIES.FORMAT])
})
