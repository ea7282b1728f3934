// SPDX-License-Identifier: Apache-2.0
// Records of the bundled captures, cut out of their blocks, for tests that feed or damage them one by one.

import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

const CAPTURES = new URL('../captures/', import.meta.url)

/** Record offset within an event block, by block type (libscap scap_savefile.h). */
const RECORD_AT: Record<number, number> = { 534: 10, 545: 10, 535: 14, 546: 14 }

/** The bytes of a bundled capture, inflated. */
export function captureBytes(name: string): Uint8Array {
  const bytes = readFileSync(new URL(name, CAPTURES))
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes
}

/** Names of all bundled captures. */
export function captureNames(): string[] {
  return readdirSync(CAPTURES)
    .filter(name => name.endsWith('.scap'))
    .sort()
}

/** Every event record of a bundled capture, in order. */
export function captureRecords(name: string): Uint8Array[] {
  const bytes = captureBytes(name)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const records: Uint8Array[] = []
  for (let at = 0; at + 8 <= bytes.length; ) {
    const offset = RECORD_AT[view.getUint32(at, true)]
    const total = view.getUint32(at + 4, true)
    if (offset !== undefined) {
      const start = at + offset
      records.push(bytes.subarray(start, start + view.getUint32(start + 16, true)))
    }
    at += total
  }
  return records
}
