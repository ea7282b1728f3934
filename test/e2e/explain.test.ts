// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { explainEvent } from '../../src/explain/explain.ts'
import { packagePath } from '../../src/package-path.ts'
import { loadRules } from '../../src/rules/load.ts'
import type { CompiledRule } from '../../src/rules/rule-set.ts'
import { alertsOf, CAPTURE, gyr, HAS_EVALUATOR } from './gyr.ts'

const RULES = packagePath('rules/gyr_rules.yaml')

describe.skipIf(!HAS_EVALUATOR)('gyr explain', () => {
  test('agrees with the alerts of a replay, for alerting events and those beside them', async () => {
    const args = ['-o', 'json_output=true', '-o', 'rule_matching=all', '-p', '%evt.num']
    const ran = await gyr([...args, '-r', RULES, '-e', CAPTURE])
    const alerts = alertsOf(ran.stdout)
    expect(alerts.length).toBeGreaterThan(3)
    const numberOf = (alert: Record<string, unknown>): number =>
      (alert['output_fields'] as Record<string, number>)['evt.num'] as number
    const ruleSet = loadRules([{ name: 'rules.yaml', text: readFileSync(RULES, 'utf8') }])
    const numbers = alerts.slice(0, 3).map(numberOf)
    for (const event of [...numbers, (numbers[0] as number) + 1]) {
      const matching = alerts.filter(alert => numberOf(alert) === event).map(alert => alert['rule'])
      for (const rule of ruleSet.rules.slice(0, 8)) {
        const question = { rule, ruleSet, capture: CAPTURE, event, full: false, json: true }
        const found = await explainEvent({ ...question, matching: 'all' })
        if ('message' in found) throw new Error(found.message)
        expect(JSON.parse(found.text).matches, `${rule.name} at ${event}`).toBe(
          matching.includes(rule.name),
        )
      }
    }
  })

  test('an earlier rule that takes the event is named', async () => {
    const text = ['first', 'second']
      .map(
        name => `- {rule: ${name}, desc: d, condition: evt.num = 100, output: o, priority: INFO}\n`,
      )
      .join('')
    const ruleSet = loadRules([{ name: 'r.yaml', text }])
    const question = { ruleSet, capture: CAPTURE, event: 100, full: false, json: false } as const
    const rule = ruleSet.rules[1] as CompiledRule
    const first = await explainEvent({ ...question, rule, matching: 'first' })
    expect(first).toMatchObject({
      text: expect.stringContaining('"first" (r.yaml:1:10) comes first'),
    })
    const all = await explainEvent({ ...question, rule, matching: 'all' })
    expect(all).toMatchObject({ text: expect.stringMatching(/^rule "second" matches$/m) })
    const rival = {
      ...question,
      rule: ruleSet.rules[0] as CompiledRule,
      matching: 'first',
    } as const
    expect(await explainEvent(rival)).toMatchObject({
      text: expect.stringMatching(/^rule "first" matches$/m),
    })
  })

  test.each<[string[], number, RegExp]>([
    [['no such rule'], 1, /there is no rule "no such rule"/],
    [['A shell with a terminal', '-e', CAPTURE], 2, /-e and --event go together/],
    [['x', '-e', CAPTURE, '--event', '0'], 2, /--event takes the number of an event/],
    [['x', '-e', CAPTURE, '--event', 'ten'], 2, /--event takes the number of an event/],
    [[], 2, /missing required argument/],
  ])('%j: %i', async (args, code, expected) => {
    const ran = await gyr(['explain', ...args, '-r', RULES])
    expect(ran).toMatchObject({ code, stdout: '' })
    expect(ran.stderr).toMatch(expected)
  })

  test('a number beyond the end, and a capture that is none', async () => {
    const { rules } = loadRules([{ name: 'r', text: readFileSync(RULES, 'utf8') }])
    const name = (rules[0] as CompiledRule).name
    const beyond = await gyr(['explain', name, '-r', RULES, '-e', CAPTURE, '--event', '999999999'])
    expect(beyond.code).toBe(1)
    expect(beyond.stderr).toMatch(/has \d+ events; there is no event 999999999/)
    const none = await gyr(['explain', name, '-r', RULES, '-e', RULES, '--event', '1'])
    expect(none.code).toBe(1)
    expect(none.stderr).toMatch(/^error: /m)
    expect(none.stderr).not.toMatch(/^ +at /m)
  })

  test('a rule that does not listen says so; errors elsewhere do not matter', async () => {
    const text =
      '- {rule: listens, desc: d, condition: evt.type = ptrace, output: o, priority: INFO}\n' +
      '- {rule: broken, desc: d, condition: evt.type = , output: o, priority: INFO}\n'
    const ruleSet = loadRules([{ name: 'r.yaml', text }])
    expect(ruleSet.ok).toBe(false)
    const question = { ruleSet, capture: CAPTURE, event: 100, full: false, json: false } as const
    const rule = ruleSet.rules[0] as CompiledRule
    expect(await explainEvent({ ...question, rule, matching: 'first' })).toMatchObject({
      text: expect.stringMatching(/^rule "listens" never listens to \w+ events$/m),
    })
  })
})
