// SPDX-License-Identifier: Apache-2.0
// User list blocks into USER and GROUP records. A capture lists the host's users only; those of
// containers come as events.
import { hostRecord } from '../schema/host-records.ts'
import { encodeRecord } from '../schema/record.ts'
import { ByteCursor } from './byte-cursor.ts'
import { CaptureError } from './capture-error.ts'
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
  const cursor = new ByteCursor(body)
  while (cursor.left >= 4) {
    const start = cursor.position
    // Counts itself.
    const size = version >= 2 ? cursor.u32() : 0
    if (version >= 2 && size > cursor.left + 4) {
      throw new CaptureError('corrupt-block', `a user entry says ${size} bytes`)
    }
    push(cursor.u8() === USER_ENTRY ? decodeUser(cursor) : decodeGroup(cursor))
    if (version < 2) continue
    if (cursor.position > start + size) {
      throw new CaptureError('corrupt-block', `a user entry is longer than its ${size} bytes`)
    }
    cursor.position = start + size
  }
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
