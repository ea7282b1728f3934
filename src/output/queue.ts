// SPDX-License-Identifier: Apache-2.0
// Alerts on their way to one output, in memory and bounded. What does not fit is refused; the caller
// counts it. Two shapes: text that is written in one go, and alerts that are sent one by one.
import type { Alert, EncodedLine } from './output.ts'

/** A queue whose batches are handed out until the receiver has settled all of them. */
export interface Queue<Batch> {
  /** Alerts that wait, those of the batch under way included. */
  readonly waiting: number
  /** Alerts that were taken and could not be kept. */
  readonly lost: number
  /** What waits outlives the program. */
  readonly lasting: boolean
  /** So little waits that more is welcome. */
  readonly roomy: boolean
  /** False: there is no room for it. What is kept of it is read at once: `encoded` is lent, `line` may be too. */
  push(alert: Alert, encoded?: EncodedLine): boolean
  /** Called after the pushes of one batch of matches. */
  flush(): void
  /** The oldest alerts, again and again the same until they are settled; undefined: none wait. */
  next(): Batch | undefined
  /** The first `count` alerts of the batch are done with. */
  settle(count: number): void
  /** What is kept for the next run, if anything, is kept. */
  close(): void
}

export interface QueueLimits {
  /** Most alerts that wait; 0: no limit but that of bytes. */
  readonly alerts: number
  /** Most text that waits, in bytes or UTF-16 units. */
  readonly size: number
  /** Text from which on whoever can wait should; else half of `size`. */
  readonly ample?: number
}

/** A queue without a limit in its configuration still may not eat up the machine. */
export const QUEUE_SIZE: number = 64 << 20

export interface TextBatch {
  readonly bytes: Uint8Array
  readonly count: number
}

/** What is written in one go, in bytes. */
const PIECE = 1 << 18
/** A UTF-16 unit takes this many bytes of UTF-8 at most. */
const WIDEST = 3
const NEWLINE = 0x0a
const MOST_SPARE = 16

/** Lines gathered to one text, for outputs that only append. */
export class TextQueue implements Queue<TextBatch> {
  readonly #limits: QueueLimits
  readonly #encoder = new TextEncoder()
  /** Oldest first; `from` is the first that is not settled. */
  #pieces: TextBatch[] = []
  #from = 0
  /** Bytes and alerts in pieces and buffer. */
  #size = 0
  #count = 0
  /** From `begin` to `end` the piece that is being filled, of `pieceCount` alerts. */
  #buffer: Uint8Array = new Uint8Array(0)
  #begin = 0
  #end = 0
  #pieceCount = 0
  /** Buffers to be used again: a new one costs a page fault for each page. */
  readonly #spare: Uint8Array[] = []
  readonly lost = 0
  readonly lasting = false

  constructor(limits: QueueLimits) {
    this.#limits = limits
  }

  get waiting(): number {
    return this.#count
  }

  get roomy(): boolean {
    const { alerts, size, ample = size / 2 } = this.#limits
    return this.#size < ample && (alerts === 0 || this.#count < (alerts + 1) / 2)
  }

  push(alert: Alert, encoded?: EncodedLine): boolean {
    const { alerts, size } = this.#limits
    const length = encoded === undefined ? alert.line.length : encoded.length
    if (this.#size > 0 && this.#size + length >= size) return false
    if (alerts > 0 && this.#count >= alerts) return false
    const written = encoded === undefined ? this.#encode(alert.line) : this.#copy(encoded)
    this.#end += written
    this.#buffer[this.#end++] = NEWLINE
    this.#size += written + 1
    this.#count++
    this.#pieceCount++
    return true
  }

  #copy({ bytes, length }: EncodedLine): number {
    this.#reserve(length + 1)
    this.#buffer.set(bytes.subarray(0, length), this.#end)
    return length
  }

  #encode(line: string): number {
    this.#reserve(line.length * WIDEST + 1)
    return this.#encoder.encodeInto(line, this.#buffer.subarray(this.#end)).written
  }

  /** What was handed out stays as it is: what does not fit begins another buffer. */
  #reserve(room: number): void {
    if (this.#buffer.length - this.#end >= room) return
    this.#cut()
    const spare = room <= PIECE ? this.#spare.pop() : undefined
    this.#buffer = spare ?? new Uint8Array(Math.max(PIECE, room))
    this.#begin = 0
    this.#end = 0
  }

  /** What is in the buffer becomes a piece; what follows goes behind it. */
  #cut(): void {
    if (this.#pieceCount === 0) return
    const bytes = this.#buffer.subarray(this.#begin, this.#end)
    this.#pieces.push({ bytes, count: this.#pieceCount })
    this.#begin = this.#end
    this.#pieceCount = 0
  }

  flush(): void {}

  next(): TextBatch | undefined {
    if (this.#from === this.#pieces.length) this.#cut()
    return this.#pieces[this.#from]
  }

  /** Text goes whole or not at all. */
  settle(count: number): void {
    const piece = this.#pieces[this.#from]
    if (count === 0 || piece === undefined) return
    this.#size -= piece.bytes.length
    this.#count -= piece.count
    this.#from++
    this.#takeBack(piece.bytes.buffer)
    if (this.#from < this.#pieces.length && this.#from < 64) return
    this.#pieces = this.#pieces.slice(this.#from)
    this.#from = 0
  }

  /** A buffer of which all pieces are settled can be filled again. */
  #takeBack(buffer: ArrayBufferLike): void {
    if (this.#pieces[this.#from]?.bytes.buffer === buffer) return
    if (buffer !== this.#buffer.buffer) {
      if (buffer.byteLength === PIECE && this.#spare.length < MOST_SPARE) {
        this.#spare.push(new Uint8Array(buffer))
      }
    } else if (this.#pieceCount === 0) {
      this.#begin = 0
      this.#end = 0
    }
  }

  close(): void {}
}

/** Alerts one by one, a few at a time. */
export class AlertQueue implements Queue<readonly Alert[]> {
  readonly #limits: QueueLimits
  readonly #most: number
  #alerts: Alert[] = []
  #from = 0
  #size = 0
  #batch: readonly Alert[] | undefined
  readonly lost = 0
  readonly lasting = false

  /** A batch is `most` alerts long at most. */
  constructor(limits: QueueLimits, most: number) {
    this.#limits = limits
    this.#most = most
  }

  get waiting(): number {
    return this.#alerts.length - this.#from
  }

  get roomy(): boolean {
    const { alerts, size, ample = size / 2 } = this.#limits
    return this.#size < ample && (alerts === 0 || this.waiting < (alerts + 1) / 2)
  }

  push(alert: Alert): boolean {
    const { alerts, size } = this.#limits
    if (this.#size > 0 && this.#size + alert.line.length > size) return false
    if (alerts > 0 && this.waiting >= alerts) return false
    this.#alerts.push(alert)
    this.#size += alert.line.length
    return true
  }

  flush(): void {}

  next(): readonly Alert[] | undefined {
    if (this.#batch === undefined && this.waiting > 0) {
      this.#batch = this.#alerts.slice(this.#from, this.#from + this.#most)
    }
    return this.#batch
  }

  settle(count: number): void {
    for (const { line } of this.#batch?.slice(0, count) ?? []) this.#size -= line.length
    this.#batch = undefined
    this.#from += count
    // Moved together now and then, so that taking from the front costs nothing in the mean.
    if (this.#from > 1024 && this.#from * 2 > this.#alerts.length) {
      this.#alerts = this.#alerts.slice(this.#from)
      this.#from = 0
    }
  }

  close(): void {}
}
