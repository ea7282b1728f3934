// SPDX-License-Identifier: Apache-2.0
// What /healthz of the daemon says while its source records, is quiet, is dead and lives again, by a clock
// that the test sets.
import { afterEach, expect, test, vi } from 'vitest'
import type { App } from '../../src/app.ts'
import { loadConfig } from '../../src/config/load.ts'
import { Log } from '../../src/log.ts'
import { Daemon } from '../../src/service/daemon.ts'
import type { EventSource } from '../../src/source/source.ts'
import { freePort } from '../e2e/running.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** A driver that records what is done, as long as it works. */
function driver() {
  const state = { records: 0, works: true }
  const record = (): void => {
    if (state.works) state.records++
  }
  const source = {
    name: 'the driver',
    pulse: { records: () => state.records, probe: record },
  } as unknown as EventSource
  return { state, source, record }
}

async function serve(source: EventSource) {
  const port = await freePort()
  const overrides = ['webserver.enabled=true', `webserver.listen_port=${port}`]
  const { config } = await loadConfig({ overrides: [...overrides, 'watch_config_files=false'] })
  const lines: string[] = []
  const log = new Log({
    level: 'info',
    iso8601: true,
    enabled: true,
    write: text => lines.push(text),
  })
  const app = {
    config,
    source,
    outputs: { all: [] },
    counts: { all: () => [] },
    sampleTimes() {},
    tellRepeats() {},
    alert() {},
    stats: () => ({ source: { counters: {} }, engine: {} }),
  } as unknown as App
  const daemon = new Daemon({
    app,
    log,
    request: { overrides: [], rules: [] },
    known: { config, files: [], places: [], fingerprint: '' },
    ruleFiles: [],
    ruleEntries: () => [],
    serves: true,
    isLive: true,
    exit() {},
  })
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  await daemon.start()
  daemon.ready()
  return {
    lines,
    daemon,
    /** Seconds pass, in each of which the pipeline takes a turn. */
    pass(seconds: number, meanwhile: () => void = () => {}) {
      for (let second = 0; second < seconds; second++) {
        meanwhile()
        daemon.batch()
        vi.advanceTimersByTime(1000)
      }
    },
    async health() {
      const answer = await fetch(`http://127.0.0.1:${port}/healthz`)
      return { status: answer.status, text: await answer.text() }
    },
  }
}

test('health: a quiet machine is well, a driver that is dead is not', async () => {
  const { state, source, record } = driver()
  const { pass, health, daemon, lines } = await serve(source)
  const well = { status: 200, text: '{"status":"ok"}' }
  try {
    pass(30, record)
    expect(await health()).toEqual(well)
    pass(60)
    expect(await health()).toEqual(well)
    state.works = false
    pass(20)
    expect(await health()).toMatchObject({
      status: 503,
      text: expect.stringContaining('the driver has recorded nothing for'),
    })
    expect(lines.filter(line => line.includes('records nothing any more'))).toHaveLength(1)
    state.works = true
    pass(7)
    expect(await health()).toEqual(well)
    expect(lines.at(-1)).toContain('the driver: records again')
    // And a pipeline that stands still, whatever the driver does.
    for (let second = 0; second < 12; second++) {
      record()
      vi.advanceTimersByTime(1000)
    }
    expect((await health()).text).toContain('no events go through for')
  } finally {
    await daemon.stop()
  }
})
