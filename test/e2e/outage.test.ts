// SPDX-License-Identifier: Apache-2.0
// A receiver that is gone for long, while the program is killed and started again: every alert arrives, in
// order. GYR_OUTAGE_SECONDS says how long; a few seconds unless somebody has the time.
import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { until } from '../output/recording.ts'
import { HAS_EVALUATOR } from './gyr.ts'
import { bodyServer } from './received-bodies.ts'
import { freePort, type Running, startGyr } from './running.ts'

const OUTAGE_MS = Number(process.env['GYR_OUTAGE_SECONDS'] ?? 3) * 1000
/** When it lasts this long, it shows in the health. */
const TELLING_MS = 70_000
/** The longest pause between two attempts, and some. */
const PATIENCE_MS = 60_000

const dir = mkdtempSync(join(tmpdir(), 'gyr-outage-'))
const running: Running[] = []
afterAll(() => {
  for (const { child } of running) child.kill('SIGKILL')
  rmSync(dir, { recursive: true })
})

/** A server that comes and goes, always on the same port. */
function receiver(port: number) {
  const bodies: string[] = []
  let server: Server | undefined
  return {
    bodies,
    up: () =>
      new Promise<void>(resolve => {
        server = bodyServer(bodies)
        server.listen(port, '127.0.0.1', resolve)
      }),
    down: () =>
      new Promise<void>(resolve => {
        server?.close(() => resolve())
        server?.closeAllConnections()
      }),
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, milliseconds))

/** What it printed, whole lines only. */
function linesOf(program: Running): string[] {
  const lines = program.stdout().split('\n').slice(0, -1)
  return lines.filter(line => line.startsWith('{'))
}

async function startWatching(port: number): Promise<Running> {
  const settings = [
    'json_output=true',
    'http_output.enabled=true',
    `http_output.url=http://127.0.0.1:${port}/`,
    `outputs_queue.spool_directory=${join(dir, 'spool')}`,
    // An alert each tenth of a second.
    'metrics.enabled=true',
    'metrics.interval=100ms',
  ]
  const program = await startGyr(settings.flatMap(text => ['-o', text]))
  running.push(program)
  return program
}

test.runIf(HAS_EVALUATOR)(
  `a receiver that is gone for ${OUTAGE_MS / 1000} seconds`,
  { timeout: OUTAGE_MS + 2 * PATIENCE_MS + 60_000 },
  async () => {
    const port = await freePort()
    const { bodies, up, down } = receiver(port)
    await up()
    const first = await startWatching(port)
    await until(() => bodies.length > 5, 'delivery')
    await down()
    await pause(OUTAGE_MS / 3)
    first.child.kill('SIGKILL')
    await first.ended()
    const second = await startWatching(port)
    await pause((OUTAGE_MS * 2) / 3)
    const { status, body } = await second.get('/healthz')
    if ((OUTAGE_MS * 2) / 3 > TELLING_MS) {
      expect(status).toBe(503)
      expect(body).toContain('http output fails for')
    }
    const before = bodies.length
    await up()
    const end = Date.now() + PATIENCE_MS
    while (bodies.length === before && Date.now() < end) await pause(50)
    await until(() => new Set(bodies).has(linesOf(second).at(-1) ?? ''), 'delivery')
    second.child.kill('SIGTERM')
    expect(await second.ended()).toBe(0)
    await down()
    // The last alert before the end may have been on its way to the spool, or to the pipe we read.
    const expected = [...linesOf(first).slice(0, -1), ...linesOf(second)]
    const seen = [...new Set(bodies.toReversed())].reverse()
    const known = new Set(expected)
    expect(seen.filter(line => known.has(line))).toEqual(expected)
    expect(seen.length - expected.length).toBeLessThanOrEqual(1)
  },
)
