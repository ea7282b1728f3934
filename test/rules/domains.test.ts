// SPDX-License-Identifier: Apache-2.0
// Conditions on domain names: which names they ask for, what becomes of them once addresses are known, and which
// connections they then hold for.
import { expect, test } from 'vitest'
import { Engine } from '../../src/engine/engine.ts'
import { MatchRecord } from '../../src/format/match-record.ts'
import { printExpr } from '../../src/rules/ast.ts'
import { type Addresses, addressFiller, domainsOf } from '../../src/rules/domains.ts'
import { compilePolicy } from '../../src/rules/policy.ts'
import { eventById } from '../../src/schema/events.ts'
import { hostRecord } from '../../src/schema/host-records.ts'
import { encodeRecord, encodeSocktuple, encodeUnixSocktuple } from '../../src/schema/record.ts'
import { rulesOf } from '../support/conditions.ts'

const ADDRESSES: Addresses = new Map([
  ['db.example', ['10.0.0.5', '2001:db8::5']],
  ['web.example', ['93.184.216.34']],
])

test('names of all conditions, each once', () => {
  const { rules } = rulesOf([
    'fd.sip.name in (web.example, db.example) and not fd.cip.name = db.example',
    'fd.rip.name != c.example or fd.lip.name exists',
    'fd.name = d.example',
  ])
  const names = domainsOf(rules.map(rule => rule.condition))
  expect(names).toEqual(['c.example', 'db.example', 'web.example'])
})

const WRITTEN: readonly [condition: string, filled: string][] = [
  ['fd.sip.name = db.example', '(fd.cip exists and fd.sip in (10.0.0.5, 2001:db8::5))'],
  ['fd.rip.name == web.example', '(fd.cip exists and fd.rip in (93.184.216.34))'],
  [
    'fd.cip.name in (web.example, db.example, none.example)',
    '(fd.cip exists and fd.cip in (10.0.0.5, 2001:db8::5, 93.184.216.34))',
  ],
  ['fd.lip.name != web.example', '(fd.cip exists and not fd.lip in (93.184.216.34))'],
  ['fd.sip.name = none.example', '(fd.cip exists and fd.sip in ())'],
  ['fd.sip.name exists', 'fd.sip in (10.0.0.5, 2001:db8::5, 93.184.216.34)'],
  ['fd.sip.name contains example', 'fd.sip.name contains example'],
]

test.each(WRITTEN)('%s', (condition, filled) => {
  const [rule] = rulesOf([condition]).rules
  expect(printExpr(addressFiller(ADDRESSES)(rule?.condition as never))).toBe(filled)
})

test('conditions without names stay the same objects', () => {
  const { rules } = rulesOf(['evt.type = open and not (proc.name = a or fd.sip = 1.2.3.4)'])
  const condition = rules[0]?.condition as never
  expect(addressFiller(ADDRESSES)(condition)).toBe(condition)
})

/** Which of the conditions hold for a connection along `tuple`. */
function holding(conditions: readonly string[], domain: number, tuple: Uint8Array): string[] {
  const engine = Engine.create({ maxThreads: 64, maxPaths: 64 })
  const rules = rulesOf(conditions.map(condition => `evt.type = connect and ${condition}`))
  engine.loadPolicy(compilePolicy(rules, { matching: 'all', addresses: ADDRESSES }))
  const held: string[] = []
  const record = new MatchRecord()
  engine.onMatch = (view, offset, size) => {
    record.load(view, offset, size)
    held.push(conditions[record.rule] as string)
  }
  const feed = (bytes: Uint8Array): void => {
    engine.sink.window.set(bytes)
    for (let from = 0; from < bytes.length; ) from += engine.sink.consume(from, bytes.length, 0)
    engine.drain()
  }
  const values = { tid: 100, pid: 100, ptid: 1, vtid: 100, vpid: 100, comm: 'cat' }
  feed(encodeRecord(hostRecord('THREAD'), 0, -1, values))
  const socket = { fd: 3, domain, type: 1, proto: domain === 1 ? 0 : 6 }
  feed(encodeRecord(eventById('SOCKET_SOCKET_X'), 1, 100, socket))
  feed(encodeRecord(eventById('SOCKET_CONNECT_X'), 2, 100, { res: 0, tuple, fd: 3 }))
  return held
}

const CONDITIONS = [
  'fd.sip.name = db.example',
  'fd.sip.name != db.example',
  'not fd.sip.name = db.example',
  'fd.sip.name in (web.example, db.example)',
  'fd.cip.name = db.example',
  'fd.sip.name = none.example',
  'fd.sip.name != none.example',
  'fd.sip.name exists',
]

const me = { ip: '10.0.0.1', port: 40000 }
const me6 = { ip: '2001:db8::1', port: 40000 }
const CONNECTIONS: readonly [what: string, domain: number, tuple: Uint8Array, held: number[]][] = [
  ['to the name', 2, encodeSocktuple(me, { ip: '10.0.0.5', port: 5432 }), [0, 3, 6, 7]],
  [
    'to the name by IPv6',
    10,
    encodeSocktuple(me6, { ip: '2001:db8::5', port: 5432 }),
    [0, 3, 6, 7],
  ],
  ['to another name', 2, encodeSocktuple(me, { ip: '93.184.216.34', port: 80 }), [1, 2, 3, 6, 7]],
  ['from the name', 2, encodeSocktuple({ ip: '10.0.0.5', port: 1 }, me), [1, 2, 4, 6]],
  ['to nobody known', 2, encodeSocktuple(me, { ip: '8.8.8.8', port: 53 }), [1, 2, 6]],
  ['along a unix socket', 1, encodeUnixSocktuple(1n, 2n, '/run/x'), [2]],
]

test.each(CONNECTIONS)('a connection %s', (_, domain, tuple, held) => {
  expect(holding(CONDITIONS, domain, tuple)).toEqual(held.map(index => CONDITIONS[index]))
})
