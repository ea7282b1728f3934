// SPDX-License-Identifier: Apache-2.0
// Alerts by HTTP POST, one a request as Falco sends them; those that wait follow each other on one
// connection without waiting for answers, so order is kept.
import type { Sent, Sink } from './delivery.ts'
import { HttpSender, type HttpSenderOptions } from './http-sender.ts'
import type { Alert } from './output.ts'

/** As many are sent in one go as take about this long: a slow server is seen to make progress. */
const QUICK_MS = 50
const SLOW_MS = 200

export class HttpSink implements Sink<readonly Alert[]> {
  readonly #sender: HttpSender
  /** What may be under way at once is never too much for one go. */
  readonly #least: number
  #most: number

  /** Throws OutputError when the options cannot work. */
  constructor(options: HttpSenderOptions) {
    this.#sender = new HttpSender(options)
    this.#least = options.pipelining
    this.#most = this.#least
  }

  open(): Promise<void> {
    return this.#sender.open()
  }

  async send(batch: readonly Alert[], signal: AbortSignal): Promise<Sent> {
    const some = batch.length > this.#most ? batch.slice(0, this.#most) : batch
    const lines = some.map(({ line }) => line)
    const sizes = some.map(() => 1)
    const began = performance.now()
    const sent = await this.#sender.send(lines, sizes, signal)
    const took = performance.now() - began
    if (sent.error !== undefined || took > SLOW_MS)
      this.#most = Math.max(this.#most / 2, this.#least)
    else if (took < QUICK_MS && some.length === this.#most) this.#most *= 2
    return sent
  }

  reopen(): void {}

  close(): Promise<void> {
    return this.#sender.close()
  }
}
