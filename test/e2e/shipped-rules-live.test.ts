// SPDX-License-Identifier: Apache-2.0
// The rules that gyr brings along, on this machine: for every one a program does what it is about, and its
// alert must come. Only alerts that name this run's token are looked at.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packagePath } from '../../src/package-path.ts'
import { loadRules } from '../../src/rules/load.ts'
import { type Alert, endAll, Running, sh, whyNoEbpf } from './live-gyr.ts'
import { CASES, type Case } from './rule-provocations.ts'

const RULES = packagePath('rules/gyr_rules.yaml')
const TOKEN = `gyrtest${randomBytes(6).toString('hex')}`

const nameOf = (index: number): string => `${TOKEN}case${index}end`

/** Path for a control group that looks like a container's; undefined where none can be made. */
function groupPath(): string | undefined {
  const base = ['/sys/fs/cgroup/pids', '/sys/fs/cgroup'].find(path =>
    existsSync(join(path, 'cgroup.procs')),
  )
  if (base === undefined) return undefined
  const name = `docker-${randomBytes(32).toString('hex')}.scope`
  const path = join(base, name)
  try {
    mkdirSync(path)
  } catch {
    return undefined
  }
  try {
    const enter = `echo $$ > ${path}/cgroup.procs && cat /proc/self/cgroup`
    const { stdout } = spawnSync('/bin/sh', ['-c', enter], { encoding: 'utf8' })
    // In version 2 its controllers name it: without any, a driver sees the group above.
    const controllers = join(path, 'cgroup.controllers')
    const named = !existsSync(controllers) || readFileSync(controllers, 'utf8').trim() !== ''
    return named && stdout.includes(name) ? path : undefined
  } finally {
    rmdirSync(path)
  }
}

const reason = whyNoEbpf()
if (reason !== undefined) console.warn(`live tests of the rules are left out: ${reason}`)
const group = reason === undefined ? groupPath() : undefined

function whyNot({ container, needs }: Case): string | undefined {
  if (reason !== undefined) return reason
  if (container === true && group === undefined) return 'needs a control group of its own'
  if (needs === undefined || spawnSync('/bin/sh', ['-c', needs]).status === 0) return undefined
  return `needs: ${needs}`
}

const possible = CASES.map((one, index) => ({ ...one, token: nameOf(index), missing: whyNot(one) }))

test('every rule that comes with gyr is here', () => {
  const { rules } = loadRules([{ name: RULES, text: readFileSync(RULES, 'utf8') }])
  const here = new Set(CASES.map(({ rule }) => rule))
  expect([...here].sort()).toEqual(rules.map(rule => rule.name).sort())
})

describe.skipIf(reason !== undefined)('done here, it is told:', () => {
  let folder = ''
  let alerts: readonly Alert[] = []
  const failures = new Map<string, string>()
  const told = (rule: string, token: string): Alert[] =>
    alerts.filter(alert => alert.rule === rule && JSON.stringify(alert.fields).includes(token))

  beforeAll(async () => {
    folder = mkdtempSync('/tmp/gyr-rules-')
    if (group !== undefined) mkdirSync(group)
    const settings = [
      'engine.kind=modern_ebpf',
      'json_output=true',
      'rule_matching=all',
      'watch_config_files=false',
      'webserver.enabled=false',
      'engine.modern_ebpf.buf_size_preset=3',
    ]
    const running = new Running(['-r', RULES, ...settings.flatMap(one => ['-o', one]), '-U'])
    const seen = (token: string): boolean => {
      alerts = running.alerts
      return told('Link to credential file', token).length > 0
    }
    const link = (name: string): string => `ln -sf /etc/shadow ${folder}/${name}`
    await running.until(
      () => seen(`${TOKEN}first`),
      () => void sh(link(`${TOKEN}first`)),
    )
    for (const { line, token, container, missing } of possible) {
      if (missing !== undefined) continue
      const own = join(folder, token)
      mkdirSync(own)
      const script = join(folder, `${token}.sh`)
      const enter = container === true ? `echo $$ > ${group}/cgroup.procs\n` : ''
      writeFileSync(script, `${enter}${line(token, own)}\n`)
      const ran = spawnSync('/bin/sh', [script], { encoding: 'utf8', timeout: 10_000 })
      failures.set(token, `${ran.status} ${ran.stderr}`)
    }
    await running.until(
      () => seen(`${TOKEN}last`),
      () => void sh(link(`${TOKEN}last`)),
    )
    await running.stop()
    alerts = running.alerts
  }, 120_000)

  afterAll(() => {
    endAll()
    rmSync(folder, { recursive: true })
    for (const { token } of possible) {
      for (const path of [`/etc/${token}`, `/dev/shm/${token}`]) rmSync(path, { force: true })
    }
    if (group !== undefined) rmdirSync(group)
  })

  for (const { rule, token, missing } of possible) {
    if (missing !== undefined) console.warn(`${rule}: left out: ${missing}`)
    test.skipIf(missing !== undefined)(rule, () => {
      expect(told(rule, token), `ran with ${failures.get(token)}`).not.toEqual([])
    })
  }
})
