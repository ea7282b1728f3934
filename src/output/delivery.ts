// SPDX-License-Identifier: Apache-2.0
// The worker of one output: takes batches from its queue to its sink, one after the other, and tries
// again with growing pauses until they are through. Counts everything; tells the operator when an
// output begins to fail and when it works again, not each time.
import { setMaxListeners } from 'node:events'
import { compileFilter, type OutputFilter } from './filter.ts'
import type {
  Alert,
  EncodedLine,
  LineFormat,
  Output,
  OutputReport,
  OutputStats,
  RuleIdentity,
} from './output.ts'
import { OutputClosed } from './output.ts'
import type { Queue } from './queue.ts'

/** What became of a batch: the first `delivered` + `rejected` alerts of it are done with. */
export interface Sent {
  readonly delivered: number
  readonly rejected?: number
  /** Why those were rejected. */
  readonly refusal?: Error
  /** Why the rest has to be tried again. */
  readonly error?: Error
  /** Milliseconds to wait before that, when the receiver said so. */
  readonly retryAfter?: number
}

export interface Sink<Batch> {
  /** Gets ready; throws what would lose every alert. */
  open(): Promise<void> | void
  /** Rejects when nothing was sent. `signal` says that there is no more time. */
  send(batch: Batch, signal: AbortSignal): Promise<Sent>
  reopen(): void
  close(): Promise<void> | void
}

export interface DeliveryOptions<Batch> {
  readonly name: string
  readonly format: LineFormat
  readonly filter: OutputFilter
  readonly queue: Queue<Batch>
  readonly sink: Sink<Batch>
  readonly report: OutputReport
  /** A replay waits for it to have room; otherwise what does not fit is dropped. */
  readonly patient: boolean
  /** Each alert is handed over at once, not when a batch of matches ends. */
  readonly unbuffered?: boolean
  /** Called when the reader of the output is gone for good. */
  readonly onGone?: (output: Output) => void
  /** Pauses between attempts, in milliseconds. */
  readonly firstPause?: number
  readonly longestPause?: number
}

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 30_000
const TELL_AGAIN_MS = 60_000

export class Delivery<Batch> implements Output {
  readonly name: string
  readonly format: LineFormat
  readonly lasting: boolean
  readonly accepts: (rule: RuleIdentity) => boolean
  readonly #options: DeliveryOptions<Batch>
  readonly #stop = new AbortController()
  #running: Promise<void> | undefined
  #wake: (() => void) | undefined
  #waiters: (() => void)[] = []
  #closing = false
  #gone = false
  #pause = 0
  #fresh = false
  #taken = 0
  #delivered = 0
  #dropped = 0
  #droppedTold = 0
  #rejected = 0
  #refusalTold = 0
  #failures = 0
  #failingSince = 0
  #busySince = 0

  constructor(options: DeliveryOptions<Batch>) {
    this.#options = options
    this.name = options.name
    this.format = options.format
    this.lasting = options.queue.lasting
    // Every request under way listens.
    setMaxListeners(0, this.#stop.signal)
    this.accepts = compileFilter(options.filter)
  }

  async open(): Promise<void> {
    await this.#options.sink.open()
    this.#start()
  }

  write(alert: Alert, encoded?: EncodedLine): void {
    if (this.#gone) return
    this.#taken++
    if (this.#options.queue.push(alert, encoded)) this.#fresh = true
    else this.#drop(alert, encoded)
    if (this.#options.unbuffered) this.flush()
  }

  #drop(alert: Alert, encoded: EncodedLine | undefined): void {
    // What was taken so far goes out first; then there may be room.
    this.#options.queue.flush()
    if (this.#options.queue.push(alert, encoded)) {
      this.#fresh = true
      return
    }
    if (this.#dropped === this.#droppedTold) {
      this.#options.report.error(
        `${this.name} output: the queue is full, alerts are dropped until there is room`,
      )
    }
    this.#dropped++
  }

  flush(): void {
    if (!this.#fresh) return
    this.#fresh = false
    this.#options.queue.flush()
    this.#start()
  }

  #start(): void {
    if (this.#running !== undefined || this.#gone || this.#stop.signal.aborted) return
    if (this.#options.queue.next() === undefined) return
    this.#running = this.#run().finally(() => {
      this.#running = undefined
      this.#settleWaiters()
      // Something may have come after it looked the last time.
      this.#start()
    })
  }

  room(): Promise<void> | undefined {
    if (!this.#options.patient || this.#gone || this.#failingSince !== 0) return undefined
    if (this.#options.queue.roomy) return undefined
    return new Promise(resolve => this.#waiters.push(resolve))
  }

  #settleWaiters(): void {
    const waiters = this.#waiters
    this.#waiters = []
    for (const resolve of waiters) resolve()
  }

  async #run(): Promise<void> {
    const { queue, sink } = this.#options
    for (;;) {
      const batch = queue.next()
      if (batch === undefined || this.#stop.signal.aborted) return
      this.#busySince = performance.now()
      let sent: Sent
      try {
        sent = await sink.send(batch, this.#stop.signal)
      } catch (error) {
        sent = { delivered: 0, error: error as Error }
      }
      this.#busySince = 0
      this.#account(sent)
      if (this.#gone) return
      if (sent.error !== undefined) {
        if (this.#closing && queue.lasting) {
          // The next run goes on with it.
          this.#stop.abort()
          return
        }
        await this.#rest(sent.retryAfter)
      }
      if (queue.roomy) this.#settleWaiters()
    }
  }

  #account({ delivered, rejected = 0, error, refusal }: Sent): void {
    const { queue, report } = this.#options
    queue.settle(delivered + rejected)
    this.#delivered += delivered
    this.#rejected += rejected
    if (refusal !== undefined) this.#tellRefusal(refusal)
    if (delivered + rejected > 0) this.#tellDrops()
    if (error === undefined) {
      if (this.#failingSince !== 0) report.info(`${this.name} output: works again`)
      this.#failingSince = 0
      this.#pause = 0
      return
    }
    if (error instanceof OutputClosed) {
      this.#leave()
      return
    }
    if (this.#stop.signal.aborted) return
    this.#failures++
    if (this.#failingSince !== 0) return
    this.#failingSince = performance.now()
    this.#settleWaiters()
    report.error(`${this.name} output: ${error.message}; trying again`)
  }

  #tellRefusal({ message }: Error): void {
    const now = performance.now()
    if (this.#refusalTold !== 0 && now - this.#refusalTold < TELL_AGAIN_MS) return
    this.#refusalTold = now
    this.#options.report.error(
      `${this.name} output: ${message}: alerts are refused for good (${this.#rejected} so far)`,
    )
  }

  /** Nobody reads any more. */
  #leave(): void {
    this.#gone = true
    this.#settleWaiters()
    this.#options.onGone?.(this)
  }

  #tellDrops(): void {
    const count = this.#dropped - this.#droppedTold
    if (count === 0) return
    this.#droppedTold = this.#dropped
    const alerts = count === 1 ? '1 alert was' : `${count} alerts were`
    this.#options.report.error(`${this.name} output: ${alerts} dropped while the queue was full`)
  }

  /** Waits before the next attempt: longer each time, cut short when the output is closed. */
  async #rest(asked: number | undefined): Promise<void> {
    const { firstPause = FIRST_PAUSE_MS, longestPause = LONGEST_PAUSE_MS } = this.#options
    this.#pause = Math.min(this.#pause === 0 ? firstPause : this.#pause * 2, longestPause)
    // Spread, so that many machines do not come back all at once.
    const pause = asked ?? this.#pause * (0.75 + Math.random() / 2)
    const { signal } = this.#stop
    if (signal.aborted) return
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, this.#closing ? Math.min(pause, firstPause) : pause)
      const end = (): void => {
        clearTimeout(timer)
        resolve()
      }
      this.#wake = end
      signal.addEventListener('abort', end)
    })
    const end = this.#wake
    if (end !== undefined) signal.removeEventListener('abort', end)
    this.#wake = undefined
  }

  reopen(): void {
    this.#options.sink.reopen()
  }

  stats(): OutputStats {
    return {
      taken: this.#taken,
      delivered: this.#delivered,
      dropped: this.#dropped + this.#options.queue.lost,
      rejected: this.#rejected,
      failures: this.#failures,
      waiting: this.#gone ? 0 : this.#options.queue.waiting,
      failingSince: this.#failingSince,
      busySince: this.#busySince,
    }
  }

  async close(signal: AbortSignal): Promise<void> {
    const { queue, sink } = this.#options
    this.flush()
    this.#closing = true
    this.#wake?.()
    const abort = (): void => this.#stop.abort()
    // What lies on disk is for the next run: no use in waiting for a receiver that is down.
    if (signal.aborted || (queue.lasting && this.#failingSince !== 0)) abort()
    signal.addEventListener('abort', abort, { once: true })
    while (this.#running !== undefined) await this.#running
    signal.removeEventListener('abort', abort)
    this.#stop.abort()
    this.#tellDrops()
    await sink.close()
    queue.close()
  }
}
