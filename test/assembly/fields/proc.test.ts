// SPDX-License-Identifier: Apache-2.0
// Fields of the process and its ancestors: shell <- cat, in a session that the shell leads.
import { describe, expect, it } from 'vitest'
import { encodeList, type RecordValues } from '../../../src/schema/record.ts'
import { FieldMachine } from '../../support/field-machine.ts'

const SHELL: RecordValues = {
  tid: 50,
  pid: 50,
  ptid: 1,
  sid: 50,
  pgid: 50,
  comm: 'bash',
  exe: '-bash',
  exepath: '/usr/bin/bash',
  args: encodeList(['-i']),
  cwd: '/root/',
  loginuid: 1000,
}

const CAT: RecordValues = {
  ptid: 50,
  sid: 50,
  pgid: 100,
  args: encodeList(['-n', 'a b', '/etc/shadow']),
  env: encodeList(['HOME=/root', 'EMPTY=', 'PATH=/bin']),
  cwd: '/tmp/',
  tty: 34816,
  loginuid: 1000,
  exe_flags: 0b11,
  exe_ino: 77,
  cap_effective: 0b101,
  vm_size: 4096,
}

function machine(fields: readonly string[], cat: RecordValues = {}): FieldMachine {
  return new FieldMachine(fields)
    .host('USER', { uid: 0, gid: 0, name: 'root', home: '/root', shell: '/bin/sh' })
    .host('USER', { uid: 1000, gid: 1000, name: 'ann', home: '/home/ann', shell: '/bin/zsh' })
    .host('GROUP', { gid: 0, name: 'wheel' })
    .thread({ tid: 1, pid: 1, ptid: 0, comm: 'init', exe: '/sbin/init', exepath: '/sbin/init' })
    .thread(SHELL)
    .thread({ ...CAT, ...cat })
}

const VALUES: readonly [field: string, value: unknown][] = [
  ['proc.name', 'cat'],
  ['proc.exe', 'cat'],
  ['proc.exepath', '/usr/bin/cat'],
  ['proc.pname', 'bash'],
  ['proc.ppid', 50],
  ['proc.pexe', '-bash'],
  ['proc.pexepath', '/usr/bin/bash'],
  ['proc.args', '-n a b /etc/shadow'],
  ['proc.cmdline', 'cat -n a b /etc/shadow'],
  ['proc.pcmdline', 'bash -i'],
  ['proc.acmdline[1]', 'bash -i'],
  ['proc.exeline', 'cat -n a b /etc/shadow'],
  ['proc.cmdnargs', 3],
  ['proc.cmdlenargs', 16],
  ['proc.env', 'HOME=/root EMPTY= PATH=/bin'],
  ['proc.env[PATH]', '/bin'],
  ['proc.env[EMPTY]', ''],
  ['proc.env[PAT]', ''],
  ['proc.cwd', '/tmp/'],
  ['proc.tty', 34816],
  ['proc.pid', 100],
  ['proc.vpid', 100],
  ['proc.sid', 50],
  ['proc.sname', 'bash'],
  ['proc.sid.exe', '-bash'],
  ['proc.is_sid_leader', false],
  ['proc.is_pgid_leader', true],
  ['proc.loginshellid', 50],
  ['proc.is_exe_writable', true],
  ['proc.is_exe_upper_layer', true],
  ['proc.is_exe_from_memfd', false],
  ['proc.exe_ino', 77],
  ['proc.vmsize', 4096],
  ['proc.aname[0]', 'cat'],
  ['proc.aname[1]', 'bash'],
  ['proc.aname[2]', 'init'],
  ['proc.aname[3]', null],
  ['proc.apid[2]', 1],
  ['proc.aexe[1]', '-bash'],
  ['proc.aexepath[2]', '/sbin/init'],
  ['proc.nchilds', 0],
  ['thread.tid', 100],
  ['thread.ismain', true],
  ['thread.cap_effective', 'CAP_CHOWN CAP_DAC_READ_SEARCH'],
  ['user.uid', 0],
  ['user.name', 'root'],
  ['user.homedir', '/root'],
  ['user.shell', '/bin/sh'],
  ['user.loginuid', 1000],
  ['user.loginname', 'ann'],
  ['group.gid', 0],
  ['group.name', 'wheel'],
]

describe('a process its host knows', () => {
  const printed = machine(VALUES.map(([field]) => field)).event('SYSCALL_KILL_X', { res: 0 })
  it.each(VALUES)('%s', (field, value) => {
    expect(printed[field]).toStrictEqual(value)
  })
})

const CHANGED: readonly [field: string, cat: RecordValues, value: unknown][] = [
  ['proc.cmdline', { args: null }, 'cat'],
  ['proc.env', { env: null }, ''],
  ['user.name', { uid: 7 }, '<NA>'],
  ['user.loginuid', { loginuid: 0xffffffff }, -1],
  ['user.loginname', { loginuid: 0xffffffff }, '<NA>'],
  ['group.name', { gid: 7 }, '<NA>'],
  ['proc.aname[1]', { ptid: 9999 }, null],
  ['proc.pname', { ptid: 9999 }, null],
  ['proc.is_vpgid_leader', { vpgid: 100 }, true],
  ['proc.is_vpgid_leader', { vpgid: 50 }, false],
  ['thread.vtid', { vtid: 5 }, 5],
  ['thread.ismain', { pid: 50 }, false],
]

describe('a process that differs', () => {
  it.each(CHANGED)('%s with %o', (field, cat, value) => {
    expect(machine([field], cat).event('SYSCALL_KILL_X', { res: 0 })[field]).toStrictEqual(value)
  })
})

describe('a thread nobody told about', () => {
  const fields = ['proc.name', 'proc.cmdline', 'proc.pname', 'user.name', 'thread.tid', 'evt.type']

  it('has no process', () => {
    const printed = machine(fields).event('SYSCALL_KILL_X', { res: 0 }, 555)
    expect(printed).toMatchObject({ 'evt.type': 'kill', 'proc.pname': null })
    expect([null, '<NA>']).toContain(printed['proc.name'])
  })
})
