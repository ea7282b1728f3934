// SPDX-License-Identifier: Apache-2.0
// The program as a service: health, metrics, reload by every way, signals, the end.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  existsSync,
  constants as fs,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packagePath } from '../../src/package-path.ts'
import { until } from '../output/recording.ts'
import { gyr, HAS_EVALUATOR, PROGRAM } from './gyr.ts'
import { type Running, startGyr } from './running.ts'

let dir = ''
const running: Running[] = []
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'gyr-daemon-'))
})
afterAll(async () => {
  for (const { child } of running) child.kill('SIGKILL')
  rmSync(dir, { recursive: true })
})

const rule = (name: string): string =>
  `- rule: ${name}\n  desc: d\n  condition: evt.type = execve\n  output: ran %proc.name\n  priority: NOTICE\n`

let count = 0
/** A folder with rules and a configuration of its own, and a program that runs with it. */
async function start(text = '', args: readonly string[] = []) {
  const folder = join(dir, String(count++))
  mkdirSync(join(folder, 'rules.d'), { recursive: true })
  const rules = join(folder, 'rules.yaml')
  const config = join(folder, 'gyr.yaml')
  writeFileSync(rules, rule('First'))
  writeFileSync(
    config,
    `rules_files: [${rules}, ${folder}/rules.d]\nstdout_output: {enabled: true}\njson_output: true\n` +
      `metrics: {enabled: true, output_rule: false}\n${text}`,
  )
  const program = await startGyr([
    '-c',
    config,
    '-o',
    'webserver.prometheus_metrics_enabled=true',
    ...args,
  ])
  running.push(program)
  return { folder, rules, config, program }
}

const reloads = (program: Running): number => program.stderr().split('reloaded').length - 1

describe.runIf(HAS_EVALUATOR)('daemon', () => {
  test('answers about health, versions and metrics, and only what it should', async () => {
    const { program } = await start()
    expect(await program.get('/healthz')).toEqual({ status: 200, body: '{"status":"ok"}' })
    expect(await program.get('/livez')).toMatchObject({ status: 200 })
    const versions = JSON.parse((await program.get('/versions')).body)
    expect(versions).toMatchObject({ falco_version: '0.44.1', engine_version_semver: '0.62.0' })
    expect((await program.get('/nothing')).status).toBe(404)
    expect((await program.get('/__proto__')).status).toBe(404)
    expect((await program.get('/healthz', { method: 'POST' })).status).toBe(405)
    expect((await program.get('/reload')).status).toBe(405)
    const foreign = { method: 'POST', headers: { origin: 'http://example.org' } }
    expect((await program.get('/reload', foreign)).status).toBe(403)
    const { body } = await program.get('/metrics')
    expect(body).toContain('falcosecurity_falco_version_info{version=')
    expect(body).toMatch(/^gyr_output_waiting\{output="stdout"\} 0$/m)
    expect(body).toMatch(/^falcosecurity_falco_sha256_rules_files_info\{file_name=".*rules.yaml"/m)
    program.child.kill('SIGTERM')
    expect(await program.ended()).toBe(0)
    expect(program.stdout()).toContain('Events detected: 0')
  })

  test('reloads on SIGHUP, by command, and when files change', async () => {
    const { program, rules, config, folder } = await start()
    writeFileSync(rules, rule('First') + rule('Second'))
    await until(() => reloads(program) === 1, 'reload after an edit')
    expect(program.stderr()).toMatch(/reloaded 2 rules in \d+ ms/)
    // An atomic rename, as editors do it.
    writeFileSync(`${rules}.new`, rule('Third'))
    renameSync(`${rules}.new`, rules)
    await until(() => reloads(program) === 2, 'reload after a rename')
    writeFileSync(join(folder, 'rules.d/more.yaml'), rule('Fourth'))
    await until(() => reloads(program) === 3, 'reload after a new file')
    // The same content again is no change.
    writeFileSync(rules, rule('Third'))
    program.child.kill('SIGHUP')
    await until(() => reloads(program) === 4, 'reload after SIGHUP')
    const web = ['-o', `webserver.listen_port=${program.port}`]
    const asked = await gyr(['reload', '-c', config, ...web])
    expect(asked, asked.stderr).toMatchObject({ code: 0, stderr: '' })
    expect(asked.stdout).toMatch(
      /^reloaded 2 rules in \d+ ms, events waited \d+(\.\d)? ms at the most\n$/,
    )
    const top = await gyr(['top', '-n', '1', '-c', config, ...web])
    expect(top.stdout).toContain('works')
    expect(reloads(program)).toBe(5)
    program.child.kill('SIGINT')
    expect(await program.ended()).toBe(0)
  })

  test('a ConfigMap that is turned to another version', async () => {
    const folder = join(dir, 'map')
    for (const version of ['v1', 'v2']) {
      mkdirSync(join(folder, version), { recursive: true })
      writeFileSync(join(folder, version, 'rules.yaml'), rule(version))
    }
    symlinkSync('v1', join(folder, '..data'))
    symlinkSync('..data/rules.yaml', join(folder, 'rules.yaml'))
    const { program } = await start('', ['-r', join(folder, 'rules.yaml')])
    await until(() => program.stderr().includes('web server'))
    await new Promise(resolve => setTimeout(resolve, 500))
    symlinkSync('v2', join(folder, '..data_tmp'))
    renameSync(join(folder, '..data_tmp'), join(folder, '..data'))
    await until(() => reloads(program) === 1, 'reload')
    program.child.kill('SIGTERM')
    await program.ended()
  })

  test('bad rules leave the old ones running and raise an alert', async () => {
    const { program, rules, config } = await start()
    writeFileSync(rules, rule('Broken').replace('evt.type', 'evt.tipe'))
    await until(() => program.stdout().includes('hot restart failure'), 'alert')
    const alert = JSON.parse(program.stdout().split('\n')[0] ?? '')
    expect(alert).toMatchObject({
      hostname: 'test-host',
      priority: 'Critical',
      rule: 'Falco internal: hot restart failure',
      source: 'internal',
      output_fields: { problems: 1, problem: expect.stringContaining('rules.yaml:3') },
    })
    const asked = await gyr(['reload', '-c', config, '-o', `webserver.listen_port=${program.port}`])
    expect(asked.code).toBe(1)
    expect(asked.stderr).toContain('evt.tipe')
    writeFileSync(config, 'json_output: [')
    await until(() => program.stdout().split('hot restart failure').length > 6, 'second alert')
    program.child.kill('SIGTERM')
    expect(await program.ended()).toBe(0)
  })

  test('outputs follow the configuration', async () => {
    const { program, config, folder } = await start()
    const file = join(folder, 'alerts')
    const text = readFileSync(config, 'utf8')
    writeFileSync(
      config,
      `${text.replace('output_rule: false', 'interval: 100ms')}file_output: {enabled: true, filename: ${file}}\n`,
    )
    await until(
      () => existsSync(file) && readFileSync(file, 'utf8').split('\n').length > 2,
      'alerts',
    )
    const [first = ''] = readFileSync(file, 'utf8').split('\n')
    expect(JSON.parse(first)).toMatchObject({
      rule: 'Falco internal: metrics snapshot',
      output_fields: { 'scap.engine_name': 'nodriver', 'evt.source': 'syscall' },
    })
    program.child.kill('SIGTERM')
    await program.ended()
  })

  test('a port in use is told, and the program goes on', async () => {
    const { program } = await start()
    const second = await startGyr(['-o', `webserver.listen_port=${program.port}`])
    running.push(second)
    expect(second.stderr()).toMatch(
      /web server on http:\/\/127.0.0.1:\d+: .*EADDRINUSE.*going on without it/,
    )
    for (const each of [program, second]) {
      each.child.kill('SIGTERM')
      expect(await each.ended()).toBe(0)
    }
  })

  test('ends although nobody takes what it prints', { timeout: 30_000 }, async () => {
    const pipe = join(dir, 'full')
    execFileSync('mkfifo', [pipe])
    const fd = openSync(pipe, fs.O_RDWR | fs.O_NONBLOCK)
    expect(() => {
      for (;;) writeSync(fd, 'nobody reads this\n')
    }).toThrow('EAGAIN')
    const waiting = openSync(pipe, fs.O_RDWR)
    const args = [
      '-c',
      '/dev/null',
      '-o',
      'engine.kind=nodriver',
      '-o',
      'stdout_output.enabled=true',
    ]
    const child = spawn(process.execPath, [...PROGRAM, ...args], {
      cwd: packagePath('.'),
      stdio: ['ignore', waiting, 'pipe'],
    })
    let log = ''
    child.stderr?.setEncoding('utf8').on('data', text => {
      log += text
    })
    const end = once(child, 'exit')
    await until(() => log.includes('Reading events from'), 'start')
    child.kill('SIGTERM')
    expect(await end).toEqual([0, null])
    closeSync(fd)
    closeSync(waiting)
  })

  test('what would lose alerts keeps it from starting', async () => {
    const cases: [string, RegExp][] = [
      ['file_output: {enabled: true, filename: /no/such/file}', /file_output.filename: ENOENT/],
      ['http_output: {enabled: true, url: nonsense}', /http_output.url: "nonsense" is not a URL/],
      ['program_output: {enabled: true}', /program_output.program: no program/],
      ['metrics: {enabled: true, interval: 10}', /metrics.interval: "10" is not a time/],
      [
        'syscall_event_drops: {actions: [ignore, log]}',
        /"log" does not make sense with the "ignore" action/,
      ],
    ]
    for (const [text, message] of cases) {
      const config = join(dir, 'refused.yaml')
      writeFileSync(config, `${text}\n`)
      const ran = await gyr(['-c', config, '-o', 'engine.kind=nodriver', '-M', '5'])
      expect(ran.code, text).toBe(1)
      expect(ran.stderr, text).toMatch(message)
    }
  })

  test.runIf(process.getuid?.() === 0)('gives up root when everything is open', async () => {
    const { program } = await start('run_as: {user: nobody}\n')
    await until(() => program.stderr().includes('running as nobody'), 'change of user')
    const status = readFileSync(`/proc/${program.child.pid}/status`, 'utf8')
    const ids = /^Uid:\s+(\d+)\s+(\d+)\s+(\d+)/m.exec(status)?.slice(1)
    expect(new Set(ids).size).toBe(1)
    expect(ids?.[0]).not.toBe('0')
    expect(status).toMatch(/^CapEff:\s+0+$/m)
    expect(status).toMatch(/^CapPrm:\s+0+$/m)
    expect((await program.get('/healthz')).status).toBe(200)
    program.child.kill('SIGTERM')
    expect(await program.ended()).toBe(0)
  })

  test('a pid file is there while it runs; SIGUSR1 reopens files', async () => {
    const pidfile = join(dir, 'pid')
    const file = join(dir, 'rotated')
    const output = `file_output: {enabled: true, keep_alive: true, filename: ${file}}\n`
    const { program } = await start(output, ['-P', pidfile])
    expect(readFileSync(pidfile, 'utf8')).toBe(`${program.child.pid}\n`)
    renameSync(file, `${file}.1`)
    program.child.kill('SIGUSR1')
    await until(() => program.stderr().includes('reopening outputs'))
    expect(await gyr(['reload', '-P', pidfile])).toMatchObject({ code: 0 })
    await until(() => reloads(program) === 1)
    program.child.kill('SIGTERM')
    expect(await program.ended()).toBe(0)
    expect(existsSync(pidfile)).toBe(false)
  })
})
