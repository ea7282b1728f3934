// SPDX-License-Identifier: Apache-2.0
// Names of descriptors: what calls were given, and what later calls make of them.
import { expect, test } from 'vitest'
import { encodeSockaddr, encodeSocktuple } from '../../../src/schema/record.ts'
import { FieldMachine } from '../../support/field-machine.ts'

const FROM = { ip: '10.0.0.5', port: 40000 }
const TO = { ip: '10.0.0.7', port: 443 }

test('repeated slashes of a name as given become one, of a failed call too', () => {
  const machine = new FieldMachine(['fd.nameraw']).thread()
  const failed = machine.event('SYSCALL_OPEN_BY_HANDLE_AT_X', { fd: -2, path: '/a//b///c' })
  expect(failed['fd.nameraw']).toBe('/a/b/c')
})

test('a stale descriptor that turns out to be a socket keeps the name it was opened by', () => {
  const machine = new FieldMachine(['fd.name', 'fd.nameraw']).thread()
  machine.event('SYSCALL_OPEN_X', { fd: 3, name: '/tmp/a', flags: 1 })
  // Its transport is not known.
  const connected = machine.event('SOCKET_CONNECT_X', {
    res: 0,
    tuple: encodeSocktuple(FROM, TO),
    fd: 3,
    addr: encodeSockaddr(TO),
  })
  expect(connected).toEqual(
    expect.objectContaining({
      'fd.name': '<unknown>',
      'fd.nameraw': '/tmp/a',
    }),
  )
})

test('a path below a socket begins with the name of the socket', () => {
  const machine = new FieldMachine(['fd.name']).thread()
  machine.event('SOCKET_SOCKET_X', { fd: 4, domain: 2, type: 1, proto: 6 })
  machine.event('SOCKET_CONNECT_X', { res: 0, tuple: encodeSocktuple(FROM, TO), fd: 4 })
  const opened = machine.event('SYSCALL_OPENAT_2_X', { fd: 5, dirfd: 4, name: 'x', flags: 1 })
  expect(opened['fd.name']).toBe('10.0.0.5:40000->10.0.0.7:443/x')
})

test.each(['<NA>', '(NULL)'])(
  'an enter event that could not read the name (%s) is ignored',
  text => {
    const machine = new FieldMachine(['fd.name']).thread()
    machine.feedHidden('SYSCALL_OPENAT_2_E', { dirfd: 4, name: text, flags: 0, mode: 0 })
    const opened = machine.event('SYSCALL_OPENAT_2_X', {
      fd: 5,
      dirfd: -100,
      name: '/tmp/file',
      flags: 1,
    })
    expect(opened['fd.name']).toBe('/tmp/file')
  },
)

test.each(['SYSCALL_READ_X', 'SYSCALL_PWRITEV_X'])('%s makes a socket a connected one', id => {
  const machine = new FieldMachine(['fd.connected']).thread()
  machine.event('SOCKET_SOCKET_X', { fd: 4, domain: 2, type: 1, proto: 6 })
  expect(machine.event('SYSCALL_READ_X', { res: -9, fd: 4 })['fd.connected']).toBe(false)
  expect(machine.event(id, { res: 4, fd: 4 })['fd.connected']).toBe(true)
  expect(machine.event('SYSCALL_FSTAT_X', { res: 0, fd: 4 })['fd.connected']).toBe(true)
})
