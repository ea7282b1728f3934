// SPDX-License-Identifier: Apache-2.0
// Alerts in the files of a real rsyslogd, on a /dev/log of its own: what anybody who looks for them with grep
// finds, and what becomes of them while it is restarted.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { nativeAddon } from '../../src/native.ts'
import { packagePath } from '../../src/package-path.ts'
import { until } from '../output/recording.ts'
import { prepareRsyslog } from '../output/rsyslog.ts'
import { endPrograms, runProgram, start, whyNot } from '../support/programs.ts'
import { CAPTURE, HAS_EVALUATOR, PROGRAM } from './gyr.ts'

const reason =
  whyNot(['rsyslogd', 'unshare', 'nsenter', 'mount']) ??
  (nativeAddon() === undefined ? 'needs npm run build:native' : undefined) ??
  (HAS_EVALUATOR ? undefined : 'needs npm run build')
if (reason !== undefined) console.warn(`alerts in rsyslog are not tested: ${reason}`)

const dir = mkdtempSync(join(tmpdir(), 'gyr-syslog-'))
afterEach(endPrograms)
afterAll(() => rmSync(dir, { recursive: true }))

test.skipIf(reason !== undefined)(
  'grep finds the alert, on one line, with its priority',
  async () => {
    const folder = join(dir, 'one')
    const { dev, daemon } = await prepareRsyslog(folder)
    await daemon.start()
    const rules = join(folder, 'rules.yaml')
    writeFileSync(
      rules,
      `- rule: Below etc read
  desc: "a line end in the output of a rule is no line end in syslog"
  condition: evt.type in (open, openat) and fd.name = /etc/passwd
  output: "passwd opened\\n<0>by %proc.name"
  priority: CRITICAL
`,
    )
    const ran = start(
      dev.within([
        ...[process.execPath, ...PROGRAM, '-e', CAPTURE, '-r', rules],
        ...['-o', 'syslog_output.enabled=true', '-o', 'syslog_output.format=message'],
      ]),
    )
    let stderr = ''
    ran.stderr?.on('data', chunk => {
      stderr += chunk
    })
    await until(() => ran.exitCode !== null, 'the end of the replay')
    expect(ran.exitCode, stderr).toBe(0)
    await until(() => daemon.text().includes('passwd opened'), 'the alert')
    const [line = ''] = runProgram(['grep', 'passwd opened', daemon.log]).split('\n')
    expect(line).toMatch(/ gyr\[\d+\]: passwd opened <0>by \S+( |$)/)
  },
)

test.skipIf(reason !== undefined)('restarts of rsyslogd lose nothing', async () => {
  const { dev, daemon } = await prepareRsyslog(join(dir, 'restart'))
  const program = packagePath('test/output/syslog-writer.ts')
  const writer = start(dev.within([process.execPath, '--import', 'tsx', program]))
  let said = ''
  writer.stdout?.on('data', chunk => {
    said += chunk
  })
  await until(() => said.includes('ready'), 'the writer')
  // It begins before there is a syslog daemon.
  for (let round = 0; round < 4; round++) {
    await daemon.start()
    const before = daemon.text().length
    await until(() => daemon.text().length > before + 20_000, 'alerts')
    await daemon.stop()
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  await daemon.start()
  writer.kill('SIGTERM')
  await until(() => said.includes('written'), 'the last alert')
  await daemon.stop()
  const { written, ...stats } = JSON.parse(said.slice(said.indexOf('{'))) as Record<string, number>
  expect(stats).toMatchObject({ taken: written, delivered: written, dropped: 0, waiting: 0 })
  expect(stats['failures']).toBeGreaterThan(0)
  const numbers = [...daemon.text().matchAll(/: alert (\d+)$/gm)].map(([, number]) =>
    Number(number),
  )
  // Some come twice: the last copies are all there, in order.
  const last = [...new Set(numbers.toReversed())].reverse()
  expect(last).toEqual(Array.from({ length: written ?? 0 }, (_, number) => number))
})
