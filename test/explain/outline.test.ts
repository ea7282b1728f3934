// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import { explainRule } from '../../src/explain/explain.ts'
import { ruleNamed } from '../../src/explain/find-rule.ts'
import { loadRules } from '../../src/rules/load.ts'
import type { CompiledRule, RuleSet } from '../../src/rules/rule-set.ts'

const RULES = `- list: shells
  items: [bash, sh]
- list: more_shells
  items: [shells, zsh]
- macro: opened
  condition: evt.type in (open, openat)
- macro: reading
  condition: opened and evt.is_open_read = true
- rule: Read by a shell
  desc: A shell reads.
  condition: reading and proc.name in (more_shells, fish) and not opened
  output: file=%fd.name
  priority: WARNING
  tags: [b, a]
  exceptions:
    - name: known
      fields: [proc.name, fd.name]
      values:
        - [sh, /etc/profile]
- rule: read by a Shell too
  desc: d
  condition: evt.type = close
  output: o
  priority: INFO
  enabled: false
`

const ruleSet: RuleSet = loadRules([{ name: 'some/rules.yaml', text: RULES }])

function rule(name: string): CompiledRule {
  const found = ruleNamed(name, ruleSet)
  if ('message' in found) throw new Error(found.message)
  return found.rule
}

test('a rule with all it uses opened, each part with its place', () => {
  const text = explainRule(rule('Read by a shell'), ruleSet, { full: false, json: false })
  expect(text.replace(/ +$/gm, '')).toBe(`rule "Read by a shell"  some/rules.yaml:9:9
  Warning; source syscall; tags a, b
  A shell reads.

listens to no event: no event type fits its condition
reads 4 fields: evt.type, evt.is_open_read, proc.name, fd.name
prints: fd.name
exception known on proc.name, fd.name: 1 value

condition
  all of                                                          rules.yaml:11:14
    all of                                                        rules.yaml:11:14
      reading: all of                                             macro, rules.yaml:8:14
        opened                                                    macro, rules.yaml:6:14
          evt.type in (open, openat)                              rules.yaml:6:14
        evt.is_open_read = true                                   rules.yaml:8:25
      proc.name in (more_shells, fish)                            rules.yaml:11:26
        list more_shells: bash, sh, zsh  rules.yaml:2:11
      not opened                                                  macro, opened above, rules.yaml:6:14
    exception "known": not all of                                 rules.yaml:16:13
      proc.name = sh                                              rules.yaml:17:16
      fd.name = /etc/profile                                      rules.yaml:17:27
`)
})

test('as JSON, with whole paths', () => {
  const page = JSON.parse(explainRule(rule('Read by a shell'), ruleSet, { full: true, json: true }))
  expect(page.rule).toMatchObject({ name: 'Read by a shell', at: 'some/rules.yaml:9:9' })
  expect(page.events).toEqual([])
  expect(page.condition.kind).toBe('and')
  const [own, exception] = page.condition.parts
  expect(own.parts[1]).toMatchObject({
    text: 'proc.name in (more_shells, fish)',
    lists: [{ name: 'more_shells', items: ['bash', 'sh', 'zsh'] }],
  })
  expect(exception.exception).toBe('known')
})

describe('names', () => {
  test.each<[string, string]>([
    ['READ BY A SHELL', 'Read by a shell'],
    ['read by a Shell too', 'read by a Shell too'],
  ])('%s', (name, expected) => {
    expect(rule(name).name).toBe(expected)
  })
  test.each<[string, RegExp]>([
    ['Red by a shel', /did you mean "Read by a shell"\?$/],
    ['shell', /rules with that in their names: "Read by a shell", "read by a Shell too"$/],
    ['quite another', /-L lists the 2 that are loaded$/],
    ['', /-L lists the 2 that are loaded$/],
  ])('%s is none', (name, expected) => {
    expect(() => rule(name)).toThrow(expected)
  })
})

test('a rule that is off says so, many events are counted', () => {
  const off = explainRule(rule('read by a Shell too'), ruleSet, { full: false, json: false })
  expect(off).toContain('not in force')
  const many = loadRules([
    {
      name: 'm',
      text: '- {rule: m, desc: d, condition: evt.type != close, output: o, priority: INFO}',
    },
  ])
  const page = explainRule(many.rules[0] as CompiledRule, many, { full: false, json: false })
  expect(page).toMatch(/listens to \d+ event types \(-v names them\)/)
})
