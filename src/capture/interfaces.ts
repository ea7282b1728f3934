// SPDX-License-Identifier: Apache-2.0
// Interface list blocks into INTERFACE records: the host's own addresses, by which the evaluator tells
// local from remote.
import { hostRecord } from '../schema/host-records.ts'
import { encodeRecord } from '../schema/record.ts'
import type { ByteCursor } from './byte-cursor.ts'
import { CaptureError } from './capture-error.ts'
import { readEntries } from './entries.ts'
import { stringValue } from './host-value.ts'

const INTERFACE = hostRecord('INTERFACE')

interface AddressKind {
  readonly family: number
  readonly width: number
  /** A u64 link speed stands between the addresses and the name; nothing uses it. */
  readonly linkSpeed: boolean
}

const KINDS: ReadonlyMap<number, AddressKind> = new Map([
  [1, { family: 2, width: 4, linkSpeed: true }],
  [2, { family: 10, width: 16, linkSpeed: true }],
  [3, { family: 2, width: 4, linkSpeed: false }],
  [4, { family: 10, width: 16, linkSpeed: false }],
])

/** Calls `push` with one INTERFACE record for each entry of the block's body. */
export function decodeInterfaces(
  body: Uint8Array,
  version: number,
  push: (record: Uint8Array) => void,
): void {
  readEntries(body, { version, countsItself: false }, entry => push(decodeEntry(entry)))
}

function decodeEntry(cursor: ByteCursor): Uint8Array {
  const type = cursor.u16()
  const kind = KINDS.get(type)
  if (kind === undefined) throw new CaptureError('corrupt-block', `interface type ${type}`)
  const nameLength = cursor.u16()
  const addr = cursor.take(kind.width)
  const netmask = cursor.take(kind.width)
  const broadcast = cursor.take(kind.width)
  if (kind.linkSpeed) cursor.take(8)
  const name = stringValue(cursor.take(nameLength))
  return encodeRecord(INTERFACE, 0, 0, { family: kind.family, addr, netmask, broadcast, name })
}
