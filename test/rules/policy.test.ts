// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { disassemble } from '../../src/rules/disassemble.ts'
import { parseOutput } from '../../src/rules/output-template.ts'
import { compilePolicy, readPolicy } from '../../src/rules/policy.ts'
import { setHash } from '../../src/rules/policy-predicates.ts'
import { sectionOf, viewOf } from '../../src/rules/policy-reader.ts'
import { SCHEMA_HASH } from '../../src/schema/generated/schema-hash.ts'
import { policyOf, rulesOf } from '../support/conditions.ts'

function programs(...conditions: string[]): string {
  const text = disassemble(policyOf(conditions))
  return text.slice(text.indexOf('\nprograms\n') + 1)
}

test('equal rules give equal bytes', () => {
  const conditions = [
    'evt.type = open and proc.name in (b, a)',
    'fd.name startswith /etc and evt.type in (open, openat)',
  ]
  expect(policyOf(conditions)).toEqual(policyOf(conditions))
  expect(policyOf(conditions)).not.toEqual(policyOf([...conditions].reverse()))
})

test('what a host reads back', () => {
  const input = rulesOf(['evt.type = open', 'evt.type = close'])
  const output = '*%evt.time: %20proc.name %proc.name %toupper(fd.name)!'
  const rules = input.rules.map((rule, i) => ({
    ...rule,
    name: `name ${i}`,
    priority: i,
    tags: ['a', 'b'],
    output,
    enabled: i === 1,
    template: parseOutput(output, 'syscall').template,
    extraFields: [
      { key: 'where', raw: true, template: parseOutput('%proc.cwd', 'syscall').template },
    ],
  }))
  const policy = readPolicy(compilePolicy({ rules }, { matching: 'all' }))
  expect(policy).toMatchObject({ matching: 'all', current: true, schema: SCHEMA_HASH.hex })
  expect(policy.rules).toEqual([
    {
      name: 'name 1',
      index: 1,
      priority: 1,
      source: 'syscall',
      tags: ['a', 'b'],
      output,
      parts: [
        { token: 'evt.time', width: 0 },
        { literal: ': ' },
        { token: 'proc.name', width: 20 },
        { literal: ' ' },
        { token: 'proc.name', width: 0 },
        { literal: ' ' },
        { token: 'toupper(fd.name)', width: 0 },
        { literal: '!' },
      ],
      tokens: ['evt.time', 'proc.name', 'fd.name', 'toupper(fd.name)', 'proc.cwd'],
      extraFields: [{ key: 'where', raw: true, parts: [{ token: 'proc.cwd', width: 0 }] }],
      fields: ['evt.time', 'proc.name', 'fd.name', 'toupper(fd.name)'],
    },
  ])
})

test('rules of other sources stay out', () => {
  const input = rulesOf(['evt.type = open', 'evt.type = close'])
  const rules = input.rules.map((rule, i) => ({
    ...rule,
    source: i === 0 ? 'k8s_audit' : 'syscall',
  }))
  expect(
    readPolicy(compilePolicy({ rules }, { matching: 'first' })).rules.map(rule => rule.index),
  ).toEqual([1])
})

test('no rules make a policy too', () => {
  expect(readPolicy(policyOf([])).rules).toEqual([])
})

test('bytes that are no policy are refused', () => {
  expect(() => readPolicy(new Uint8Array(4))).toThrow('not a policy')
  expect(() => readPolicy(policyOf([]).subarray(0, 200))).toThrow('cut off')
})

test.each<[conditions: string[], expected: string[]]>([
  // Equal tests of all rules are one; constants are gone.
  [['evt.type = close and evt.num = 0'], []],
  [['evt.type = close and (proc.name = a or not evt.num = 0)'], []],
  [['evt.type = close and proc.name = a'], ['L2: proc.name = "a" ? match : no']],
  [['evt.type = close and proc.name in (a)'], ['L2: proc.name = "a" ? match : no']],
  [['evt.type = close and not proc.name != a'], ['L2: proc.name != "a" ? no : match']],
  [
    ['evt.type = close and (proc.name = b or proc.name = a)'],
    ['L2: proc.name in ("a", "b") ? match : no'],
  ],
  [
    ['evt.type = close and not proc.name = b and not proc.name = a'],
    ['L2: proc.name in ("a", "b") ? no : match'],
  ],
  [['evt.type = close and proc.name = a and not proc.name = a'], []],
  [['evt.type = close and proc.pid = 0x10'], ['L2: proc.pid = 16 ? match : no']],
  [['evt.type = close and fd.sip = "10.0.0.0/8"'], ['L2: fd.sip = 10.0.0.0/8 ? match : no']],
])('%j', (conditions, expected) => {
  expect(
    programs(...conditions)
      .trim()
      .split('\n')
      .slice(1)
      .map(line => line.trim()),
  ).toEqual(expected)
})

test('cheap tests come before dear ones', () => {
  const text = disassemble(
    policyOf([
      'evt.type = close and proc.cmdline regex "a.*" and evt.args contains x and proc.name = sh',
    ]),
  )
  const [whole] = labelsOf(text, 0)
  expect(text).toContain(`  ${whole}: proc.name = "sh" ? `)
})

test.each<[condition: string, whole: string, process: string, name: string, both: string]>([
  [
    'proc.name = sh and fd.name = /x and evt.args = a',
    'proc.name',
    'fd.name',
    'proc.name',
    'evt.args',
  ],
  ['proc.name = sh and fd.name = /x', 'proc.name', 'fd.name', 'proc.name', 'match'],
  // Neither mask decides a part that asks for both.
  ['(proc.name = sh or fd.name = /x)', 'proc.name', 'proc.name', 'proc.name', 'proc.name'],
  // Facts of the row are settled before.
  ['fd.num >= 0 and not fd.name = /x', 'fd.name', 'fd.name', 'match', 'match'],
])('what masks have settled is not asked again: %s', (condition, ...firsts) => {
  const text = disassemble(policyOf([`evt.type = openat and ${condition}`]))
  const asked = labelsOf(text, 0).map(label => {
    return new RegExp(`^  ${label}: (\\S+) `, 'm').exec(text)?.[1] ?? label
  })
  expect(asked).toEqual(firsts)
})

test('facts of sockets choose the masks of a row', () => {
  const text = disassemble(
    policyOf([
      'evt.type = sendto and fd.l4proto != tcp and fd.connected = false and fd.name_changed = true',
      'evt.type = sendto and fd.typechar in (4, 6) and fd.l4proto = udp',
    ]),
  )
  const rows = ['name changed', 'not connected', 'not tcp', 'udp', 'char inet']
  for (const fact of rows) expect(text).toContain(`  when ${fact}\n`)
})

/** Labels at which the programs of the first row's slot `slot` begin: whole, process, name, both passed. */
function labelsOf(text: string, slot: number): string[] {
  const line = new RegExp(`^  slot ${slot} \\(rule \\d+\\): (.*)$`, 'm').exec(text)?.[1] ?? ''
  return line.replace(', passed', '').split(' ')
}

test('a row for what events have in common, with variants by what they were opened for', () => {
  const policy = policyOf([
    'evt.type in (open, openat) and evt.is_open_write = true and fd.num >= 0',
    'evt.type in (open, openat) and evt.is_open_read = true and proc.name = a',
    'evt.type = close',
  ])
  const text = disassemble(policy)
  expect(text).toContain('SYSCALL_OPEN_X SYSCALL_OPENAT_2_E SYSCALL_OPENAT_2_X')
  expect(text).toContain('when open write')
  expect(text).toMatch(/000: 0{16}\n/)
  expect(sectionOf(viewOf(policy), 'ROWS').count).toBe(2)
})

test('the hash of sets is the one the evaluator computes', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
  expect(setHash(bytes(''))).toBe(0)
  expect(
    new Set(['a', 'b', 'ab', 'ba', 'aaaa', 'aaaab'].map(text => setHash(bytes(text)))).size,
  ).toBe(6)
})
