// SPDX-License-Identifier: Apache-2.0
// State as records: what an evaluator knows at the end of a capture, told to a fresh one, is known by that one
// too; and stopping at every match changes no match.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { recordStartOf } from '../../../src/capture/blocks.ts'
import { CaptureReader } from '../../../src/capture/reader.ts'
import { RecordFeed } from '../../../src/capture/record-feed.ts'
import { HostRecordView } from '../../../src/capture/state-entries.ts'
import { Engine } from '../../../src/engine/engine.ts'
import { MatchRecord } from '../../../src/format/match-record.ts'
import { policyOf } from '../../support/policies.ts'

const SIZES = { maxThreads: 4096, maxPaths: 16384, memoryPages: 4096 }

function bytesOf(name: string): Uint8Array {
  return gunzipSync(readFileSync(new URL(`../../captures/${name}`, import.meta.url)))
}

const dumpOf = (engine: Engine): Buffer[] =>
  [...engine.state()].map(record => Buffer.from(record)).toSorted(Buffer.compare)

describe('the state', () => {
  it.each(['reverse-shell.scap', 'fileless.scap'])('of %s is known to who is told of it', name => {
    const engine = Engine.create(SIZES)
    new CaptureReader(engine.sink).write(bytesOf(name))
    const dump = dumpOf(engine)
    const threads = dump.filter(record => record.readUInt16LE(20) === 0x8001)
    expect(BigInt(threads.length)).toBe(engine.stats()['threads'])
    expect(dump.length - threads.length).toBeGreaterThan(100)
    const other = Engine.create(SIZES)
    const feed = new RecordFeed(other.sink, 0)
    for (const record of engine.state()) feed.push(record)
    feed.flush()
    expect(dumpOf(other)).toEqual(dump)
  })

  it('of a capture that was just opened is what its lists say', () => {
    const bytes = bytesOf('reverse-shell.scap')
    const blocks = new DataView(bytes.buffer, bytes.byteOffset)
    let head = 0
    while (recordStartOf(blocks.getUint32(head, true)) === 0)
      head += blocks.getUint32(head + 4, true)
    const engine = Engine.create(SIZES)
    const told = new Map<bigint, Buffer>()
    const { sink } = engine
    const view = new DataView(sink.window.buffer, sink.window.byteOffset)
    const reader = new CaptureReader({
      ...sink,
      consume: (from, to, cpu) => {
        for (let at = from; at < to; at += view.getUint32(at + 16, true)) {
          const record = sink.window.slice(at, at + view.getUint32(at + 16, true))
          const host = new HostRecordView(record)
          if (host.id === 'THREAD') told.set(host.i64('tid'), Buffer.from(record))
        }
        return sink.consume(from, to, cpu)
      },
    })
    reader.write(bytes.subarray(0, head))
    const dumped = [...engine.state()].map(record => new HostRecordView(record.slice()))
    const threads = dumped.filter(host => host.id === 'THREAD')
    expect(threads).toHaveLength(told.size)
    for (const host of threads) {
      const before = new HostRecordView(told.get(host.i64('tid')) as Uint8Array)
      for (const field of ['pid', 'ptid', 'sid', 'vtid', 'vpid', 'uid', 'gid', 'loginuid', 'tty'])
        expect(host.u64(field), field).toBe(before.u64(field))
      for (const field of ['comm', 'exe', 'args', 'cgroups', 'root', 'exepath'])
        expect(Buffer.from(host.text(field)).toString(), field).toBe(
          Buffer.from(before.text(field)).toString(),
        )
    }
  })
})

const RULES = `
- rule: exec
  desc: d
  condition: evt.type = execve
  priority: INFO
  output: "%proc.name %proc.pname %evt.num"
- rule: end
  desc: d
  condition: evt.type = procexit
  priority: INFO
  output: "%proc.name %proc.cmdline"
`

describe('stopping at matches', () => {
  it('gives the same matches, one stop each, with the state that the event found', () => {
    const bytes = bytesOf('reverse-shell.scap')
    const matches: string[][] = []
    const record = new MatchRecord()
    for (const stops of [false, true]) {
      const engine = Engine.create({ ...SIZES, seed: [1, 2] })
      engine.loadPolicy(policyOf(RULES, 'all'))
      engine.stopAtMatches(stops)
      const found: string[] = []
      let known = 0
      engine.onMatch = (view, offset, size) => {
        record.load(view, offset, size)
        const values = Array.from({ length: record.count }, (_, i) =>
          Buffer.from(view.buffer, view.byteOffset + record.start(i), record.length(i)).toString(
            'latin1',
          ),
        )
        found.push([record.rule, record.ts, record.eventNumber, ...values].join(' '))
        if (!stops || found.length % 20 !== 0) return
        // Also of a thread that ends with this event.
        const { tid } = record
        if ([...engine.state()].some(each => Buffer.from(each).readBigInt64LE(8) === tid)) known++
      }
      new CaptureReader(engine.sink).write(bytes)
      engine.drain()
      matches.push(found)
      if (stops) expect(known).toBe(Math.floor(found.length / 20))
    }
    expect(matches[0]?.length).toBeGreaterThan(100)
    expect(matches[1]).toEqual(matches[0])
  })
})
