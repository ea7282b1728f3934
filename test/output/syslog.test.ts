// SPDX-License-Identifier: Apache-2.0
// The syslog output through syslog(3) to a socket on /dev/log. Only where the addon is built, nobody else
// has that socket, and this user may make it.
import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { nativeAddon } from '../../src/native.ts'
import { OutputError } from '../../src/output/output.ts'
import { AlertQueue } from '../../src/output/queue.ts'
import { SyslogSink } from '../../src/output/syslog.ts'
import { alert, deliver, PATIENCE, until, writeAlerts } from './recording.ts'

const LISTENER = `
import os, socket
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
s.bind('/dev/log')
print('ready', flush=True)
while True:
    print(s.recv(65536).decode(), flush=True)
`

const hasAddon = nativeAddon() !== undefined
const canListen = process.getuid?.() === 0 && !existsSync('/dev/log')
if (!hasAddon) console.log('syslog is not tested: the native addon is not built')
else if (!canListen) console.log('syslog is not tested: /dev/log belongs to somebody else')

const ends: (() => void)[] = []
afterAll(() => {
  for (const end of ends) end()
})

test.runIf(hasAddon && canListen)(
  'priority, name and text arrive, each alert one line',
  async () => {
    const listener = spawn('python3', ['-c', LISTENER])
    ends.push(() => {
      listener.kill('SIGKILL')
      rmSync('/dev/log', { force: true })
    })
    let text = ''
    listener.stdout.setEncoding('utf8').on('data', chunk => {
      text += chunk
    })
    await until(() => text.startsWith('ready'), 'listener')
    const queue = new AlertQueue({ alerts: 0, size: 1 << 20 }, 10)
    const output = deliver(queue, new SyslogSink())
    await output.open()
    writeAlerts(output, [
      { ...alert('one'), priority: 2 },
      { ...alert('two\n<0>three'), priority: 7 },
      alert('100% %s %n'),
    ])
    await output.close(PATIENCE)
    await until(() => text.split('\n').length > 4, 'three lines')
    const lines = text.trim().split('\n').slice(1)
    expect(lines[0]).toMatch(/^<10>.* gyr\[\d+\]: one$/)
    expect(lines[1]).toMatch(/^<15>.* gyr\[\d+\]: two <0>three$/)
    expect(lines[2]).toMatch(/^<12>.*: 100% %s %n$/)
    expect(output.stats()).toMatchObject({ delivered: 3, waiting: 0 })
  },
)

test.runIf(!hasAddon)('without the addon it is refused at the start', () => {
  expect(() => new SyslogSink().open()).toThrow(OutputError)
})
