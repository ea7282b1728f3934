// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { encodeList } from '../../../src/schema/record.ts'
import { FieldMachine } from '../../support/field-machine.ts'

/** A thread with `comm` and ids of its own. */
const ids = (tid: number, pid: number, ptid: number, comm: string, sid = 50) => ({
  tid,
  pid,
  ptid,
  vtid: tid,
  vpid: pid,
  comm,
  exe: comm,
  sid,
  vpgid: sid,
  pgid: sid,
})

const line = (fields: readonly string[]): FieldMachine =>
  new FieldMachine(fields)
    .thread(ids(10, 10, 1, 'main', 50))
    .thread(ids(11, 10, 1, 'worker', 50))
    .thread(ids(100, 100, 11, 'child', 50))

test('the line of parents goes by threads, levels by processes', () => {
  const fields = ['proc.aname', 'proc.aname[1]', 'proc.sname', 'proc.pgid.name', 'proc.ppid']
  expect(line(fields).event('SYSCALL_CLOSE_X', { res: 0, fd: 3 })).toMatchObject({
    'proc.aname': 'worker',
    'proc.aname[1]': 'main',
    'proc.sname': 'worker',
    'proc.pgid.name': 'worker',
    'proc.ppid': 10,
  })
})

test('a line that bites its tail ends', () => {
  const machine = new FieldMachine(['proc.aname', 'proc.loginshellid'])
    .thread(ids(10, 10, 11, 'a'))
    .thread(ids(11, 11, 10, 'bash'))
    .thread(ids(100, 100, 10, 'child'))
  const { 'proc.aname': names, 'proc.loginshellid': shell } = machine.event('SYSCALL_CLOSE_X', {
    res: 0,
    fd: 3,
  })
  // As in libs, it ends where a walker twice as fast is met.
  expect(names).toBe('a')
  expect(shell).toBe(null)
})

test('without parents there are no ancestors', () => {
  const machine = new FieldMachine(['proc.aname', 'proc.apid', 'proc.ppid']).thread()
  expect(machine.event('SYSCALL_CLOSE_X', { res: 0, fd: 3 })).toMatchObject({
    'proc.aname': null,
    'proc.apid': 100,
    'proc.ppid': null,
  })
})

test('descriptors are counted in the table of the main thread, usage stops at all of them', () => {
  const machine = new FieldMachine(['proc.fdopencount', 'proc.fdusage'])
    .thread({ ...ids(10, 10, 1, 'main'), fdlimit: 1 })
    .thread(ids(100, 10, 1, 'worker'))
  for (const fd of [3, 4]) machine.host('FD', { tid: 10, fd, type: 2, name: `/tmp/${fd}` })
  machine.host('FD', { tid: 100, fd: 5, type: 2, name: '/tmp/own' })
  expect(machine.event('SYSCALL_CLOSE_X', { res: -9, fd: 99 })).toMatchObject({
    'proc.fdopencount': 2,
    'proc.fdusage': 100,
  })
})

test('empty arguments between others count', () => {
  const machine = new FieldMachine(['proc.cmdnargs', 'proc.args']).thread({
    args: encodeList(['a', '', 'b', '']),
  })
  expect(machine.event('SYSCALL_CLOSE_X', { res: 0, fd: 3 })).toMatchObject({
    'proc.cmdnargs': 4,
    'proc.args': 'a  b ',
  })
})
