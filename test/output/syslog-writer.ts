// SPDX-License-Identifier: Apache-2.0
// Run by test/e2e/syslog.test.ts where /dev/log is its own: writes numbered alerts to syslog, a few at a time,
// until it is told to end, then prints what became of them.

import { AlertQueue } from '../../src/output/queue.ts'
import { SyslogSink } from '../../src/output/syslog.ts'
import { alerts, deliver, PATIENCE, writeAlerts } from './recording.ts'

const output = deliver(new AlertQueue({ alerts: 0, size: 64 << 20 }, 256), new SyslogSink())
await output.open()
let written = 0
const timer = setInterval(() => {
  writeAlerts(output, alerts(20, written))
  written += 20
}, 2)
process.once('SIGTERM', async () => {
  clearInterval(timer)
  await output.close(PATIENCE)
  process.stdout.write(`${JSON.stringify({ written, ...output.stats() })}\n`)
})
process.stdout.write('ready\n')
