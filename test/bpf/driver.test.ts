// SPDX-License-Identifier: Apache-2.0
// What settings leave out or add, what is counted, what a driver leaves behind.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildSkeletons, notComparable } from '../../bpf/build.ts'
import {
  type Asked,
  compile,
  type Programs,
  type Recorded,
  record,
  run,
  WANT_ENTER,
  WANT_EXIT,
  WANT_NO_READS,
  WANT_SUCCESS,
  whyNot,
} from './recorder.ts'

const why = whyNot()
const OPEN = 2
const CLOSE = 3
const CONNECT = 42
const SENDTO = 44
const OPENAT = 257

/** What a driver that was refused says: GYR_BPF_* of driver.h. */
const BAD_REQUEST = 7
const NO_CAPABILITY = 3

describe.skipIf(why !== undefined)('the eBPF driver', () => {
  let programs: Programs
  beforeAll(() => {
    programs = compile()
  }, 60_000)
  afterAll(() => rmSync(programs.folder, { recursive: true, force: true }))

  async function recorded(asked: Asked): Promise<Recorded[]> {
    const folder = mkdtempSync(join(programs.folder, 'd-'))
    let tid = 0
    const { records } = await record(programs, asked, async () => {
      const stated = await run(programs.workload('settings'), [folder], folder)
      tid = stated[0]?.tid as number
    })
    // What the loader did before main is not what was asked for.
    return records.filter(each => each.tid === tid && !each.params['name']?.startsWith('/'))
  }
  const opens = (records: Recorded[], id = 'SYSCALL_OPEN_X'): string[] =>
    records
      .filter(each => each.id === id)
      .map(({ params }) => `${params['name']} ${Number(params['flags']) & 7}`)

  // Flags of the format: read 1, write 2, both 3, create 4.
  const ALL = ['new 7', 'new 1', 'new 5', 'new 2', '. 1', 'absent 1']

  test.each([
    ['all', WANT_EXIT, ALL],
    ['successes only', WANT_EXIT | WANT_SUCCESS, ALL.filter(each => each !== 'absent 1')],
    [
      'no files that are only read',
      WANT_EXIT | WANT_NO_READS,
      ALL.filter(each => each !== 'new 1'),
    ],
    ['none', 0, []],
  ] as const)('opens: %s', { timeout: 30_000 }, async (_, want, expected) => {
    expect(opens(await recorded({ want: { [OPEN]: want } }))).toEqual(expected)
  })

  test.each([
    ['all', WANT_EXIT, ['-9', '-115']],
    ['a connection in progress is no failure', WANT_EXIT | WANT_SUCCESS, ['-115']],
  ] as const)('connections: %s', { timeout: 30_000 }, async (_, want, expected) => {
    const records = await recorded({ want: { [CONNECT]: want } })
    const results = records.filter(each => each.id === 'SOCKET_CONNECT_X')
    expect(results.map(each => each.params['res'])).toEqual(expected)
  })

  test('enter events come before their exit events', { timeout: 30_000 }, async () => {
    const both = WANT_EXIT | WANT_ENTER
    const records = await recorded({ want: { [OPEN]: both, [CONNECT]: both } })
    expect(opens(records, 'SYSCALL_OPEN_E')).toEqual(ALL)
    expect(opens(records)).toEqual(ALL)
    const ids = records.map(each => each.id).filter(id => /OPEN|CONNECT/.test(id))
    expect(ids.filter((_, index) => index % 2 === 0).every(id => id.endsWith('_E'))).toBe(true)
    expect(records.find(each => each.id === 'SOCKET_CONNECT_E')?.params).toEqual({
      fd: '-1',
      addr: null,
    })
  })

  test('data of chosen ports is longer', { timeout: 30_000 }, async () => {
    const ports = { snaplen: 200, from: 46820, to: 46829 }
    const records = await recorded({ snaplen: 20, ports, want: { [SENDTO]: WANT_EXIT } })
    const sent = records.filter(each => each.id === 'SOCKET_SENDTO_X')
    expect(sent.map(each => ((each.params['data'] ?? '').length - 2) / 2)).toEqual([20, 200])
  })

  test('a storm: what began was written or dropped, what was written was read', {
    timeout: 60_000,
  }, async () => {
    const want = { [OPENAT]: WANT_EXIT, [CLOSE]: WANT_EXIT }
    const times = 20_000
    let tids: number[] = []
    const { records, counters } = await record(programs, { ringBytes: 1 << 16, want }, async () => {
      const stated = await run(programs.workload('storm'), [`${times}`], programs.folder)
      tids = stated.map(each => each.tid)
    })
    let written = 0
    let dropped = 0
    for (const cpu of counters.cpus) {
      const lost = cpu.dropped.reduce((sum, each) => sum + each, 0)
      expect(cpu.begun).toBe(cpu.written + lost)
      written += cpu.written
      dropped += lost
    }
    expect(written).toBe(counters.consumed)
    expect(records.length).toBe(counters.consumed)
    expect(counters.bytes).toBe(counters.cpus.reduce((sum, cpu) => sum + cpu.bytes, 0))
    const own = records.filter(each => tids.includes(each.tid)).length
    expect(own).toBeGreaterThan(0)
    expect(own + dropped).toBeGreaterThanOrEqual(2 * times * tids.length)
  })

  test('the reader is not recorded', { timeout: 30_000 }, async () => {
    // Polls, reads and writes all the time.
    const { records } = await record(programs, {}, () => {})
    expect(records.filter(each => each.params['comm'] === 'reader')).toEqual([])
    const writes = records.filter(
      each => each.id === 'SYSCALL_POLL_X' && each.params['timeout'] === '2',
    )
    expect(writes).toEqual([])
  })

  test('a killed reader leaves no program behind', { timeout: 30_000 }, async ({ skip }) => {
    if (spawnSync('bpftool', ['version']).error !== undefined) skip('bpftool is missing')
    const args = ['65536', '80', '0', '0', '80', '0', '0', '2=1']
    const reader = spawn(programs.reader, args, { stdio: ['pipe', 'ignore', 'pipe'] })
    const closed = new Promise(resolve => reader.on('close', resolve))
    await new Promise<void>(resolve => {
      reader.stderr.on('data', (text: Buffer) => text.includes('ready') && resolve())
    })
    const infos = readdirSync(`/proc/${reader.pid}/fdinfo`).map(fd =>
      readFileSync(`/proc/${reader.pid}/fdinfo/${fd}`, 'utf8'),
    )
    const programIds = new Set(infos.flatMap(info => /^prog_id:\s*(\d+)/m.exec(info)?.[1] ?? []))
    expect(programIds.size).toBeGreaterThan(2)
    reader.kill('SIGKILL')
    await closed
    // The kernel frees programs a little later.
    const left = () =>
      [...programIds].filter(id => spawnSync('bpftool', ['prog', 'show', 'id', id]).status === 0)
    for (let tries = 0; tries < 50 && left().length > 0; tries++)
      await new Promise(resolve => setTimeout(resolve, 100))
    expect(left()).toEqual([])
  })

  const refused = (command: string, args: readonly string[]) => {
    const { stderr, status } = spawnSync(command, args, { encoding: 'utf8', input: '' })
    expect(status).toBe(1)
    return JSON.parse(stderr.split('\n')[0] as string) as { reason: number; doing: string }
  }

  test('a ring of a size that rings cannot have', () => {
    const args = ['12345', '80', '0', '0', '80', '0', '0']
    expect(refused(programs.reader, args)).toMatchObject({
      reason: BAD_REQUEST,
      doing: 'take the ring size',
    })
  })

  test('without capabilities', ({ skip }) => {
    const drop = ['--bounding-set=-bpf,-perfmon,-sys_admin', '--inh-caps=-all']
    if (spawnSync('setpriv', [...drop, 'true']).status !== 0) skip('setpriv cannot drop them here')
    const args = [...drop, programs.reader, '65536', '80', '0', '0', '80', '0', '0']
    expect(refused('setpriv', args)).toMatchObject({ reason: NO_CAPABILITY })
  })
})

describe.skipIf(notComparable() !== undefined)('the committed programs', () => {
  test('come from these sources', { timeout: 60_000 }, () => {
    for (const [name, text] of buildSkeletons()) {
      const committed = readFileSync(
        new URL(`../../bpf/generated/${name}`, import.meta.url),
        'utf8',
      )
      expect(committed === text, name).toBe(true)
    }
  })
})
