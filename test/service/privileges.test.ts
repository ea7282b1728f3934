// SPDX-License-Identifier: Apache-2.0
// Giving up root for real, in a process of its own: who it is afterwards, what it may still do, and what the
// programs it starts may.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { nativeAddon } from '../../src/native.ts'
import { packagePath } from '../../src/package-path.ts'

const reason =
  process.getuid?.() !== 0
    ? 'needs root'
    : nativeAddon() === undefined
      ? 'needs npm run build:native'
      : undefined
if (reason !== undefined) console.warn(`tests of giving up root are left out: ${reason}`)

interface Told {
  readonly kept: readonly string[]
  readonly main: string
  readonly others: readonly string[]
  readonly child: string
  readonly descriptorsOfInit: boolean
  readonly wrote: boolean
  readonly groups: readonly number[]
}

/** What a process says about itself after dropPrivileges(); argument: what it may keep, as JSON. */
const PROGRAM = `
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dropPrivileges } from ${JSON.stringify(packagePath('src/service/privileges.ts'))}
// So that there are other threads.
await readFile('/proc/self/status')
const kept = dropPrivileges({ user: 'nobody', group: '' }, JSON.parse(process.argv[1]))
const attempt = work => { try { work(); return true } catch { return false } }
const tasks = readdirSync('/proc/self/task').map(Number).filter(tid => tid !== process.pid)
console.log(JSON.stringify({
  kept,
  main: readFileSync('/proc/self/status', 'utf8'),
  others: tasks.map(tid => readFileSync('/proc/self/task/' + tid + '/status', 'utf8')),
  child: execFileSync('cat', ['/proc/self/status'], { encoding: 'utf8' }),
  descriptorsOfInit: attempt(() => readdirSync('/proc/1/fd')),
  wrote: attempt(() => writeFileSync('/etc/hostname', readFileSync('/etc/hostname'))),
  groups: process.getgroups(),
}))
`

async function drop(keep: readonly string[]): Promise<Told> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', PROGRAM, JSON.stringify(keep)],
    { cwd: packagePath('.'), encoding: 'utf8' },
  )
  return JSON.parse(stdout) as Told
}

const entry = (status: string, name: string): string =>
  new RegExp(`^${name}:\\t(.*)$`, 'm').exec(status)?.[1] ?? ''

const mask = (...bits: number[]): string =>
  bits
    .reduce((sum, bit) => sum | (1n << BigInt(bit)), 0n)
    .toString(16)
    .padStart(16, '0')
const NONE = mask()

describe.skipIf(reason !== undefined)('dropPrivileges', () => {
  it('leaves nothing of root', async () => {
    const told = await drop([])
    const nobody = '65534\t65534\t65534\t65534'
    for (const status of [told.main, ...told.others, told.child]) {
      expect(entry(status, 'Uid')).toBe(nobody)
      expect(entry(status, 'Gid')).toBe(nobody)
      for (const set of ['CapInh', 'CapPrm', 'CapEff', 'CapAmb']) {
        expect(entry(status, set), set).toBe(NONE)
      }
    }
    for (const status of [told.main, told.child]) {
      expect(entry(status, 'CapBnd')).toBe(NONE)
      expect(entry(status, 'NoNewPrivs')).toBe('1')
    }
    expect(told).toMatchObject({ kept: [], wrote: false, groups: [65534] })
    expect(told.others.length).toBeGreaterThan(0)
  })

  it('keeps what it is told to, for itself alone', async () => {
    const keep = ['CAP_SYS_PTRACE', 'CAP_DAC_READ_SEARCH']
    const told = await drop(keep)
    const kept = mask(19, 2)
    expect(told).toMatchObject({ kept: keep, descriptorsOfInit: true, wrote: false })
    expect(entry(told.main, 'CapPrm')).toBe(kept)
    expect(entry(told.main, 'CapEff')).toBe(kept)
    expect(entry(told.main, 'CapBnd')).toBe(kept)
    for (const status of [...told.others, told.child]) {
      expect(entry(status, 'CapPrm')).toBe(NONE)
      expect(entry(status, 'CapEff')).toBe(NONE)
    }
  })
})
