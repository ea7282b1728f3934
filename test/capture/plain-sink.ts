// SPDX-License-Identifier: Apache-2.0
// A record sink in plain TypeScript: does with blocks and records what the evaluator's ABI says, but only
// keeps or counts them. Lets the capture reader be tested without Wasm.
import { BLOCK_KINDS } from '../../src/capture/blocks.ts'
import { isContainerEvent } from '../../src/capture/container-event.ts'
import { readEventBlock } from '../../src/capture/event-block.ts'
import type { RecordSink } from '../../src/capture/record-sink.ts'
import { RecordView } from '../../src/capture/record-view.ts'
import { EVENTS } from '../../src/schema/events.ts'
import { STOP_REASONS } from '../../src/schema/layout.ts'

export interface SinkOptions {
  readonly windowBytes?: number
  /** Says "match buffer full" after so many records. */
  readonly fullAfter?: number
  /** Keep copies of all records. */
  readonly keep?: boolean
}

export class PlainSink implements RecordSink {
  readonly window: Uint8Array
  /** Records by code. */
  readonly counts: Map<number, number> = new Map()
  readonly records: Uint8Array[] = []
  readonly cpus: number[] = []
  /** Records whose lengths lie; the evaluator would count and skip them. */
  bad = 0
  drains = 0
  readonly #options: SinkOptions
  #stop: number = STOP_REASONS.END
  #sinceDrain = 0

  constructor(options: SinkOptions = {}) {
    this.#options = options
    this.window = new Uint8Array(options.windowBytes ?? 1024 * 1024)
  }

  stopReason(): number {
    return this.#stop
  }

  onMatchesFull(): void {
    this.drains++
    this.#sinceDrain = 0
  }

  consume(from: number, to: number, cpu: number): number {
    const view = new DataView(this.window.buffer)
    this.#stop = STOP_REASONS.END
    let at = from
    while (at < to) {
      if (this.#full()) break
      const length = view.getUint32(at + 16, true)
      if (length < 26 || at + length > to) throw new Error('a record is cut')
      this.#take(this.window.subarray(at, at + length), cpu)
      at += length
    }
    return at - from
  }

  consumeBlocks(from: number, to: number): number {
    const view = new DataView(this.window.buffer)
    let at = from
    this.#stop = STOP_REASONS.END
    while (to - at >= 8) {
      const kind = BLOCK_KINDS.get(view.getUint32(at, true))
      const length = view.getUint32(at + 4, true)
      if (kind?.kind !== 'event') {
        this.#stop = STOP_REASONS.NOT_EVENTS
        break
      }
      if (length < 12) {
        this.#stop = STOP_REASONS.CORRUPT
        break
      }
      if (length > to - at) break
      if (view.getUint32(at + length - 4, true) !== length) {
        this.#stop = STOP_REASONS.CORRUPT
        break
      }
      if (this.#full()) break
      const event = readEventBlock(this.window.subarray(at, at + length), kind)
      const record = event === null ? null : RecordView.of(event.record)
      if (kind.version === 1 || (record !== null && isOld(record))) {
        this.#stop = STOP_REASONS.OLD_EVENT
        break
      }
      at += length
      if (event === null || record === null) {
        this.bad++
        continue
      }
      this.#take(event.record, event.cpu)
      if (isContainerEvent(record.code)) {
        this.#stop = STOP_REASONS.CONTAINER
        break
      }
    }
    return at - from
  }

  #full(): boolean {
    const full = this.#sinceDrain >= (this.#options.fullAfter ?? Number.POSITIVE_INFINITY)
    if (full) this.#stop = STOP_REASONS.MATCHES_FULL
    return full
  }

  #take(record: Uint8Array, cpu: number): void {
    const view = RecordView.of(record)
    this.#sinceDrain++
    if (view === null) {
      this.bad++
      return
    }
    this.counts.set(view.code, (this.counts.get(view.code) ?? 0) + 1)
    if (this.#options.keep !== true) return
    this.records.push(record.slice())
    this.cpus.push(cpu)
  }
}

function isOld(record: RecordView): boolean {
  const row = EVENTS[record.code]
  if (row === undefined) return false
  if (row.flags.includes('OLD_VERSION')) return true
  return row.flags.includes('CONVERTER_MANAGED') && record.nparams < row.params.length
}
