// SPDX-License-Identifier: Apache-2.0
// The exercise that many learn Falco with, on this machine: who changes the password file (a copy of it)? For
// some seconds lines of time, container, its name and user, and nothing else, in a file; the rule is changed by a
// local file; grep finds the alerts in syslog.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { nativeAddon } from '../../src/native.ts'
import { prepareRsyslog } from '../output/rsyslog.ts'
import { endPrograms, runProgram, start, whyNot } from '../support/programs.ts'
import { PROGRAM } from './gyr.ts'
import { whyNoEbpf } from './live-gyr.ts'

const reason =
  whyNoEbpf() ??
  whyNot(['rsyslogd', 'unshare', 'nsenter', 'mount', 'setpriv']) ??
  (nativeAddon() === undefined ? 'needs npm run build:native' : undefined)
if (reason !== undefined) console.warn(`the exercise is left out: ${reason}`)

const dir = realpathSync(mkdtempSync(join(tmpdir(), 'gyr-exercise-')))
afterEach(endPrograms)
afterAll(() => rmSync(dir, { recursive: true }))

const SECONDS = 10

test.skipIf(reason !== undefined)('who changes the password file', async () => {
  const { dev, daemon } = await prepareRsyslog(dir)
  await daemon.start()
  const passwd = join(dir, 'passwd')
  writeFileSync(passwd, readFileSync('/etc/passwd'), { mode: 0o666 })
  runProgram(['chmod', '666', passwd])
  runProgram(['chmod', '711', dir])
  const rules = join(dir, 'rules.yaml')
  const local = join(dir, 'rules.local.yaml')
  const alerts = join(dir, 'alerts.log')
  writeFileSync(
    rules,
    `
- macro: opened_for_writing
  condition: evt.type in (open, openat, openat2) and evt.is_open_write = true
- rule: Password file changed
  desc: Somebody changes who may log in.
  condition: opened_for_writing and fd.name = /no/such/file
  output: The password file was opened for writing (user=%user.name command=%proc.cmdline)
  priority: ERROR
`,
  )
  writeFileSync(
    local,
    `
- rule: Password file changed
  condition: opened_for_writing and fd.name = ${passwd}
  output: "%evt.time,%container.id,%container.name,%user.name"
  override:
    condition: replace
    output: replace
`,
  )
  const config = join(dir, 'gyr.yaml')
  writeFileSync(
    config,
    `rules_files: [${rules}, ${local}]
engine: {kind: modern_ebpf, modern_ebpf: {buf_size_preset: 1}}
stdout_output: {enabled: false}
file_output: {enabled: true, filename: ${alerts}, format: message}
syslog_output: {enabled: true, format: message}
log_syslog: false
`,
  )
  const gyr = start(dev.within([process.execPath, ...PROGRAM, '-c', config, '-M', String(SECONDS)]))
  let stderr = ''
  gyr.stderr?.on('data', text => {
    stderr += text
  })
  const ended = new Promise(resolve => gyr.once('close', resolve))
  const change = `echo x:x:1:1::/: >> ${passwd}; cat ${passwd} > /dev/null`
  while (gyr.exitCode === null) {
    spawnSync('sh', ['-c', change])
    spawnSync('setpriv', ['--reuid=1', '--clear-groups', 'sh', '-c', change])
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  await ended
  expect(gyr.exitCode, stderr).toBe(0)
  const lines = readFileSync(alerts, 'utf8').split('\n').slice(0, -1)
  expect(lines.length, stderr).toBeGreaterThan(1)
  for (const line of lines) {
    expect(line).toMatch(
      /^\d\d:\d\d:\d\d\.\d{9},(?:host|[0-9a-f]{12}),[^,\s]+,(?:root|daemon|<NA>)$/,
    )
  }
  // Users of a container are not known by name, should this machine be one.
  const users = new Set(lines.map(line => line.split(',')[3]))
  const other = lines[0]?.includes(',host,host,') ? 'daemon' : '<NA>'
  expect(users).toEqual(new Set(['root', other]))
  await daemon.stop()
  for (const line of lines) runProgram(['grep', '-qF', `: ${line}`, daemon.log])
})
