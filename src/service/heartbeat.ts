// SPDX-License-Identifier: Apache-2.0
// Tells a quiet machine from a driver that records no more: when nothing has come for a while, the program
// makes a call that has to come through. Looked at by the daemon each second.
import type { Pulse } from '../source/source.ts'

/** Nothing for this long: time to ask. */
const QUIET_MS = 5000
/** And nothing still: the answer is no. */
const DEAD_MS = 12_000

export class Heartbeat {
  readonly #pulse: Pulse
  #records: number
  #lastRecord: number
  #lastProbe: number | undefined
  #answered = 0

  /** `now` is in milliseconds, monotonic. */
  constructor(pulse: Pulse, now: number) {
    this.#pulse = pulse
    this.#records = pulse.records()
    this.#lastRecord = now
  }

  /** Throws what the driver says when it is asked. */
  look(now: number): void {
    const records = this.#pulse.records()
    if (records !== this.#records) {
      this.#records = records
      this.#lastRecord = now
      if (this.#lastProbe !== undefined) this.#answered++
      this.#lastProbe = undefined
      return
    }
    if (now - (this.#lastProbe ?? this.#lastRecord) < QUIET_MS) return
    this.#lastProbe = now
    this.#pulse.probe()
  }

  /** Since when nothing has come though something should have; 0: all is well. */
  deadSince(now: number): number {
    return now - this.#lastRecord > DEAD_MS ? this.#lastRecord : 0
  }

  /** Calls made here that came through: events that nobody else caused. */
  get answered(): number {
    return this.#answered
  }
}
