// SPDX-License-Identifier: Apache-2.0
// /proc to host records: a made-up tree where every value is known, and this very process.
import { spawn } from 'node:child_process'
import { closeSync, openSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { HostRecordView } from '../../../src/capture/state-entries.ts'
import { FD_TYPES } from '../../../src/schema/fd-types.ts'
import { ProcScan, type ScanCounts, type ScanOptions } from '../../../src/source/proc/scan.ts'
import { addProcess, makeRoot } from './fake-proc.ts'

interface Scanned {
  readonly counts: ScanCounts
  readonly all: HostRecordView[]
  of(id: string): HostRecordView[]
  thread(tid: number): HostRecordView
  fd(tid: number, fd: number): HostRecordView | undefined
}

function scan(options: Partial<ScanOptions>, one?: number): Scanned {
  const all: HostRecordView[] = []
  const scanner = new ProcScan({ root: '', environment: false, ...options })
  const push = (record: Uint8Array): void => void all.push(new HostRecordView(record))
  if (one === undefined) scanner.all(push)
  else scanner.one(one, push)
  const of = (id: string): HostRecordView[] => all.filter(record => record.id === id)
  return {
    counts: scanner.counts,
    all,
    of,
    thread: tid => of('THREAD').find(record => record.i64('tid') === BigInt(tid)) as HostRecordView,
    fd: (tid, fd) =>
      of('FD').find(record => record.i64('tid') === BigInt(tid) && record.i64('fd') === BigInt(fd)),
  }
}

const text = (record: HostRecordView | undefined, name: string): string =>
  Buffer.from(record?.text(name) ?? []).toString('latin1')
const list = (record: HostRecordView, name: string): string[] =>
  Buffer.from(record.bytes(name)).toString('latin1').split('\0').slice(0, -1)
const kind = (record: HostRecordView | undefined): string =>
  FD_TYPES[record?.u32('type') ?? -1]?.id ?? 'none'
const hex = (record: HostRecordView | undefined): string =>
  Buffer.from(record?.bytes('tuple') ?? []).toString('hex')

const roots: string[] = []
function root(): string {
  const made = makeRoot()
  roots.push(made)
  return made
}
afterAll(() => {
  for (const each of roots) rmSync(each, { recursive: true })
})

describe('a made-up host', () => {
  const at = root()
  const exe = join(at, 'bin/tool')
  symlinkSync(process.execPath, exe)
  addProcess(at, {
    pid: 42,
    ppid: 7,
    comm: 'a b) (c',
    cmdline: 'tool\0-x\0two words\0',
    environ: 'HOME=/root\0TOKEN=secret\0',
    cgroup: '2:cpu,cpuacct:/a\n1:name=systemd:/b\n0::/docker/abc\n',
    exe,
    cwd: '/tmp',
    status: 'NStgid:\t42\t3\nNSpid:\t42\t3\nNSpgid:\t70\t2\n',
    fds: {
      0: '/dev/null',
      1: 'pipe:[900]',
      2: 'anon_inode:[eventpoll]',
      3: 'socket:[501]',
      4: 'socket:[502]',
      5: 'socket:[503]',
      6: 'socket:[504]',
      7: 'socket:[999]',
      8: '/',
      9: 'net:[4026531840]',
      10: 'socket:[505]',
      11: '/nonexistent/gone (deleted)',
    },
    fdinfo: { 0: 'pos:\t0\nflags:\t02100002\nmnt_id:\t23\n' },
    net: {
      tcp: 'sl local remote\n 0: 0100007F:1F90 00000000:0000 0A 0:0 0:0 0 0 0 501 1\n 1: 0100007F:1F90 0200007F:C001 01 0:0 0:0 0 0 0 502 1\nrubbish\n',
      tcp6: 'sl\n 0: 00000000000000000000000001000000:0050 00000000000000000000000000000000:0000 0A 0:0 0:0 0 0 0 503 1\n',
      udp: 'sl\n 0: 0100007F:0035 0300007F:0400 07 0:0 0:0 0 0 0 505 1\n',
      unix: 'Num RefCount Protocol Flags Type St Inode Path\n0000000000000abc: 00000002 00000000 00010000 0001 01 504 /run/x y.sock\n',
    },
  })
  addProcess(at, { pid: 42, tid: 43, comm: 'worker', exe })
  const kernel = addProcess(at, { pid: 2, comm: 'kthreadd' })
  rmSync(join(kernel, 'exe'))
  const seen = scan({ root: at })

  it('threads', () => {
    const thread = seen.thread(42)
    expect(text(thread, 'comm')).toBe('a b) (c')
    expect(text(thread, 'exe')).toBe('tool')
    expect(text(thread, 'exepath')).toBe(exe)
    expect(list(thread, 'args')).toEqual(['-x', 'two words'])
    expect(list(thread, 'cgroups')).toEqual([
      'cpu=/a',
      'cpuacct=/a',
      'cpuset=/docker/abc',
      'cpu=/docker/abc',
      'memory=/docker/abc',
    ])
    expect(text(thread, 'cwd')).toBe('/tmp')
    const numbers = ['pid', 'ptid', 'vtid', 'vpid', 'vpgid', 'pgid', 'sid'] as const
    expect(numbers.map(name => Number(thread.i64(name)))).toEqual([42, 7, 3, 3, 2, 70, 71])
    expect(thread.i64('fdlimit')).toBe(1024n)
    const small = ['uid', 'gid', 'tty', 'vm_size', 'vm_rss', 'vm_swap', 'loginuid'] as const
    expect(small.map(name => thread.u32(name))).toEqual([
      1001, 101, 34816, 7000, 800, 9, 0xffffffff,
    ])
    expect([thread.u64('pfminor'), thread.u64('pfmajor')]).toEqual([501n, 33n])
    expect(thread.u64('cap_effective')).toBe(0x1ffffffffffn)
    expect(thread.u64('exe_ino')).toBe(statSync(exe, { bigint: true }).ino)
    const boot = BigInt(Date.now()) * 1_000_000n - 1000n * 1_000_000_000n
    const age = Number(thread.u64('clone_ts') - boot) / 1e9
    expect(Math.abs(age - 123.45)).toBeLessThan(60)
    expect(thread.bytes('env')).toHaveLength(0)
  })

  it('other threads of a process have its facts and their own name', () => {
    const thread = seen.thread(43)
    expect(text(thread, 'comm')).toBe('worker')
    expect(thread.i64('pid')).toBe(42n)
    expect(list(thread, 'args')).toEqual(['-x', 'two words'])
    expect(thread.u32('flags')).toBe((1 << 13) | 1)
  })

  it('the environment only when asked', () => {
    const thread = scan({ root: at, environment: true }).thread(42)
    expect(list(thread, 'env')).toEqual(['HOME=/root', 'TOKEN=secret'])
  })

  it('nothing of the kernel', () => {
    expect(seen.thread(2)).toBeUndefined()
    expect(seen.counts).toMatchObject({ processes: 1, threads: 1, cutShort: 0 })
  })

  it('descriptors', () => {
    const null_ = seen.fd(42, 0)
    expect(kind(null_)).toBe('FILE_V2')
    expect(text(null_, 'name')).toBe('/dev/null')
    // O_RDWR, O_LARGEFILE, O_CLOEXEC
    expect(null_?.u32('openflags')).toBe(3 | 2048 | 4096)
    expect(null_?.u32('mount_id')).toBe(23)
    expect([1, 2, 7, 8, 9, 11].map(fd => kind(seen.fd(42, fd)))).toEqual([
      'PIPE',
      'EVENTPOLL',
      'none',
      'DIRECTORY',
      'UNSUPPORTED',
      'none',
    ])
    expect(seen.fd(42, 1)?.u64('ino')).toBe(900n)
  })

  it('sockets', () => {
    expect([3, 4, 5, 6, 10].map(fd => kind(seen.fd(42, fd)))).toEqual([
      'IPV4_SERVER',
      'IPV4',
      'IPV6_SERVER',
      'UNIX',
      'IPV4',
    ])
    expect(hex(seen.fd(42, 3))).toBe('027f000001901f000000000000')
    expect(hex(seen.fd(42, 4))).toBe('027f000001901f7f00000201c0')
    expect(hex(seen.fd(42, 5)).slice(0, 38)).toBe(`0a${'00'.repeat(15)}015000`)
    expect(seen.fd(42, 4)?.u32('l4proto')).toBe(2)
    expect(seen.fd(42, 10)?.u32('l4proto')).toBe(3)
    expect(text(seen.fd(42, 6), 'name')).toBe('abc->0 /run/x y.sock')
  })

  it('users, groups, machine', () => {
    expect(seen.of('USER').map(user => text(user, 'name'))).toEqual(['root'])
    expect(seen.of('GROUP').map(group => text(group, 'name'))).toEqual(['root', 'adm'])
    expect(seen.of('MACHINE')).toHaveLength(1)
    expect(seen.of('INTERFACE').length).toBeGreaterThan(0)
  })

  it('within its time: what is cheap first', () => {
    const late = scan({ root: at, budgetMs: -1 })
    expect(late.counts).toMatchObject({ processes: 1, threads: 0, descriptors: 0, cutShort: 2 })
  })
})

describe('this machine', () => {
  it('this process, its socket and its file', async () => {
    const server = createServer()
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const file = openSync('/dev/null', 'r')
    try {
      const seen = scan({}, process.pid)
      const thread = seen.thread(process.pid)
      expect(text(thread, 'exepath')).toBe(process.execPath)
      expect(thread.i64('ptid')).toBe(BigInt(process.ppid))
      expect(text(thread, 'cwd')).toBe(process.cwd())
      expect(seen.counts.threads).toBeGreaterThan(0)
      expect(text(seen.fd(process.pid, file), 'name')).toBe('/dev/null')
      const listening = seen.of('FD').filter(fd => kind(fd) === 'IPV4_SERVER')
      const port16 = Buffer.from([port & 0xff, port >> 8]).toString('hex')
      expect(listening.map(hex)).toContain(`027f000001${port16}000000000000`)
    } finally {
      closeSync(file)
      server.close()
    }
  })

  it('all processes, some of which end meanwhile', () => {
    const children = Array.from({ length: 20 }, () => spawn('true'))
    const seen = scan({})
    expect(seen.thread(process.pid)).toBeDefined()
    expect(seen.thread(2)).toBeUndefined()
    for (const child of children) child.kill()
  })

  it('a process that is gone', () => {
    expect(scan({}, 4194305).all).toEqual([])
  })
})
