// SPDX-License-Identifier: Apache-2.0
// Enter events waiting for the exit event of their thread: one for each thread, bounded in number and
// bytes, oldest out first. Holds copies, since records live in a window that is filled anew.
import { RecordView } from './record-view.ts'

/** One blocked call for each thread of a large machine. */
const MAX_STORED_ENTERS = 32_768
const MAX_STORED_BYTES: number = 32 * 1024 * 1024

export class EnterStore {
  readonly #maxRecords: number
  readonly #maxBytes: number
  /** By thread, in order of arrival. */
  readonly #records: Map<bigint, RecordView> = new Map()
  #bytes = 0

  constructor(maxRecords: number = MAX_STORED_ENTERS, maxBytes: number = MAX_STORED_BYTES) {
    this.#maxRecords = maxRecords
    this.#maxBytes = maxBytes
  }

  get size(): number {
    return this.#records.size
  }

  /** Replaces what the thread had: its earlier call is over. Returns how many others were given up. */
  put(record: RecordView): number {
    this.drop(record.tid)
    const copy = RecordView.of(record.bytes.slice())
    if (copy === null) return 0
    this.#records.set(record.tid, copy)
    this.#bytes += copy.bytes.length
    let evicted = 0
    for (const tid of this.#records.keys()) {
      if (this.#records.size <= this.#maxRecords && this.#bytes <= this.#maxBytes) break
      this.drop(tid)
      evicted++
    }
    return evicted
  }

  /** The thread's enter event if it is the one that belongs to the exit event. */
  get(tid: bigint, code: number): RecordView | undefined {
    const record = this.#records.get(tid)
    return record?.code === code ? record : undefined
  }

  drop(tid: bigint): void {
    const record = this.#records.get(tid)
    if (record === undefined) return
    this.#bytes -= record.bytes.length
    this.#records.delete(tid)
  }
}
