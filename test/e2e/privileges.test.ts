// SPDX-License-Identifier: Apache-2.0
// run_as on this machine: the order in which root is given up, seen by strace, and that an unprivileged gyr
// still finds out about processes of root that it did not see start.
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { packagePath } from '../../src/package-path.ts'
import { PROGRAM } from './gyr.ts'
import { endAll, Running, whyNoEbpf } from './live-gyr.ts'

const reason = whyNoEbpf()
if (reason !== undefined) console.warn(`tests of run_as are left out: ${reason}`)
const live = describe.skipIf(reason !== undefined)
const noStrace = spawnSync('strace', ['-V'], { stdio: 'ignore' }).status !== 0
if (noStrace) console.warn('the order of run_as is not tested: there is no strace')

const TOKEN = `gyrtest${randomBytes(6).toString('hex')}`
const folder = realpathSync(mkdtempSync(join(tmpdir(), `${TOKEN}-`)))
afterEach(endAll)
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string): string => join(folder, name)

const RULES = `
- rule: closed
  desc: d
  condition: evt.type = close and fd.name = ${file('held')}
  output: "%proc.name %proc.cmdline %user.uid"
  priority: INFO
`

function options(...more: string[]): string[] {
  writeFileSync(file('rules.yaml'), RULES)
  const all = [
    'engine.kind=modern_ebpf',
    'engine.modern_ebpf.buf_size_preset=1',
    'watch_config_files=false',
    'json_output=true',
    'run_as.user=nobody',
    ...more,
  ]
  return ['-r', file('rules.yaml'), '-U', ...all.flatMap(option => ['-o', option])]
}

const EBPF_MASK = (1n << 2n) | (1n << 19n) | (1n << 38n) | (1n << 39n)

live('run_as', () => {
  test.skipIf(noStrace)(
    'gives up root in order, once the driver is open, and for good',
    () => {
      const log = file('strace')
      const calls = 'bpf,perf_event_open,setgroups,setgid,setuid,capset,prctl,execve'
      const { status, stderr } = spawnSync(
        'strace',
        [
          ...['-f', '-qq', '--seccomp-bpf', '-e', `trace=${calls}`, '-o', log],
          ...[process.execPath, ...PROGRAM, ...options(), '-M', '2'],
        ],
        { cwd: packagePath('.'), encoding: 'utf8' },
      )
      expect(status, stderr).toBe(0)
      const lines = readFileSync(log, 'utf8').split('\n')
      const main = lines[0]?.split(' ')[0] ?? ''
      const where = (pattern: RegExp): number[] =>
        lines.flatMap((line, index) =>
          line.startsWith(`${main} `) && pattern.test(line) ? [index] : [],
        )
      const [hold] = where(/prctl\(PR_SET_KEEPCAPS, 1/)
      const [bounds] = where(
        /prctl\(PR_CAPBSET_DROP, CAP_SYS_ADMIN\) = 0|PR_CAPBSET_DROP, (21|0x15)/,
      )
      const [groups] = where(/setgroups\(/)
      const [group] = where(/setgid\(65534/)
      const [user] = where(/setuid\(65534/)
      const [limit] = where(/capset\(/)
      const [sealed] = where(/prctl\(PR_SET_NO_NEW_PRIVS, 1/)
      const lastLoad = where(/bpf\(BPF_PROG_LOAD/).at(-1)
      const order = [lastLoad, hold, bounds, groups, group, user, limit, sealed]
      expect(order).not.toContain(undefined)
      expect(order).toEqual(order.toSorted((a, b) => Number(a) - Number(b)))
      // Once, and of what was tried later nothing succeeded.
      expect(where(/setuid\(0/)).toHaveLength(1)
      expect(where(/setuid\(0\) = 0/)).toEqual([])
      // What compiles sources that are loaded late is of the test, not of the program.
      const isOurs = (line: string): boolean => !/esbuild/.test(line)
      const later = lines.slice(Number(sealed)).filter(isOurs).join('\n')
      expect(later).not.toMatch(/BPF_PROG_LOAD|BPF_MAP_CREATE|execve\(|capset\(/)
      expect(lines[Number(limit)]).toMatch(
        /effective=1<<CAP_DAC_READ_SEARCH\|1<<CAP_SYS_PTRACE\|1<<CAP_PERFMON\|1<<CAP_BPF,/,
      )
    },
    180_000,
  )

  test('says which changes it will not notice', async () => {
    const running = new Running(options('watch_config_files=true', 'webserver.enabled=false'))
    await running.until(() => running.stderr.includes('changes are not noticed'))
    expect(running.stderr).toContain(`run_as: nobody may not read ${file('rules.yaml')}: changes`)
    await running.stop()
  })

  test('and still finds out about processes of root', async () => {
    writeFileSync(file('held'), '')
    // Starts and opens are not recorded: what is known of new processes is from /proc alone.
    const running = new Running(options('base_syscalls.custom_set=[close]'))
    const shells: ReturnType<typeof spawn>[] = []
    try {
      await running.until(() => running.stderr.includes('running as nobody'))
      const status = readFileSync(`/proc/${running.pid}/status`, 'utf8')
      expect(status).toMatch(/^Uid:\t65534\t65534\t65534\t65534$/m)
      expect(status).toMatch(/^NoNewPrivs:\t1$/m)
      expect(BigInt(`0x${/^CapEff:\t(\w+)$/m.exec(status)?.[1]}`)).toBe(EBPF_MASK)
      await running.until(
        () => running.alerts.length > 0,
        () => {
          const script = `exec 9<${file('held')}; sleep 0.5; exec 9<&-; sleep 1; : ${TOKEN}`
          shells.push(spawn('/bin/sh', ['-c', script], { stdio: 'ignore' }))
        },
      )
    } finally {
      for (const shell of shells) shell.kill()
    }
    expect(running.alerts[0]?.fields).toMatchObject({
      'proc.name': 'sh',
      'proc.cmdline': expect.stringContaining(TOKEN),
      'user.uid': 0,
    })
    const { code, stderr } = await running.stop()
    expect(code, stderr).toBe(0)
  })
})
