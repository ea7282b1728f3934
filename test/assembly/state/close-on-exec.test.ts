// SPDX-License-Identifier: Apache-2.0
// What an exec closes: by the flags a descriptor was made with, and as later calls changed them, also where the
// table was copied by a fork in between.
import { expect, test } from 'vitest'
import { FieldMachine } from '../../support/field-machine.ts'

/** PPM_O_CLOEXEC, PPM_FCNTL_F_SETFD, FD_CLOEXEC. */
const CLOEXEC = 4096
const F_SETFD = 3
const FD_CLOEXEC = 1

function opened(): FieldMachine {
  const machine = new FieldMachine(['fd.name']).thread()
  for (const fd of [3, 4, 20, 40]) {
    machine.event('SYSCALL_OPEN_X', {
      fd,
      name: `/${fd}`,
      flags: fd === 4 || fd === 40 ? 1 | CLOEXEC : 1,
    })
  }
  return machine
}

const setFd = (machine: FieldMachine, fd: number, arg: number): unknown =>
  machine.event('SYSCALL_FCNTL_X', { res: 0, fd, cmd: F_SETFD, arg })

const exec = (machine: FieldMachine): unknown =>
  machine.event('SYSCALL_EXECVE_19_X', { res: 0, exe: 'a', comm: 'a', tid: 100, pid: 100 })

const names = (machine: FieldMachine): unknown[] =>
  [3, 4, 20, 40].map(fd => machine.event('SYSCALL_FSTAT_X', { res: 0, fd })['fd.name'])

test('what was opened so is closed', () => {
  const machine = opened()
  exec(machine)
  expect(names(machine)).toEqual(['/3', '', '/20', ''])
})

test('fcntl asks for it and takes it back', () => {
  const machine = opened()
  setFd(machine, 20, FD_CLOEXEC)
  setFd(machine, 40, 0)
  exec(machine)
  expect(names(machine)).toEqual(['/3', '', '', '/40'])
})

test('a copy goes by what it was asked for', () => {
  const machine = opened()
  machine.event('SYSCALL_DUP3_X', { res: 41, oldfd: 4, newfd: 41, flags: 0 })
  machine.event('SYSCALL_DUP3_X', { res: 42, oldfd: 3, newfd: 42, flags: CLOEXEC })
  exec(machine)
  const copies = [41, 42].map(fd => machine.event('SYSCALL_FSTAT_X', { res: 0, fd })['fd.name'])
  expect(copies).toEqual(['/4', ''])
})

test('a child has the marks of its parent, and changes only its own', () => {
  const machine = opened()
  const child = {
    res: 0,
    tid: 200,
    pid: 200,
    ptid: 100,
    vtid: 200,
    vpid: 200,
    exe: 'c',
    comm: 'c',
    flags: 0,
  }
  machine.event('SYSCALL_CLONE_20_X', child, 200)
  machine.event('SYSCALL_FCNTL_X', { res: 0, fd: 20, cmd: F_SETFD, arg: FD_CLOEXEC }, 200)
  machine.event('SYSCALL_EXECVE_19_X', { res: 0, exe: 'b', comm: 'b', tid: 200, pid: 200 }, 200)
  const left = [3, 4, 20, 40].map(
    fd => machine.event('SYSCALL_FSTAT_X', { res: 0, fd }, 200)['fd.name'],
  )
  expect(left).toEqual(['/3', '', '', ''])
  exec(machine)
  expect(names(machine)).toEqual(['/3', '', '/20', ''])
})
