// SPDX-License-Identifier: Apache-2.0
// Compiled rules match what their conditions say when they are read as written, for random conditions, processes,
// names and events, in any order.
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Expr } from '../../../src/rules/ast.ts'
import { holds, parse, policyOf } from '../../support/conditions.ts'
import { codeOf, compileMachine, type Facts, RuleMachine } from '../../support/rule-machine.ts'

let module: WebAssembly.Module
beforeAll(async () => {
  module = await compileMachine()
})

const OPENAT = codeOf('SYSCALL_OPENAT_2_X')
const READ = codeOf('SYSCALL_READ_X')

describe('compiled = written', () => {
  const names = ['bash', 'sh', 'nginx', 'cat']
  const paths = ['/etc/shadow', '/etc/ssh/key', '/tmp/a', '/home/u/.ssh/id', '/']
  const name = fc.constantFrom(...names)
  const path = fc.constantFrom(...paths)
  const small = fc.constantFrom('-1', '0', '1', '7')
  const textOp = fc.constantFrom(
    '=',
    '!=',
    'contains',
    'startswith',
    'endswith',
    'icontains',
    'glob',
  )
  const list = (item: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc.array(item, { maxLength: 7 }).map(items => `(${items.join(', ')})`)
  const modifier = fc.constantFrom('oneof', 'anyof', 'allof')
  const textField = (
    fields: fc.Arbitrary<string>,
    value: fc.Arbitrary<string>,
  ): fc.Arbitrary<string> =>
    fc.oneof(
      fc.tuple(fields, textOp, value).map(parts => parts.join(' ')),
      fc
        .tuple(fields, fc.constantFrom('in', 'intersects', 'pmatch'), list(value))
        .map(parts => parts.join(' ')),
      fc
        .tuple(fields, fc.constantFrom('=', '!=', 'startswith'), modifier, list(value))
        .map(parts => parts.join(' ')),
      fields.map(field => `${field} exists`),
    )
  const check = fc.oneof(
    textField(fc.constantFrom('proc.name', 'proc.pname', 'proc.aname', 'toupper(proc.name)'), name),
    textField(fc.constantFrom('fd.name', 'fd.directory', 'evt.args', 'basename(fd.name)'), path),
    fc
      .tuple(fc.constantFrom('fd.types'), fc.constantFrom('in', 'intersects'), list(name))
      .map(parts => parts.join(' ')),
    fc
      .tuple(
        fc.constantFrom('fd.num', 'evt.rawres', 'user.loginuid'),
        fc.constantFrom('=', '!=', '<', '>='),
        small,
      )
      .map(parts => parts.join(' ')),
    fc
      .tuple(
        fc.constantFrom('fd.num', 'fd.port'),
        fc.constant('in'),
        list(fc.constantFrom('0', '1', '7')),
      )
      .map(parts => parts.join(' ')),
    fc
      .tuple(
        fc.constantFrom('fd.port'),
        fc.constantFrom('=', '!=', '<'),
        fc.constantFrom('0', '1', '7'),
      )
      .map(parts => parts.join(' ')),
    fc
      .tuple(
        fc.constantFrom('evt.is_open_read', 'evt.is_open_write'),
        fc.constantFrom('=', '!='),
        fc.constantFrom('true', 'false'),
      )
      .map(parts => parts.join(' ')),
    fc
      .tuple(
        fc.constant('evt.type'),
        fc.constantFrom('=', '!='),
        fc.constantFrom('openat', 'read', 'close'),
      )
      .map(parts => parts.join(' ')),
    fc
      .tuple(fc.constant('evt.type in'), list(fc.constantFrom('openat', 'read', 'close')))
      .map(parts => parts.join(' ')),
    fc.constantFrom(
      'proc.name = val(proc.pname)',
      'fd.num = val(evt.rawres)',
      'len(proc.name) > 3',
      'fd.name startswith val(fd.directory)',
    ),
  )
  const { tree: condition } = fc.letrec<{ tree: string; node: string }>(tie => ({
    tree: fc.oneof({ maxDepth: 4, depthSize: 'small' }, check, tie('node')),
    node: fc.oneof(
      fc
        .array(tie('tree'), { minLength: 2, maxLength: 4 })
        .map(parts => `(${parts.join(' and ')})`),
      fc.array(tie('tree'), { minLength: 2, maxLength: 4 }).map(parts => `(${parts.join(' or ')})`),
      tie('tree').map(part => `not (${part})`),
    ),
  }))
  const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
    fc.option(value, { nil: undefined, freq: 4 })
  const present = (facts: Readonly<Record<string, unknown>>): Facts =>
    Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Facts
  const processFacts = fc
    .record({
      'proc.name': maybe(name),
      'proc.pname': maybe(name),
      'proc.aname': maybe(fc.array(name, { maxLength: 3 }).map(ancestors => ({ ancestors }))),
      'user.loginuid': maybe(fc.constantFrom(-1n, 0n, 7n)),
    })
    .map(present)
  const nameFacts = fc
    .record({ 'fd.name': maybe(path), 'fd.directory': maybe(fc.constantFrom('/etc', '/tmp', '/')) })
    .map(present)
  const eventFacts = fc
    .record({
      'evt.args': maybe(path),
      'fd.types': maybe(fc.array(name, { minLength: 1, maxLength: 3 })),
      'fd.num': maybe(fc.constantFrom(-1n, 0n, 1n, 7n)),
      'fd.port': maybe(fc.constantFrom({ ends: [0n, 7n] }, { ends: [1n, 1n] })),
      'evt.rawres': maybe(fc.constantFrom(-1n, 0n, 7n)),
      'evt.is_open_read': maybe(fc.boolean()),
      'evt.is_open_write': maybe(fc.boolean()),
    })
    .map(present)

  test('the same rules match, masks kept or not', () => {
    fc.assert(
      fc.property(
        fc.array(condition, { minLength: 1, maxLength: 70 }),
        fc.array(processFacts, { minLength: 3, maxLength: 3 }),
        fc.array(nameFacts, { minLength: 3, maxLength: 3 }),
        fc.array(
          fc.record({
            code: fc.constantFrom(OPENAT, READ, codeOf('SYSCALL_CLOSE_X')),
            thread: maybe(fc.nat(2)),
            name: maybe(fc.nat(2)),
            facts: eventFacts,
          }),
          { minLength: 1, maxLength: 20 },
        ),
        (conditions, threads, descriptors, events) => {
          const machine = new RuleMachine(module)
          expect(machine.load(policyOf(conditions))).toBe(0)
          for (const facts of threads) machine.addThread(facts)
          for (const facts of descriptors) machine.addName(facts)
          const trees: Expr[] = conditions.map(parse)
          for (const event of events) {
            const known = {
              ...(event.thread === undefined ? {} : threads[event.thread]),
              ...(event.name === undefined ? {} : descriptors[event.name]),
              ...event.facts,
            }
            const expected = trees.flatMap((tree, rule) =>
              holds(tree, event.code, known) ? [rule] : [],
            )
            expect(machine.run(event)).toEqual(expected)
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})
