// SPDX-License-Identifier: Apache-2.0
// Alerts on standard output: gathered, and written in one go while a batch of matches is under way.
import { closeSync } from 'node:fs'
import type { Sent, Sink } from './delivery.ts'
import { Progressing, type WriteSome, withoutWaiting, writerFor } from './descriptor.ts'
import type { TextBatch } from './queue.ts'

export class StdoutSink implements Sink<TextBatch> {
  readonly #fd: number
  readonly #progress = new Progressing()
  #own: number
  #write: WriteSome | undefined

  constructor(fd: number = 1) {
    this.#fd = fd
    this.#own = fd
  }

  open(): void {
    this.#own = withoutWaiting(this.#fd)
    this.#write = writerFor(this.#own)
  }

  async send({ bytes, count }: TextBatch, signal: AbortSignal): Promise<Sent> {
    await this.#progress.write(this.#own, bytes, signal, this.#write)
    return { delivered: count }
  }

  reopen(): void {}

  close(): void {
    if (this.#own !== this.#fd) closeSync(this.#own)
    this.#own = this.#fd
  }
}
