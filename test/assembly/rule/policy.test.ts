// SPDX-License-Identifier: Apache-2.0
// A policy may come from anywhere: whatever its bytes are, loading it refuses or accepts, and running what
// was accepted ends.
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { sectionOf, viewOf } from '../../../src/rules/policy-reader.ts'
import { POLICY_HEADER, POLICY_SECTIONS } from '../../../src/schema/policy-layout.ts'
import { policyOf } from '../../support/conditions.ts'
import { codeOf, compileMachine, type MadeEvent, RuleMachine } from '../../support/rule-machine.ts'

let module: WebAssembly.Module
beforeAll(async () => {
  module = await compileMachine()
})

const POLICY = policyOf([
  'evt.type = openat and proc.name in (a, b, c, d, e, f) and evt.is_open_read = true',
  'evt.type = openat and fd.name pmatch (/etc, /opt/*/x) and proc.name glob "x[a-c]*?"',
  'proc.cmdline regex "a.*b" or proc.cmdline regex "(a|b)*a(a|b){12}"',
  'fd.ip in (10.0.0.0/8, 2001:db8::/32) and fd.num in (1, 2, 3) and proc.pid = val(proc.ppid)',
  'fd.name in (/opt, /opt/y) or fd.name startswith /opt/z or fd.name endswith z or fd.name = "" or fd.name != /opt/y/x/z',
  'concat(toupper(proc.name), join("-", (proc.name, "x"))) startswith oneof (A, B)',
])

const EVENTS: readonly MadeEvent[] = [
  { code: codeOf('SYSCALL_OPENAT_2_X'), facts: { 'proc.name': 'a', 'evt.is_open_read': true } },
  {
    code: codeOf('SYSCALL_READ_X'),
    facts: {
      'proc.name': 'xab',
      'proc.cmdline': 'ababababababababab',
      'proc.pid': 1n,
      'proc.ppid': 1n,
      'fd.num': 2n,
      'fd.name': '/opt/y/x/z',
      'fd.ip': { addresses: [[10, 1, 1, 1]] },
    },
  },
]

function tryOut(machine: RuleMachine, bytes: Uint8Array): number {
  const status = machine.load(bytes)
  if (status === 0) for (const event of EVENTS) machine.run(event)
  return status
}

test('the policy of these tests is good', () => {
  const machine = new RuleMachine(module)
  expect(machine.load(POLICY)).toBe(0)
  expect(EVENTS.map(event => machine.run(event))).toEqual([
    [0, 5],
    [2, 3, 4],
  ])
})

test.each<[what: string, offset: number, value: number, status: number]>([
  ['magic', POLICY_HEADER.MAGIC, 1, -1],
  ['version', POLICY_HEADER.VERSION, 99, -2],
  ['schema', POLICY_HEADER.SCHEMA_LO, 1, -3],
  ['schema', POLICY_HEADER.SCHEMA_HI, 1, -3],
  ['length', POLICY_HEADER.LENGTH, 12, -1],
  ['matching', POLICY_HEADER.MATCHING, 2, -1],
  ['rules', POLICY_HEADER.RULES, 1 << 20, -5],
  ['words', POLICY_HEADER.WORDS, 2, -1],
  ['section offset', POLICY_HEADER.SIZE, 0xfffffff8, -4],
  ['section count', POLICY_HEADER.SIZE + 4, 0xffffffff, -4],
])('a wrong %s is refused', (_, offset, value, status) => {
  const bytes = POLICY.slice()
  viewOf(POLICY)
  new DataView(bytes.buffer).setUint32(offset, value, true)
  expect(new RuleMachine(module).load(bytes)).toBe(status)
})

test('a policy cut off anywhere is refused', () => {
  const machine = new RuleMachine(module)
  for (let length = 0; length < POLICY.length; length += 7) {
    expect(machine.load(POLICY.subarray(0, length))).toBeLessThan(0)
  }
})

test('changed bytes are refused or harmless', () => {
  const machine = new RuleMachine(module)
  const view = viewOf(POLICY)
  const names = (Object.keys(POLICY_SECTIONS) as (keyof typeof POLICY_SECTIONS)[]).filter(
    name => name !== 'META' && sectionOf(view, name).count > 0,
  )
  const statuses = new Set<number>()
  const place = fc.constantFrom(...names).chain(name => {
    const { offset, count, size } = sectionOf(view, name)
    return fc.nat(count * size - 1).map(at => offset + at)
  })
  const change = fc.record({
    at: fc.oneof({ arbitrary: place, weight: 20 }, fc.nat(POLICY_HEADER.SIZE + names.length * 8)),
    value: fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 2, 255)),
  })
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), changes => {
      const bytes = POLICY.slice()
      for (const { at, value } of changes) bytes[at] = value
      statuses.add(tryOut(machine, bytes))
    }),
    { numRuns: 3000 },
  )
  // The test would be worth nothing if all were refused, or for one reason.
  expect(statuses.has(0)).toBe(true)
  expect(statuses.size).toBeGreaterThan(5)
})
