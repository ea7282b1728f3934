// SPDX-License-Identifier: Apache-2.0
// Files that the real logrotate moves away, by the configuration that comes with gyr, while alerts are written
// as fast as a replay finds them: the files together hold every line once, in order.
import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { packagePath } from '../../src/package-path.ts'
import { endPrograms, runProgram, start, whyNot } from '../support/programs.ts'
import { CAPTURE, HAS_EVALUATOR, PROGRAM } from './gyr.ts'

const reason =
  whyNot(['logrotate', 'mkfifo']) ?? (HAS_EVALUATOR ? undefined : 'needs npm run build')
if (reason !== undefined) console.warn(`rotation by logrotate is not tested: ${reason}`)

const dir = mkdtempSync(join(tmpdir(), 'gyr-rotation-'))
afterEach(endPrograms)
afterAll(() => rmSync(dir, { recursive: true }))

/** More than are replayed until there were enough rotations. */
const EVENTS = 200_000_000
const ROTATIONS = 6
/** Files that were rotated with something in them. */
const FILES = 4

const RULES = `
- rule: Opened
  desc: d
  condition: evt.type in (open, openat)
  output: opened (num=%evt.num file=%fd.name)
  priority: NOTICE
`

/** Lines of all the files that a log was parted into, oldest first. */
function linesOf(folder: string): string[] {
  const age = (name: string): number => Number(/\.(\d+)(?:\.gz)?$/.exec(name)?.[1] ?? 0)
  const names = readdirSync(folder).sort((a, b) => age(b) - age(a))
  const texts = names.map(name => {
    const bytes = readFileSync(join(folder, name))
    return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
  })
  return texts.join('').split('\n').slice(0, -1)
}

/** The configuration that we ship, for files of the test and with a systemctl that knows of our process. */
function prepare(folder: string) {
  const logs = join(folder, 'log')
  const bin = join(folder, 'bin')
  for (const each of [logs, bin]) mkdirSync(each, { recursive: true })
  const shipped = readFileSync(packagePath('deploy/logrotate/gyr'), 'utf8')
  const config = join(folder, 'logrotate.conf')
  const own = shipped
    .replace('/var/log/gyr/*.log', `${logs}/*.log`)
    .replace(/rotate \d+/, 'rotate 10000')
    .replace('root adm', 'root root')
  writeFileSync(config, own)
  chmodSync(config, 0o600)
  const signal = (child: ChildProcess): void => {
    const systemctl = join(bin, 'systemctl')
    const expected = 'kill --kill-who=main --signal=SIGUSR1 gyr.service'
    writeFileSync(
      systemctl,
      `#!/bin/sh\n[ "$*" = "${expected}" ] || exit 1\necho called >> ${bin}/calls\nexec kill -USR1 ${child.pid}\n`,
    )
    chmodSync(systemctl, 0o755)
  }
  const rotate = (): string =>
    runProgram([
      ...['env', `PATH=${bin}:${process.env['PATH']}:/usr/sbin`],
      ...['logrotate', '-f', '-s', join(folder, 'state'), config],
    ])
  return { logs, rotate, signal, calls: join(bin, 'calls') }
}

describe.skipIf(reason !== undefined)('rotation', () => {
  test.each([true, false])('no line is lost, keep_alive %s', async keepAlive => {
    const folder = join(dir, String(keepAlive))
    const { logs, rotate, signal, calls } = prepare(folder)
    const rules = join(folder, 'rules.yaml')
    const pipe = join(folder, 'capture')
    writeFileSync(rules, RULES)
    runProgram(['mkfifo', pipe])
    const feeder = packagePath('bench/feed-capture.ts')
    start([process.execPath, '--import', 'tsx', feeder, CAPTURE, pipe, String(EVENTS)])
    const settings = [
      'file_output.enabled=true',
      `file_output.keep_alive=${keepAlive}`,
      `file_output.filename=${join(logs, 'alerts.log')}`,
    ]
    const printed = join(folder, 'printed')
    const child = spawn(
      'sh',
      [
        ...['-c', 'out=$1; shift; exec "$@" > "$out"', 'sh', printed],
        ...[process.execPath, ...PROGRAM, '-e', pipe, '-r', rules],
        ...settings.flatMap(text => ['-o', text]),
      ],
      { cwd: packagePath('.'), stdio: ['ignore', 'ignore', 'pipe'] },
    )
    let stderr = ''
    child.stderr.on('data', text => {
      stderr += text
    })
    const ended = new Promise(resolve => child.once('close', resolve))
    signal(child)
    let rotations = 0
    try {
      while (child.exitCode === null && rotations < 200) {
        if (rotations >= ROTATIONS && readdirSync(logs).length > FILES) {
          child.kill('SIGTERM')
          break
        }
        await new Promise(resolve => setTimeout(resolve, 50))
        if (!readdirSync(logs).includes('alerts.log')) continue
        rotate()
        rotations++
      }
      await ended
    } finally {
      child.kill('SIGKILL')
    }
    expect(child.exitCode, stderr).toBe(0)
    expect(rotations).toBeGreaterThanOrEqual(ROTATIONS)
    expect(readFileSync(calls, 'utf8').split('\n').length).toBeGreaterThan(FILES)
    expect(readdirSync(logs).length).toBeGreaterThan(FILES)
    const expected = readFileSync(printed, 'utf8')
      .split('\n')
      .filter(line => line.includes('opened (num='))
    expect(expected.length).toBeGreaterThan(1000)
    const found = linesOf(logs)
    expect(found.length).toBe(expected.length)
    expect(found.findIndex((line, index) => line !== expected[index])).toBe(-1)
  })
})
