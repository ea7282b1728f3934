// SPDX-License-Identifier: Apache-2.0
// Alerts by HTTP POST, one a request as Falco sends them; those that wait follow each other on one
// connection without waiting for answers, so order is kept.
import type { Sent, Sink } from './delivery.ts'
import { HttpSender, type HttpSenderOptions } from './http-sender.ts'
import type { Alert } from './output.ts'

export class HttpSink implements Sink<readonly Alert[]> {
  readonly #sender: HttpSender
  readonly #widest: number
  /** Alerts under way at once: one after a failure, then more and more. */
  #window = 1

  /** Throws OutputError when the options cannot work. */
  constructor(options: HttpSenderOptions) {
    this.#sender = new HttpSender(options)
    this.#widest = options.pipelining
  }

  open(): Promise<void> {
    return this.#sender.open()
  }

  async send(batch: readonly Alert[], signal: AbortSignal): Promise<Sent> {
    const some = batch.slice(0, this.#window)
    const lines = some.map(({ line }) => line)
    const sent = await this.#sender.send(
      lines,
      some.map(() => 1),
      signal,
    )
    this.#window = sent.error === undefined ? Math.min(this.#window * 2, this.#widest) : 1
    return sent
  }

  reopen(): void {}

  close(): Promise<void> {
    return this.#sender.close()
  }
}
