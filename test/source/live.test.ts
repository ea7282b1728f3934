// SPDX-License-Identifier: Apache-2.0
// The live source over a made-up driver and a made-up /proc, with the real evaluator behind it.
import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CaptureReader } from '../../src/capture/reader.ts'
import type { Config } from '../../src/config/config.ts'
import { Engine } from '../../src/engine/engine.ts'
import { MatchRecord } from '../../src/format/match-record.ts'
import { EVERYTHING } from '../../src/rules/needs.ts'
import { eventById } from '../../src/schema/events.ts'
import { encodeRecord } from '../../src/schema/record.ts'
import { LiveSource } from '../../src/source/live.ts'
import { RecordingSink } from '../../src/source/recording-sink.ts'
import { concat } from '../capture/block-bytes.ts'
import { PlainSink } from '../capture/plain-sink.ts'
import { policyOf } from '../support/policies.ts'
import { FakeDriver } from './fake-driver.ts'
import { addProcess, makeRoot } from './proc/fake-proc.ts'

const RULES = `
- rule: unlinked
  desc: any
  condition: evt.type=unlinkat
  priority: INFO
  output: "%proc.name %proc.exepath"
`

let root: string
let driver: FakeDriver
let source: LiveSource
beforeEach(() => {
  root = makeRoot()
  addProcess(root, { pid: 42, comm: 'known', exe: '/bin/known', fds: { 3: '/tmp' } })
  driver = new FakeDriver()
  const settings = new Uint8Array(552)
  source = new LiveSource({ driver, settings, root, environment: false })
})
afterEach(() => rmSync(root, { recursive: true }))

function unlink(tid: number, ts: number): Uint8Array {
  const row = eventById('SYSCALL_UNLINKAT_2_X')
  return encodeRecord(row, ts, tid, { res: 0, dirfd: -100, name: '/tmp/x', flags: 0 })
}

function engine(): { engine: Engine; alerts: string[] } {
  const made = Engine.create({ maxThreads: 4096, maxPaths: 4096, memoryPages: 2048 })
  const alerts: string[] = []
  const record = new MatchRecord()
  made.loadPolicy(policyOf(RULES))
  made.onMatch = (view, offset, size) => {
    record.load(view, offset, size)
    const texts = [0, 1].map(i => {
      const at = view.byteOffset + record.start(i)
      return Buffer.from(view.buffer, at, record.length(i)).toString()
    })
    alerts.push([...texts, record.cpu, record.eventNumber].join('|'))
  }
  return { engine: made, alerts }
}

describe('a live source', () => {
  it('attaches, scans, then drains', async () => {
    const { engine: evaluator, alerts } = engine()
    driver.put(unlink(42, 1000), 1)
    await source.open(evaluator.sink)
    expect(driver.calls).toEqual(['configure', 'attach'])
    expect(evaluator.stats()['threads']).toBe(1n)
    expect(await source.next()).toBe(true)
    evaluator.drain()
    expect(alerts).toEqual(['known|/bin/known|1|1'])
    await source.close()
    expect(driver.calls).toEqual(['configure', 'attach', 'drain', 'detach', 'close'])
  })

  it('learns what was opened for reading when rules come that need it', async () => {
    const { engine: evaluator } = engine()
    const noReads = new Uint8Array(552)
    noReads[2] = 1 | 8
    const asked: Uint8Array[] = []
    const next = [new Uint8Array(552), noReads]
    source = new LiveSource({
      ...{ driver, settings: noReads, root, environment: false },
      settingsFor: () => {
        asked.push(next[0] as Uint8Array)
        return next.shift() as Uint8Array
      },
    })
    await source.open(evaluator.sink)
    symlinkSync('/etc/hosts', join(root, 'proc/42/fd/4'))
    writeFileSync(join(root, 'proc/42/fdinfo/4'), 'pos:\t0\nflags:\t0100000\nmnt_id:\t29\n')
    // Older than the file that has the number now.
    const close = eventById('SYSCALL_CLOSE_X')
    driver.put(encodeRecord(close, 1000, 42, { res: 0, fd: 4 }))
    driver.calls.length = 0
    const before = evaluator.stats()['fds'] ?? 0n
    source.follow({} as Config, EVERYTHING)
    expect(driver.calls).toEqual(['configure', 'drain all'])
    expect(driver.settings).toBe(asked[0])
    expect(evaluator.stats()['fds']).toBe(before + 1n)
    // The other way there is nothing to learn.
    driver.calls.length = 0
    source.follow({} as Config, EVERYTHING)
    expect(driver.calls).toEqual(['configure'])
    await source.close()
  })

  it('looks up threads that appear in mid-life', async () => {
    const { engine: evaluator, alerts } = engine()
    await source.open(evaluator.sink)
    addProcess(root, { pid: 77, comm: 'late', exe: '/bin/late' })
    driver.put(unlink(77, 1000))
    driver.put(unlink(78, 1001))
    await source.next()
    driver.put(unlink(77, 1002))
    await source.next()
    evaluator.drain()
    expect(alerts[2]).toBe('late|/bin/late|0|3')
    expect(source.stats().counters).toMatchObject({ threads_looked_up: 1 })
  })

  it('hands over what is left when it is told to stop', async () => {
    const { engine: evaluator, alerts } = engine()
    await source.open(evaluator.sink)
    driver.put(unlink(42, 1000))
    source.finish()
    evaluator.drain()
    expect(alerts).toHaveLength(1)
    await source.close()
    expect(driver.calls.filter(call => call === 'detach')).toHaveLength(1)
    expect(driver.calls.indexOf('detach')).toBeLessThan(driver.calls.indexOf('drain all'))
  })

  it('loses no match when they are more than fit', async () => {
    const { engine: evaluator, alerts } = engine()
    await source.open(evaluator.sink)
    for (let i = 0; i < 15_000; i++) driver.put(unlink(42, 1000 + i))
    await source.next()
    evaluator.drain()
    expect(alerts).toHaveLength(15_000)
    expect(evaluator.stats()['match_records_full_stops']).toBeGreaterThan(0n)
  })

  it('counts records of another form, and drops', async () => {
    const { engine: evaluator, alerts } = engine()
    await source.open(evaluator.sink)
    const short = encodeRecord(eventById('SYSCALL_UNLINKAT_2_X'), 1, 42, { res: 0 }, 1)
    driver.put(short)
    driver.put(unlink(42, 1000))
    driver.dropped = 5n
    await source.next()
    evaluator.drain()
    expect(alerts).toHaveLength(1)
    await source.close()
    expect(source.stats().counters).toMatchObject({
      n_evts: 7,
      n_drops: 6,
      n_drops_buffer: 5,
      n_drops_bug: 1,
    })
  })
})

describe('a recording', () => {
  async function record(filtered: boolean): Promise<PlainSink> {
    const parts: Uint8Array[] = []
    const sink = new RecordingSink(
      bytes => void parts.push(bytes.slice()),
      filtered ? engine().engine : undefined,
    )
    await source.open(sink)
    for (let i = 0; i < 10; i++) driver.put(unlink(42, 1000 + i), i % 2)
    driver.put(encodeRecord(eventById('SYSCALL_CLOSE_X'), 2000, 42, { res: 0, fd: 3 }))
    await source.next()
    driver.put(unlink(99, 3000))
    source.finish()
    sink.writeHead()
    expect(sink.events).toBe(filtered ? 11 : 12)
    const read = new PlainSink({ keep: true })
    const reader = new CaptureReader(read)
    reader.write(concat(...parts))
    expect(reader.end()).toBeUndefined()
    return read
  }

  it('has the state of /proc and all events', async () => {
    const { counts, cpus } = await record(false)
    expect(counts.get(eventById('SYSCALL_UNLINKAT_2_X').code)).toBe(11)
    expect(counts.get(eventById('SYSCALL_CLOSE_X').code)).toBe(1)
    expect(counts.get(0x8001)).toBe(1)
    expect(counts.get(0x8002)).toBe(1)
    expect(new Set(cpus)).toEqual(new Set([0, 1]))
  })

  it('has what its filter lets through', async () => {
    const { counts } = await record(true)
    expect(counts.get(eventById('SYSCALL_UNLINKAT_2_X').code)).toBe(11)
    expect(counts.get(eventById('SYSCALL_CLOSE_X').code)).toBeUndefined()
    expect(counts.get(0x8001)).toBe(1)
  })

  it('of nothing is a capture all the same', async () => {
    const parts: Uint8Array[] = []
    const sink = new RecordingSink(bytes => void parts.push(bytes.slice()))
    await source.open(sink)
    sink.writeHead()
    sink.writeHead()
    const reader = new CaptureReader(new PlainSink())
    reader.write(concat(...parts))
    expect(reader.end()).toBeUndefined()
  })
})

it('a host without /proc gives no processes', async () => {
  const { engine: evaluator } = engine()
  const empty = new LiveSource({
    driver,
    settings: new Uint8Array(552),
    root: join(root, 'nothing'),
    environment: false,
  })
  await empty.open(evaluator.sink)
  expect(evaluator.stats()['threads']).toBe(0n)
})
