// SPDX-License-Identifier: Apache-2.0
// A gzip file as a sequence of decompressed chunks, in bounded memory: while one chunk is evaluated the
// next is decompressed on another thread. Several members in one file are one stream, as gzip has it.
import { constants, createGunzip, type Gunzip } from 'node:zlib'

/** Bytes read from the file at a time. */
const COMPRESSED_CHUNK_BYTES = 128 * 1024
/** Decompressed bytes handed out at a time. */
const CHUNK_BYTES = 512 * 1024
/** Reads ahead of the decompressor, so that it never waits for us. */
const MAX_WRITES_WAITING = 2

export class GunzipReader {
  readonly #gunzip: Gunzip
  /** Fills the buffer from the file; returns the bytes read, 0 at the end. */
  readonly #read: (buffer: Uint8Array) => number
  #writesWaiting = 0
  #fileEnded = false
  #finishing = false
  #ended = false
  #error: NodeJS.ErrnoException | undefined
  #wake: (() => void) | undefined

  constructor(read: (buffer: Uint8Array) => number) {
    this.#read = read
    this.#gunzip = createGunzip({ chunkSize: CHUNK_BYTES, flush: constants.Z_NO_FLUSH })
    const wake = (): void => this.#wake?.()
    this.#gunzip.on('readable', wake)
    this.#gunzip.on('end', () => {
      this.#ended = true
      wake()
    })
    this.#gunzip.on('error', error => {
      this.#error = error
      wake()
    })
  }

  /** True when the compressed data stopped before its end. All before was handed out. */
  get cutShort(): boolean {
    return this.#error?.code === 'Z_BUF_ERROR'
  }

  /** The next chunk, or null at the end. Throws zlib's error for data that is not gzip. */
  async next(): Promise<Uint8Array | null> {
    for (;;) {
      this.#fill()
      const chunk = this.#gunzip.destroyed ? null : (this.#gunzip.read() as Uint8Array | null)
      if (chunk !== null) return chunk
      if (this.#ended || this.cutShort) return null
      if (this.#error !== undefined) throw this.#error
      await new Promise<void>(resolve => {
        this.#wake = resolve
      })
    }
  }

  close(): void {
    this.#gunzip.destroy()
  }

  #fill(): void {
    while (!this.#fileEnded && this.#writesWaiting < MAX_WRITES_WAITING) {
      const buffer = new Uint8Array(COMPRESSED_CHUNK_BYTES)
      const count = this.#read(buffer)
      if (count === 0) {
        this.#fileEnded = true
        break
      }
      this.#writesWaiting++
      this.#gunzip.write(buffer.subarray(0, count), () => {
        this.#writesWaiting--
        this.#wake?.()
      })
    }
    // An error at the end destroys the stream with all that waits in it: so not before all is decompressed,
    // and next() takes that out before the error can come.
    const drained = this.#fileEnded && this.#writesWaiting === 0
    if (drained && !this.#finishing && this.#error === undefined) {
      this.#finishing = true
      this.#gunzip.end()
    }
  }
}
