// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import type { AppendOutput } from '../../src/config/config.ts'
import { loadOptions } from '../../src/config/load-options.ts'
import { loadRules } from '../../src/rules/load.ts'

const NOTHING: AppendOutput = { extra_output: '', extra_fields: [], suggested_output: false }
const RULES = `
- {rule: a, desc: d, condition: evt.type = open, output: out, priority: INFO, tags: [x, y]}
- {rule: b, desc: d, condition: evt.type = open, output: out, priority: DEBUG}
`

function load(append: AppendOutput[], print?: string, extra = {}) {
  const options = loadOptions(
    { append_output: append, rules: [], priority: 'debug', static_fields: {}, ...extra },
    print,
  )
  const { rules, ok } = loadRules([{ name: 'r.yaml', text: RULES }], options)
  expect(ok).toBe(true)
  return rules
}

test('additions are appended in order to the rules they are for', () => {
  const rules = load(
    [
      {
        ...NOTHING,
        match: { rule: '', source: 'syscall', tags: ['x'] },
        extra_output: 'p=%proc.name',
      },
      { ...NOTHING, suggested_output: true },
      { ...NOTHING, match: { rule: 'b', source: '', tags: [] }, extra_output: 'only b' },
    ],
    'f=%fd.name',
  )
  const suggested =
    'container_id=%container.id container_name=%container.name ' +
    'container_image_repository=%container.image.repository ' +
    'container_image_tag=%container.image.tag k8s_pod_name=%k8s.pod.name k8s_ns_name=%k8s.ns.name'
  expect(rules.map(rule => rule.output)).toEqual([
    `out p=%proc.name ${suggested} f=%fd.name`,
    `out ${suggested} only b f=%fd.name`,
  ])
})

test('extra fields, raw or formatted', () => {
  const [rule] = load([{ ...NOTHING, extra_fields: ['proc.aname[2]', { x: 'is %fd.name' }] }])
  expect(rule?.extraFields).toMatchObject([
    { key: 'proc.aname[2]', raw: true },
    { key: 'x', raw: false },
  ])
})

test.each(['c', 'container', 'k', 'kubernetes', ''])('-p %s adds nothing', print => {
  expect(load([], print)[0]?.output).toBe('out')
})

test('rules and priority decide what runs', () => {
  const rules = [{ disable: { rule: '*', tag: '' } }, { enable: { rule: '', tag: 'y' } }]
  expect(load([], '', { rules }).map(rule => rule.enabled)).toEqual([true, false])
  expect(load([], '', { priority: 'info' }).map(rule => rule.enabled)).toEqual([true, false])
})

test('static fields are constants of conditions and outputs, and suggested', () => {
  const text = `
- rule: a
  desc: d
  condition: evt.type = open and static.zone = east
  output: in %static.zone
  priority: INFO
  exceptions:
    - {name: zones, fields: [static.zone, proc.name], values: [[east, cat]]}
`
  const options = loadOptions({
    append_output: [{ ...NOTHING, match: {}, suggested_output: true } as AppendOutput],
    rules: [],
    priority: 'debug',
    static_fields: { zone: 'east' },
  })
  const known = loadRules([{ name: 'r.yaml', text }], options)
  expect(known.diagnostics.errors).toEqual([])
  expect(known.rules[0]?.output).toContain('static_zone=%static.zone')
  const unknown = loadRules([{ name: 'r.yaml', text }], { ...options, staticFields: {} })
  expect(unknown.diagnostics.errors.map(error => error.message)).toContain(
    'filter_check called with nonexistent field static.zone',
  )
})
