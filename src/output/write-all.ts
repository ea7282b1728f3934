// SPDX-License-Identifier: Apache-2.0
// Synchronous writes that end only when every byte is out: a pipe whose reader is slow answers
// EAGAIN, and an alert may neither be lost nor reordered because of that.
import { writeSync } from 'node:fs'
import { OutputClosed } from './output.ts'

// Blocks this thread without burning CPU; nothing ever wakes it but the timeout.
const pause = new Int32Array(new SharedArrayBuffer(4))
const RETRY_MS = 1

export type Write = (fd: number, bytes: Uint8Array, offset: number) => number

/** Throws OutputClosed when the reader is gone. */
export function writeAll(fd: number, bytes: Uint8Array, write: Write = writeSync): void {
  let offset = 0
  while (offset < bytes.length) {
    try {
      offset += write(fd, bytes, offset)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EAGAIN') Atomics.wait(pause, 0, 0, RETRY_MS)
      else if (code === 'EPIPE')
        throw new OutputClosed('the reader of the output is gone', { cause: error })
      else throw error
    }
  }
}
