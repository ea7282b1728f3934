// SPDX-License-Identifier: Apache-2.0
// Flag sets, name tables, fields, system calls, hash: invariants and known values.
import { constants } from 'node:os'
import { describe, expect, it, test } from 'vitest'
import { constantName } from '../../src/schema/emit-text.ts'
import { ERRNO_NAMES } from '../../src/schema/errno.ts'
import { eventById, isLive } from '../../src/schema/events.ts'
import { FD_TYPES } from '../../src/schema/fd-types.ts'
import { FIELD_GROUPS, FIELD_TYPES, FIELDS, fieldByName } from '../../src/schema/fields.ts'
import { FLAG_SETS } from '../../src/schema/flags.ts'
import { SCHEMA_HASH } from '../../src/schema/generated/schema-hash.ts'
import { hashText } from '../../src/schema/hash.ts'
import { paddedLength, STATISTICS } from '../../src/schema/layout.ts'
import { CAPABILITY_NAMES, SIGNAL_NAMES } from '../../src/schema/names.ts'
import { SYSCALLS, syscallByCode, syscallByName } from '../../src/schema/syscalls.ts'

test.each([
  ['file_flags', 'O_RDONLY', 1],
  ['file_flags', 'O_RDWR', 3],
  ['file_flags', 'O_CREAT', 4],
  ['file_flags', 'O_CLOEXEC', 4096],
  ['file_flags', 'O_F_CREATED', 16384],
  ['clone_flags', 'CLONE_THREAD', 8192],
  ['clone_flags', 'CLONE_CHILD_IN_PIDNS', 536870912],
  ['prot_flags', 'PROT_EXEC', 4],
  ['execve_flags', 'EXE_FROM_MEMFD', 4],
  ['mount_flags', 'NOUSER', 2147483648],
  ['chmod_mode', 'S_ISUID', 2048],
  ['socket_families', 'AF_INET6', 10],
  ['fcntl_commands', 'F_DUPFD_CLOEXEC', 26],
  ['ptrace_requests', 'PTRACE_ATTACH', 11],
  ['prctl_options', 'PR_SET_NAME', 15],
  ['bpf_commands', 'BPF_PROG_LOAD', 5],
  ['keyctl_commands', 'KEYCTL_LINK', 8],
  ['close_range_flags', 'CLOSE_RANGE_CLOEXEC', 4],
  ['mlockall_flags', 'MCL_ONFAULT', 4],
])('%s: %s is %i', (set, name, value) => {
  expect(FLAG_SETS.get(set)?.values.find(flag => flag.name === name)?.value).toBe(value)
})

describe('flag sets', () => {
  it('are 54, hold 32-bit values, and no name twice with different values', () => {
    expect(FLAG_SETS.size).toBe(54)
    for (const { values } of FLAG_SETS.values()) {
      expect(values.length).toBeGreaterThan(0)
      expect(values.length).toBeLessThan(256)
      const seen = new Map<string, number>()
      for (const { name, value } of values) {
        expect(Number.isInteger(value) && value >= 0 && value <= 0xffffffff).toBe(true)
        expect(seen.get(name) ?? value).toBe(value)
        seen.set(name, value)
      }
    }
  })
})

describe('names', () => {
  it('of errors are those of the system', () => {
    const known = Object.entries(constants.errno).filter(
      ([name]) => !['EWOULDBLOCK', 'EOPNOTSUPP', 'ENOTSUP', 'EDEADLOCK'].includes(name),
    )
    expect(known.length).toBeGreaterThan(70)
    if (process.platform !== 'linux') return
    for (const [name, number] of known) expect(ERRNO_NAMES.get(number)).toBe(name)
    expect(ERRNO_NAMES.get(514)).toBe('ERESTARTNOHAND')
  })

  it('of signals are those of the system', () => {
    expect(SIGNAL_NAMES).toHaveLength(32)
    if (process.platform !== 'linux') return
    for (const [name, number] of Object.entries(constants.signals)) {
      if (!['SIGIOT', 'SIGPOLL', 'SIGUNUSED'].includes(name)) {
        expect(SIGNAL_NAMES[number]).toBe(name)
      }
    }
  })

  it('of capabilities stand at their bits', () => {
    expect(CAPABILITY_NAMES).toHaveLength(41)
    expect(CAPABILITY_NAMES[21]).toBe('CAP_SYS_ADMIN')
    expect(CAPABILITY_NAMES[40]).toBe('CAP_CHECKPOINT_RESTORE')
  })

  it('of descriptor kinds stand at their numbers', () => {
    expect(FD_TYPES.map(row => row.value)).toEqual(FD_TYPES.map((_, index) => index))
    expect(FD_TYPES[4]).toEqual({ value: 4, id: 'IPV6', name: 'ipv6', char: '6' })
  })
})

describe('system calls', () => {
  test.each([
    ['openat', 197, 257, 56, 'SYSCALL_OPENAT_2_X'],
    ['execve', 324, 59, 221, 'SYSCALL_EXECVE_19_X'],
    ['clone3', 328, 435, 435, 'SYSCALL_CLONE3_X'],
    ['pread64', 294, 17, 67, 'SYSCALL_PREAD_X'],
    ['open', 5, 2, undefined, 'SYSCALL_OPEN_X'],
    ['mseal', 442, 462, 462, 'GENERIC_X'],
  ])('%s', (name, code, x86, arm, event) => {
    const row = { code, name, x86_64: x86, aarch64: arm, event }
    expect(syscallByName(name)).toEqual(row)
    expect(syscallByCode(code)).toEqual(row)
  })

  it('have codes, names and native numbers of their own, and live exit events', () => {
    const unique = (values: readonly unknown[]): boolean => new Set(values).size === values.length
    expect(unique(SYSCALLS.map(row => row.code))).toBe(true)
    expect(unique(SYSCALLS.map(row => row.name))).toBe(true)
    for (const arch of ['x86_64', 'aarch64'] as const) {
      expect(unique(SYSCALLS.map(row => row[arch]).filter(nr => nr !== undefined))).toBe(true)
    }
    for (const { event } of SYSCALLS) {
      if (event !== undefined) expect(isLive(eventById(event))).toBe(true)
    }
  })
})

describe('fields', () => {
  it('are 425, with ids, names and constants of their own', () => {
    expect(FIELDS).toHaveLength(425)
    expect(FIELDS.map(row => row.id)).toEqual(FIELDS.map((_, index) => index))
    expect(new Set(FIELDS.map(row => row.name)).size).toBe(425)
    expect(new Set(FIELDS.map(row => constantName(row.name))).size).toBe(425)
  })

  it('have known types and groups, a source and a meaning', () => {
    for (const row of FIELDS) {
      expect(FIELD_TYPES).toContain(row.type)
      expect(FIELD_GROUPS).toContain(row.group)
      expect(row.sources.length).toBeGreaterThan(0)
      expect(row.desc).not.toBe('')
    }
  })

  it('suggested for outputs are the six of containers and pods', () => {
    const suggested = FIELDS.filter(row => row.flags.includes('suggested')).map(row => row.name)
    expect(suggested).toEqual([
      'container.id',
      'container.name',
      'container.image.repository',
      'container.image.tag',
      'k8s.pod.name',
      'k8s.ns.name',
    ])
  })

  test.each([
    ['evt.type', 'string', 'none', 'type', ['syscall']],
    ['evt.num', 'u64', 'none', 'event', ['*']],
    ['evt.rawarg', 'dynamic', 'required_key', 'event', ['syscall']],
    ['proc.name', 'string', 'none', 'process', ['syscall']],
    ['proc.aname', 'string', 'optional_index', 'process', ['syscall']],
    ['proc.duration', 'reltime', 'none', 'event', ['syscall']],
    ['proc.fdopencount', 'u64', 'none', 'event', ['syscall']],
    ['fd.name', 'string', 'none', 'fd', ['syscall']],
    ['fd.num', 'i64', 'none', 'event', ['syscall']],
    ['fd.sip', 'ipaddr', 'none', 'event', ['syscall']],
    ['fs.path.name', 'string', 'none', 'event', ['syscall']],
    ['container.image.repository', 'string', 'none', 'process', ['syscall']],
    ['container.duration', 'reltime', 'none', 'event', ['syscall']],
    ['ka.verb', 'string', 'none', 'event', ['k8s_audit']],
  ])('%s', (name, type, arg, group, sources) => {
    expect(fieldByName(name)).toMatchObject({ name, type, arg, group, sources })
  })

  it('that never fit a cached mask are of group event', () => {
    const timed = FIELDS.filter(row =>
      /duration$|^thread\.cpu|vm(size|rss)|^evt\.arg/.test(row.name),
    )
    expect(timed.length).toBeGreaterThan(10)
    for (const row of timed) expect(row.group).toBe('event')
  })
})

test('statistics have names of their own', () => {
  expect(new Set(STATISTICS).size).toBe(STATISTICS.length)
})

test('match values are padded to 8 bytes', () => {
  expect([0, 1, 7, 8, 9].map(paddedLength)).toEqual([0, 8, 8, 8, 16])
})

describe('the schema hash', () => {
  it('is 64 bits in two words', () => {
    expect(SCHEMA_HASH.hex).toMatch(/^[0-9a-f]{16}$/)
    expect(BigInt(`0x${SCHEMA_HASH.hex}`)).toBe(
      (BigInt(SCHEMA_HASH.hi) << 32n) | BigInt(SCHEMA_HASH.lo),
    )
  })

  it('differs in both words for texts that differ in a letter', () => {
    const [a, b] = [hashText('fd:fd res:errno'), hashText('fd:fd res:errnp')]
    expect(a.lo).not.toBe(b.lo)
    expect(a.hi).not.toBe(b.hi)
  })
})
