// SPDX-License-Identifier: Apache-2.0
// Event times to text, in ASCII. Alerts come in bursts, so everything that holds for a whole second is kept
// and only the nanoseconds are printed anew. Not a clock of the program: it never asks the time.
import { toBytes } from './byte-text.ts'

const NS_PER_S = 1_000_000_000
const DIGITS = 9
const ZERO = 0x30
const LOW_WORD = 2 ** 32

const two = (n: number): string => (n < 10 ? `0${n}` : String(n))
const four = (n: number): string => String(n).padStart(4, '0')

/** A text with the digits of the nanoseconds at `at`. */
interface Fraction {
  readonly bytes: Uint8Array
  readonly at: number
}

function fraction(before: string, after = ''): Fraction {
  return { bytes: toBytes(before + '0'.repeat(DIGITS) + after), at: before.length }
}

const NONE = fraction('')

/** The wall-clock texts of one event time; call `set` first. What they return changes with the next time. */
export class EventClock {
  /** Start of the second at hand, in the words of a time. */
  #startHigh = Number.NaN
  #startLow = 0
  #seconds: Uint8Array = NONE.bytes
  #dateSeconds: Uint8Array = NONE.bytes
  #time = NONE
  #dateTime = NONE
  #iso8601 = NONE
  #iso8601Z = NONE
  #nanoseconds = NONE
  readonly #digits = new Uint8Array(DIGITS)

  set(ts: bigint): void {
    this.setWords(Number(ts >> 32n), Number(ts & 0xffffffffn))
  }

  /** The upper and the lower 32 bits of a time. */
  setWords(high: number, low: number): void {
    let inSecond = (high - this.#startHigh) * LOW_WORD + (low - this.#startLow)
    if (!(inSecond >= 0 && inSecond < NS_PER_S)) {
      const ts = (BigInt(high) << 32n) | BigInt(low)
      const second = ts / BigInt(NS_PER_S)
      const start = second * BigInt(NS_PER_S)
      this.#startHigh = Number(start >> 32n)
      this.#startLow = Number(start & 0xffffffffn)
      inSecond = Number(ts - start)
      this.#newSecond(Number(second))
    }
    const digits = this.#digits
    for (let place = DIGITS - 1; place >= 0; place--) {
      const rest = Math.floor(inSecond / 10)
      digits[place] = ZERO + inSecond - rest * 10
      inSecond = rest
    }
  }

  #newSecond(second: number): void {
    const date = new Date(second * 1000)
    // Beyond what a calendar here can say (a hostile time stamp): print it as such, never throw.
    let day = '0000-00-00'
    let time = '00:00:00'
    let utc = '0000-00-00T00:00:00'
    if (!Number.isNaN(date.getTime())) {
      day = `${four(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
      time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
      utc = date.toISOString().slice(0, -5)
    }
    this.#seconds = toBytes(time)
    this.#dateSeconds = toBytes(`${day} ${time}`)
    this.#time = fraction(`${time}.`)
    this.#dateTime = fraction(`${day} ${time}.`)
    this.#iso8601 = fraction(`${utc}.`, '+0000')
    this.#iso8601Z = fraction(`${utc}.`, 'Z')
    this.#nanoseconds = fraction(second === 0 ? '' : String(second))
  }

  #fill({ bytes, at }: Fraction): Uint8Array {
    const digits = this.#digits
    for (let place = 0; place < DIGITS; place++) bytes[at + place] = digits[place] as number
    return bytes
  }

  /** The time in nanoseconds since the epoch, all digits. */
  get nanoseconds(): Uint8Array {
    const bytes = this.#fill(this.#nanoseconds)
    if (this.#nanoseconds.at > 0) return bytes
    const first = bytes.findIndex(digit => digit !== ZERO)
    return bytes.subarray(first < 0 ? DIGITS - 1 : first)
  }

  /** `13:53:31.726060287`, local. */
  get time(): Uint8Array {
    return this.#fill(this.#time)
  }

  /** `13:53:31`, local. */
  get timeSeconds(): Uint8Array {
    return this.#seconds
  }

  /** `2024-01-31 13:53:31.726060287`, local. */
  get dateTime(): Uint8Array {
    return this.#fill(this.#dateTime)
  }

  /** `2024-01-31 13:53:31`, local. */
  get dateTimeSeconds(): Uint8Array {
    return this.#dateSeconds
  }

  /** `2024-01-31T12:53:31.726060287+0000`, UTC: the form of text lines. */
  get iso8601(): Uint8Array {
    return this.#fill(this.#iso8601)
  }

  /** `2024-01-31T12:53:31.726060287Z`: the form of the JSON key `time`. */
  get iso8601Z(): Uint8Array {
    return this.#fill(this.#iso8601Z)
  }
}
