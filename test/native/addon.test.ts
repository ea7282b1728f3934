// SPDX-License-Identifier: Apache-2.0
// The addon's own manners: wrong arguments, calls after the end, worker threads that stop in the middle,
// and the datagram for systemd. Each in a process of its own, since a crash would take the test runner along.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AddonMissing } from '../../src/native.ts'
import { packagePath } from '../../src/package-path.ts'
import { loadAddon } from '../../src/source/driver.ts'
import { whyNoEbpf } from '../e2e/live-gyr.ts'

function whyNoAddon(): string | undefined {
  try {
    loadAddon()
    return undefined
  } catch (error) {
    if (error instanceof AddonMissing) return error.message
    throw error
  }
}

const missing = whyNoAddon()
if (missing !== undefined) console.warn(`tests of the addon are left out: ${missing}`)
const ebpf = missing ?? whyNoEbpf()

/** What `code` gives to `say`, run with the addon as `a` and `failure(f)` for what f throws. */
function run(code: string, env: Readonly<Record<string, string>> = {}): unknown[] {
  const prologue = `
const a = require('node-gyp-build')(${JSON.stringify(packagePath('native'))})
const said = []
const say = value => said.push(value)
const failure = f => { try { f(); return 'none' } catch (e) { return [e.name, e.code, e.syscall].filter(Boolean).join(' ') } }
process.on('exit', () => console.log(JSON.stringify(said)))
`
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    ['--expose-gc', '-e', prologue + code],
    { cwd: packagePath('.'), encoding: 'utf8', env: { ...process.env, ...env } },
  )
  expect({ status, signal }, stderr).toEqual({ status: 0, signal: null })
  return JSON.parse(stdout) as unknown[]
}

describe.skipIf(missing !== undefined)('the addon', () => {
  it('refuses wrong arguments', () => {
    const calls = [
      'a.openModule()',
      'a.openModule("/dev/gyr", 5000)',
      'a.openModule(5, 4096)',
      'a.openEbpf("x")',
      'a.openEbpf(-4096)',
      'a.syslogSend(5)',
      'a.notify()',
      'a.samplerStart()',
      'a.samplerStart(new Uint8Array(4), 4, 1000)',
      'a.samplerStart(new Uint32Array(0), 4, 1000)',
      'a.samplerStart(new Uint32Array(1), 0, 1000)',
      'a.samplerStart(new Uint32Array(1), 1e6, 1000)',
      'a.samplerStart(new Uint32Array(1), 4, NaN)',
      'a.samplerStart(new Uint32Array(1), 4, 1)',
      'a.samplerRead({})',
      'a.samplerStop()',
      'a.holdCapabilities()',
      'a.holdCapabilities(4)',
      'a.limitCapabilities(-1n)',
      'a.limitCapabilities(1n << 64n)',
    ]
    expect(run(calls.map(call => `say(failure(() => ${call}))`).join('\n'))).toEqual(
      calls.map(() => 'TypeError'),
    )
  })

  it('names the call that failed, as Node does', () => {
    expect(run("say(failure(() => a.openModule('/does/not/exist', 4096)))")).toEqual([
      'Error ENOENT open',
    ])
    expect(run("say(failure(() => a.openModule('/dev/null', 4096)))")).toEqual([
      'Error ENOTTY ioctl HELLO',
    ])
  })

  it('says whether a message went to syslog', () => {
    const code = `
      say(failure(() => a.syslogSend('<15>gyr: a test, %s %n')))
      say(failure(() => a.syslogUnread()))
      a.syslogClose()
      a.syslogClose()
      say(a.syslogUnread())`
    const [sent, unread, closed] = run(code)
    expect(sent).toMatch(/^none$|^Error \w+ (connect|send)$/)
    if (sent !== 'none') expect(unread).toBe('none')
    expect(closed).toBe(0)
  })

  it('samples what a word says, from another thread', () => {
    const code = `
const word = new Uint32Array(1)
const s = a.samplerStart(word, 4, 50)
const seen = value => {
  word[0] = value
  const at = 2 + (value < 4 ? value : 0)
  const before = a.samplerRead(s)[at]
  while (a.samplerRead(s)[at] < before + 3);
}
for (const value of [1, 3, 99, 4294967295]) seen(value)
a.samplerStop(s)
a.samplerStop(s)
const [elapsed, cpu, ...counts] = a.samplerRead(s)
say(elapsed > 0 && cpu > 0 && cpu <= elapsed * 1.01)
say(counts.map(count => count >= 3))
const before = String(a.samplerRead(s))
const until = Date.now() + 20
while (Date.now() < until);
say(String(a.samplerRead(s)) === before)`
    expect(run(code)).toEqual([true, [true, true, false, true], true])
  })

  it('lets go of a sampler that nobody stops, at any end', () => {
    const code = `
for (let i = 0; i < 20; i++) a.samplerStart(new Uint32Array(1 << 18), 4, 20)
globalThis.gc()
const { Worker } = require('node:worker_threads')
const path = ${JSON.stringify(packagePath('native'))}
const source = "const a = require('node-gyp-build')(" + JSON.stringify(path) + "); a.samplerStart(new Uint32Array(1), 4, 20); setInterval(() => {}, 1000); require('node:worker_threads').parentPort.postMessage(1)"
const worker = new Worker(source, { eval: true })
worker.once('message', async () => { say(await worker.terminate() >= 0); process.exit() })
a.samplerStart(new Uint32Array(1), 4, 20)`
    expect(run(code)).toEqual([true])
  })

  it('tells systemd what it is told', () => {
    expect(run("say(a.notify('READY=1'))", { NOTIFY_SOCKET: '' })).toEqual([false])
    expect(run("say(a.notify('READY=1'))", { NOTIFY_SOCKET: '/does/not/exist' })).toEqual([false])
    expect(run("say(a.notify('READY=1'))", { NOTIFY_SOCKET: 'x'.repeat(300) })).toEqual([false])
    const folder = mkdtempSync(join(tmpdir(), 'gyr-notify-'))
    try {
      // Node itself has no datagram sockets with paths. The buffer of the socket keeps what is sent.
      const listener = `
import os, socket, subprocess, sys
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
s.bind(sys.argv[1])
subprocess.run([sys.argv[2], '-e', sys.argv[3]], env={**os.environ, 'NOTIFY_SOCKET': sys.argv[1]}, check=True)
s.setblocking(False)
print(s.recv(4096).decode(), end='')
`
      const sender = `require('node-gyp-build')(${JSON.stringify(packagePath('native'))}).notify('READY=1\\nSTATUS=fine')`
      const args = ['-c', listener, join(folder, 'socket'), process.execPath, sender]
      const { stdout, error } = spawnSync('python3', args, {
        cwd: packagePath('.'),
        encoding: 'utf8',
      })
      if (error !== undefined) throw error
      expect(stdout).toBe('READY=1\nSTATUS=fine')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe.skipIf(ebpf !== undefined)('a driver', () => {
  it('refuses wrong arguments and calls after its end', () => {
    const code = `
const d = a.openEbpf(1 << 20)
say(d.kind)
say(failure(() => d.configure(new Uint8Array(5))))
say(failure(() => d.drain()))
say(failure(() => d.wait(1)))
say(failure(() => d.attach()))
d.wait(1e6, () => say('woke'))
say(failure(() => d.wait(1, () => {})))
d.close()
d.close()
const calls = ['attach', 'detach', 'counters', 'programCosts', 'readerCounters']
for (const call of calls) say(failure(() => d[call]()))
say(failure(() => d.drain(new Uint8Array(9))))
say(d.pending)`
    expect(run(code)).toEqual([
      'modern_ebpf',
      'TypeError',
      'TypeError',
      'TypeError',
      'Error EINVAL attach before settings',
      'TypeError',
      ...Array(6).fill('Error'),
      false,
    ])
  })

  it('says what its programs cost', () => {
    const code = `
const d = a.openEbpf(1 << 20)
const costs = d.programCosts()
say(costs.some(({ name }) => name === 'gyr_exit'))
say(costs.every(({ runs, nanoseconds }) => runs >= 0 && nanoseconds >= 0))
d.close()`
    expect(run(code)).toEqual([true, true])
  })

  it('may be closed by what it wakes', () => {
    const code = `
const d = a.openEbpf(1 << 20)
d.wait(5, readable => { say(readable); d.close() })`
    expect(run(code)).toEqual([false])
  })

  it('is taken down with its worker thread, or when it is forgotten', () => {
    const code = `
const { Worker } = require('node:worker_threads')
const body = \`
const a = require('node-gyp-build')(${JSON.stringify(packagePath('native'))})
const d = a.openEbpf(1 << 20)
d.configure(new Uint8Array(a.settingsBytes))
d.attach()
d.wait(100000, () => {})
require('node:worker_threads').parentPort.postMessage('ready')\`
const start = () => new Promise(resolve => {
  const worker = new Worker(body, { eval: true })
  worker.once('message', () => resolve(worker))
})
;(async () => {
  for (let i = 0; i < 3; i++) say(await (await start()).terminate())
  for (let i = 0; i < 3; i++) a.openEbpf(1 << 20)
  gc()
  await new Promise(resolve => setTimeout(resolve, 20))
  gc()
  const links = require('node:fs').readdirSync('/proc/self/fd').map(fd => {
    try { return require('node:fs').readlinkSync('/proc/self/fd/' + fd) } catch { return '' }
  })
  say(links.filter(link => link.includes('bpf')).length)
})()`
    expect(run(code)).toEqual([1, 1, 1, 0])
  })
})
