// SPDX-License-Identifier: Apache-2.0
// A capture as Wireshark's tshark reads it, and the same from our own reader, for comparison.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { CaptureReader } from '../../src/capture/reader.ts'
import { RECORD_HEADER } from '../../src/schema/layout.ts'
import { PlainSink } from './plain-sink.ts'

export const NO_TSHARK: boolean = spawnSync('tshark', ['-v'], { stdio: 'ignore' }).status !== 0

const FIELDS = [
  'frame.time_epoch',
  'sysdig.cpu_id',
  'sysdig.thread_id',
  'sysdig.event_type',
  'sysdig.event_len',
  'sysdig.nparams',
  '_ws.malformed',
]

/** A line an event: time, CPU, thread, type, length, parameters, and whether it is malformed. */
export function linesOfTshark(path: string): string[] {
  const fields = FIELDS.flatMap(field => ['-e', field])
  // Its exit status speaks of the end of the file, which may be cut.
  const { stdout } = spawnSync('tshark', ['-n', '-r', path, '-T', 'fields', ...fields], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return stdout
    .split('\n')
    .slice(0, -1)
    .map(line => line.trimEnd())
}

export function linesOfRecords(records: readonly Uint8Array[], cpus: readonly number[]): string[] {
  return records.map((record, index) => {
    const view = new DataView(record.buffer, record.byteOffset, record.byteLength)
    const ts = view.getBigUint64(RECORD_HEADER.TS, true)
    const nanoseconds = (ts % 1_000_000_000n).toString().padStart(9, '0')
    return [
      `${ts / 1_000_000_000n}.${nanoseconds}`,
      cpus[index],
      view.getBigUint64(RECORD_HEADER.TID, true),
      view.getUint16(RECORD_HEADER.TYPE, true),
      view.getUint32(RECORD_HEADER.LEN, true),
      // It prints no 0 there.
      view.getUint32(RECORD_HEADER.NPARAMS, true) || '',
    ]
      .join('\t')
      .trimEnd()
  })
}

const isEvent = (record: Uint8Array): boolean => (record[RECORD_HEADER.TYPE + 1] ?? 0) < 0x80

/** What our reader gives for a capture of today's events. */
export function readCapture(path: string): {
  readonly state: Uint8Array[]
  readonly events: Uint8Array[]
  readonly cpus: number[]
  readonly problem: string | undefined
} {
  const sink = new PlainSink({ keep: true })
  const reader = new CaptureReader(sink)
  reader.write(readFileSync(path))
  const problem = reader.end()
  return {
    state: sink.records.filter(record => !isEvent(record)),
    events: sink.records.filter(isEvent),
    cpus: sink.cpus.filter((_, index) => isEvent(sink.records[index] as Uint8Array)),
    problem: problem?.code,
  }
}
