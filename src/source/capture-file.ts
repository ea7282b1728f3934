// SPDX-License-Identifier: Apache-2.0
// Replays a capture file, plain or gzip. Plain data is read straight into the evaluator's window; of a
// compressed file no more than a few chunks are in memory at a time.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { CaptureError } from '../capture/capture-error.ts'
import { CaptureReader } from '../capture/reader.ts'
import type { RecordSink } from '../capture/record-sink.ts'
import { reasonOf } from '../system-errors.ts'
import { GunzipReader } from './gunzip-reader.ts'
import type { EventSource, SourceStats } from './source.ts'

export interface CaptureFileOptions {
  /** Called after each read with the bytes of the file read so far and in all (0: unknown). */
  readonly onProgress?: (read: number, total: number) => void
}

/** Enough to tell gzip from a capture. */
const HEAD_BYTES = 4
const GZIP_MAGIC = [0x1f, 0x8b] as const

export class CaptureFile implements EventSource {
  readonly name: string
  readonly #options: CaptureFileOptions
  #fd = -1
  #bytesRead = 0
  #bytesTotal = 0
  /** First bytes of the file, read to see what it is and not yet handed on. */
  #head: Uint8Array = new Uint8Array(0)
  #reader: CaptureReader | undefined
  #gunzip: GunzipReader | undefined
  #ended = false
  readonly #warnings: CaptureError[] = []

  constructor(path: string, options: CaptureFileOptions = {}) {
    this.name = path
    this.#options = options
  }

  async open(sink: RecordSink): Promise<void> {
    try {
      this.#fd = openSync(this.name, 'r')
      const stat = fstatSync(this.#fd)
      if (stat.isDirectory()) throw new CaptureError('is-directory', 'is a directory')
      this.#bytesTotal = stat.isFile() ? stat.size : 0
      this.#head = this.#readHead()
    } catch (error) {
      await this.close()
      throw this.#named(error)
    }
    this.#reader = new CaptureReader(sink)
    if (GZIP_MAGIC.every((byte, index) => this.#head[index] === byte)) {
      this.#gunzip = new GunzipReader(buffer => this.#readSome(buffer))
    }
  }

  async next(): Promise<boolean> {
    const reader = this.#reader
    if (reader === undefined || this.#ended) return false
    try {
      const more =
        this.#gunzip === undefined
          ? this.#nextPlain(reader)
          : await this.#nextUnzipped(reader, this.#gunzip)
      this.#options.onProgress?.(this.#bytesRead, this.#bytesTotal)
      if (!more) this.#finish(reader)
      return more
    } catch (error) {
      throw this.#named(error)
    }
  }

  stats(): SourceStats {
    const counters = this.#reader === undefined ? {} : { ...this.#reader.stats }
    return { bytesRead: this.#bytesRead, bytesTotal: this.#bytesTotal, counters }
  }

  warnings(): readonly CaptureError[] {
    return this.#warnings
  }

  async close(): Promise<void> {
    this.#gunzip?.close()
    if (this.#fd >= 0) closeSync(this.#fd)
    this.#fd = -1
  }

  #nextPlain(reader: CaptureReader): boolean {
    const count = this.#readSome(reader.space())
    if (count === 0) return false
    reader.commit(count)
    return true
  }

  async #nextUnzipped(reader: CaptureReader, gunzip: GunzipReader): Promise<boolean> {
    const chunk = await gunzip.next()
    if (chunk === null) return false
    reader.write(chunk)
    return true
  }

  /** A cut file is a warning: what came before the cut was evaluated. */
  #finish(reader: CaptureReader): void {
    const cut = this.#gunzip?.cutShort === true
    let problem: CaptureError | undefined
    try {
      problem = reader.end()
    } catch (error) {
      if (!cut || !(error instanceof CaptureError)) throw error
      throw new CaptureError('truncated', 'compressed data ends before the first block')
    }
    if (cut) {
      problem = new CaptureError('truncated', 'compressed data is cut short', {
        offset: reader.stats.bytes,
      })
    }
    if (problem !== undefined) this.#warnings.push(problem.at({ file: this.name }))
    this.#ended = true
  }

  #readHead(): Uint8Array {
    const head = new Uint8Array(HEAD_BYTES)
    let have = 0
    while (have < HEAD_BYTES) {
      const count = readSync(this.#fd, head, have, HEAD_BYTES - have, null)
      if (count === 0) break
      have += count
    }
    return head.subarray(0, have)
  }

  /** What was read to look at first, then the file; 0 at its end. */
  #readSome(buffer: Uint8Array): number {
    let count = this.#head.length
    if (count > 0) {
      buffer.set(this.#head)
      this.#head = new Uint8Array(0)
    } else {
      count = readSync(this.#fd, buffer, 0, buffer.length, null)
    }
    this.#bytesRead += count
    return count
  }

  #named(error: unknown): unknown {
    if (error instanceof CaptureError) return error.at({ file: this.name })
    if (!(error instanceof Error) || !('code' in error)) return error
    const code = String(error.code)
    if (code.startsWith('Z_')) {
      const offset = this.#reader?.stats.bytes
      const reason = `corrupt gzip data: ${error.message}`
      return new CaptureError('corrupt-gzip', reason, { offset, file: this.name })
    }
    const reason = reasonOf(error, { ENOENT: 'no such file' })
    return new CaptureError('unreadable', reason, { file: this.name })
  }
}
