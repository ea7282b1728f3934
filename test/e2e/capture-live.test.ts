// SPDX-License-Identifier: Apache-2.0
// `gyr capture` and recordings that rules begin, on this machine: how they end, what is said when they cannot be
// written, and that others read them.
import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { packagePath } from '../../src/package-path.ts'
import { linesOfRecords, linesOfTshark, NO_TSHARK, readCapture } from '../capture/tshark.ts'
import { gyr, PROGRAM } from './gyr.ts'
import { endAll, Running, sh, whyNoEbpf } from './live-gyr.ts'

const reason = whyNoEbpf()
if (reason !== undefined) console.warn(`live recordings are not tested: ${reason}`)
if (NO_TSHARK) console.warn('live recordings are not read by a foreign reader: there is no tshark')

const TOKEN = `gyrtest${randomBytes(6).toString('hex')}`
const folder = realpathSync(mkdtempSync(join(tmpdir(), `${TOKEN}-`)))
afterEach(endAll)
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string): string => join(folder, name)

const DRIVER = ['engine.kind=modern_ebpf', 'engine.modern_ebpf.buf_size_preset=1']
const capture = (to: string, ...more: string[]): string[] => [
  ...['capture', '-o', to, ...more],
  ...DRIVER.flatMap(option => ['--option', option]),
]

/** The size of a file that grows: something was written after the state. */
async function recorded(running: Running, path: string): Promise<void> {
  let before = -1
  await running.until(
    () => {
      const size = existsSync(path) ? statSync(path).size : 0
      const grew = before > 0 && size > before
      if (before <= 0 && size > 10_000) before = size
      return grew
    },
    () => void sh(`: ${TOKEN}`),
  )
}

describe.skipIf(reason !== undefined)('gyr capture', () => {
  test('ends by itself; others read what it wrote over a file that was open to all', async () => {
    const path = file('timed.scap')
    writeFileSync(path, 'x'.repeat(100))
    chmodSync(path, 0o666)
    const work = setInterval(() => void sh(`: ${TOKEN}`), 50)
    const ran = await gyr(capture(path, '-M', '1'))
    clearInterval(work)
    expect(ran.code, ran.stderr).toBe(0)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const { state, events, cpus, problem } = readCapture(path)
    expect(problem).toBeUndefined()
    expect(state.length).toBeGreaterThan(10)
    expect(events.length).toBeGreaterThan(100)
    expect(ran.stderr).toContain(`${events.length} events, ${statSync(path).size} bytes written`)
    if (!NO_TSHARK) expect(linesOfTshark(path)).toEqual(linesOfRecords(events, cpus))
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('ends on %s', async signal => {
    const path = file(`${signal}.scap`)
    const running = new Running(capture(path))
    await recorded(running, path)
    const { code, stderr } = await running.stop(signal)
    expect(code, stderr).toBe(0)
    expect(readCapture(path).problem).toBeUndefined()
  })

  test('that is killed leaves what can be read up to the cut', async () => {
    const path = file('killed.scap')
    const running = new Running(capture(path))
    await recorded(running, path)
    await running.stop('SIGKILL')
    const { events, cpus, problem } = readCapture(path)
    expect([undefined, 'truncated']).toContain(problem)
    expect(events.length).toBeGreaterThan(0)
    if (!NO_TSHARK) expect(linesOfTshark(path)).toEqual(linesOfRecords(events, cpus))
  })

  const faults: [string, string, string][] = [
    ['a directory', folder, 'is a directory'],
    ['no directory', file('none/x'), 'there is no such directory'],
    ['a full disk', '/dev/full', 'the disk is full'],
  ]
  test.each(faults)('to %s: a message, and exit code 1', async (_, path, text) => {
    const ran = await gyr(capture(path, '-M', '5'))
    expect(ran.code, ran.stderr).toBe(1)
    expect(ran.stderr).toContain(`error: cannot write the capture ${path}: ${text}\n`)
  })

  const built = packagePath('dist/bin/gyr.cjs')
  const asNobody = ['--reuid', '65534', '--regid', '65534', '--clear-groups', '--']
  const readable = spawnSync('setpriv', [...asNobody, 'test', '-r', built]).status === 0
  // Of the compiled program: sources need a folder to keep what they were compiled to.
  test.skipIf(!readable)('by somebody who may not: exit code 3, and a remedy', () => {
    const program = [process.execPath, built, ...capture(file('x'))]
    const { status, stderr } = spawnSync('setpriv', [...asNobody, ...program], {
      encoding: 'utf8',
    })
    expect(status, stderr).toBe(3)
    expect(stderr).toContain('start gyr as root')
  })

  test('to a pipe ends when the reader has enough', () => {
    const node = [process.execPath, ...PROGRAM, ...capture('-')]
    const words = node.map(word => `'${word}'`).join(' ')
    const script = `{ ${words} 2>/dev/null; echo $? >${file('status')}; } | head -c 100000 >${file('head')}`
    execFileSync('/bin/sh', ['-c', script], { cwd: packagePath('.'), timeout: 50_000 })
    expect(statSync(file('head')).size).toBe(100_000)
    expect(readFileSync(file('status'), 'utf8')).toBe('0\n')
  })
})

describe.skipIf(reason !== undefined)('a rule with capture', () => {
  test('records live, from its match on, with what was known before', async () => {
    const rules = `
- rule: marked
  desc: d
  condition: evt.type = openat and evt.arg.name contains ${TOKEN}-mark
  output: "%proc.name %proc.cmdline %proc.pname %proc.exepath %user.uid %fd.name"
  priority: INFO
  capture: true
  capture_duration: 4000
- rule: after
  desc: d
  condition: evt.type = openat and evt.arg.name contains ${TOKEN}-after
  output: "%proc.name %proc.cmdline %proc.pname %proc.exepath %user.uid %fd.name"
  priority: INFO
`
    writeFileSync(file('rules.yaml'), rules)
    const options = [...DRIVER, 'json_output=true', 'watch_config_files=false']
    const running = new Running([
      ...['-r', file('rules.yaml'), '-U'],
      ...[...options, 'capture.enabled=true', `capture.path_prefix=${file('rule')}`].flatMap(
        option => ['-o', option],
      ),
    ])
    const files = (): string[] =>
      readdirSync(folder).filter(name => /^rule_\d{20}_\d{20}\.scap$/.test(name))
    const look = (name: string): void => void sh(`cat ${file(`${TOKEN}-${name}`)} 2>&1 || true`)
    await running.until(
      () => running.alerts.length > 0,
      () => look('mark'),
      100_000,
    )
    await running.until(
      () => running.stderr.includes('ends, '),
      () => look('after'),
      100_000,
    )
    const { code, stderr } = await running.stop()
    expect(code, stderr).toBe(0)
    const path = file(files().toSorted()[0] as string)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const replayed = await gyr(['-r', file('rules.yaml'), '-e', path, '-o', 'json_output=true'])
    expect(replayed.code, replayed.stderr).toBe(0)
    const again = replayed.stdout
      .split('\n')
      .filter(line => line.startsWith('{'))
      .map(line => JSON.parse(line) as { rule: string; output_fields: Record<string, unknown> })
    expect(again[0]).toMatchObject({
      rule: 'marked',
      output_fields: { 'proc.name': 'cat', 'user.uid': 0 },
    })
    const live = running.alerts.map(({ rule, fields }) => JSON.stringify({ rule, fields }))
    for (const { rule, output_fields: fields } of again) {
      expect(live).toContain(JSON.stringify({ rule, fields }))
    }
    expect(again.map(({ rule }) => rule)).toContain('after')
    const plain = file('plain.scap')
    writeFileSync(plain, gunzipSync(readFileSync(path)))
    const { events, cpus } = readCapture(plain)
    if (!NO_TSHARK) expect(linesOfTshark(plain)).toEqual(linesOfRecords(events, cpus))
  }, 240_000)
})
