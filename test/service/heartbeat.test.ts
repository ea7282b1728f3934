// SPDX-License-Identifier: Apache-2.0
// A quiet machine and a dead driver, told apart: by the clock of the test, and with the real driver.
import { describe, expect, test } from 'vitest'
import { Heartbeat } from '../../src/service/heartbeat.ts'
import { loadAddon } from '../../src/source/driver.ts'
import { encodeSettings } from '../../src/source/driver-settings.ts'
import { LiveSource } from '../../src/source/live.ts'
import { RecordingSink } from '../../src/source/recording-sink.ts'
import { whyNoEbpf } from '../e2e/live-gyr.ts'

/** Records what is done when it works, and lets the clock run for `seconds`, a look each. */
function machine(works: () => boolean) {
  let records = 0
  let probes = 0
  const pulse = {
    records: () => records,
    probe: () => {
      probes++
      if (works()) records++
    },
  }
  const heartbeat = new Heartbeat(pulse, 0)
  let now = 0
  return {
    heartbeat,
    event: () => records++,
    probes: () => probes,
    run(seconds: number) {
      for (const end = now + seconds * 1000; now < end; heartbeat.look(now)) now += 1000
      return heartbeat.deadSince(now)
    },
  }
}

describe('heartbeat', () => {
  test('where events flow nobody asks', () => {
    const { run, event, probes, heartbeat } = machine(() => true)
    for (let minute = 0; minute < 60; minute++) {
      event()
      expect(run(4)).toBe(0)
    }
    expect(probes()).toBe(0)
    expect(heartbeat.answered).toBe(0)
  })

  test('a quiet machine answers when asked', () => {
    const { run, probes, heartbeat } = machine(() => true)
    for (let minute = 0; minute < 10; minute++) expect(run(60)).toBe(0)
    expect(probes()).toBeGreaterThan(50)
    expect(heartbeat.answered).toBeGreaterThanOrEqual(probes() - 1)
  })

  test('a driver that is dead is found out, and when it lives again', () => {
    let works = true
    const { run, probes } = machine(() => works)
    expect(run(60)).toBe(0)
    works = false
    const before = probes()
    const since = run(30)
    expect(since).toBeGreaterThan(50_000)
    expect(since).toBeLessThanOrEqual(60_000)
    // It is asked now and then, not all the time.
    expect(probes() - before).toBeLessThan(8)
    works = true
    expect(run(10)).toBe(0)
  })
})

const reason = whyNoEbpf()
if (reason !== undefined) console.warn(`the heartbeat of the eBPF driver is not tested: ${reason}`)

test.skipIf(reason !== undefined)('the eBPF driver: alive, then detached', async () => {
  const driver = loadAddon().openEbpf(1 << 20)
  // Nothing is recorded but what the probe asks for.
  const settings = encodeSettings({
    syscalls: [],
    recorded: { failures: [], reads: '' },
    dropFailed: false,
    snaplen: 80,
    longSnaplen: { bytes: 0, fromPort: 0, toPort: 0 },
    self: process.pid,
    environment: false,
    watermark: 1 << 16,
  })
  const source = new LiveSource({ driver, settings, root: '', environment: false })
  try {
    await source.open(new RecordingSink(() => {}))
    const rounds = async (count: number): Promise<number> => {
      const before = source.pulse.records()
      for (let round = 0; round < count; round++) {
        source.pulse.probe()
        await source.next()
      }
      return source.pulse.records() - before
    }
    expect(await rounds(10)).toBeGreaterThanOrEqual(5)
    driver.detach()
    await rounds(5)
    expect(await rounds(10)).toBe(0)
  } finally {
    await source.close()
  }
})
