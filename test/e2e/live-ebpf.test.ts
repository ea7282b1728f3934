// SPDX-License-Identifier: Apache-2.0
// The whole program on this machine: programs do things, alerts tell of them. Every rule names a token that
// only processes of this test carry in their names, arguments or files: nobody else's are looked at.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { gyr } from './gyr.ts'
import { type Alert, endAll, Running, sh, whyNoEbpf } from './live-gyr.ts'

const reason = whyNoEbpf()
if (reason !== undefined) console.warn(`live eBPF tests are left out: ${reason}`)
const live = describe.skipIf(reason !== undefined)

const TOKEN = `gyrtest${randomBytes(6).toString('hex')}`
const folder = realpathSync(mkdtempSync(join(tmpdir(), `${TOKEN}-`)))
afterEach(endAll)
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string): string => join(folder, name)

const FIELDS = [
  ...['evt.type', 'evt.cpu', 'proc.name', 'proc.pid', 'proc.ppid', 'proc.pname', 'proc.aname[2]'],
  ...['proc.cmdline', 'proc.exepath', 'proc.cwd', 'user.uid', 'fd.name', 'fd.num', 'evt.res'],
  ...['evt.arg.flags', 'fd.sip', 'fd.sport', 'fd.l4proto', 'proc.env[TOKEN]', 'evt.arg.newpath'],
]

function rule(name: string, condition: string): string {
  const output = FIELDS.map(field => `%${field}`).join(' ')
  return `- rule: ${name}\n  desc: d\n  priority: INFO\n  condition: >\n    ${condition}\n  output: "${output}"\n`
}

const RULES = [
  rule('marker', `evt.type=execve and proc.args contains ${TOKEN}-marker`),
  rule('run', `evt.type in (execve, execveat) and proc.args startswith "-c : ${TOKEN}-run"`),
  rule(
    'read',
    `evt.type in (open, openat, openat2) and evt.is_open_read=true and fd.name contains ${TOKEN}/r`,
  ),
  rule(
    'write',
    `evt.type in (open, openat, openat2, creat) and evt.is_open_write=true and fd.name contains ${TOKEN}/w`,
  ),
  rule(
    'missing',
    `evt.type in (open, openat) and evt.res=ENOENT and evt.rawarg.name contains ${TOKEN}/none`,
  ),
  rule('close', `evt.type=close and fd.name contains ${TOKEN}/held`),
  rule('rename', `evt.type in (rename, renameat, renameat2) and evt.args contains ${TOKEN}/moved`),
  rule('link', `evt.type in (symlink, symlinkat) and evt.args contains ${TOKEN}/link`),
  rule('mode', `evt.type in (chmod, fchmodat, fchmodat2) and evt.args contains ${TOKEN}/mode`),
  rule('remove', `evt.type in (unlink, unlinkat) and evt.args contains ${TOKEN}/gone`),
  rule('connect', `evt.type=connect and proc.args contains ${TOKEN}-connect and fd.l4proto=tcp`),
  rule('exit', `evt.type=procexit and proc.args startswith "-c exit 3; : ${TOKEN}-end"`),
]
  .join('')
  .replaceAll(`${TOKEN}/`, `${folder}/`)

function watch(...more: string[]): Running {
  const rules = file('rules.yaml')
  writeFileSync(rules, RULES)
  const options = [
    'engine.kind=modern_ebpf',
    // Reading the rules again would show in the recording.
    'watch_config_files=false',
    'json_output=true',
    'engine.modern_ebpf.buf_size_preset=1',
  ]
  return new Running(['-r', rules, ...options.flatMap(option => ['-o', option]), '-U', ...more])
}

const of = (alerts: readonly Alert[], name: string): Alert[] =>
  alerts.filter(alert => alert.rule === name)

/** What the tests do, once. */
function workload(): void {
  sh(`/bin/sh -c ': ${TOKEN}-run'; cat ${file('read.txt')} >/dev/null; echo x > ${file('written')}`)
  sh(
    `cat ${file('none')} 2>/dev/null; mv ${file('a')} ${file('moved')}; ln -s /etc ${file('link')}`,
  )
  sh(`chmod 640 ${file('mode')}; rm ${file('gone')}`)
  sh(`/bin/sh -c 'exit 3; : ${TOKEN}-end' || true`)
}

function prepare(): void {
  for (const name of ['read.txt', 'a', 'mode', 'gone', 'held']) writeFileSync(file(name), 'x')
  rmSync(file('link'), { force: true })
}

live('alerts', () => {
  test('of what programs do, with the facts of who did it', async () => {
    prepare()
    // Began before gyr: known from /proc alone.
    const early = spawn('/bin/sh', ['-c', `exec 9<${file('held')}; read a; exec 9<&-; read b`])
    const server = createServer(socket => socket.end())
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    await new Promise(resolve => setTimeout(resolve, 300))
    const running = watch()
    try {
      await running.until(
        () => of(running.alerts, 'marker').length > 0,
        () => void sh(`/bin/true ${TOKEN}-marker`),
      )
      workload()
      early.stdin.write('\n')
      const code = `require('net').connect(${port},'127.0.0.1').on('close',()=>0)`
      const client = spawn(process.execPath, ['-e', code, `${TOKEN}-connect`], {
        env: { ...process.env, TOKEN },
      })
      await new Promise(resolve => client.on('close', resolve))
      await running.until(() =>
        ['exit', 'close', 'connect'].every(name => of(running.alerts, name).length > 0),
      )
    } finally {
      early.kill()
      server.close()
    }
    const { code, stderr } = await running.stop()
    expect(code, stderr).toBe(0)
    const { alerts } = running
    const one = (name: string): Alert['fields'] => {
      const found = of(alerts, name)
      expect(found, name).toHaveLength(1)
      return found[0]?.fields ?? {}
    }
    const me = process.pid
    const shell = realpathSync('/bin/sh')
    expect(one('run')).toMatchObject({
      'proc.exepath': shell,
      'proc.cmdline': `sh -c : ${TOKEN}-run`,
      'proc.pname': 'sh',
      'user.uid': 0,
      'proc.cwd': `${process.cwd()}/`,
    })
    expect(one('read')).toMatchObject({
      'proc.name': 'cat',
      'fd.name': file('read.txt'),
      'proc.pname': 'sh',
    })
    expect(one('write')).toMatchObject({
      'proc.name': 'sh',
      'proc.ppid': me,
      'fd.name': file('written'),
    })
    expect(String(one('write')['evt.arg.flags'])).toMatch(/O_TRUNC.*O_CREAT.*O_WRONLY/)
    expect(one('missing')).toMatchObject({ 'proc.name': 'cat', 'evt.res': 'ENOENT' })
    expect(one('rename')).toMatchObject({ 'proc.name': 'mv', 'proc.pname': 'sh' })
    expect(one('link')).toMatchObject({ 'proc.name': 'ln' })
    expect(one('mode')).toMatchObject({ 'proc.name': 'chmod', 'evt.res': 'SUCCESS' })
    expect(one('remove')).toMatchObject({ 'proc.name': 'rm' })
    expect(one('exit')).toMatchObject({ 'proc.name': 'sh' })
    // The shell keeps a copy for a moment, and closes that too.
    const closed = { 'fd.num': 9, 'fd.name': file('held'), 'proc.ppid': me }
    expect(of(alerts, 'close').map(alert => alert.fields)).toContainEqual(
      expect.objectContaining(closed),
    )
    expect(one('connect')).toMatchObject({
      'fd.sip': '127.0.0.1',
      'fd.sport': port,
      'fd.l4proto': 'tcp',
      'proc.env[TOKEN]': TOKEN,
    })
  })

  test('of a recording are those that were given live', async () => {
    prepare()
    const capture = file('trace.scap')
    const running = watch('-v')
    const recording = new Running(['capture', '-o', capture, '--option', 'engine.kind=modern_ebpf'])
    // Of both: the file grows with every marker.
    await running.until(
      () => of(running.alerts, 'marker').length > 0 && existsSync(capture),
      () => void sh(`/bin/true ${TOKEN}-marker`),
    )
    await new Promise(resolve => setTimeout(resolve, 1000))
    workload()
    await running.until(() => of(running.alerts, 'exit').length > 0)
    const recorded = await recording.stop()
    expect(recorded.code, recorded.stderr).toBe(0)
    const ended = await running.stop()
    expect(ended.stderr).toMatch(/n_drops: 0\b/)
    const replayed = await gyr(['-r', file('rules.yaml'), '-e', capture, '-o', 'json_output=true'])
    expect(replayed.code, replayed.stderr).toBe(0)
    const known = (alerts: readonly Alert[]) =>
      alerts
        .filter(alert => alert.rule !== 'marker')
        .map(({ rule: name, fields }) => ({ name, ...fields, 'evt.time': 0 }))
    const again = replayed.stdout
      .split('\n')
      .filter(line => line.startsWith('{'))
      .map(line => JSON.parse(line) as { rule: string; output_fields: Alert['fields'] })
      .map(alert => ({ rule: alert.rule, fields: alert.output_fields }))
    expect(known(again).map(alert => alert.name)).toContain('exit')
    expect(known(again)).toEqual(known(running.alerts))
  })

  test('of itself there are none', async () => {
    const tool = file('tool')
    symlinkSync(process.execPath, tool)
    const running = watch('-M', '3')
    await running.until(
      () => of(running.alerts, 'marker').length > 0,
      () => void sh(`/bin/true ${TOKEN}-marker`),
    )
    // Its own rules file lies in the folder whose reads are alerts.
    expect(of(running.alerts, 'read')).toEqual([])
    await running.stop()
  })
})

live('without a driver', () => {
  test.skipIf(existsSync('/dev/gyr'))(
    'the module is missing: exit code 3, and a remedy',
    async () => {
      const ran = await gyr(['-o', 'engine.kind=kmod'])
      expect(ran.code).toBe(3)
      expect(ran.stderr).toContain('gyr driver load')
    },
  )
})
