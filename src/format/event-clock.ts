// SPDX-License-Identifier: Apache-2.0
// Event times to text. Alerts come in bursts, so everything that holds for a whole second is kept
// and only the nanoseconds are printed anew. Not a clock of the program: it never asks the time.

const NS_PER_S = 1_000_000_000n

const two = (n: number): string => (n < 10 ? `0${n}` : String(n))
const four = (n: number): string => String(n).padStart(4, '0')

/** The wall-clock texts of one event time; call `set` first. */
export class EventClock {
  #second = -1n
  #secondStart = 0n
  #secondText = ''
  #localDate = ''
  #localTime = ''
  #utc = ''
  #nanos = '000000000'

  set(ts: bigint): void {
    let inSecond = ts - this.#secondStart
    if (this.#second < 0n || inSecond < 0n || inSecond >= NS_PER_S) {
      this.#second = ts / NS_PER_S
      this.#secondStart = this.#second * NS_PER_S
      inSecond = ts - this.#secondStart
      this.#newSecond(Number(this.#second))
    }
    this.#nanos = String(Number(inSecond) + 1_000_000_000).slice(1)
  }

  #newSecond(second: number): void {
    this.#secondText = String(second)
    const date = new Date(second * 1000)
    if (Number.isNaN(date.getTime())) {
      // Beyond what a calendar here can say (a hostile time stamp): print it as such, never throw.
      this.#localDate = '0000-00-00'
      this.#localTime = '00:00:00'
      this.#utc = '0000-00-00T00:00:00'
      return
    }
    this.#localDate = `${four(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
    this.#localTime = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
    this.#utc = date.toISOString().slice(0, -5)
  }

  /** The time in nanoseconds since the epoch, all digits. */
  get nanoseconds(): string {
    return this.#secondText === '0' ? String(Number(this.#nanos)) : this.#secondText + this.#nanos
  }

  /** `13:53:31.726060287`, local. */
  get time(): string {
    return `${this.#localTime}.${this.#nanos}`
  }

  /** `13:53:31`, local. */
  get timeSeconds(): string {
    return this.#localTime
  }

  /** `2024-01-31 13:53:31.726060287`, local. */
  get dateTime(): string {
    return `${this.#localDate} ${this.#localTime}.${this.#nanos}`
  }

  /** `2024-01-31 13:53:31`, local. */
  get dateTimeSeconds(): string {
    return `${this.#localDate} ${this.#localTime}`
  }

  /** `2024-01-31T12:53:31.726060287+0000`, UTC: the form of text lines. */
  get iso8601(): string {
    return `${this.#utc}.${this.#nanos}+0000`
  }

  /** `2024-01-31T12:53:31.726060287Z`: the form of the JSON key `time`. */
  get iso8601Z(): string {
    return `${this.#utc}.${this.#nanos}Z`
  }
}
