// SPDX-License-Identifier: Apache-2.0
// User list blocks into USER and GROUP records. A capture lists the host's users only; those of
// containers come as events.
import { hostRecord } from '../schema/host-records.ts'
import { encodeRecord } from '../schema/record.ts'
import type { ByteCursor } from './byte-cursor.ts'
import { readEntries } from './entries.ts'
import { stringValue } from './host-value.ts'

const USER = hostRecord('USER')
const GROUP = hostRecord('GROUP')

/** The first byte of an entry; anything else is a group. */
const USER_ENTRY = 0

/** Calls `push` with one USER or GROUP record for each entry of the block's body. */
export function decodeUsers(
  body: Uint8Array,
  version: number,
  push: (record: Uint8Array) => void,
): void {
  readEntries(body, { version, countsItself: true }, entry =>
    push(entry.u8() === USER_ENTRY ? decodeUser(entry) : decodeGroup(entry)),
  )
}

function decodeUser(cursor: ByteCursor): Uint8Array {
  return encodeRecord(USER, 0, 0, {
    uid: cursor.u32(),
    gid: cursor.u32(),
    name: stringValue(cursor.counted()),
    home: stringValue(cursor.counted()),
    shell: stringValue(cursor.counted()),
    container_id: '',
  })
}

function decodeGroup(cursor: ByteCursor): Uint8Array {
  return encodeRecord(GROUP, 0, 0, {
    gid: cursor.u32(),
    name: stringValue(cursor.counted()),
    container_id: '',
  })
}
