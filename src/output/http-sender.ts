// SPDX-License-Identifier: Apache-2.0
// Posts bodies to one URL in order and says how many got through. Several are under way on one connection,
// and each answer lets the next one go; what is ready at once leaves in one write.
import type { Socket } from 'node:net'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { buildConnector, Client, Dispatcher } from 'undici'
import type { Sent } from './delivery.ts'
import { Exchange, HttpError } from './http-exchange.ts'
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
  /** Until an answer begins, and between its parts, in milliseconds. */
  readonly timeout: number
  /** Requests under way at once, at most. */
  readonly pipelining: number
  /** Called with the text of each answer, when it is wanted. */
  readonly onAnswer?: ((status: number, text: string) => void) | undefined
}

/** Below this, compression adds more than it saves. */
const COMPRESS_FROM = 200
/** Nobody has that much to say about an alert. */
const LONGEST_ANSWER = 1 << 20

type Body = string | Buffer
/** Of a request that was sent; undefined: it got through. */
type Outcome = Error | undefined

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

function isRetried(outcome: Outcome): outcome is Error {
  return outcome !== undefined && !(outcome instanceof HttpError && outcome.refused)
}

/** Counted from the front: what follows a failure is sent again, in order. */
function summary(outcomes: readonly Outcome[], sizes: readonly number[]): Sent {
  let delivered = 0
  let rejected = 0
  let refusal: Error | undefined
  for (const [index, outcome] of outcomes.entries()) {
    if (isRetried(outcome)) {
      const retryAfter = outcome instanceof HttpError ? outcome.retryAfter : undefined
      return {
        delivered,
        rejected,
        error: outcome,
        ...(refusal !== undefined && { refusal }),
        ...(retryAfter !== undefined && { retryAfter }),
      }
    }
    const size = sizes[index] as number
    if (outcome === undefined) delivered += size
    else {
      refusal = outcome
      rejected += size
    }
  }
  return refusal === undefined ? { delivered } : { delivered, rejected, refusal }
}

export class HttpSender {
  readonly #options: HttpSenderOptions
  readonly #url: URL
  readonly #path: string
  readonly #headers: Readonly<Record<string, string>>
  #undici: typeof import('undici') | undefined
  #client: Client | undefined
  #socket: Socket | undefined
  #corked = false
  /** Requests under way at once: one on a new connection and after a failure, then more and more. */
  #window = 1

  constructor(options: HttpSenderOptions) {
    this.#options = options
    this.#url = parseUrl(`${options.prefix}.url`, options.url)
    this.#path = this.#url.pathname + this.#url.search
    this.#headers = { ...authorization(this.#url), ...options.headers }
  }

  async open(): Promise<void> {
    // Loaded when it is needed, for it takes a tenth of a second.
    this.#undici = await import('undici')
  }

  #connect(): Client {
    const { Client, buildConnector } = this.#undici as typeof import('undici')
    const { tls, timeout, pipelining } = this.#options
    const ca = tls.ca === undefined ? undefined : [...tls.ca]
    const connector = buildConnector({ ...tls, timeout, ca } as buildConnector.BuildOptions)
    return new Client(this.#url.origin, {
      pipelining,
      connect: (options, callback) =>
        connector(options, (...result) => {
          const [, socket] = result
          if (socket !== null && socket !== undefined) this.#use(socket)
          callback(...result)
        }),
      headersTimeout: timeout,
      bodyTimeout: timeout,
      maxResponseSize: LONGEST_ANSWER,
    })
  }

  #use(socket: Socket): void {
    this.#socket = socket
    // Its server may close it after each answer; then nothing is to be written ahead in vain.
    this.#window = 1
    this.#corked = false
    this.#cork()
  }

  /** What is written until this turn of the loop ends goes out in one write. */
  #cork(): void {
    const socket = this.#socket
    if (socket === undefined || this.#corked) return
    this.#corked = true
    socket.cork()
    process.nextTick(() => {
      socket.uncork()
      if (this.#socket === socket) this.#corked = false
    })
  }

  /** Posts each body, in order; `sizes` says how many alerts each one carries. */
  async send(bodies: readonly string[], sizes: readonly number[], end: AbortSignal): Promise<Sent> {
    const { compress } = this.#options
    const encoded = compress ? await Promise.all(bodies.map(encode)) : bodies
    if (end.aborted) return { delivered: 0, error: new Error('there is no more time') }
    const abort = (): void => this.#disconnect(new Error('there is no more time'))
    end.addEventListener('abort', abort, { once: true })
    try {
      return summary(await this.#post(encoded), sizes)
    } finally {
      end.removeEventListener('abort', abort)
    }
  }

  /** Settles when all are answered, or one failed and those sent after it have ended too. */
  #post(bodies: readonly Body[]): Promise<readonly Outcome[]> {
    this.#client ??= this.#connect()
    const client = this.#client
    const { promise, resolve } = withResolver<readonly Outcome[]>()
    const outcomes: Outcome[] = []
    let next = 0
    let underWay = 0
    let failed = false
    const settle = (index: number, outcome: Outcome): void => {
      outcomes[index] = outcome
      underWay--
      if (isRetried(outcome)) {
        failed = true
        this.#window = 1
        // Or those after it would be sent on a new connection, ahead of it.
        if (!(outcome instanceof HttpError)) queueMicrotask(() => this.#disconnect(outcome))
      } else if (!failed) this.#window = Math.min(this.#window + 1, this.#options.pipelining)
      go()
    }
    const go = (): void => {
      // Many in one write cost a fraction of what they cost one by one.
      if (!failed && next < bodies.length && underWay > this.#window / 2) return
      this.#cork()
      while (!failed && next < bodies.length && underWay < this.#window) {
        const index = next++
        underWay++
        this.#dispatch(client, bodies[index] as Body, outcome => settle(index, outcome))
      }
      if (underWay === 0) resolve(outcomes)
    }
    go()
    return promise
  }

  #dispatch(client: Client, body: Body, onEnd: (outcome: Outcome) => void): void {
    const { onAnswer } = this.#options
    const compressed = typeof body !== 'string'
    const request: Dispatcher.DispatchOptions = {
      method: 'POST',
      path: this.#path,
      body,
      headers: compressed ? { ...this.#headers, 'content-encoding': 'gzip' } : this.#headers,
      // Sending twice does no harm here, which is what lets requests follow each other on the line.
      idempotent: true,
      // Else undici waits for each answer before it sends the next.
      blocking: false,
    }
    client.dispatch(request, new Exchange({ origin: this.#url.origin, onEnd, onAnswer }))
  }

  /** What is under way fails with `error`; the next request gets a new connection. */
  #disconnect(error: Error): void {
    const client = this.#client
    this.#client = undefined
    this.#socket = undefined
    client?.destroy(error).catch(() => {})
  }

  async close(): Promise<void> {
    await this.#client?.destroy()
  }
}

async function encode(text: string): Promise<Body> {
  return text.length >= COMPRESS_FROM ? gzipAsync(text, { level: 1 }) : text
}

function withResolver<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>(settle => {
    resolve = settle
  })
  return { promise, resolve }
}
