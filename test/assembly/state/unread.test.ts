// SPDX-License-Identifier: Apache-2.0
// Texts that could not be read, as libsinsp reads them: "<NA>" for an empty one and, of old captures,
// "(NULL)" (sinsp_evt_param::data_and_len_with_legacy_null_encoding; event.h of libs 0.25).
import { describe, expect, it } from 'vitest'
import type { RecordValues } from '../../../src/schema/record.ts'
import { FieldMachine } from '../../support/field-machine.ts'

const READ: readonly [field: string, id: string, values: RecordValues, value: unknown][] = [
  ['evt.arg.path', 'SYSCALL_CHDIR_X', { res: 0, path: '(NULL)' }, '<NA>'],
  ['evt.rawarg.path', 'SYSCALL_CHDIR_X', { res: 0, path: '(NULL)' }, '<NA>'],
  ['evt.args', 'SYSCALL_CHDIR_X', { res: 0, path: '(NULL)' }, 'res=0 path=<NA>'],
  ['evt.arg.path', 'SYSCALL_CHDIR_X', { res: 0, path: '(null)' }, '(null)'],
  ['evt.buffer', 'SYSCALL_WRITE_X', { res: 7, data: '(NULL)\0' }, '(NULL).'],
  ['proc.cwd', 'SYSCALL_CHDIR_X', { res: 0, path: '(NULL)' }, '/<NA>/'],
  ['proc.cwd', 'SYSCALL_CHDIR_X', { res: 0 }, '/<NA>/'],
  ['fd.name', 'SYSCALL_OPEN_X', { fd: 3, name: '(NULL)' }, '/<NA>'],
  ['fd.name', 'SYSCALL_OPEN_X', { fd: 3 }, '/<NA>'],
  ['fd.name', 'SYSCALL_CREAT_X', { fd: 3 }, '/<NA>'],
  ['fd.name', 'SYSCALL_OPENAT_2_X', { fd: 3, dirfd: -100 }, '/<NA>'],
  ['fd.name', 'SYSCALL_MEMFD_CREATE_X', { fd: 3 }, '<NA>'],
  ['proc.name', 'SYSCALL_EXECVE_19_X', { res: 0, exe: '/bin/a', tid: 100, pid: 100 }, '/bin/a'],
  ['proc.exe', 'SYSCALL_EXECVE_19_X', { res: 0, comm: 'a', tid: 100, pid: 100 }, '<NA>'],
]

describe('texts that could not be read', () => {
  it.each(READ)('%s of %s %o', (field, id, values, value) => {
    expect(new FieldMachine([field]).thread().event(id, values)[field]).toBe(value)
  })
})
