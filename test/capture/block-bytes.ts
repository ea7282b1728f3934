// SPDX-License-Identifier: Apache-2.0
// Builds blocks and entries byte by byte, independently of the capture writer, for tests of the reader.

import { RecordView } from '../../src/capture/record-view.ts'
import { hostRecord } from '../../src/schema/host-records.ts'

export type Field = readonly ['u8' | 'u16' | 'u32' | 'u64', number | bigint] | Uint8Array | string

const WIDTHS = { u8: 1, u16: 2, u32: 4, u64: 8 } as const

/** Fields in order; a string stands for itself with a u16 length before it. */
export function bytesOf(...fields: readonly Field[]): Uint8Array {
  return concat(...fields.map(fieldBytes))
}

function fieldBytes(field: Field): Uint8Array {
  if (field instanceof Uint8Array) return field
  if (typeof field === 'string') {
    const text = new TextEncoder().encode(field)
    return concat(Uint8Array.of(text.length & 0xff, text.length >>> 8), text)
  }
  const [type, value] = field
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt.asUintN(64, BigInt(value)), true)
  return bytes.subarray(0, WIDTHS[type])
}

/** `body` with the u32 length libs puts before entries: counting itself or not. */
export function sized(body: Uint8Array, countsItself = true): Uint8Array {
  return bytesOf(['u32', body.length + (countsItself ? 4 : 0)], body)
}

export function block(type: number, ...body: readonly Field[]): Uint8Array {
  const bytes = bytesOf(...body)
  const padding = new Uint8Array((4 - (bytes.length % 4)) % 4)
  const total = bytes.length + padding.length + 12
  return bytesOf(['u32', type], ['u32', total], bytes, padding, ['u32', total])
}

export function section(major = 1, minor = 2): Uint8Array {
  return block(0x0a0d0d0a, ['u32', 0x1a2b3c4d], ['u16', major], ['u16', minor], ['u64', -1])
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/**
 * A host record as an object: strings as text without NUL, numbers as bigint, other bytes as hex;
 * what the record does not know is left out.
 */
export function describe(record: Uint8Array, id: string): Record<string, string | bigint> {
  const row = hostRecord(id)
  const view = RecordView.of(record)
  if (view === null || view.code !== row.code) throw new Error(`not a ${id} record`)
  const result: Record<string, string | bigint> = {}
  for (const [index, param] of row.params.entries()) {
    const bytes = view.param(index)
    if (bytes.length === 0) continue
    if (param.type === 'charbuf') result[param.name] = view.text(index)
    else if (param.type === 'bytebuf' || param.type === 'socktuple') {
      result[param.name] = Buffer.from(bytes).toString('hex')
    } else {
      const value = bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
      result[param.name] = param.type.startsWith('int')
        ? BigInt.asIntN(8 * bytes.length, value)
        : value
    }
  }
  return result
}
