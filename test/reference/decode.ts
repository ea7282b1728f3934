// SPDX-License-Identifier: Apache-2.0
// One record as the reference evaluator reads it: parameters by name. Strings are byte strings (one
// character a byte), so that nothing is lost of names that are not UTF-8. Slow and plain on purpose.
import { EVENTS } from '../../src/schema/events.ts'
import { HOST_RECORDS } from '../../src/schema/host-records.ts'
import { RECORD_HEADER } from '../../src/schema/layout.ts'
import type { RecordRow } from '../../src/schema/types.ts'

/** A string with one character a byte. */
export type Bytes = string

export const toBytes = (text: string): Bytes => Buffer.from(text, 'utf8').toString('latin1')
export const fromBytes = (bytes: Bytes): string => Buffer.from(bytes, 'latin1').toString('utf8')

export class DecodedRecord {
  readonly row: RecordRow
  readonly ts: bigint
  readonly tid: number
  /** Parameters on the wire; rows may have more. */
  readonly count: number
  readonly #params: readonly Buffer[]

  constructor(row: RecordRow, ts: bigint, tid: number, params: readonly Buffer[]) {
    this.row = row
    this.ts = ts
    this.tid = tid
    this.count = params.length
    this.#params = params
  }

  index(name: string): number {
    return this.row.params.findIndex(param => param.name === name)
  }

  at(index: number): Buffer {
    return this.#params[index] ?? Buffer.alloc(0)
  }

  raw(name: string): Buffer {
    return this.at(this.index(name))
  }

  has(name: string): boolean {
    return this.raw(name).length > 0
  }

  /** The number in a parameter, as signed as its type says; 0 when it is empty. */
  big(name: string): bigint {
    return this.bigAt(this.index(name))
  }

  bigAt(index: number): bigint {
    const signed = /^(int|errno|fd|pid)/.test(this.row.params[index]?.type ?? '')
    return readNumber(this.at(index), signed)
  }

  num(name: string): number {
    return Number(this.big(name))
  }

  /** Up to the first NUL; "<NA>" for an empty text of an event. */
  str(name: string): Bytes {
    if (!this.has(name) && isText(this.row, this.index(name))) return '<NA>'
    return this.raw(name).toString('latin1').split('\0', 1)[0] ?? ''
  }

  /** NUL-separated strings. */
  list(name: string): Bytes[] {
    const text = this.raw(name).toString('latin1').replace(/\0$/, '')
    return text === '' ? [] : text.split('\0')
  }
}

export function readNumber(bytes: Buffer, signed: boolean): bigint {
  let value = 0n
  for (const byte of [...bytes.subarray(0, 8)].reverse()) value = (value << 8n) | BigInt(byte)
  return signed ? BigInt.asIntN(8 * Math.min(bytes.length, 8), value) : value
}

const UNREAD = Buffer.from('(NULL)\0')
const NOT_AVAILABLE = Buffer.from('<NA>\0')

/** True for texts of events; host records are not of libscap. */
const isText = (row: RecordRow, index: number): boolean =>
  row.code < EVENTS.length &&
  ['charbuf', 'fspath', 'fsrelpath'].includes(row.params[index]?.type ?? '')

/** undefined when the code is unknown or the lengths do not fit. */
export function decode(bytes: Uint8Array): DecodedRecord | undefined {
  const record = Buffer.from(bytes)
  if (record.length < RECORD_HEADER.SIZE) return undefined
  const code = record.readUInt16LE(RECORD_HEADER.TYPE)
  const row = EVENTS[code] ?? HOST_RECORDS.find(host => host.code === code)
  const count = record.readUInt32LE(RECORD_HEADER.NPARAMS)
  if (row === undefined || count > row.params.length) return undefined
  const width = row.flags.includes('LARGE_PAYLOAD') ? 4 : 2
  let at = RECORD_HEADER.SIZE + width * count
  if (at > record.length) return undefined
  const params: Buffer[] = []
  for (let i = 0; i < count; i++) {
    const length = record.readUIntLE(RECORD_HEADER.SIZE + width * i, width)
    if (at + length > record.length) return undefined
    const value = record.subarray(at, at + length)
    params.push(isText(row, i) && value.equals(UNREAD) ? NOT_AVAILABLE : value)
    at += length
  }
  const ts = record.readBigUInt64LE(RECORD_HEADER.TS)
  const tid = Number(record.readBigInt64LE(RECORD_HEADER.TID))
  return new DecodedRecord(row, ts, tid, params)
}
