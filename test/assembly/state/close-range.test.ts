// SPDX-License-Identifier: Apache-2.0
// close_range (sinsp_parser::parse_close_range_exit): the descriptors of the range go, at once or at exec.
import { expect, test } from 'vitest'
import { FieldMachine } from '../../support/field-machine.ts'

const CLOEXEC = 4

/** Descriptors 3 to 6, each a file of that name, of which 4 and 5 were given to close_range. */
function closed(flags: number, res = 0): FieldMachine {
  const machine = new FieldMachine(['fd.name']).thread()
  for (const fd of [3, 4, 5, 6]) machine.event('SYSCALL_OPEN_X', { fd, name: `/${fd}`, flags: 1 })
  machine.event('SYSCALL_CLOSE_RANGE_X', { res, first: 4, last: 5, flags })
  return machine
}

const names = (machine: FieldMachine): unknown[] =>
  [3, 4, 5, 6].map(fd => machine.event('SYSCALL_FSTAT_X', { res: 0, fd })['fd.name'])

test('descriptors of the range are gone', () => {
  expect(names(closed(0))).toEqual(['/3', '', '', '/6'])
})

test('a failed call closes nothing', () => {
  expect(names(closed(0, -22))).toEqual(['/3', '/4', '/5', '/6'])
})

test('all above a number', () => {
  const machine = closed(0)
  machine.event('SYSCALL_CLOSE_RANGE_X', { res: 0, first: 3, last: 0xffffffff, flags: 0 })
  expect(names(machine)).toEqual(['', '', '', ''])
})

test('with the flag they stay until exec', () => {
  const machine = closed(CLOEXEC)
  expect(names(machine)).toEqual(['/3', '/4', '/5', '/6'])
  machine.event('SYSCALL_EXECVE_19_X', { res: 0, exe: 'a', comm: 'a', tid: 100, pid: 100 })
  expect(names(machine)).toEqual(['/3', '', '', '/6'])
})
