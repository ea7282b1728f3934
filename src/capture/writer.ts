// SPDX-License-Identifier: Apache-2.0
// Writes captures that Falco, sysdig, Stratoshark and our reader can read: section header, state from
// host records, events. Tests and benchmarks use it, and whatever records live events. Always the newest
// block versions, in the order libs writes them.
import { EVENTS } from '../schema/events.ts'
import { RECORD_HEADER } from '../schema/layout.ts'
import {
  BLOCK_HEADER,
  BLOCK_OVERHEAD,
  BYTE_ORDER_MAGIC,
  DESCRIPTORS_BLOCK_V2,
  EVENT_BLOCK_V2,
  EVENT_BLOCK_V2_FLAGS,
  EVENT_BLOCK_V2_LARGE,
  EVENT_BLOCK_V2_LARGE_FLAGS,
  INTERFACES_BLOCK_V2,
  MACHINE_BLOCK,
  MAJOR_VERSION,
  NEWEST_MINOR_VERSION,
  PROCESSES_BLOCK_V9,
  recordStartOf,
  SECTION_BLOCK,
  USERS_BLOCK_V2,
} from './blocks.ts'
import { SECTION_BODY_BYTES } from './section.ts'
import {
  encodeDescriptor,
  encodeGroup,
  encodeInterface,
  encodeMachine,
  encodeProcess,
  encodeUser,
  HostRecordView,
} from './state-entries.ts'

/** libs reads an ordinary event block into 64 KiB: CPU (2), flags (4), record, the length again (4). */
const MAX_PLAIN_RECORD = 0x10000 - 10

/** Blocks for large events also tell readers that the lengths of parameters have four bytes. */
function isLarge(record: Uint8Array): boolean {
  const code = new DataView(record.buffer, record.byteOffset).getUint16(RECORD_HEADER.TYPE, true)
  return record.length > MAX_PLAIN_RECORD || EVENTS[code]?.flags.includes('LARGE_PAYLOAD') === true
}

export class CaptureWriter {
  readonly #write: (bytes: Uint8Array) => void

  /** `write` gets each block as it is made, in bytes it may keep. The section header comes at once. */
  constructor(write: (bytes: Uint8Array) => void) {
    this.#write = write
    const body = new Uint8Array(SECTION_BODY_BYTES)
    const view = new DataView(body.buffer)
    view.setUint32(0, BYTE_ORDER_MAGIC, true)
    view.setUint16(4, MAJOR_VERSION, true)
    view.setUint16(6, NEWEST_MINOR_VERSION, true)
    // Length of the section: not known.
    view.setBigInt64(8, -1n, true)
    this.#block(SECTION_BLOCK, [body])
  }

  /** State as host records in any order; one block for each kind, one for the descriptors of a thread. */
  state(records: Iterable<Uint8Array>): void {
    const machines: Uint8Array[] = []
    const interfaces: Uint8Array[] = []
    const users: Uint8Array[] = []
    const groups: Uint8Array[] = []
    const processes: Uint8Array[] = []
    const descriptors = new Map<bigint, Uint8Array[]>()
    const lists: Readonly<Record<string, (view: HostRecordView) => void>> = {
      MACHINE: view => machines.push(encodeMachine(view)),
      INTERFACE: view => interfaces.push(encodeInterface(view)),
      USER: view => users.push(encodeUser(view)),
      GROUP: view => groups.push(encodeGroup(view)),
      THREAD: view => processes.push(encodeProcess(view)),
      FD: view => {
        const tid = view.i64('tid')
        const list = descriptors.get(tid)
        if (list === undefined) descriptors.set(tid, [encodeDescriptor(view)])
        else list.push(encodeDescriptor(view))
      },
    }
    for (const record of records) {
      const view = new HostRecordView(record)
      const add = lists[view.id]
      if (add === undefined) throw new TypeError(`a capture has no list for ${view.id} records`)
      add(view)
    }
    for (const machine of machines) this.#block(MACHINE_BLOCK, [machine])
    if (interfaces.length > 0) this.#block(INTERFACES_BLOCK_V2, interfaces)
    if (users.length + groups.length > 0) this.#block(USERS_BLOCK_V2, [...users, ...groups])
    if (processes.length > 0) this.#block(PROCESSES_BLOCK_V9, processes)
    for (const [tid, list] of descriptors) {
      const owner = new Uint8Array(8)
      new DataView(owner.buffer).setBigInt64(0, tid, true)
      this.#block(DESCRIPTORS_BLOCK_V2, [owner, ...list])
    }
  }

  /** One event record. `flags`: what libs keeps beside an event (1 = was dropped by sampling); mostly 0. */
  event(record: Uint8Array, cpu: number, flags = 0): void {
    const large = isLarge(record)
    const plain = large ? EVENT_BLOCK_V2_LARGE : EVENT_BLOCK_V2
    const flagged = large ? EVENT_BLOCK_V2_LARGE_FLAGS : EVENT_BLOCK_V2_FLAGS
    const head = new Uint8Array(flags === 0 ? 2 : 6)
    const view = new DataView(head.buffer)
    view.setUint16(0, cpu, true)
    if (flags !== 0) view.setUint32(2, flags, true)
    this.#block(flags === 0 ? plain : flagged, [head, record])
  }

  #block(type: number, parts: readonly Uint8Array[]): void {
    const size = parts.reduce((sum, part) => sum + part.length, 0)
    // Blocks are padded to four bytes.
    const total = BLOCK_OVERHEAD + ((size + 3) & ~3)
    const block = new Uint8Array(total)
    const view = new DataView(block.buffer)
    view.setUint32(0, type, true)
    view.setUint32(4, total, true)
    let at = BLOCK_HEADER
    for (const part of parts) {
      block.set(part, at)
      at += part.length
    }
    view.setUint32(total - 4, total, true)
    this.#write(block)
  }
}

/** Adds `offset` nanoseconds to the time of each event block: a capture repeated goes on in time. */
export function shiftTimes(blocks: Uint8Array, offset: bigint): void {
  const view = new DataView(blocks.buffer, blocks.byteOffset, blocks.byteLength)
  for (let at = 0; at + BLOCK_OVERHEAD <= blocks.length; ) {
    const type = view.getUint32(at, true)
    const length = view.getUint32(at + 4, true)
    const skip = recordStartOf(type)
    if (skip !== 0) {
      const ts = at + skip + RECORD_HEADER.TS
      view.setBigUint64(ts, view.getBigUint64(ts, true) + offset, true)
    }
    at += Math.max(length, BLOCK_OVERHEAD)
  }
}
