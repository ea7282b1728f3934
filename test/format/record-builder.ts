// SPDX-License-Identifier: Apache-2.0
// Builds match records as the evaluator writes them, for the tests of src/format.
import { MatchRecord } from '../../src/format/match-record.ts'
import { VALUE_KINDS } from '../../src/schema/layout.ts'

export type Value =
  | null
  | string
  | boolean
  | bigint
  | { u64: bigint }
  | { double: number }
  | { bytes: readonly number[] }
  | readonly string[]

const utf8 = new TextEncoder()

function u64(value: bigint, signed: boolean): Uint8Array {
  const bytes = new Uint8Array(8)
  const view = new DataView(bytes.buffer)
  if (signed) view.setBigInt64(0, value, true)
  else view.setBigUint64(0, value, true)
  return bytes
}

function encode(value: Value): [kind: number, bytes: Uint8Array] {
  if (value === null) return [VALUE_KINDS.ABSENT, new Uint8Array(0)]
  if (typeof value === 'string') return [VALUE_KINDS.STRING, utf8.encode(value)]
  if (typeof value === 'boolean') return [VALUE_KINDS.BOOL, u64(value ? 1n : 0n, false)]
  if (typeof value === 'bigint') return [VALUE_KINDS.I64, u64(value, true)]
  if ('u64' in value) return [VALUE_KINDS.U64, u64(value.u64, false)]
  if ('double' in value) {
    const bytes = new Uint8Array(8)
    new DataView(bytes.buffer).setFloat64(0, value.double, true)
    return [VALUE_KINDS.DOUBLE, bytes]
  }
  if ('bytes' in value) return [VALUE_KINDS.STRING, Uint8Array.from(value.bytes)]
  const items = value.map(item => utf8.encode(item))
  const bytes = new Uint8Array(items.reduce((size, item) => size + 4 + item.length, 0))
  let at = 0
  for (const item of items) {
    new DataView(bytes.buffer).setUint32(at, item.length, true)
    bytes.set(item, at + 4)
    at += 4 + item.length
  }
  return [VALUE_KINDS.LIST, bytes]
}

/** The bytes of one record. */
export function recordBytes(rule: number, ts: bigint, values: readonly Value[]): Uint8Array {
  const encoded = values.map(encode)
  const size = encoded.reduce((sum, [, bytes]) => sum + 8 + Math.ceil(bytes.length / 8) * 8, 40)
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, size, true)
  view.setUint32(4, rule, true)
  view.setBigUint64(8, ts, true)
  view.setUint32(36, values.length, true)
  let at = 40
  for (const [kind, content] of encoded) {
    view.setUint8(at, kind)
    view.setUint32(at + 4, content.length, true)
    bytes.set(content, at + 8)
    at += 8 + Math.ceil(content.length / 8) * 8
  }
  return bytes
}

export function recordOf(rule: number, ts: bigint, values: readonly Value[]): MatchRecord {
  const bytes = recordBytes(rule, ts, values)
  const record = new MatchRecord()
  record.load(new DataView(bytes.buffer), 0, bytes.length)
  return record
}
