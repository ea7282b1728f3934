// SPDX-License-Identifier: Apache-2.0
// One request and its answer, as undici tells of it: what became of the body that was posted. What the
// status of an answer means is decided here.
import type { Dispatcher } from 'undici'

/** The alert itself is at fault: no use in sending it again. */
const REFUSED: ReadonlySet<number> = new Set([400, 413, 414, 415, 422, 431])

const LONGEST_TEXT = 4096
const LONGEST_RETRY_AFTER_MS = 300_000

/** An answer that says no. */
export class HttpError extends Error {
  override readonly name = 'HttpError'
  readonly refused: boolean
  /** Milliseconds to wait, when the server said so. */
  readonly retryAfter: number | undefined

  constructor(message: string, refused: boolean, retryAfter: number | undefined) {
    super(message)
    this.refused = refused
    this.retryAfter = retryAfter
  }
}

function retryAfterOf(header: unknown): number | undefined {
  const seconds = Number(header)
  if (header === undefined || !Number.isFinite(seconds) || seconds < 0) return undefined
  return Math.min(seconds * 1000, LONGEST_RETRY_AFTER_MS)
}

export interface ExchangeOptions {
  /** Of the server, for messages. */
  readonly origin: string
  /** Called once: undefined when the server took it, HttpError when it answered otherwise. */
  readonly onEnd: (error: Error | undefined) => void
  /** Called with the text of the answer, when it is wanted. */
  readonly onAnswer?: ((status: number, text: string) => void) | undefined
}

export class Exchange implements Dispatcher.DispatchHandler {
  readonly #options: ExchangeOptions
  #status = 0
  #retryAfter: unknown
  #text = ''

  constructor(options: ExchangeOptions) {
    this.#options = options
  }

  /** Has to be there, or undici takes this for a handler of the older kind. */
  onRequestStart(): void {}

  onResponseStart(_: unknown, status: number, headers: Readonly<Record<string, unknown>>): void {
    this.#status = status
    this.#retryAfter = headers['retry-after']
  }

  onResponseData(_: unknown, chunk: Buffer): void {
    if (this.#options.onAnswer === undefined) return
    if (this.#text.length < LONGEST_TEXT) this.#text += chunk.toString()
  }

  onResponseEnd(): void {
    const { origin, onAnswer, onEnd } = this.#options
    const status = this.#status
    onAnswer?.(status, this.#text.slice(0, LONGEST_TEXT))
    if (status >= 200 && status < 300) onEnd(undefined)
    else {
      const refused = REFUSED.has(status)
      const wait = retryAfterOf(this.#retryAfter)
      onEnd(new HttpError(`${origin} answered ${status}`, refused, wait))
    }
  }

  onResponseError(_: unknown, error: Error): void {
    const { origin, onEnd } = this.#options
    const text = error.message === '' ? (error as { code?: string }).code : error.message
    onEnd(new Error(`${origin}: ${text}`, { cause: error }))
  }
}
