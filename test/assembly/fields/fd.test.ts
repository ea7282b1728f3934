// SPDX-License-Identifier: Apache-2.0
// Fields of the descriptor an event is about: files, sockets of each family, lists.
import { describe, expect, it } from 'vitest'
import {
  encodeSocktuple,
  encodeUnixSocktuple,
  type RecordValues,
} from '../../../src/schema/record.ts'
import { FieldMachine } from '../../support/field-machine.ts'

const FILE: RecordValues = { type: 16, name: '/etc/ssl/a.conf', openflags: 1, dev: 0x801, ino: 42 }
const FOLDER: RecordValues = { type: 2, name: '/etc/ssl' }
const client = { ip: '10.0.0.1', port: 40000 }
const server = { ip: '93.184.216.34', port: 443 }
const client6 = { ip: '2001:db8::1', port: 40000 }
const server6 = { ip: '2001:db8:0:1:2:3:4:5', port: 53 }

/** Writes to descriptor 3, which is `fd`. */
function written(fields: readonly string[], fd: RecordValues | undefined): unknown {
  const machine = new FieldMachine(fields).thread()
  if (fd !== undefined) machine.host('FD', { tid: 100, fd: 3, ...fd })
  const printed = machine.event('SYSCALL_WRITE_X', { res: 1, data: 'x', fd: 3, size: 1 })
  return fields.map(field => printed[field])
}

/** Connects descriptor 3, a socket of `domain`, along `tuple`. */
function connected(fields: readonly string[], domain: number, tuple: Uint8Array): unknown {
  const machine = new FieldMachine(fields).thread()
  machine.event('SOCKET_SOCKET_X', { fd: 3, domain, type: 1, proto: domain === 1 ? 0 : 6 })
  const printed = machine.event('SOCKET_CONNECT_X', { res: 0, tuple, fd: 3 })
  return fields.map(field => printed[field])
}

const WRITTEN: readonly [field: string, fd: RecordValues | undefined, value: unknown][] = [
  ['fd.num', FILE, 3],
  ['fd.name', FILE, '/etc/ssl/a.conf'],
  ['fd.directory', FILE, '/etc/ssl'],
  ['fd.filename', FILE, 'a.conf'],
  ['fd.type', FILE, 'file'],
  ['fd.typechar', FILE, 'f'],
  ['fd.uid', FILE, '1003'],
  ['fd.ino', FILE, 42],
  ['fd.dev', FILE, '801'],
  ['fd.dev.major', FILE, 8],
  ['fd.dev.minor', FILE, 1],
  ['fd.l4proto', FILE, '<NA>'],
  ['fd.sip', FILE, null],
  ['fd.sport', FILE, null],
  ['fd.type', FOLDER, 'directory'],
  ['fd.typechar', FOLDER, 'd'],
  ['fd.directory', { type: 1, name: '/a' }, '/'],
  ['fd.filename', { type: 1, name: '/a' }, 'a'],
  ['fd.num', undefined, 3],
  ['fd.name', undefined, ''],
  ['fd.type', undefined, null],
]

describe('a descriptor written to', () => {
  it.each(WRITTEN)('%s of %o', (field, fd, value) => {
    expect(written([field], fd)).toStrictEqual([value])
  })
})

const ip4 = encodeSocktuple(client, server)
const ip6 = encodeSocktuple(client6, server6)
const unix = encodeUnixSocktuple(0xabcn, 0xdefn, '/run/app.sock')

const CONNECTED: readonly [field: string, domain: number, tuple: Uint8Array, value: unknown][] = [
  ['fd.name', 2, ip4, '10.0.0.1:40000->93.184.216.34:443'],
  ['fd.type', 2, ip4, 'ipv4'],
  ['fd.typechar', 2, ip4, '4'],
  ['fd.l4proto', 2, ip4, 'tcp'],
  ['fd.cip', 2, ip4, '10.0.0.1'],
  ['fd.sip', 2, ip4, '93.184.216.34'],
  ['fd.cport', 2, ip4, 40000],
  ['fd.sport', 2, ip4, 443],
  ['fd.sproto', 2, ip4, '443'],
  ['fd.name', 10, ip6, '2001:db8::1:40000->2001:db8:0:1:2:3:4:5:53'],
  ['fd.type', 10, ip6, 'ipv6'],
  ['fd.typechar', 10, ip6, '6'],
  ['fd.sip', 10, ip6, '2001:db8:0:1:2:3:4:5'],
  ['fd.cip', 10, ip6, '2001:db8::1'],
  ['fd.name', 1, unix, 'abc->def /run/app.sock'],
  ['fd.type', 1, unix, 'unix'],
  ['fd.typechar', 1, unix, 'u'],
  ['fd.l4proto', 1, unix, '<NA>'],
  ['fd.sip', 1, unix, null],
]

describe('a socket connected', () => {
  it.each(CONNECTED)('%s of a socket of family %i', (field, domain, tuple, value) => {
    expect(connected([field], domain, tuple)).toStrictEqual([value])
  })
})

describe('descriptors polled', () => {
  const LISTS: readonly [field: string, value: unknown][] = [
    ['fdlist.nums', '3,9'],
    ['fdlist.names', '/etc/hosts,<NA>'],
  ]

  it.each(LISTS)('%s', (field, value) => {
    const fds = Uint8Array.of(2, 0, 3, 0, 0, 0, 0, 0, 0, 0, 1, 0, 9, 0, 0, 0, 0, 0, 0, 0, 1, 0)
    const machine = new FieldMachine([field])
      .thread()
      .host('FD', { tid: 100, fd: 3, type: 1, name: '/etc/hosts' })
    expect(machine.event('SYSCALL_POLL_X', { res: 0, fds, timeout: 0 })[field]).toEqual(value)
  })
})
