// SPDX-License-Identifier: Apache-2.0
// Alerts on their way out of the whole program: an exercise many learn Falco with, text that wants to be
// more than text, and a program that is killed while its receiver is down.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../output/recording.ts'
import { alertsOf, CAPTURE, gyr, HAS_EVALUATOR } from './gyr.ts'
import { bodyServer } from './received-bodies.ts'
import { freePort, startGyr } from './running.ts'

let dir = ''
const servers: Server[] = []
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'gyr-delivery-'))
})
afterAll(() => {
  for (const server of servers) server.closeAllConnections()
  for (const server of servers) server.close()
  rmSync(dir, { recursive: true })
})

const RULES = `
- macro: written
  condition: evt.type in (open, openat, openat2) and evt.is_open_write = true
- rule: Below etc written
  desc: Somebody changes the settings of the system.
  condition: written and fd.name startswith /etc and proc.name = nobody-at-all
  output: File below /etc opened for writing (user=%user.name file=%fd.name)
  priority: ERROR
`
// A local file says what to watch and what to tell, and nothing else.
const LOCAL = `
- rule: Below etc written
  condition: written and fd.name startswith /etc
  output: "%evt.time,%container.id,%container.name,%user.name"
  override:
    condition: replace
    output: replace
`

function receive(port: number): Promise<string[]> {
  const bodies: string[] = []
  const server = bodyServer(bodies)
  servers.push(server)
  return new Promise(resolve => server.listen(port, '127.0.0.1', () => resolve(bodies)))
}

describe.runIf(HAS_EVALUATOR)('delivery', () => {
  test('who changes /etc: time, container, its name and the user, and nothing else in any line', async () => {
    const rules = join(dir, 'rules.yaml')
    const local = join(dir, 'rules.local.yaml')
    const config = join(dir, 'gyr.yaml')
    const file = join(dir, 'falco.log')
    writeFileSync(rules, RULES)
    writeFileSync(local, LOCAL)
    writeFileSync(
      config,
      `rules_files: [${rules}, ${local}]\nstdout_output: {enabled: true}\n` +
        `file_output: {enabled: true, filename: ${file}, format: message}\n`,
    )
    const ran = await gyr(['-c', config, '-e', CAPTURE, '-M', '30'])
    expect(ran.code, ran.stderr).toBe(0)
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) {
      expect(line).toMatch(/^\d\d:\d\d:\d\d\.\d{9},(?:host|[0-9a-f]{12}),[^,\s]+,[^,\s]+$/)
    }
    // On standard output the same with time and priority, as ever.
    const full = ran.stdout.split('\n').filter(line => line.includes(': Error '))
    expect(full.map(line => line.split(': Error ')[1])).toEqual(lines)
  })

  test('outputs choose for themselves, and none gets less because of another', async () => {
    const file = join(dir, 'critical')
    const program = join(dir, 'program')
    const ran = await gyr([
      '-e',
      CAPTURE,
      '-o',
      'json_output=true',
      '-o',
      'file_output.enabled=true',
      '-o',
      `file_output.filename=${file}`,
      '-o',
      'file_output.minimum_priority=critical',
      '-o',
      'program_output.enabled=true',
      '-o',
      'program_output.keep_alive=true',
      '-o',
      `program_output.program=cat > ${program}`,
    ])
    expect(ran.code, ran.stderr).toBe(0)
    const all = alertsOf(ran.stdout)
    const severe = all.filter(alert =>
      ['Critical', 'Alert', 'Emergency'].includes(`${alert['priority']}`),
    )
    expect(severe.length).toBeGreaterThan(0)
    expect(alertsOf(readFileSync(file, 'utf8'))).toEqual(severe)
    expect(alertsOf(readFileSync(program, 'utf8'))).toEqual(all)
  })

  test('killed while the receiver is down: the next run delivers every alert, in order', async () => {
    const port = await freePort()
    const http = [
      '-o',
      'json_output=true',
      '-o',
      'http_output.enabled=true',
      '-o',
      `http_output.url=http://127.0.0.1:${port}/`,
      '-o',
      `outputs_queue.spool_directory=${join(dir, 'spool')}`,
    ]
    const snapshots = ['-o', 'metrics.enabled=true', '-o', 'metrics.interval=100ms']
    const first = await startGyr([...http, ...snapshots])
    const lines = (): string[] =>
      first
        .stdout()
        .split('\n')
        .filter(line => line.startsWith('{'))
    await until(() => lines().length > 5, 'alerts')
    first.child.kill('SIGKILL')
    await first.ended()
    // The last may have been on its way to the spool.
    const written = lines().slice(0, -1)
    const bodies = await receive(port)
    const second = await startGyr(http)
    await until(() => bodies.length >= written.length, 'delivery')
    expect(bodies.slice(0, written.length)).toEqual(written)
    // A receiver that is gone again: they wait on disk, and it says so.
    second.child.kill('SIGTERM')
    expect(await second.ended()).toBe(0)
  })

  test('a replay whose receiver is down ends, and says what waits', async () => {
    const spool = join(dir, 'down')
    const ran = await gyr([
      '-e',
      CAPTURE,
      '-o',
      'http_output.enabled=true',
      '-o',
      `http_output.url=http://127.0.0.1:${await freePort()}/`,
      '-o',
      `outputs_queue.spool_directory=${spool}`,
    ])
    expect(ran.code).toBe(0)
    const [, total] = /^Events detected: (\d+)$/m.exec(ran.stdout) ?? []
    expect(ran.stderr).toContain(`http output: ${total} alerts wait on disk for the next run`)
  })

  test('a program that never reads holds up nobody, and what it did not take is told', async () => {
    const file = join(dir, 'beside')
    const program = await startGyr([
      ...['-o', 'metrics.enabled=true', '-o', 'metrics.interval=100ms', '-o', 'json_output=true'],
      ...['-o', 'program_output.enabled=true', '-o', 'program_output.keep_alive=false'],
      ...['-o', 'program_output.program=sleep 1000'],
      ...['-o', 'file_output.enabled=true', '-o', `file_output.filename=${file}`],
    ])
    const linesIn = (): string[] =>
      existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : []
    await until(() => linesIn().length > 10, 'alerts in the file')
    await until(() => program.stderr().includes('program output timeout: it is blocked'), 'a word')
    program.child.kill('SIGTERM')
    expect(await program.ended()).toBe(0)
    const printed = program
      .stdout()
      .split('\n')
      .filter(line => line.startsWith('{'))
    expect(linesIn()).toEqual(printed)
    const [, told] = /program output: (\d+) alerts were not delivered/.exec(program.stderr()) ?? []
    expect(Number(told)).toBe(printed.length)
  })
})
