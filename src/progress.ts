// SPDX-License-Identifier: Apache-2.0
// The progress line of a replay, on a terminal only: how far, and how fast. Drawn at most five times
// a second and wiped away before anything else is written there.
import { writeAll } from './output/write-all.ts'

const INTERVAL_MS = 200
const WIPE = '\r\u001b[2K'

export interface ProgressState {
  readonly bytesRead: number
  /** 0: not known. */
  readonly bytesTotal: number
  readonly events: bigint
}

export interface ProgressOptions {
  readonly write?: (text: string) => void
  /** Milliseconds, monotonic. */
  readonly now?: () => number
}

export class Progress {
  readonly #write: (text: string) => void
  readonly #now: () => number
  readonly #started: number
  #last: number
  #shown = false

  constructor(options: ProgressOptions = {}) {
    this.#write = options.write ?? (text => writeAll(2, new TextEncoder().encode(text)))
    this.#now = options.now ?? (() => performance.now())
    this.#started = this.#now()
    this.#last = this.#started
  }

  /** `state` is only asked for when it is time to draw. */
  update(state: () => ProgressState): void {
    const now = this.#now()
    if (now - this.#last < INTERVAL_MS) return
    this.#last = now
    const { bytesRead, bytesTotal, events } = state()
    const done =
      bytesTotal > 0 ? `${Math.floor((bytesRead / bytesTotal) * 100)}%` : `${bytesRead} bytes`
    const rate = Math.round(Number(events) / ((now - this.#started) / 1000))
    this.#write(`${WIPE}replaying: ${done}, ${rate.toLocaleString('en')} events/s`)
    this.#shown = true
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#shown) this.#write(WIPE)
    this.#shown = false
  }
}
