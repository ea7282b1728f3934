// SPDX-License-Identifier: Apache-2.0
// Fields of the event itself: what it is, how it ended, what it opened.
import { describe, expect, it } from 'vitest'
import type { RecordValues } from '../../../src/schema/record.ts'
import { FieldMachine } from '../../support/field-machine.ts'

/** Flags as the wire has them. */
const O_RDONLY = 1
const O_WRONLY = 2
const O_CREAT = 4
const O_DIRECTORY = 1 << 10
const O_F_CREATED = 1 << 14

const open = (flags: number, fd = 4): RecordValues => ({ fd, name: '/a', flags, mode: 0o111 })

const VALUES: readonly [field: string, id: string, values: RecordValues, value: unknown][] = [
  ['evt.type', 'SYSCALL_OPENAT_2_X', { fd: 4 }, 'openat'],
  ['evt.type', 'GENERIC_X', { ID: 1 }, 'restart_syscall'],
  ['evt.dir', 'SYSCALL_KILL_X', {}, '<'],
  ['evt.category', 'SYSCALL_OPEN_X', open(O_RDONLY), 'file'],
  ['evt.category', 'SYSCALL_KILL_X', {}, 'signal'],
  ['evt.num', 'SYSCALL_KILL_X', {}, 1],
  ['evt.cpu', 'SYSCALL_KILL_X', {}, 0],
  ['evt.count', 'SYSCALL_KILL_X', {}, 1],
  ['evt.res', 'SYSCALL_KILL_X', { res: 0 }, 'SUCCESS'],
  ['evt.res', 'SYSCALL_KILL_X', { res: -3 }, 'ESRCH'],
  ['evt.res', 'SYSCALL_OPEN_X', open(O_RDONLY), 'SUCCESS'],
  ['evt.rawres', 'SYSCALL_KILL_X', { res: -3 }, -3],
  ['evt.rawres', 'GENERIC_X', { ID: 1 }, null],
  ['evt.failed', 'SYSCALL_KILL_X', { res: -3 }, true],
  ['evt.failed', 'SYSCALL_KILL_X', { res: 0 }, false],
  ['evt.buffer', 'SYSCALL_WRITE_X', { res: 2, data: 'hi', fd: 3 }, 'hi'],
  ['evt.buflen', 'SYSCALL_WRITE_X', { res: 2, data: 'hi', fd: 3 }, 2],
  ['evt.buffer', 'SYSCALL_KILL_X', {}, null],
  ['evt.is_io', 'SYSCALL_WRITE_X', { res: 2 }, true],
  ['evt.is_io_write', 'SYSCALL_WRITE_X', { res: 2 }, true],
  ['evt.is_io_read', 'SYSCALL_WRITE_X', { res: 2 }, false],
  ['evt.io_dir', 'SYSCALL_READ_X', { res: 2 }, 'read'],
  ['evt.is_wait', 'SYSCALL_POLL_X', { res: 0 }, true],
  ['evt.is_open_read', 'SYSCALL_OPEN_X', open(O_RDONLY), true],
  ['evt.is_open_write', 'SYSCALL_OPEN_X', open(O_RDONLY), false],
  ['evt.is_open_write', 'SYSCALL_OPEN_X', open(O_WRONLY), true],
  ['evt.is_open_read', 'SYSCALL_OPEN_X', open(O_WRONLY), false],
  ['evt.is_open_exec', 'SYSCALL_OPEN_X', open(O_CREAT | O_WRONLY), true],
  ['evt.is_open_exec', 'SYSCALL_OPEN_X', { ...open(O_CREAT), mode: 0o644 }, false],
  ['evt.is_open_exec', 'SYSCALL_OPEN_X', open(O_WRONLY), false],
  ['evt.is_open_create', 'SYSCALL_OPEN_X', open(O_F_CREATED), true],
  ['evt.is_open_create', 'SYSCALL_OPEN_X', open(O_CREAT), false],
  ['evt.is_open_read', 'SYSCALL_OPEN_X', open(O_RDONLY | O_DIRECTORY), true],
  ['evt.is_open_read', 'SYSCALL_KILL_X', {}, false],
  ['syscall.type', 'SYSCALL_KILL_X', {}, 'kill'],
]

describe('fields of the event', () => {
  it.each(VALUES)('%s of %s %o', (field, id, values, value) => {
    const machine = new FieldMachine([field])
      .thread()
      .host('FD', { tid: 100, fd: 3, type: 1, name: '/etc/hosts' })
    expect(machine.event(id, values)[field]).toStrictEqual(value)
  })
})
