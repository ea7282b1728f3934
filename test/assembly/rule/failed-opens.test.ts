// SPDX-License-Identifier: Apache-2.0
// What rules make of names is kept with the name. A name that could not be opened has other fields than a descriptor
// of that name: neither may be answered with what is kept for the other.
import { expect, test } from 'vitest'
import { Engine } from '../../../src/engine/engine.ts'
import { eventById } from '../../../src/schema/events.ts'
import { MATCH_HEADER } from '../../../src/schema/layout.ts'
import { encodeRecord } from '../../../src/schema/record.ts'
import { policyOf } from '../../support/policies.ts'

const CONDITIONS = [
  'evt.type in (open, openat) and fd.name startswith /etc/',
  'evt.type in (open, openat) and fd.filename = shadow',
  'evt.type in (open, openat) and fd.directory = /etc',
  'evt.type in (open, openat) and fd.type = file',
  'evt.type in (open, openat) and fd.typechar = f',
  'evt.type in (open, openat) and fd.name startswith /etc/ and evt.failed = true',
]

const policy = policyOf(
  CONDITIONS.map(
    (condition, i) =>
      `- rule: r${i}\n  desc: d\n  condition: ${condition}\n  output: o\n  priority: INFO\n`,
  ).join(''),
  'all',
)

type Open = { readonly call: 'open' | 'openat'; readonly name: string; readonly fd: number }

/** Rules that match each of the opens, one after the other. */
function matches(opens: readonly Open[]): number[][] {
  const engine = Engine.create()
  engine.loadPolicy(policy)
  return opens.map(({ call, name, fd }, i) => {
    const found: number[] = []
    engine.onMatch = (view, at) => found.push(view.getUint32(at + MATCH_HEADER.RULE, true))
    const row = eventById(call === 'open' ? 'SYSCALL_OPEN_X' : 'SYSCALL_OPENAT_2_X')
    const values = { fd, name, flags: 1, mode: 0, dev: 1, ino: 1 }
    const record = encodeRecord(
      row,
      i + 1,
      100,
      call === 'open' ? values : { ...values, dirfd: -100 },
    )
    engine.sink.window.set(record)
    expect(engine.sink.consume(0, record.length, 0)).toBe(record.length)
    engine.drain()
    return found
  })
}

const ENOENT = -2
const failed = [0, 2, 4, 5]
const succeeded = [0, 1, 2, 3, 4]

test('failed before it was opened, and after', () => {
  const shadow = (fd: number): Open => ({ call: 'openat', name: '/etc/shadow', fd })
  const opens = [ENOENT, ENOENT, ENOENT, 3, 4, 5, ENOENT, 6].map(shadow)
  expect(matches(opens)).toEqual([
    failed,
    failed,
    failed,
    succeeded,
    succeeded,
    succeeded,
    failed,
    succeeded,
  ])
})

test('open has another fd.typechar than openat where it fails', () => {
  const shadow = (call: 'open' | 'openat'): Open => ({ call, name: '/etc/shadow', fd: ENOENT })
  expect(matches([shadow('open'), shadow('openat'), shadow('open'), shadow('openat')])).toEqual([
    [0, 2, 5],
    failed,
    [0, 2, 5],
    failed,
  ])
})

test('names below an unknown directory of the caller stay apart', () => {
  const open = (name: string): Open => ({ call: 'openat', name, fd: ENOENT })
  const found = matches([open('etc/shadow'), open('/etc/../etc/shadow'), open('etc/shadow')])
  expect(found[0]).toEqual(found[2])
  expect(found[1]).toEqual(failed)
})
