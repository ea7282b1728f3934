// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it, test } from 'vitest'
import { DYNAMIC_TYPES } from '../../src/schema/dynamic.ts'
import {
  CATEGORIES,
  EVENT_FLAGS,
  EVENT_KINDS,
  EVENTS,
  eventById,
  eventByName,
  eventsByName,
  fdParam,
  isExit,
  isLive,
  resultParam,
} from '../../src/schema/events.ts'
import { FLAG_SETS } from '../../src/schema/flags.ts'
import { HOST_RECORDS } from '../../src/schema/host-records.ts'
import { MAX_PARAMS } from '../../src/schema/layout.ts'
import { PARAM_TYPES } from '../../src/schema/types.ts'

const live = EVENTS.filter(isLive)

test.each([
  ['SETUID_X', 199],
  ['CLONE_20_X', 223],
  ['EXECVE_19_X', 293],
  ['OPENAT_2_X', 307],
  ['OPENAT2_X', 327],
  ['CLOSE_RANGE_X', 451],
  ['KEYCTL_X', 453],
])('SYSCALL_%s has wire code %i', (id, code) => {
  expect(eventById(`SYSCALL_${id}`).code).toBe(code)
})

describe('the event table', () => {
  it('has 454 rows, each at its own code, with ids of their own', () => {
    expect(EVENTS).toHaveLength(454)
    expect(EVENTS.map(row => row.code)).toEqual(EVENTS.map((_, index) => index))
    expect(new Set(EVENTS.map(row => row.id)).size).toBe(454)
  })

  it('has 196 live codes: 168 calls, the others by kind', () => {
    const count = (kind: string): number => live.filter(row => row.kind === kind).length
    expect(EVENT_KINDS.map(kind => [kind, count(kind)])).toEqual([
      ['unknown', 0],
      ['syscall', 168],
      ['tracepoint', 4],
      ['metaevent', 8],
      ['internal', 5],
      ['plugin', 1],
      ['iter', 10],
    ])
  })

  it('has five live enter events of calls', () => {
    const names = live.filter(row => row.kind === 'syscall' && !isExit(row)).map(row => row.name)
    expect(names.toSorted()).toEqual(['connect', 'creat', 'open', 'openat', 'openat2'])
  })

  it('counts 223 old and 182 state-changing codes', () => {
    const having = (flag: string): number => EVENTS.filter(row => row.flags.includes(flag)).length
    expect(having('OLD_VERSION')).toBe(223)
    expect(having('MODIFIES_STATE')).toBe(182)
  })

  it.each(EVENTS.map(row => [row.id, row] as const))('%s uses known words only', (_, row) => {
    expect(Object.keys(CATEGORIES)).toContain(row.category)
    expect(EVENT_KINDS).toContain(row.kind)
    for (const flag of row.flags) expect(EVENT_FLAGS).toHaveProperty(flag)
    expect(row.params.length).toBeLessThanOrEqual(MAX_PARAMS)
    expect(new Set(row.params.map(param => param.name)).size).toBe(row.params.length)
  })
})

describe('parameters', () => {
  const params = [...EVENTS, ...HOST_RECORDS].flatMap(row =>
    row.params.map(param => ({ ...param, row })),
  )

  it('of flag types name an existing set', () => {
    const sets = params.filter(param => /flags\d|^mode$/.test(param.type))
    const without = sets.filter(param => param.flags === undefined)
    expect(without.map(param => `${param.row.id} ${param.name}`)).toEqual([
      'ITER_TASK_FILE_ANON_INODE_E fd_type',
    ])
    for (const { flags } of sets) if (flags !== undefined) expect(FLAG_SETS.has(flags)).toBe(true)
  })

  it('of enumeration types use sets of values, those of flag types sets of bits', () => {
    for (const { type, flags } of params) {
      if (flags === undefined) continue
      expect(FLAG_SETS.get(flags)?.kind).toBe(type.startsWith('enum') ? 'enum' : 'bits')
    }
  })

  it('that hold relative paths point at a descriptor', () => {
    for (const { type, dirfd, row } of params) {
      expect(dirfd !== undefined).toBe(type === 'fsrelpath')
      if (dirfd !== undefined) expect(row.params[dirfd]?.type).toBe('fd')
    }
  })

  it('of dynamic type have a table of at most 8 types', () => {
    for (const { type, dyn } of params) {
      expect(dyn !== undefined).toBe(type === 'dyn')
      if (dyn !== undefined) expect(DYNAMIC_TYPES[dyn]?.length).toBeLessThanOrEqual(8)
    }
  })

  it('have types with ids of their own', () => {
    const ids = Object.values(PARAM_TYPES).map(type => type.id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

test.each([
  ['read', 'fd', 'res'],
  ['close', 'fd', 'res'],
  ['openat', 'fd', 'fd'],
  ['connect', 'fd', 'res'],
  ['dup2', 'res', 'res'],
  ['pipe2', 'fd2', 'res'],
  ['socketpair', 'fd2', 'res'],
  ['splice', 'fd_out', 'res'],
  ['sendfile', 'out_fd', 'res'],
  ['copy_file_range', 'fdout', 'res'],
  ['mmap', 'fd', 'res'],
  ['recvmsg', 'fd', 'res'],
  ['unlinkat', 'dirfd', 'res'],
  ['fcntl', 'fd', 'res'],
  ['epoll_create1', 'res', 'res'],
  ['getuid', undefined, 'uid'],
  ['unlink', undefined, 'res'],
  ['syscall', undefined, undefined],
  ['procexit', undefined, undefined],
  ['getpeername', undefined, undefined],
])('%s is about descriptor %s and returns %s', (name, fd, result) => {
  const row = eventByName(name)
  if (row === undefined) throw new Error(`no event ${name}`)
  expect(row.params[fdParam(row)]?.name).toBe(fd)
  expect(row.params[resultParam(row)]?.name).toBe(result)
})

it('finds the live code among those of a name', () => {
  expect(eventsByName('execve').length).toBeGreaterThan(10)
  expect(eventByName('execve')?.id).toBe('SYSCALL_EXECVE_19_X')
  expect(eventByName('container')?.id).toBe('CONTAINER_JSON_2_E')
  expect(eventByName('no_such_event')).toBeUndefined()
  expect(() => eventById('NO_SUCH_EVENT')).toThrow('NO_SUCH_EVENT')
})
