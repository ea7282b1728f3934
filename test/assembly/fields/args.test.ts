// SPDX-License-Identifier: Apache-2.0
// Parameters as text: evt.arg, evt.rawarg and evt.args for each type of parameter.
import { describe, expect, it } from 'vitest'
import {
  encodeSockaddr,
  encodeSocktuple,
  encodeUnixSockaddr,
  encodeUnixSocktuple,
  type RecordValues,
} from '../../../src/schema/record.ts'
import { FieldMachine } from '../../support/field-machine.ts'

/** Thread 100 of root has /etc/hosts open as 3. */
function machine(field: string): FieldMachine {
  return new FieldMachine([field])
    .host('USER', { uid: 0, gid: 0, name: 'root', home: '/root', shell: '/bin/sh' })
    .thread()
    .host('FD', { tid: 100, fd: 3, type: 1, name: '/etc/hosts', openflags: 1, ino: 9 })
}

const local = { ip: '10.0.0.1', port: 4000 }
const remote = { ip: '10.0.0.2', port: 443 }
const local6 = { ip: '::1', port: 1 }
const remote6 = { ip: '2001:db8::2', port: 2 }

/** Two descriptors as poll lists them: u16 count, then i64 descriptor and i16 events each. */
const polled = Uint8Array.of(2, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0x1, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0x1d, 0)

const ARGS: readonly [what: string, id: string, values: RecordValues, text: string][] = [
  [
    'an error, the current directory, octal mode and hex device',
    'SYSCALL_OPENAT_2_X',
    { fd: -2, dirfd: -100, name: 'x', flags: 1, mode: 0o644, dev: 0x10, ino: 5 },
    'fd=-2(ENOENT) dirfd=-100(AT_FDCWD) name=x(/x) flags=1(O_RDONLY) mode=0644 dev=10 ino=5',
  ],
  [
    'several flags, in the order of their table',
    'SYSCALL_OPEN_X',
    { fd: -13, name: '/a', flags: 0x1102, mode: 0, dev: 0, ino: 0 },
    'fd=-13(EACCES) name=/a flags=4354(O_TRUNC|O_WRONLY|O_CLOEXEC) mode=0 dev=0 ino=0',
  ],
  [
    'a descriptor the thread has',
    'SYSCALL_WRITE_X',
    { res: 2, data: 'hi', fd: 3, size: 2 },
    'res=2 data=hi fd=3(<f>/etc/hosts) size=2',
  ],
  [
    'bytes that do not print',
    'SYSCALL_READ_X',
    { res: 3, data: Uint8Array.of(0x61, 0, 0x62), fd: 3, size: 16 },
    'res=3 data=a.b fd=3(<f>/etc/hosts) size=16',
  ],
  [
    'a process and a signal',
    'SIGNALDELIVER_E',
    { spid: 77, dpid: 100, sig: 15 },
    'spid=77 dpid=100(cat) sig=15(SIGTERM)',
  ],
  ['nothing', 'SYSCALL_KILL_X', {}, 'res=<NA> pid=<NA> sig=<NA>'],
]

describe('evt.args', () => {
  it.each(ARGS)('%s', (_what, id, values, text) => {
    expect(machine('evt.args').event(id, values)['evt.args']).toBe(text)
  })
})

const ONE: readonly [field: string, id: string, values: RecordValues, text: string | null][] = [
  ['evt.arg.res', 'SYSCALL_KILL_X', { res: -3, pid: 1, sig: 9 }, 'ESRCH'],
  ['evt.arg.pid', 'SYSCALL_KILL_X', { res: 0, pid: 100, sig: 9 }, 'cat'],
  ['evt.arg.pid', 'SYSCALL_KILL_X', { res: 0, pid: 77, sig: 9 }, '77'],
  ['evt.arg.sig', 'SYSCALL_KILL_X', { res: 0, pid: 77, sig: 9 }, 'SIGKILL'],
  ['evt.arg.uid', 'SYSCALL_SETUID_X', { res: 0, uid: 0 }, 'root'],
  ['evt.arg.uid', 'SYSCALL_SETUID_X', { res: 0, uid: 5 }, '<NA>'],
  ['evt.arg.uid', 'SYSCALL_SETUID_X', { res: 0, uid: 0xffffffff }, '<NONE>'],
  [
    'evt.arg.tuple',
    'SOCKET_CONNECT_X',
    { res: 0, tuple: encodeSocktuple(local, remote), fd: 4 },
    '10.0.0.1:4000->10.0.0.2:443',
  ],
  [
    'evt.arg.tuple',
    'SOCKET_CONNECT_X',
    { res: 0, tuple: encodeSocktuple(local6, remote6), fd: 4 },
    '::1:1->2001:db8::2:2',
  ],
  [
    'evt.arg.tuple',
    'SOCKET_CONNECT_X',
    { res: 0, tuple: encodeUnixSocktuple(0xabcn, 0xdefn, '/run/s'), fd: 4 },
    'abc->def /run/s',
  ],
  ['evt.arg.tuple', 'SOCKET_CONNECT_X', { res: 0, tuple: new Uint8Array(0), fd: 4 }, 'NULL'],
  [
    'evt.arg.addr',
    'SOCKET_CONNECT_X',
    { res: 0, addr: encodeSockaddr(remote), fd: 4 },
    '10.0.0.2:443',
  ],
  ['evt.arg.addr', 'SOCKET_CONNECT_X', { res: 0, addr: encodeSockaddr(local6), fd: 4 }, '::1:1'],
  [
    'evt.arg.addr',
    'SOCKET_BIND_X',
    { res: 0, addr: encodeUnixSockaddr('/run/s'), fd: 4 },
    '/run/s',
  ],
  ['evt.arg.fds', 'SYSCALL_POLL_X', { res: 0, fds: polled, timeout: 5 }, '3:f1 9:?1d'],
  ['evt.arg.timeout', 'SYSCALL_POLL_X', { res: 0, timeout: -1 }, '-1'],
  ['evt.arg.timeout', 'SYSCALL_PPOLL_X', { res: 0, timeout: 1500000000 }, '1.5s'],
  [
    'evt.arg.sigmask',
    'SYSCALL_PPOLL_X',
    { res: 0, sigmask: Uint8Array.of(3, 0, 0, 0) },
    'SIGHUP SIGINT',
  ],
  ['evt.arg.interval', 'SYSCALL_NANOSLEEP_X', { res: 0, interval: 1 }, '1e-09s'],
  [
    'evt.arg.mode',
    'SYSCALL_CHMOD_X',
    { res: 0, filename: 'f', mode: 0o755 },
    'S_IXOTH|S_IROTH|S_IXGRP|S_IRGRP|S_IXUSR|S_IWUSR|S_IRUSR',
  ],
  ['evt.arg.mode', 'SYSCALL_CHMOD_X', { res: 0, filename: 'f', mode: 0 }, '0'],
  ['evt.arg.filename', 'SYSCALL_CHMOD_X', { res: 0, filename: 'f', mode: 0 }, '/f'],
  ['evt.arg.path', 'SYSCALL_MKDIR_2_X', { res: 0, path: '../a', mode: 0x1ff }, '/a'],
  ['evt.arg.mode', 'SYSCALL_MKDIR_2_X', { res: 0, path: '../a', mode: 0x1ff }, '1FF'],
  ['evt.arg.path', 'SYSCALL_MKDIR_2_X', { res: 0, path: '', mode: 0x1ff }, ''],
  ['evt.arg.path', 'SYSCALL_CHDIR_X', { res: 0, path: null }, '<NA>'],
  [
    'evt.arg.level',
    'SOCKET_GETSOCKOPT_X',
    { res: 0, fd: 4, level: 1, optname: 1, val: Uint8Array.of(1, 5, 0, 0, 0), optlen: 4 },
    'SOL_SOCKET',
  ],
  [
    'evt.arg.val',
    'SOCKET_GETSOCKOPT_X',
    { res: 0, fd: 4, level: 1, optname: 1, val: Uint8Array.of(2, 5, 0, 0, 0), optlen: 4 },
    '5',
  ],
  ['evt.arg.request', 'SYSCALL_PTRACE_X', { res: 0, request: 1, pid: 77 }, 'PTRACE_TRACEME'],
  ['evt.arg.whence', 'SYSCALL_LSEEK_X', { res: 0, fd: 3, offset: 7, whence: 2 }, 'SEEK_END'],
  ['evt.arg.whence', 'SYSCALL_LSEEK_X', { res: 0, fd: 3, offset: 7, whence: 200 }, '200'],
  ['evt.arg.ID', 'GENERIC_X', { ID: 1, nativeID: 1 }, 'restart_syscall'],
  ['evt.rawarg.flags', 'SYSCALL_OPEN_X', { fd: 4, name: '/a', flags: 1 }, '1'],
  ['evt.rawarg.name', 'SYSCALL_OPEN_X', { fd: 4, name: '/a', flags: 1 }, '/a'],
  ['evt.arg.flags', 'SYSCALL_OPEN_X', { fd: 4, name: '/a', flags: 1 }, 'O_RDONLY'],
  ['evt.arg.path', 'SYSCALL_OPEN_X', { fd: 4, name: '/a', flags: 1 }, null],
  ['evt.arg[6]', 'SYSCALL_OPEN_X', { fd: 4, name: '/a', flags: 1 }, null],
  ['evt.arg.domain', 'SOCKET_SOCKET_X', { fd: 4, domain: 10, type: 1, proto: 6 }, 'AF_INET6'],
]

describe('one parameter', () => {
  it.each(ONE)('%s of %s %o', (field, id, values, text) => {
    expect(machine(field).event(id, values)[field]).toBe(text)
  })
})
