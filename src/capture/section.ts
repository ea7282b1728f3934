// SPDX-License-Identifier: Apache-2.0
// The section header block: says that a file is a capture, in which byte order and which version.
import {
  BLOCK_HEADER,
  BLOCK_OVERHEAD,
  BYTE_ORDER_MAGIC,
  MAJOR_VERSION,
  NEWEST_MINOR_VERSION,
  SECTION_BLOCK,
} from './blocks.ts'
import { CaptureError } from './capture-error.ts'

/** Magic, two version numbers and the section's length; options may follow. */
export const SECTION_BODY_BYTES = 16

/** Throws a CaptureError unless this version can read what follows. `offset`: where the block is. */
export function checkSection(block: Uint8Array, offset: number): void {
  const place = { offset, blockType: SECTION_BLOCK }
  if (block.length < BLOCK_OVERHEAD + SECTION_BODY_BYTES) {
    throw new CaptureError('corrupt-block', 'a section header that is too short', place)
  }
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
  if (view.getUint32(BLOCK_HEADER, true) !== BYTE_ORDER_MAGIC) {
    const swapped = view.getUint32(BLOCK_HEADER, false) === BYTE_ORDER_MAGIC
    const reason = swapped ? 'a big-endian capture: not supported' : 'not a capture: wrong magic'
    throw new CaptureError('not-a-capture', reason, place)
  }
  const major = view.getUint16(BLOCK_HEADER + 4, true)
  const minor = view.getUint16(BLOCK_HEADER + 6, true)
  if (major === MAJOR_VERSION && minor <= NEWEST_MINOR_VERSION) return
  const newest = `${MAJOR_VERSION}.${NEWEST_MINOR_VERSION}`
  throw new CaptureError(
    'newer-version',
    `capture format ${major}.${minor}, but the newest known is ${newest}`,
    place,
  )
}
