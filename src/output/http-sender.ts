// SPDX-License-Identifier: Apache-2.0
// Posts bodies to one URL in order, several under way on one connection, and says how many got
// through. What the status of an answer means is decided here, for the http and Slack outputs.

import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Client, Dispatcher } from 'undici'
import type { Sent } from './delivery.ts'
import { OutputError } from './output.ts'
import type { TlsMaterial } from './tls-files.ts'

const gzipAsync = promisify(gzip)

export interface HttpSenderOptions {
  /** The section of the configuration, for messages. */
  readonly prefix: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly tls: TlsMaterial
  readonly compress: boolean
  /** For the whole of a request, in milliseconds. */
  readonly timeout: number
  /** Requests under way at once. */
  readonly pipelining: number
  /** Called with the text of each answer, when it is wanted. */
  readonly onAnswer?: ((status: number, text: string) => void) | undefined
}

/** The alert itself is at fault: no use in sending it again. */
const REFUSED: ReadonlySet<number> = new Set([400, 413, 414, 415, 422, 431])

/** Below this, compression adds more than it saves. */
const COMPRESS_FROM = 200
const LONGEST_ANSWER = 4096
const LONGEST_RETRY_AFTER_MS = 300_000

/** What was not delivered, and why. */
class HttpError extends Error {
  override readonly name = 'HttpError'
  readonly refused: boolean
  readonly retryAfter: number | undefined

  constructor(message: string, refused = false, retryAfter?: number) {
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

/** Falco takes quotes around the URL; throws OutputError. */
export function parseUrl(prefix: string, text: string): URL {
  const bare = text.trim().replace(/^["']+|["']+$/g, '')
  let url: URL
  try {
    url = new URL(bare)
  } catch (error) {
    throw new OutputError(`${prefix}: "${bare}" is not a URL`, { cause: error })
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new OutputError(`${prefix}: expected http:// or https://, found "${url.protocol}"`)
  }
  return url
}

function authorization(url: URL): Record<string, string> {
  if (url.username === '' && url.password === '') return {}
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
}

export class HttpSender {
  readonly #options: HttpSenderOptions
  readonly #url: URL
  readonly #path: string
  readonly #headers: Readonly<Record<string, string>>
  #client: Client | undefined

  constructor(options: HttpSenderOptions) {
    this.#options = options
    this.#url = parseUrl(`${options.prefix}.url`, options.url)
    this.#path = this.#url.pathname + this.#url.search
    this.#headers = { ...authorization(this.#url), ...options.headers }
  }

  async open(): Promise<void> {
    // Loaded when it is needed, for it takes a tenth of a second.
    const { Client } = await import('undici')
    const { tls, timeout, pipelining } = this.#options
    this.#client = new Client(this.#url.origin, {
      pipelining,
      connect: { ...tls, timeout, ca: tls.ca === undefined ? undefined : [...tls.ca] },
      headersTimeout: timeout,
      bodyTimeout: timeout,
    } as Client.Options)
  }

  /** Posts each body, in order; `sizes` says how many alerts each one carries. */
  async send(bodies: readonly string[], sizes: readonly number[], end: AbortSignal): Promise<Sent> {
    const encoded = await Promise.all(bodies.map(body => this.#encode(body)))
    const answers = await Promise.allSettled(encoded.map(body => this.#post(body, end)))
    let delivered = 0
    let rejected = 0
    let refusal: Error | undefined
    for (const [index, answer] of answers.entries()) {
      const size = sizes[index] as number
      if (answer.status === 'fulfilled') {
        delivered += size
        continue
      }
      const error = this.#describe(answer.reason as Error)
      if (error instanceof HttpError && error.refused) {
        refusal = error
        rejected += size
        continue
      }
      // Counted from the front: what follows a failure is sent again, in order.
      const retryAfter = error instanceof HttpError ? error.retryAfter : undefined
      const sent = { delivered, rejected, error, ...(refusal !== undefined && { refusal }) }
      return retryAfter === undefined ? sent : { ...sent, retryAfter }
    }
    return refusal === undefined ? { delivered } : { delivered, rejected, refusal }
  }

  async #encode(text: string): Promise<string | Buffer> {
    const { compress } = this.#options
    return compress && text.length >= COMPRESS_FROM ? gzipAsync(text, { level: 1 }) : text
  }

  #describe(error: Error): Error {
    if (error instanceof HttpError) return error
    const cause = (error as { code?: string }).code ?? ''
    const text = error.message === '' ? cause : error.message
    return new Error(`${this.#url.origin}: ${text}`, { cause: error })
  }

  async #post(body: string | Buffer, end: AbortSignal): Promise<void> {
    const { onAnswer } = this.#options
    const compressed = typeof body !== 'string'
    const request: Dispatcher.RequestOptions = {
      method: 'POST',
      path: this.#path,
      body,
      headers: compressed ? { ...this.#headers, 'content-encoding': 'gzip' } : this.#headers,
      // Sending twice does no harm here, which is what lets requests follow each other on the line.
      idempotent: true,
      signal: end,
    }
    const answer = await (this.#client as Client).request(request)
    const { statusCode, headers } = answer
    const ok = statusCode >= 200 && statusCode < 300
    if (ok && onAnswer === undefined) {
      await answer.body.dump()
      return
    }
    const text = (await answer.body.text()).slice(0, LONGEST_ANSWER)
    onAnswer?.(statusCode, text)
    if (ok) return
    throw new HttpError(
      `${this.#url.origin} answered ${statusCode}`,
      REFUSED.has(statusCode),
      retryAfterOf(headers['retry-after']),
    )
  }

  async close(): Promise<void> {
    await this.#client?.destroy()
  }
}
