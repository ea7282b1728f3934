// SPDX-License-Identifier: Apache-2.0
// Entries of the list blocks for interfaces and users: since version 2 each has its length before it, and
// what this version does not know of an entry is left out.
import { ByteCursor } from './byte-cursor.ts'
import { CaptureError } from './capture-error.ts'

const LENGTH_SIZE = 4

/** Calls `read` for each entry. `countsItself`: the length is that of the entry with its length. */
export function readEntries(
  body: Uint8Array,
  { version, countsItself }: { readonly version: number; readonly countsItself: boolean },
  read: (entry: ByteCursor) => void,
): void {
  const cursor = new ByteCursor(body)
  while (cursor.left >= LENGTH_SIZE) {
    if (version < 2) {
      read(cursor)
      continue
    }
    const length = cursor.u32() - (countsItself ? LENGTH_SIZE : 0)
    if (length < 0) throw new CaptureError('corrupt-block', 'an entry is shorter than its length')
    read(new ByteCursor(cursor.take(length)))
  }
}
