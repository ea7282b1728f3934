// SPDX-License-Identifier: Apache-2.0
// Makes the capture that whole-process replays read: millions of events, not compressed, by repeating
// a recorded one with shifted times (its state lists stand once), or from the workload where there is
// no recorded one.
import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { BLOCK_HEADER, BLOCK_KINDS } from '../src/capture/blocks.ts'
import { CaptureWriter, shiftTimes } from '../src/capture/writer.ts'
import { RECORD_HEADER } from '../src/schema/layout.ts'
import { generateWorkload, type Workload } from './workload.ts'

export interface BigCapture {
  /** What was repeated. */
  readonly origin: string
  readonly events: number
  readonly bytes: number
}

const GZIP_MAGIC = 0x8b1f
const SECOND = 1_000_000_000n

function isEventBlock(type: number): boolean {
  return BLOCK_KINDS.get(type)?.kind === 'event'
}

/** Repeats the events of the capture `from` until there are at least `events`. */
export function repeatCapture(from: string, to: string, events: number): BigCapture {
  const raw = readFileSync(from)
  const bytes = raw.readUInt16LE(0) === GZIP_MAGIC ? gunzipSync(raw) : raw
  let at = 0
  let first = -1
  let count = 0
  let lastTime = 0n
  let firstTime = 0n
  while (at < bytes.length) {
    const isEvent = isEventBlock(bytes.readUInt32LE(at))
    if (isEvent && first < 0) first = at
    if (!isEvent && first >= 0) break
    if (isEvent) {
      const time = bytes.readBigUInt64LE(at + BLOCK_HEADER + 2 + RECORD_HEADER.TS)
      if (count === 0) firstTime = time
      lastTime = time
      count++
    }
    at += bytes.readUInt32LE(at + 4)
  }
  if (count === 0) throw new Error(`${from}: no events`)
  const blocks = bytes.subarray(first, at)
  const rounds = Math.ceil(events / count)
  const out = openSync(to, 'w')
  let written = writeSync(out, bytes, 0, first)
  for (let round = 0; round < rounds; round++) {
    for (let done = 0; done < blocks.length; ) done += writeSync(out, blocks, done)
    written += blocks.length
    shiftTimes(blocks, lastTime - firstTime + SECOND)
  }
  closeSync(out)
  return { origin: from, events: count * rounds, bytes: written }
}

function* recordsOf(bytes: Uint8Array): Generator<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < bytes.length; ) {
    const length = view.getUint32(at + RECORD_HEADER.LEN, true)
    yield bytes.subarray(at, at + length)
    at += length
  }
}

/** A capture of a workload. */
function captureWorkload(workload: Workload, to: string): BigCapture {
  const out = openSync(to, 'w')
  let pending: Uint8Array[] = []
  let size = 0
  let written = 0
  const flush = (): void => {
    written += writeSync(out, Buffer.concat(pending))
    pending = []
    size = 0
  }
  const writer = new CaptureWriter(block => {
    pending.push(block)
    size += block.length
    if (size > 1 << 20) flush()
  })
  writer.state(recordsOf(workload.prologue))
  for (const record of recordsOf(workload.records)) writer.event(record, 0)
  flush()
  closeSync(out)
  return { origin: 'generated mix', events: workload.events, bytes: written }
}

const SEED = 7

/** At least `events` events: recorded ones where there are some beside the checkout, else generated ones. */
export function makeCapture(checkout: string, to: string, events: number): BigCapture {
  const storm = join(checkout, '../shared/parity/captures/clean/storm-1.scap')
  if (!existsSync(storm)) return captureWorkload(generateWorkload('mix', events, SEED), to)
  return { ...repeatCapture(storm, to, events), origin: 'storm-1, repeated' }
}
