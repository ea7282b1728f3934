// SPDX-License-Identifier: Apache-2.0
// How the rules of an event are run: which of them are asked, in which order, and what is not asked again.
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { sectionOf, viewOf } from '../../../src/rules/policy-reader.ts'
import { policyOf } from '../../support/conditions.ts'
import { codeOf, compileMachine, type Facts, RuleMachine } from '../../support/rule-machine.ts'

let module: WebAssembly.Module
beforeAll(async () => {
  module = await compileMachine()
})

const OPENAT = codeOf('SYSCALL_OPENAT_2_X')
const READ = codeOf('SYSCALL_READ_X')
const GENERIC = codeOf('GENERIC_X')

describe('event types', () => {
  let shared: RuleMachine | undefined
  test.each<[condition: string, code: number, expected: boolean]>([
    ['evt.type = openat', OPENAT, true],
    ['evt.type = openat', READ, false],
    ['evt.type != openat', READ, true],
    ['evt.type in (read, openat)', READ, true],
    ['not evt.type = read', OPENAT, true],
    ['evt.type startswith open', OPENAT, true],
    ['evt.dir = <', OPENAT, true],
    ['evt.dir = >', OPENAT, false],
    ['evt.category = file', OPENAT, true],
    ['evt.category = "IO-read"', READ, true],
    ['syscall.type = read', READ, true],
    ['evt.type.is.read = 1', READ, true],
    ['evt.type.is.read = 1', OPENAT, false],
    ['evt.num = 0', READ, false],
    ['not evt.num = 0', READ, true],
  ])('%s on event %i: %j', (condition, code, expected) => {
    shared ??= new RuleMachine(module)
    shared.load(policyOf([condition]))
    expect(shared.run({ code, facts: {} })).toEqual(expected ? [0] : [])
  })

  test('the generic event is asked at run time, but only for calls it can stand for', () => {
    const machine = new RuleMachine(module)
    machine.load(policyOf(['evt.type = sysinfo', 'evt.type = openat', 'evt.type != openat']))
    expect(machine.run({ code: GENERIC, facts: { 'evt.type': 'sysinfo' } })).toEqual([0, 2])
    expect(machine.run({ code: GENERIC, facts: { 'evt.type': 'times' } })).toEqual([2])
  })
})

test('no policy, no match; a refused policy leaves the running one alone', () => {
  const machine = new RuleMachine(module)
  expect(machine.run({ code: OPENAT, facts: {} })).toEqual([])
  const policy = policyOf(['evt.type = openat'])
  expect(machine.load(policy)).toBe(0)
  expect(machine.load(policy.subarray(0, 100))).toBeLessThan(0)
  // The running policy stays where it was loaded: here the buffer is not swapped.
  expect(machine.load(policy)).toBe(0)
  expect(machine.run({ code: OPENAT, facts: {} })).toEqual([0])
})

test('first match stops at the first rule in order, also across words', () => {
  const conditions = Array.from(
    { length: 200 },
    (_, i) => `evt.type = openat and proc.name = p${i % 100}`,
  )
  const machine = new RuleMachine(module)
  machine.load(policyOf(conditions, 'first'))
  expect(machine.run({ code: OPENAT, facts: { 'proc.name': 'p70' } })).toEqual([70])
  machine.load(policyOf(conditions, 'all'))
  expect(machine.run({ code: OPENAT, facts: { 'proc.name': 'p70' } })).toEqual([70, 170])
})

test('a full match buffer loses nothing', () => {
  const machine = new RuleMachine(module)
  machine.load(policyOf(Array.from({ length: 150 }, () => 'evt.type = openat')))
  const all = Array.from({ length: 150 }, (_, i) => i)
  expect(machine.run({ code: OPENAT, facts: {} }, 1)).toEqual(all)
  expect(machine.run({ code: OPENAT, facts: {} }, 7)).toEqual(all)
})

test('what is known of a thread and a name is not asked again', () => {
  const machine = new RuleMachine(module)
  machine.load(policyOf(['evt.type = openat and proc.name = a and fd.name startswith /etc']))
  const thread = machine.addThread({ 'proc.name': 'b' })
  const actor = machine.addThread({ 'proc.name': 'a' })
  const name = machine.addName({ 'fd.name': '/tmp/x' })
  // What is seen once is asked for only what that event needs; from the second time on all is kept.
  for (let i = 0; i < 2; i++) {
    machine.run({ code: OPENAT, thread, name, facts: {} })
    machine.run({ code: OPENAT, thread: actor, name, facts: {} })
  }
  const before = machine.exports.extractions()
  for (let i = 0; i < 10; i++) {
    expect(machine.run({ code: OPENAT, thread, name, facts: {} })).toEqual([])
    expect(machine.run({ code: OPENAT, thread: actor, name, facts: {} })).toEqual([])
  }
  expect(machine.exports.extractions()).toBe(before)
  machine.changeThread(thread, { 'proc.name': 'a' })
  const secret = machine.addName({ 'fd.name': '/etc/shadow' })
  expect(machine.run({ code: OPENAT, thread, name: secret, facts: {} })).toEqual([0])
})

describe('texts looked up in an index', () => {
  const letter = fc.constantFrom('a', 'b', '/', 'é')
  const text = fc.string({ unit: letter, maxLength: 6 })
  const tests: readonly (readonly [op: string, holds: (value: string, text: string) => boolean])[] =
    [
      ['=', (value, other) => value === other],
      ['!=', (value, other) => value !== other],
      ['startswith', (value, other) => value.startsWith(other)],
      ['endswith', (value, other) => value.endsWith(other)],
    ]

  test('say what comparing them one by one says', () => {
    const machine = new RuleMachine(module)
    let indexed = 0
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(3), text), { minLength: 8, maxLength: 40 }),
        fc.array(fc.option(text, { freq: 9 }), { minLength: 1, maxLength: 8 }),
        (predicates, values) => {
          const policy = policyOf(
            predicates.map(([op, other]) => `fd.name ${tests[op]?.[0]} "${other}"`),
          )
          indexed += sectionOf(viewOf(policy), 'INDEXES').count
          expect(machine.load(policy)).toBe(0)
          for (const value of values) {
            const facts: Facts = value === null ? {} : { 'fd.name': value }
            const expected = predicates.flatMap(([op, other], rule) => {
              return value !== null && tests[op]?.[1](value, other) === true ? [rule] : []
            })
            expect(machine.run({ code: OPENAT, facts })).toEqual(expected)
          }
        },
      ),
      { numRuns: 400 },
    )
    expect(indexed).toBeGreaterThan(200)
  })

  test('leave values that are no text to the plain way', () => {
    const machine = new RuleMachine(module)
    machine.load(policyOf(['a', 'b', 'c', 'd', 'e'].map(name => `proc.name = ${name}`)))
    const facts: Facts = { 'proc.name': { ancestors: ['x', 'd'] } }
    expect(machine.run({ code: OPENAT, facts })).toEqual([3])
  })
})

describe('facts of the event', () => {
  test.each<[what: string, facts: Facts, expected: number[]]>([
    [
      'opened for reading',
      { 'evt.is_open_read': true, 'fd.num': 3n, 'evt.rawres': 3n, 'evt.failed': false },
      [0, 3, 5],
    ],
    [
      'opened for writing',
      { 'evt.is_open_write': true, 'fd.num': 3n, 'evt.rawres': 3n, 'evt.failed': false },
      [1, 3, 5],
    ],
    [
      'failed',
      { 'evt.is_open_read': true, 'fd.num': -1n, 'evt.rawres': -2n, 'evt.failed': true },
      [2, 4],
    ],
    ['nothing known', {}, []],
  ])('%s', (_, facts, expected) => {
    const machine = new RuleMachine(module)
    const conditions = [
      'evt.is_open_read = true and fd.num >= 0',
      'evt.is_open_write = true and evt.rawres >= 0',
      'evt.rawres < 0 and not evt.is_open_exec = true',
      '(evt.is_open_read = true or evt.is_open_write = true) and evt.failed = false',
      'evt.failed = true',
      'evt.type = openat and fd.num >= 0 and not evt.is_open_create = true',
    ]
    machine.load(policyOf(conditions))
    expect(machine.run({ code: OPENAT, facts })).toEqual(expected)
  })
})
