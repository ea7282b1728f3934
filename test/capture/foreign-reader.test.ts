// SPDX-License-Identifier: Apache-2.0
// What the capture writer writes, read by somebody else: Wireshark's tshark finds the same events with the same
// times, threads, CPUs, types and sizes, and nothing malformed.
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { CaptureWriter } from '../../src/capture/writer.ts'
import { EVENTS, eventById, isLive } from '../../src/schema/events.ts'
import { hostRecord } from '../../src/schema/host-records.ts'
import { assembleRecord, encodeRecord } from '../../src/schema/record.ts'
import { concat } from './block-bytes.ts'
import { linesOfRecords, linesOfTshark, NO_TSHARK, readCapture } from './tshark.ts'

if (NO_TSHARK) console.warn('captures are not read by a foreign reader: there is no tshark')

const folder = mkdtempSync(join(tmpdir(), 'gyr-foreign-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
function write(fill: (writer: CaptureWriter) => void): string {
  const blocks: Uint8Array[] = []
  fill(new CaptureWriter(block => blocks.push(block)))
  const path = join(folder, `${files++}.scap`)
  writeFileSync(path, concat(...blocks))
  return path
}

/** A capture of today's events, plain. */
function unzipped(name: string): string {
  const path = join(folder, `${files++}.scap`)
  writeFileSync(path, gunzipSync(readFileSync(new URL(`../captures/${name}`, import.meta.url))))
  return path
}

describe.skipIf(NO_TSHARK)('tshark', () => {
  it('reads a capture of Falco, written again, as our reader does', () => {
    const { state, events, cpus } = readCapture(unzipped('reverse-shell.scap'))
    const path = write(writer => {
      writer.state(state)
      for (const [index, event] of events.entries()) writer.event(event, cpus[index] ?? 0)
    })
    const lines = linesOfTshark(path)
    expect(lines).toHaveLength(28_651)
    expect(lines).toEqual(linesOfRecords(events, cpus))
    // Cut anywhere, as when the writer is killed: all before the cut is there.
    truncateSync(path, readFileSync(path).length - 7)
    expect(linesOfTshark(path)).toEqual(lines.slice(0, -1))
    const cut = readCapture(path)
    expect(cut.problem).toBe('truncated')
    expect(linesOfRecords(cut.events, cut.cpus)).toEqual(lines.slice(0, -1))
  }, 180_000)

  it('reads every type of event, of any size', () => {
    const live = EVENTS.filter(row => isLive(row) && !row.flags.includes('LARGE_PAYLOAD'))
    // Values of the wrong size for their parameter, which it says; the blocks are what is looked at here.
    const events = live.map((row, index) =>
      assembleRecord(
        row,
        1_700_000_000_000_000_000n + BigInt(index),
        index - 1,
        row.params.map(() => new Uint8Array(8)),
      ),
    )
    const written = eventById('SYSCALL_WRITE_X')
    const header = encodeRecord(written, 1, 1, { data: new Uint8Array(0) }).length
    // The last one that goes into an ordinary block.
    for (const size of [40_000, 65_525, 65_526]) {
      events.push(encodeRecord(written, 1n, 1, { data: new Uint8Array(size - header) }))
      expect(events.at(-1)).toHaveLength(size)
    }
    const cpus = events.map((_, index) => index % 300)
    const path = write(writer => {
      for (const [index, event] of events.entries()) writer.event(event, cpus[index] as number)
    })
    const lines = linesOfTshark(path).map(line => line.replace(/\t_ws\.malformed.*$/, ''))
    expect(lines).toEqual(linesOfRecords(events, cpus))
  })

  it('passes over large blocks and those with flags, which it does not know, to the next event', () => {
    const small = encodeRecord(eventById('SYSCALL_CLOSE_X'), 5n, 1, { res: 0, fd: 3 })
    const large = encodeRecord(eventById('PLUGINEVENT_E'), 1, 1, {
      event_data: new Uint8Array(100_000),
    })
    const path = write(writer => {
      for (const flags of [0, 1]) {
        writer.event(large, 1, flags)
        writer.event(small, 2, flags)
      }
      writer.event(small, 2)
    })
    const known = linesOfTshark(path).filter(line => line.includes('\t'))
    expect(known).toEqual(linesOfRecords([small, small], [2, 2]))
    expect(readCapture(path).events).toEqual([large, small, large, small, small])
  })
})

describe('texts longer than libs reads', () => {
  it('are cut, or it would refuse the whole file', () => {
    const long = `/${'x'.repeat(4000)}`
    const path = write(writer =>
      writer.state([
        encodeRecord(hostRecord('THREAD'), 0, 7, {
          tid: 7,
          ...Object.fromEntries(
            ['comm', 'exe', 'exepath', 'cwd', 'root'].map(name => [name, long]),
          ),
          ...Object.fromEntries(
            ['args', 'env', 'cgroups'].map(name => [name, new Uint8Array(9000).fill(65)]),
          ),
        }),
        encodeRecord(hostRecord('FD'), 0, 7, { tid: 7, fd: 1, type: 16, name: long }),
        encodeRecord(hostRecord('FD'), 0, 7, { tid: 7, fd: 2, type: 8, name: long }),
        encodeRecord(hostRecord('FD'), 0, 7, { tid: 7, fd: 3, type: 7, name: long }),
        encodeRecord(hostRecord('USER'), 0, 0, { uid: 1, name: long, home: long, shell: long }),
        encodeRecord(hostRecord('GROUP'), 0, 0, { gid: 1, name: long }),
        encodeRecord(hostRecord('INTERFACE'), 0, 0, {
          family: 2,
          addr: new Uint8Array(4),
          netmask: new Uint8Array(4),
          broadcast: new Uint8Array(4),
          name: long,
        }),
      ]),
    )
    const bytes = readFileSync(path)
    // The longest runs that are left of each kind.
    const runs = [...bytes.toString('latin1').matchAll(/x{200,}|A{200,}/g)].map(
      ([run]) => run.length,
    )
    expect(Math.max(...runs)).toBe(4096)
    expect(runs.filter(length => length > 1022 && length !== 4096)).toEqual([])
    // All of it is found again, in order, by our reader.
    const { state, problem } = readCapture(path)
    expect(problem).toBeUndefined()
    expect(state).toHaveLength(7)
  })
})
