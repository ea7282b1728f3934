// SPDX-License-Identifier: Apache-2.0
// The module's parts that need no kernel, compiled for user space: ring and record writer against a
// model with a hostile reader, and the conversion of flags.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { CONVERSIONS } from '../../src/schema/fills.ts'
import { FLAG_SETS } from '../../src/schema/flags.ts'

const HERE = new URL('.', import.meta.url).pathname
const KMOD = new URL('../../kmod', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'gyr-kmod-'))
afterAll(() => rmSync(folder, { recursive: true }))

const hasCompiler = spawnSync('gcc', ['--version']).status === 0
if (!hasCompiler) console.log('left out: gcc is needed to compile the ring for user space')

function compile(name: string): string {
  const program = join(folder, name)
  const flags = ['-O1', '-g', '-Wall', '-Werror', '-fsanitize=address,undefined']
  const includes = [`-I${HERE}shim`, `-I${KMOD}`]
  execFileSync('gcc', [...flags, ...includes, '-o', program, join(HERE, `${name}.c`)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return program
}

describe.skipIf(!hasCompiler)('the ring', () => {
  test('writes what the model says and survives a reader that lies', () => {
    const program = compile('ring_test')
    for (const [seed, bytes] of [
      [1, 4096],
      [2, 4096],
      [3, 16384],
      [4, 65536],
      [5, 262144],
    ]) {
      const { stdout, status } = spawnSync(program, [String(seed), '20000', String(bytes)], {
        encoding: 'utf8',
      })
      expect(stdout, `seed ${seed}, ${bytes} bytes`).toMatch(/^ok /)
      expect(status).toBe(0)
    }
  }, 60_000)
})

describe.skipIf(!hasCompiler)('flags', () => {
  const set = (name: string, ...flags: string[]): number =>
    flags
      .map(
        flag => FLAG_SETS.get(name)?.values.find(value => value.name === flag)?.value ?? Number.NaN,
      )
      .reduce((all, value) => all | value, 0) >>> 0

  /** Conversion, native value, portable value by its names. */
  const rows: readonly [(typeof CONVERSIONS)[number], number, number][] = [
    ['open', 0, set('file_flags', 'O_RDONLY')],
    ['open', 0o1101, set('file_flags', 'O_WRONLY', 'O_CREAT', 'O_TRUNC')],
    ['open', 0o2002002, set('file_flags', 'O_RDWR', 'O_APPEND', 'O_CLOEXEC')],
    ['open', 0o4010000, set('file_flags', 'O_RDONLY', 'O_SYNC', 'O_DSYNC')],
    ['open', 0o200000, set('file_flags', 'O_RDONLY', 'O_DIRECTORY')],
    ['open', 0o20200002, set('file_flags', 'O_RDWR', 'O_TMPFILE', 'O_DIRECTORY')],
    ['nonblock_cloexec', 0o2004000, set('file_flags', 'O_NONBLOCK', 'O_CLOEXEC')],
    ['clone', 0x00000100, set('clone_flags', 'CLONE_VM')],
    ['clone', 0x10000000, set('clone_flags', 'CLONE_NEWUSER')],
    ['clone', 0x80000000, set('clone_flags', 'CLONE_IO')],
    [
      'clone',
      0x6c020000,
      set(
        'clone_flags',
        'CLONE_NEWNS',
        'CLONE_NEWUTS',
        'CLONE_NEWIPC',
        'CLONE_NEWPID',
        'CLONE_NEWNET',
      ),
    ],
    [
      'clone',
      0x003d0f00,
      set(
        'clone_flags',
        'CLONE_VM',
        'CLONE_FS',
        'CLONE_FILES',
        'CLONE_SIGHAND',
        'CLONE_THREAD',
        'CLONE_SYSVSEM',
        'CLONE_SETTLS',
        'CLONE_PARENT_SETTID',
        'CLONE_CHILD_CLEARTID',
      ),
    ],
    ['prot', 7, set('prot_flags', 'PROT_READ', 'PROT_WRITE', 'PROT_EXEC')],
    ['mmap', 0x32, set('mmap_flags', 'MAP_PRIVATE', 'MAP_FIXED', 'MAP_ANONYMOUS')],
    ['mmap', 0x2001, set('mmap_flags', 'MAP_SHARED', 'MAP_LOCKED')],
    ['fcntl', 1030, set('fcntl_commands', 'F_DUPFD_CLOEXEC')],
    ['fcntl', 4, set('fcntl_commands', 'F_SETFL')],
    ['fcntl', 99, set('fcntl_commands', 'UNKNOWN')],
    ['ptrace', 0x4206, set('ptrace_requests', 'PTRACE_SEIZE')],
    ['ptrace', 16, set('ptrace_requests', 'PTRACE_ATTACH')],
    ['ptrace', 0x4200, set('ptrace_requests', 'PTRACE_SETOPTIONS')],
    ['quota_cmd', 0x80000200, set('quotactl_cmds', 'Q_QUOTAON')],
    ['quota_cmd', 0x80000700, set('quotactl_cmds', 'Q_GETQUOTA')],
    ['quota_cmd', 0x80000100, set('quotactl_cmds', 'Q_SYNC')],
    ['quota_cmd', 0x580100, set('quotactl_cmds', 'Q_XQUOTAON')],
    ['semctl', 16, set('semctl_commands', 'SETVAL')],
    ['semget', 0o3000, set('semget_flags', 'IPC_CREAT', 'IPC_EXCL')],
    ['access', 5, set('access_flags', 'R_OK', 'X_OK')],
    ['unlinkat', 0x200, set('unlinkat_flags', 'AT_REMOVEDIR')],
    ['fchownat', 0x1100, set('fchownat_flags', 'AT_SYMLINK_NOFOLLOW', 'AT_EMPTY_PATH')],
    ['mknod', 0o60660, set('mknod_mode', 'S_IFBLK', 'S_IRUSR', 'S_IWUSR', 'S_IRGRP', 'S_IWGRP')],
    ['mknod', 0o600, set('mknod_mode', 'S_IFREG', 'S_IRUSR', 'S_IWUSR')],
    ['delete_module', 0o4000, set('delete_module_flags', 'O_NONBLOCK')],
    ['mount', 0xc0ed0002, set('mount_flags', 'NOSUID')],
    ['futex', 128 | 1, set('futex_operations', 'FUTEX_WAKE', 'FUTEX_PRIVATE_FLAG')],
    ['rlimit', 77, set('rlimit_resources', 'RLIMIT_UNKNOWN')],
    ['family', 10, set('socket_families', 'AF_INET6')],
    ['family', 255, set('socket_families', 'AF_UNSPEC')],
    ['flock', 5, set('flock_flags', 'LOCK_SH', 'LOCK_NB')],
    ['sockopt_level', 6, set('sockopt_levels', 'SOL_TCP')],
  ]

  test('become those of the format', () => {
    const program = compile('convert_test')
    const input = rows.map(([name, value]) => `${CONVERSIONS.indexOf(name)} ${value}`).join('\n')
    const got = execFileSync(program, { input, encoding: 'utf8' }).trim().split('\n').map(Number)
    expect(rows.map(([name, value], index) => [name, value, got[index]])).toEqual(rows)
  })
})
