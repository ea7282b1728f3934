// SPDX-License-Identifier: Apache-2.0
// Paths that system calls name: made absolute against the current or the given directory.
import { describe, expect, it } from 'vitest'
import type { RecordValues } from '../../../src/schema/record.ts'
import { FieldMachine } from '../../support/field-machine.ts'

const PATHS: readonly [field: string, id: string, values: RecordValues, value: unknown][] = [
  ['fs.path.name', 'SYSCALL_MKDIR_2_X', { res: 0, path: 'a' }, '/home/ann/a'],
  ['fs.path.nameraw', 'SYSCALL_MKDIR_2_X', { res: 0, path: 'a' }, 'a'],
  ['fs.path.name', 'SYSCALL_MKDIR_2_X', { res: 0, path: '../b/./c' }, '/home/b/c'],
  ['fs.path.name', 'SYSCALL_MKDIR_2_X', { res: 0, path: '/x/../y' }, '/y'],
  ['fs.path.name', 'SYSCALL_MKDIR_2_X', { res: -17, path: '/x' }, null],
  ['fs.path.name', 'SYSCALL_OPENAT_2_X', { fd: 4, dirfd: 3, name: 'p' }, '/etc/p'],
  ['fs.path.name', 'SYSCALL_OPENAT_2_X', { fd: 4, dirfd: -100, name: 'p' }, '/home/ann/p'],
  ['fs.path.source', 'SYSCALL_MKDIR_2_X', { res: 0, path: 'a' }, null],
  [
    'fs.path.source',
    'SYSCALL_RENAMEAT2_X',
    { res: 0, olddirfd: 3, oldpath: 'p', newdirfd: -100, newpath: 'q' },
    '/etc/p',
  ],
  [
    'fs.path.target',
    'SYSCALL_RENAMEAT2_X',
    { res: 0, olddirfd: 3, oldpath: 'p', newdirfd: -100, newpath: 'q' },
    '/home/ann/q',
  ],
  [
    'fs.path.sourceraw',
    'SYSCALL_RENAMEAT2_X',
    { res: 0, olddirfd: 3, oldpath: 'p', newdirfd: -100, newpath: 'q' },
    'p',
  ],
  ['fs.path.name', 'SYSCALL_KILL_X', { res: 0, pid: 1, sig: 9 }, null],
  ['evt.abspath', 'SYSCALL_OPENAT_2_X', { fd: 4, dirfd: 3, name: 'p' }, '/etc/p'],
  ['evt.abspath', 'SYSCALL_MKDIR_2_X', { res: 0, path: 'a' }, null],
  ['evt.abspath', 'SYSCALL_KILL_X', { res: 0 }, null],
]

describe('paths of calls', () => {
  it.each(PATHS)('%s of %s %o', (field, id, values, value) => {
    const machine = new FieldMachine([field])
      .thread({ cwd: '/home/ann/' })
      .host('FD', { tid: 100, fd: 3, type: 2, name: '/etc' })
    expect(machine.event(id, values)[field]).toStrictEqual(value)
  })
})
