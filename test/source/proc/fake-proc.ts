// SPDX-License-Identifier: Apache-2.0
// A /proc of a few processes in a folder of its own, for scans whose every value is known.
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface FakeProcess {
  readonly pid: number
  readonly tid?: number
  readonly ppid?: number
  readonly comm?: string
  readonly cmdline?: string
  readonly environ?: string
  readonly cgroup?: string
  readonly exe?: string
  readonly cwd?: string
  /** Lines of status beyond those that all have. */
  readonly status?: string
  /** Descriptor to what its link says. */
  readonly fds?: Readonly<Record<number, string>>
  readonly fdinfo?: Readonly<Record<number, string>>
  readonly net?: Readonly<Record<string, string>>
}

export function makeRoot(): string {
  const root = mkdtempSync(join(tmpdir(), 'gyr-proc-'))
  for (const folder of ['proc', 'etc', 'sys/fs/cgroup', 'bin']) {
    mkdirSync(join(root, folder), { recursive: true })
  }
  writeFileSync(join(root, 'proc/uptime'), '1000.00 1900.00\n')
  writeFileSync(join(root, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/bash\nbroken\nx:y\n')
  writeFileSync(join(root, 'etc/group'), 'root:x:0:\nadm:x:4:syslog\n')
  writeFileSync(join(root, 'sys/fs/cgroup/cgroup.controllers'), 'cpuset cpu memory\n')
  return root
}

function stat(tid: number, comm: string): string {
  // Fields 3 to 22: state ppid pgrp session tty tpgid flags minflt cminflt majflt ... starttime.
  return `${tid} (${comm}) S 1 70 71 34816 -1 4194304 501 0 33 0 1 2 3 4 20 0 1 0 12345 9999 0\n`
}

export function addProcess(root: string, process: FakeProcess): string {
  const { pid, tid = pid, ppid = 1, comm = 'prog', exe = '/bin/true' } = process
  const folder = join(root, 'proc', String(pid), ...(tid === pid ? [] : ['task', String(tid)]))
  for (const name of ['fd', 'fdinfo', 'task', 'net', 'ns']) {
    mkdirSync(join(folder, name), { recursive: true })
  }
  mkdirSync(join(root, 'proc', String(pid), 'task', String(tid)), { recursive: true })
  const write = (name: string, text: string): void =>
    writeFileSync(join(folder, name), text, 'latin1')
  write('stat', stat(tid, comm))
  write(
    'status',
    `Name:\t${comm}\nTgid:\t${pid}\nPid:\t${tid}\nPPid:\t${ppid}\nUid:\t1000\t1001\t1002\t1003\nGid:\t100\t101\t102\t103\n` +
      'VmSize:\t  7000 kB\nVmRSS:\t  800 kB\nVmSwap:\t  9 kB\nCapInh:\t0000000000000001\nCapPrm:\t00000000000000ff\nCapEff:\t000001ffffffffff\n' +
      `${process.status ?? `NStgid:\t${pid}\nNSpid:\t${tid}\nNSpgid:\t70\n`}`,
  )
  write('cmdline', process.cmdline ?? '')
  write('environ', process.environ ?? '')
  write('cgroup', process.cgroup ?? '0::/system.slice/x.service\n')
  write('loginuid', '4294967295')
  write(
    'limits',
    'Limit  Soft Limit  Hard Limit  Units\nMax open files            1024                 4096     files\n',
  )
  symlinkSync(exe, join(folder, 'exe'))
  symlinkSync(process.cwd ?? '/', join(folder, 'cwd'))
  symlinkSync('/', join(folder, 'root'))
  writeFileSync(join(folder, 'ns/net'), '')
  for (const [fd, link] of Object.entries(process.fds ?? {}))
    symlinkSync(link, join(folder, 'fd', fd))
  for (const [fd, text] of Object.entries(process.fdinfo ?? {})) write(`fdinfo/${fd}`, text)
  for (const [name, text] of Object.entries(process.net ?? {})) write(`net/${name}`, text)
  return folder
}
