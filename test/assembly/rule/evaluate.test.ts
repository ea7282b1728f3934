// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Expr } from '../../../src/rules/ast.ts'
import { sectionOf, viewOf } from '../../../src/rules/policy-reader.ts'
import { holds, parse, policyOf } from '../../support/conditions.ts'
import { codeOf, compileMachine, type Facts, RuleMachine } from '../../support/rule-machine.ts'

let module: WebAssembly.Module
beforeAll(async () => {
  module = await compileMachine()
})

const OPENAT = codeOf('SYSCALL_OPENAT_2_X')
const READ = codeOf('SYSCALL_READ_X')
const GENERIC = codeOf('GENERIC_X')

/** The verdict on one condition for one event whose facts are all its own. */
let shared: RuleMachine | undefined
function verdict(condition: string, facts: Facts, code = OPENAT): boolean {
  shared ??= new RuleMachine(module)
  const machine = shared
  expect(machine.load(policyOf([condition]))).toBe(0)
  return machine.run({ code, facts }).length === 1
}

describe('operators', () => {
  const facts: Facts = {
    'proc.name': 'myexe',
    'proc.aname': { ancestors: ['bash', 'sshd', 'systemd'] },
    'proc.cmdline': 'myexe --Flag /etc/x',
    'proc.exepath': '/usr/bin/myexe',
    'proc.pid': 42n,
    'proc.cwd': '',
    'user.uid': 4294967295n,
    'user.loginuid': -1n,
    'fd.name': '/opt/dir/subdir/file.txt',
    'fd.directory': '/opt/dir/subdir',
    'fd.num': -13n,
    'fd.types': ['file', 'ipv4', 'file'],
    'fd.port': { ends: [22n, 40000n] },
    'fd.ip': {
      addresses: [
        [10, 0, 0, 1],
        [192, 168, 1, 9],
      ],
    },
    'fd.net': {
      addresses: [
        [10, 0, 0, 1],
        [192, 168, 1, 9],
      ],
    },
    'fd.rip': { addresses: [[0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]] },
    'evt.rawres': -13n,
    'evt.is_open_read': true,
    'evt.buffer': 'GET \u0001',
    'evt.rawarg': 5n,
  }
  test.each<[condition: string, expected: boolean]>([
    ['proc.name = myexe', true],
    ['proc.name == other', false],
    ['proc.name != myexe', false],
    ['proc.name != other', true],
    // A value that cannot be had makes every test false, and only `not` turns that.
    ['proc.pname = x', false],
    ['proc.pname != x', false],
    ['not proc.pname = x', true],
    ['not proc.pname != x', true],
    ['proc.pname exists', false],
    ['proc.cwd exists', true],
    ['proc.cwd = ""', true],
    ['proc.name in (a, myexe, b)', true],
    ['proc.name in (a, b)', false],
    ['proc.name in ()', false],
    ['proc.name in (a, b, c, d, e, f, myexe)', true],
    ['proc.name in (a, b, c, d, e, f, myex)', false],
    ['proc.name = a or proc.name = b or proc.name = myexe', true],
    ['not proc.name = a and not proc.name = myexe', false],
    ['proc.name > 1', true],
    ['proc.name < val(fd.types)', false],
    ['proc.name >= val(proc.exepath)', true],
    ['proc.name startswith my', true],
    ['proc.name startswith exe', false],
    ['proc.name endswith exe', true],
    ['proc.cmdline contains "--Flag"', true],
    ['proc.cmdline contains "--flag"', false],
    ['proc.cmdline icontains "--fLAG"', true],
    ['proc.cmdline contains ""', true],
    ['proc.cmdline contains /etc/xy', false],
    ['proc.exepath glob /usr/*', true],
    ['proc.exepath glob "*/my???"', true],
    ['proc.exepath glob "/usr/bin/[l-n]*"', true],
    ['proc.exepath glob "/usr/bin/[!l-n]*"', false],
    ['proc.exepath glob "/USR*"', false],
    ['proc.exepath iglob "/USR/*/M[Y]*"', true],
    ['proc.exepath regex "/usr/(bin|sbin)/[a-z]+"', true],
    ['proc.exepath regex "usr"', false],
    ['fd.name pmatch (/opt/dir)', true],
    ['fd.name pmatch (/opt/di)', false],
    ['fd.name pmatch (/etc, /opt/*/subdir)', true],
    ['fd.name pmatch (/opt/di?)', true],
    ['fd.name pmatch (/opt/di[!r])', false],
    ['fd.name pmatch (/)', true],
    ['fd.name pmatch (/opt/dir/subdir/file.txt/more)', false],
    ['fd.name pmatch (opt//dir/)', true],
    ['proc.pid = 42', true],
    ['proc.pid = 0x2a', true],
    ['proc.pid in (1, 2, 42)', true],
    ['proc.pid in (1, 2, 41)', false],
    ['proc.pid < 43', true],
    ['proc.pid > 42', false],
    ['fd.num < 0', true],
    ['fd.num >= 0', false],
    ['fd.num > 4294967295', false],
    ['fd.num in (-13, 7)', true],
    ['user.uid = -1', true],
    ['user.uid > 1000', true],
    ['user.loginuid = -1', true],
    ['evt.rawres = -13', true],
    ['evt.is_open_read = true', true],
    ['evt.is_open_read != true', false],
    ['evt.is_open_read = false', false],
    ['evt.rawarg.x > 4', true],
    ['evt.rawarg.x = word', false],
    ['proc.aname = sshd', true],
    ['proc.aname = zsh', false],
    ['proc.aname != sshd', true],
    ['proc.aname in (x, systemd)', true],
    ['proc.aname startswith ss', true],
    ['not proc.aname = sshd', false],
    ['fd.types in (file, ipv4)', true],
    ['fd.types in (file)', false],
    ['fd.types intersects (ipv6, ipv4)', true],
    ['fd.types intersects (ipv6)', false],
    ['fd.port = 22', true],
    ['fd.port = ssh', true],
    ['fd.port = 23', false],
    ['fd.port != 22', false],
    ['fd.port != 23', true],
    ['fd.port in (1, 40000)', true],
    ['fd.port < 23', true],
    ['fd.ip = 192.168.1.9', true],
    ['fd.ip != 192.168.1.9', false],
    ['fd.ip != 192.168.1.8', true],
    ['fd.ip = 2001:db8::1', false],
    ['fd.net = 10.0.0.0/8', true],
    ['fd.net in (172.16.0.0/12, 192.168.0.0/16)', true],
    ['fd.net = 11.0.0.0/8', false],
    ['fd.net != ::/0', true],
    ['fd.net = 0.0.0.0/0', true],
    ['fd.rip = 2001:db8::1', true],
    ['fd.rip = 2001:db8::2', false],
    ['fd.rnet = 2001:db8::/32', false],
    ['evt.buffer bcontains 4754', false],
    ['evt.buffer bcontains 4745', true],
    ['evt.buffer bstartswith 474554', true],
    ['evt.buffer contains GET', true],
    ['proc.name == oneof (myexe, bash)', true],
    ['proc.name == oneof (myexe, myexe)', false],
    ['proc.name == allof (myexe, myexe)', true],
    ['proc.name == anyof ()', false],
    ['proc.name != allof (bash, sh)', true],
    ['proc.name != oneof (bash, sh)', false],
    ['proc.name != oneof (myexe, bash)', true],
    ['proc.name startswith allof (my, mye)', true],
    ['proc.name startswith oneof (my, mye)', false],
    ['proc.name glob anyof (x*, my*)', true],
    ['proc.name contains oneof (myex, bash)', true],
    ['fd.directory startswith val(fd.name)', false],
    ['fd.name startswith val(fd.directory)', true],
    ['proc.pid = val(proc.pid)', true],
    ['proc.pid < val(user.uid)', true],
    ['proc.name = val(proc.pname)', false],
    ['fd.types intersects val(proc.name)', false],
    ['toupper(proc.name) = MYEXE', true],
    ['tolower(proc.cmdline) contains "--flag"', true],
    ['toupper(proc.name) = toupper(proc.name)', true],
    ['basename(fd.name) = file.txt', true],
    ['basename(proc.exepath) = val(proc.name)', true],
    ['len(fd.types) = 3', true],
    ['len(proc.name) > 5', false],
    ['len(proc.cwd) = 0', true],
    ['len(proc.pname) = 0', false],
    ['b64(evt.buffer) exists', false],
    ['join("-", (proc.name, "a", proc.pid)) = myexe-a-42', true],
    ['join(",", ()) = ""', true],
    ['join(proc.name, ("a", "b")) = amyexeb', true],
    ['b64(join("W", ("YWFhL", "JiYg"))) = "aaa-bbb"', true],
    ['b64(concat("YWFh", "YmI=")) = aaabb', true],
    ['b64(concat("YWFh", "Y")) exists', false],
    ['b64(concat("YW", "F?")) exists', false],
    ['concat(proc.name, "/", fd.types) = myexe/fileipv4file', true],
    ['concat(proc.name, proc.pname) exists', false],
    ['toupper(join("-", (tolower(proc.name), "b"))) = MYEXE-B', true],
    ['getopt(("-nt", "hello", "-x"), "nt:") intersects (hello)', true],
    ['getopt(("-nt", "hello", "-x"), "nt:") intersects (x)', false],
    ['getopt(("-n", "--", "-t"), "nt:") in (n)', true],
    ['getopt(("-t"), "t:") intersects ("")', true],
    ['getopt(("-thello"), "t:")[t] = hello', true],
    ['toupper(fd.types) in (FILE, IPV4)', true],
  ])('%s: %j', (condition, expected) => {
    expect(verdict(condition, facts)).toBe(expected)
  })
})

describe('event types', () => {
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
    expect(verdict(condition, {}, code)).toBe(expected)
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
