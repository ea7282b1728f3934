// SPDX-License-Identifier: Apache-2.0
// Takes the record out of an event block. Blocks of version 1 have records without a parameter count;
// it is worked out here, so that all others see one record format.
import { EVENTS, eventById } from '../schema/events.ts'
import { RECORD_HEADER } from '../schema/layout.ts'
import { BLOCK_HEADER, type BlockKind } from './blocks.ts'

export interface EventBlock {
  readonly cpu: number
  /** The record: within the block for version 2, a copy for version 1. */
  readonly record: Uint8Array
}

/** Header of a record of version 1: the parameter count is missing. */
const OLD_HEADER_SIZE = RECORD_HEADER.SIZE - 4

/** Producers of version 1 wrote lengths 3 too large for these two. */
const OVERLONG_EVENTS: ReadonlySet<number> = new Set([
  eventById('NOTIFICATION_E').code,
  eventById('INFRASTRUCTURE_EVENT_E').code,
])
const OVERLONG_BY = 3

/** null when the record's lengths lie. `block`: the whole block, header and trailer included. */
export function readEventBlock(block: Uint8Array, kind: BlockKind): EventBlock | null {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
  const start = BLOCK_HEADER + (kind.flags === true ? 6 : 2)
  const end = block.length - 4
  const headerSize = kind.version === 1 ? OLD_HEADER_SIZE : RECORD_HEADER.SIZE
  if (end - start < headerSize) return null
  const cpu = view.getUint16(BLOCK_HEADER, true)
  const length = view.getUint32(start + RECORD_HEADER.LEN, true)
  if (length < headerSize || length > end - start) return null
  const bytes = block.subarray(start, start + length)
  if (kind.version !== 1) return { cpu, record: bytes }
  const record = withParamCount(bytes)
  return record === null ? null : { cpu, record }
}

function withParamCount(old: Uint8Array): Uint8Array | null {
  const view = new DataView(old.buffer, old.byteOffset, old.byteLength)
  const code = view.getUint16(RECORD_HEADER.TYPE, true)
  const length = OVERLONG_EVENTS.has(code) ? old.length - OVERLONG_BY : old.length
  const nparams = paramCount(view, code, length)
  if (nparams < 0) return null
  const record = new Uint8Array(length + 4)
  record.set(old.subarray(0, OLD_HEADER_SIZE))
  record.set(old.subarray(OLD_HEADER_SIZE, length), RECORD_HEADER.SIZE)
  const out = new DataView(record.buffer)
  out.setUint32(RECORD_HEADER.LEN, record.length, true)
  out.setUint32(RECORD_HEADER.NPARAMS, nparams, true)
  return record
}

/** The largest number of parameters with which lengths and values fill the record exactly; -1: none. */
function paramCount(view: DataView, code: number, end: number): number {
  const most = EVENTS[code]?.params.length ?? -1
  for (let count = most; count >= 0; count--) {
    let at = OLD_HEADER_SIZE + 2 * count
    if (at > end) continue
    for (let index = 0; index < count; index++) {
      at += view.getUint16(OLD_HEADER_SIZE + 2 * index, true)
    }
    if (at === end) return count
  }
  return -1
}
