// SPDX-License-Identifier: Apache-2.0
// New programs and processes, recorded live: who, from what, with which arguments, and how it ended.
import { mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  compile,
  type Programs,
  type Recorded,
  record,
  run,
  type Stated,
  whyNot,
} from './recorder.ts'

const why = whyNot()

const EXE_WRITABLE = 1
const EXE_FROM_MEMFD = 4
const CHILD_IN_PIDNS = 536870912
const WANT_SIGNALS = 1

describe.skipIf(why !== undefined)('processes, live', () => {
  let programs: Programs
  let program: string
  let records: Recorded[]
  let stated: Stated[]

  beforeAll(async () => {
    programs = compile()
    program = realpathSync(programs.workload('processes'))
    const folder = mkdtempSync(join(programs.folder, 'd-'))
    const asked = { environment: true, tracepoints: WANT_SIGNALS }
    ;({ records } = await record(programs, asked, async () => {
      stated = await run(program, [folder], folder)
    }))
  }, 60_000)
  afterAll(() => rmSync(programs.folder, { recursive: true, force: true }))

  const note = (name: string): { tid: number; parent: number } => {
    const found = stated.find(each => each.note === name)
    if (found === undefined) throw new Error(`the workload says nothing of "${name}"`)
    return { tid: found.tid, parent: found['parent'] as number }
  }
  const of = (tid: number, id: string): Recorded => {
    const found = records.find(each => each.tid === tid && each.id === id)
    if (found === undefined) throw new Error(`no ${id} of ${tid} was recorded`)
    return found
  }
  const list = (value: string | null | undefined): string[] =>
    Buffer.from((value ?? '').slice(2), 'hex')
      .toString('latin1')
      .split('\0')
      .slice(0, -1)

  test('a program that starts', () => {
    const { tid, parent } = note('execve')
    const { params } = of(tid, 'SYSCALL_EXECVE_19_X')
    const file = statSync(program, { bigint: true })
    expect(params).toMatchObject({
      res: '0',
      exe: 'other name',
      tid: `${tid}`,
      pid: `${tid}`,
      ptid: `${parent}`,
      comm: 'processes',
      uid: `${process.geteuid?.()}`,
      gid: `${process.getegid?.()}`,
      trusted_exepath: program,
      filename: program,
      exe_ino: `${file.ino}`,
      exe_ino_ctime: `${file.ctimeNs}`,
      exe_ino_mtime: `${file.mtimeNs}`,
      cwd: null,
    })
    expect(list(params['args'])).toEqual(['last', 'second argument', ''])
    expect(list(params['env'])).toEqual(['SECRET=42', 'PATH=/bin'])
    expect(Number(params['flags']) & EXE_WRITABLE).toBe(EXE_WRITABLE)
    const status = readFileSync('/proc/self/status', 'utf8')
    const effective = BigInt(`0x${/^CapEff:\s*(\w+)/m.exec(status)?.[1]}`)
    expect(params['cap_effective']).toBe(`${effective}`)
    expect(records.filter(each => each.tid === tid && each.id.includes('EXECVE'))).toHaveLength(1)
  })

  test('its cgroups are those of /proc', () => {
    const { params } = of(note('execve').tid, 'SYSCALL_EXECVE_19_X')
    const own = new Map(
      readFileSync('/proc/self/cgroup', 'utf8')
        .trim()
        .split('\n')
        .flatMap(line => {
          const [, names = '', path = ''] = /^\d+:([^:]*):(.*)$/.exec(line) ?? []
          return names.split(',').map(name => [name, path] as const)
        }),
    )
    const cgroups = list(params['cgroups'])
    expect(cgroups.length).toBeGreaterThan(0)
    for (const cgroup of cgroups) {
      const [name = '', path] = cgroup.split('=')
      expect([name, path]).toEqual([name, own.get(name) ?? own.get('')])
    }
  })

  test('programs that do not start', () => {
    const failed = of(note('failed execve').tid, 'SYSCALL_EXECVE_19_X').params
    expect(failed).toMatchObject({ res: '-2', exe: 'other name', filename: '/nowhere at all' })
    expect(list(failed['args'])).toEqual(['last', 'second argument', ''])
    expect(list(failed['env'])).toEqual(['SECRET=42', 'PATH=/bin'])
    const nothing = of(note('execve of nothing').tid, 'SYSCALL_EXECVE_19_X').params
    expect(nothing).toMatchObject({ res: '-14', exe: null, args: null, filename: null })
  })

  test('arguments longer than a record takes', () => {
    const { params } = of(note('large arguments').tid, 'SYSCALL_EXECVE_19_X')
    expect(params['exe']).toBe('many')
    const [first, second, ...more] = list(params['args'])
    expect(first).toBe('last')
    expect(second).toBe('L'.repeat(4096 - 'last\0'.length - 1))
    expect(more).toEqual([])
  })

  test('programs that are named by a descriptor', () => {
    const { params } = of(note('execveat').tid, 'SYSCALL_EXECVE_19_X')
    expect(params).toMatchObject({ res: '0', exe: 'other name', trusted_exepath: program })
    const memory = of(note('memfd').tid, 'SYSCALL_EXECVE_19_X').params
    expect(memory).toMatchObject({ res: '0', exe: 'memory', trusted_exepath: '/memfd:evil' })
    expect(Number(memory['flags']) & EXE_FROM_MEMFD).toBe(EXE_FROM_MEMFD)
  })

  test.each([
    ['clone', 'SYSCALL_CLONE_20_X', 3],
    ['vfork', 'SYSCALL_VFORK_20_X', 4],
    ['fork', 'SYSCALL_FORK_20_X', 5],
    ['clone3', 'SYSCALL_CLONE3_X', 6],
  ] as const)('%s: parent, child and end', (name, id, status) => {
    const { tid, parent } = note(name)
    const child = of(tid, id)
    expect(child.params).toMatchObject({
      res: '0',
      tid: `${tid}`,
      pid: `${tid}`,
      ptid: `${parent}`,
      vtid: `${tid}`,
      exe: program,
      comm: 'processes',
    })
    const whole = records.filter(each => each.tid === parent && each.id === id)
    const own = whole.find(each => each.params['res'] === `${tid}`)
    expect(own?.params).toMatchObject({ tid: `${parent}`, pidns_init_start_ts: '0' })
    expect(child.params['pidns_init_start_ts']).not.toBe('0')
    expect(of(tid, 'PROCEXIT_1_E').params).toEqual({
      status: `${status << 8}`,
      ret: `${status}`,
      sig: '0',
      core: '0',
      reaper_tid: '0',
    })
  })

  test('a pid namespace of its own', () => {
    const { tid } = note('clone into a pid namespace')
    const { params } = of(tid, 'SYSCALL_CLONE_20_X')
    expect(params).toMatchObject({ res: '0', tid: `${tid}`, vtid: '1', vpid: '1' })
    expect(Number(params['flags']) & CHILD_IN_PIDNS).toBe(CHILD_IN_PIDNS)
  })

  test('a signal that kills', () => {
    const { tid } = note('killed')
    expect(of(tid, 'PROCEXIT_1_E').params).toMatchObject({ status: '9', ret: '0', sig: '9' })
    expect(of(tid, 'SYSCALL_KILL_X').params).toMatchObject({ pid: `${tid}`, sig: '9' })
    // The kernel says nothing of who sent what kills at once.
    expect(of(tid, 'SIGNALDELIVER_E').params).toEqual({ spid: '0', dpid: `${tid}`, sig: '9' })
  })
})
