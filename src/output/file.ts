// SPDX-License-Identifier: Apache-2.0
// Alerts appended to a file. Without `keepAlive` it is opened anew for each batch, so that it may be
// moved away at any time; with it, SIGUSR1 reopens it, and so does finding it moved or removed.
import { close, closeSync, constants as fs, fstatSync, open, openSync, statSync } from 'node:fs'
import { promisify } from 'node:util'
import type { Sent, Sink } from './delivery.ts'
import { Progressing } from './descriptor.ts'
import { OutputClosed, OutputError } from './output.ts'
import type { TextBatch } from './queue.ts'

const openAsync = promisify(open)
const closeAsync = promisify(close)

// Without waiting, so that a named pipe nobody reads is an error and not a standstill.
const FLAGS = fs.O_WRONLY | fs.O_APPEND | fs.O_CREAT | fs.O_NONBLOCK | fs.O_NOCTTY

/** How often a file that is kept open is looked for under its name. */
const LOOK_MS = 1000

export interface FileOptions {
  readonly filename: string
  readonly keepAlive: boolean
}

export class FileSink implements Sink<TextBatch> {
  readonly #options: FileOptions
  readonly #progress = new Progressing()
  #fd: number | undefined
  #stale = false
  #looked = 0

  constructor(options: FileOptions) {
    this.#options = options
  }

  open(): void {
    const { filename, keepAlive } = this.#options
    try {
      const fd = openSync(filename, FLAGS)
      if (keepAlive) this.#fd = fd
      else closeSync(fd)
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      // A named pipe without a reader: it may come.
      if (code === 'ENXIO') return
      throw new OutputError(`file_output.filename: ${message}`, { cause: error })
    }
  }

  async send({ bytes, count }: TextBatch, signal: AbortSignal): Promise<Sent> {
    const { filename, keepAlive } = this.#options
    await this.#look()
    const fd = this.#fd ?? (await openAsync(filename, FLAGS))
    if (keepAlive) this.#fd = fd
    try {
      await this.#progress.write(fd, bytes, signal)
    } catch (error) {
      // The reader of a named pipe left: another may come, and what was cut off is for him.
      if (!(error instanceof OutputClosed)) throw error
      this.#stale = true
      throw new Error(`${filename}: nobody reads it`, { cause: error })
    } finally {
      if (!keepAlive) await closeAsync(fd)
    }
    return { delivered: count }
  }

  /** Whether the open file is still the one of that name. */
  #moved(fd: number): boolean {
    const now = performance.now()
    if (now - this.#looked < LOOK_MS) return false
    this.#looked = now
    const named = statSync(this.#options.filename, { throwIfNoEntry: false })
    const held = fstatSync(fd)
    return named === undefined || named.ino !== held.ino || named.dev !== held.dev
  }

  async #look(): Promise<void> {
    if (this.#fd === undefined) return
    if (!this.#stale && !this.#moved(this.#fd)) return
    this.#stale = false
    const old = this.#fd
    this.#fd = undefined
    this.#progress.restartLine()
    await closeAsync(old)
  }

  /** At the next batch; one that is being written ends up where it began. */
  reopen(): void {
    this.#stale = true
  }

  close(): void {
    if (this.#fd !== undefined) closeSync(this.#fd)
    this.#fd = undefined
  }
}
