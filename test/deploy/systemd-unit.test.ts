// SPDX-License-Identifier: Apache-2.0
// The systemd unit: that systemd takes it, and that what it allows is what gyr needs, found out by running gyr
// with these capabilities and looking at the system calls it makes.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { packagePath } from '../../src/package-path.ts'
import { PROGRAM } from '../e2e/gyr.ts'
import { whyNoEbpf } from '../e2e/live-gyr.ts'

const UNIT = readFileSync(packagePath('deploy/systemd/gyr.service'), 'utf8')
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gyr-unit-')))
afterAll(() => rmSync(folder, { recursive: true }))

const has = (program: string, arg: string): boolean =>
  spawnSync(program, [arg], { stdio: 'ignore' }).status === 0
const noSystemd = !has('systemd-analyze', '--version')
if (noSystemd) console.warn('the unit is not verified: there is no systemd-analyze')
const noLive = whyNoEbpf() ?? (has('strace', '-V') ? undefined : 'there is no strace')
if (noLive !== undefined) console.warn(`the unit's sandbox is not tested: ${noLive}`)

const setting = (name: string): string[] =>
  UNIT.split('\n')
    .filter(line => line.startsWith(`${name}=`))
    .flatMap(line => line.slice(name.length + 1).split(' '))

function analyze(...args: string[]): { status: number | null; output: string } {
  const path = join(folder, 'gyr.service')
  // The program need not be installed here.
  writeFileSync(path, UNIT.replace(/^ExecStart=\S+/m, 'ExecStart=/bin/true'))
  const { status, stdout, stderr } = spawnSync('systemd-analyze', [...args, path], {
    encoding: 'utf8',
    env: { ...process.env, SYSTEMD_COLORS: '0', SYSTEMD_PAGER: 'cat' },
  })
  return { status, output: `${stdout}${stderr}` }
}

describe.skipIf(noSystemd)('systemd', () => {
  test('takes the unit without a word', () => {
    expect(analyze('verify')).toEqual({ status: 0, output: '' })
  })

  test('calls its exposure OK', () => {
    // In tenths; 10 is a unit without any setting, 50 where "OK" ends.
    const { status, output } = analyze('security', '--offline=true', '--threshold=50')
    expect(status, output).toBe(0)
    expect(output).toMatch(/Overall exposure level for gyr.service: [0-4]\.\d OK/)
  })
})

/** The calls of a set such as @system-service, sets within it opened. */
function callsOf(name: string, sets: ReadonlyMap<string, readonly string[]>): string[] {
  if (!name.startsWith('@')) return [name]
  return (sets.get(name) ?? []).flatMap(each => callsOf(each, sets))
}

function filterSets(): Map<string, string[]> {
  const { stdout } = spawnSync('systemd-analyze', ['syscall-filter', '--no-pager'], {
    encoding: 'utf8',
  })
  const sets = new Map<string, string[]>()
  let current: string[] = []
  for (const line of stdout.split('\n')) {
    if (/^@\S+$/.test(line)) {
      current = []
      sets.set(line, current)
    } else if (/^ {4}[^#\s]/.test(line)) current.push(line.trim())
  }
  return sets
}

/** gyr by eBPF with a program as output, under the unit's capabilities, as run_as has it. */
function runConfined(...before: string[]) {
  const rules = join(folder, 'rules.yaml')
  const rule =
    '- rule: any\n  desc: d\n  condition: evt.type = execve\n  output: x\n  priority: INFO\n'
  writeFileSync(rules, rule)
  const bounds = setting('CapabilityBoundingSet').map(name => `+${name.slice(4).toLowerCase()}`)
  const options = [
    'engine.kind=modern_ebpf',
    'engine.modern_ebpf.buf_size_preset=1',
    'run_as.user=nobody',
    'watch_config_files=false',
    'program_output.enabled=true',
    'program_output.keep_alive=true',
    'program_output.program=cat >/dev/null',
  ]
  return spawnSync(
    'setpriv',
    [
      ...['--bounding-set', `-all,${bounds.join(',')}`, '--inh-caps=-all', '--no-new-privs'],
      ...[...before, process.execPath, ...PROGRAM, '-r', rules, '-M', '2'],
      ...options.flatMap(option => ['-o', option]),
    ],
    { cwd: packagePath('.'), encoding: 'utf8' },
  )
}

describe.skipIf(noLive !== undefined)('the sandbox', () => {
  test('has the capabilities that gyr needs', () => {
    const { status, stderr } = runConfined()
    expect(status, stderr).toBe(0)
    expect(stderr).toContain('running as nobody from now on, with CAP_SYS_PTRACE')
  }, 180_000)

  test.skipIf(noSystemd)(
    'has its system calls and kinds of sockets',
    () => {
      const log = join(folder, 'strace')
      const { status, stderr } = runConfined('strace', '-f', '-qq', '-e', 'signal=none', '-o', log)
      expect(status, stderr).toBe(0)
      const lines = readFileSync(log, 'utf8')
      const made = new Set([...lines.matchAll(/^\d+ +(\w+)\(/gm)].map(([, name]) => String(name)))
      expect(made).toContain('bpf')
      const sets = filterSets()
      const allowed = new Set(setting('SystemCallFilter').flatMap(name => callsOf(name, sets)))
      expect([...made].filter(name => !allowed.has(name))).toEqual([])
      const families = new Set([...lines.matchAll(/socket\((AF_\w+)/g)].map(([, name]) => name))
      expect(setting('RestrictAddressFamilies')).toEqual(expect.arrayContaining([...families]))
    },
    180_000,
  )
})
