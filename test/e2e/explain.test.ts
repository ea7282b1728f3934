// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

  test('a rule that is not loaded says why', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'gyr-explain-'))
    const path = join(dir, 'r.yaml')
    const rule = (name: string, condition: string, more = ''): string =>
      `- {rule: ${name}, desc: d, condition: ${condition}, output: o, priority: INFO${more}}\n`
    writeFileSync(path, rule('bad', 'proc.nmae = x') + rule('other', 'a.b = c', ', source: x'))
    const bad = await gyr(['explain', 'bad', '-r', path])
    expect(bad.code).toBe(1)
    expect(bad.stderr).toMatch(/rule "bad" is not loaded: .*nonexistent field proc\.nmae/)
    const other = await gyr(['explain', 'other', '-r', path])
    expect(other.stderr).toMatch(/rule "other" is not loaded: Unknown source x, skipping/)
    rmSync(dir, { recursive: true })
  })

  test('every form of operand has its value', async () => {
    const condition = [
      'evt.num = 4512 and (fd.net = "10.0.0.0/8" or evt.around[1234] = 5 or proc.aname = bash',
      'or evt.type.is.openat = 1 or join("-", (proc.name, proc.pname)) = cat-bash',
      'or getopt(proc.args, "ab:")[b] = 1 or toupper(proc.name) = CAT',
      'or proc.name = val(proc.pname) or evt.rawarg.res > 0 or proc.env[PATH] exists',
      'or proc.name contains oneof ("a", "b c") or evt.buffer bcontains cafe)',
    ].join(' ')
    const text = `- rule: odd\n  desc: d\n  condition: ${JSON.stringify(condition)}\n  output: o\n  priority: INFO\n`
    const ruleSet = loadRules([{ name: 'r.yaml', text }])
    expect(ruleSet.diagnostics.errors).toEqual([])
    const question = { ruleSet, capture: CAPTURE, event: 4512, full: false, json: false } as const
    const rule = ruleSet.rules[0] as CompiledRule
    const found = await explainEvent({ ...question, rule, matching: 'all' })
    const page = 'text' in found ? found.text : found.message
    expect(page).toMatch(/^rule "odd" matches$/m)
    expect(page).toMatch(/^> true .*toupper\(proc\.name\) = CAT +toupper\(proc\.name\) is "CAT"$/m)
    expect(page).toMatch(/ false .*evt\.around\[1234\] = 5 +evt\.around\[1234\] is "\d+"$/m)
    // The first code of that name is an old one, here as in Falco.
    expect(page).toMatch(/ false .*evt\.type\.is\.openat = 1 +evt\.type\.is\.openat is "0"$/m)
    expect(page).toMatch(
      / false .*val\(proc\.pname\) +proc\.name is "cat", proc\.pname is "bash"$/m,
    )
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
