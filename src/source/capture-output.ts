// SPDX-License-Identifier: Apache-2.0
// The file that a capture is written to: whole blocks only, whatever happens; readable by its owner alone, for
// it holds what programs read and wrote. Compressed ones are a row of gzip members, so that what a killed
// program has written is readable too.
import { closeSync, constants, fchmodSync, fstatSync, ftruncateSync, openSync } from 'node:fs'
import { gzipSync, constants as zlib } from 'node:zlib'
import { writeAll } from '../output/write-all.ts'
import { knownReason } from '../system-errors.ts'

/** The file cannot be written; the message says which and why. */
export class CaptureOutputError extends Error {
  override readonly name = 'CaptureOutputError'
}

export interface CaptureOutputOptions {
  /** Fails when there is such a file, or a link of that name. */
  readonly fresh?: boolean
  readonly compressed?: boolean
  /** Nothing is written that would make the file larger; undefined: no limit. */
  readonly maxBytes?: number | undefined
}

/** Bytes that are compressed at once: of the order of a millisecond. */
const MEMBER_BYTES = 256 << 10
const STDOUT = 1

export class CaptureOutput {
  readonly #path: string
  readonly #options: CaptureOutputOptions
  readonly #fd: number
  readonly #isFile: boolean
  #parts: Uint8Array[] = []
  #waiting = 0
  /** In the file; all of it whole blocks. */
  #written = 0
  #full = false
  #closed = false

  /** `-`: standard output. Throws CaptureOutputError. */
  constructor(path: string, options: CaptureOutputOptions = {}) {
    this.#path = path
    this.#options = options
    try {
      this.#fd = path === '-' ? STDOUT : openSync(path, flagsFor(options), 0o600)
      this.#isFile = path !== '-' && fstatSync(this.#fd).isFile()
      // One that was there may have been open to all.
      if (this.#isFile) fchmodSync(this.#fd, 0o600)
    } catch (error) {
      throw this.#named(error)
    }
  }

  get path(): string {
    return this.#path
  }

  /** Bytes in the file. */
  get bytes(): number {
    return this.#written
  }

  /** The limit is reached: what is given from now on is left out. */
  get full(): boolean {
    return this.#full
  }

  /** `blocks` are whole, and may change after the call. Throws CaptureOutputError, and OutputClosed of pipes. */
  write(blocks: Uint8Array): void {
    if (this.#options.compressed !== true) {
      this.#put(blocks)
      return
    }
    this.#parts.push(blocks.slice())
    this.#waiting += blocks.length
    if (this.#waiting >= MEMBER_BYTES) this.#putMember()
  }

  /** What waits is written. Throws as write() does; the file is closed all the same. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    try {
      this.#putMember()
    } finally {
      if (this.#fd !== STDOUT) closeSync(this.#fd)
    }
  }

  #putMember(): void {
    if (this.#waiting === 0) return
    const member = gzipSync(Buffer.concat(this.#parts), { level: zlib.Z_BEST_SPEED })
    this.#parts = []
    this.#waiting = 0
    this.#put(member)
  }

  #put(bytes: Uint8Array): void {
    const { maxBytes } = this.#options
    if (this.#full || (maxBytes !== undefined && this.#written + bytes.length > maxBytes)) {
      this.#full = true
      return
    }
    try {
      writeAll(this.#fd, bytes)
    } catch (error) {
      // A block cut in the middle would make the whole file look damaged.
      if (this.#isFile) ftruncateSync(this.#fd, this.#written)
      throw this.#named(error)
    }
    this.#written += bytes.length
  }

  #named(error: unknown): unknown {
    const reason = knownReason(error, { ENOENT: 'there is no such directory' })
    if (reason === undefined) return error
    return new CaptureOutputError(`cannot write the capture ${this.#path}: ${reason}`, {
      cause: error,
    })
  }
}

function flagsFor({ fresh }: CaptureOutputOptions): number {
  const { O_CREAT, O_EXCL, O_TRUNC, O_WRONLY, O_NOCTTY } = constants
  return O_WRONLY | O_CREAT | O_NOCTTY | (fresh === true ? O_EXCL : O_TRUNC)
}
