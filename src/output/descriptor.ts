// SPDX-License-Identifier: Apache-2.0
// Bytes to a file descriptor without ever holding up the program: files by the thread pool, pipes,
// terminals and sockets by writes that do not wait. For stdout.ts and file.ts.
import { constants as fs, fstatSync, openSync, write, writeSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { OutputClosed } from './output.ts'

const writeAsync = promisify(write)

/** A pipe holds 64 KiB: asked this often, it takes 64 MB a second from us. */
const RETRY_MS = 1

const NEWLINE = 0x0a

/**
 * A descriptor for the same pipe or terminal that does not block. Opened anew, so that whoever shares
 * the old one does not find it changed; where that is not possible (a socket) the old one.
 */
export function withoutWaiting(fd: number): number {
  const stat = fstatSync(fd)
  if (!stat.isFIFO() && !stat.isCharacterDevice()) return fd
  try {
    return openSync(`/proc/self/fd/${fd}`, fs.O_WRONLY | fs.O_NONBLOCK | fs.O_NOCTTY)
  } catch {
    return fd
  }
}

export type WriteSome = (fd: number, bytes: Uint8Array, offset: number) => number | Promise<number>

/** How to write to `fd`: whether it can make us wait decides. */
export function writerFor(fd: number): WriteSome {
  if (fstatSync(fd).isFile()) {
    return async (to, bytes, offset) =>
      (await writeAsync(to, bytes, offset, bytes.length - offset, null)).bytesWritten
  }
  return (to, bytes, offset) => writeSync(to, bytes, offset)
}

/** A batch of lines on its way: remembers how far it got when a write fails midway. */
export class Progressing {
  #bytes: Uint8Array | undefined
  #offset = 0

  /** Ends when all is written. Throws OutputClosed when the reader is gone, and what else went wrong. */
  async write(
    fd: number,
    bytes: Uint8Array,
    signal: AbortSignal,
    some: WriteSome = writerFor(fd),
  ): Promise<void> {
    if (this.#bytes !== bytes) {
      this.#bytes = bytes
      this.#offset = 0
    }
    while (this.#offset < bytes.length) {
      try {
        this.#offset += await some(fd, bytes, this.#offset)
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        if (code === 'EPIPE') {
          throw new OutputClosed('the reader of the output is gone', { cause: error })
        }
        if (code !== 'EAGAIN') throw error
        if (signal.aborted) throw error
        await setTimeout(RETRY_MS)
      }
    }
    this.#bytes = undefined
  }

  /** What follows goes to another file: the line that was cut off is written there from its start. */
  restartLine(): void {
    if (this.#bytes === undefined || this.#offset === 0) return
    this.#offset = this.#bytes.lastIndexOf(NEWLINE, this.#offset - 1) + 1
  }
}
