// SPDX-License-Identifier: Apache-2.0
// A driver whose records a test makes up: keeps to what src/source/driver.ts says of one.
import { CaptureWriter } from '../../src/capture/writer.ts'
import type { Driver, ReaderCounters } from '../../src/source/driver.ts'
import type { ProgramCost } from '../../src/source/source.ts'

export class FakeDriver implements Driver {
  readonly kind = 'modern_ebpf'
  readonly preempted = false
  readonly rings = 2
  pending = false
  /** What was called, in order. */
  readonly calls: string[] = []
  settings: Uint8Array | undefined
  dropped = 0n
  #blocks: Uint8Array[] = []
  #records = 0

  /** Puts a record where the next drain finds it. */
  put(record: Uint8Array, cpu = 0): void {
    const made: Uint8Array[] = []
    const writer = new CaptureWriter(block => made.push(block))
    writer.event(record, cpu)
    this.#blocks.push(made[1] as Uint8Array)
  }

  configure(settings: Uint8Array): void {
    this.calls.push('configure')
    this.settings = settings
  }
  attach(): void {
    this.calls.push('attach')
  }
  detach(): void {
    this.calls.push('detach')
  }
  close(): void {
    this.calls.push('close')
  }

  drain(target: Uint8Array, all = false): number {
    this.calls.push(all ? 'drain all' : 'drain')
    let at = 0
    for (;;) {
      const block = this.#blocks[0]
      if (block === undefined || block.length > target.length - at) return at
      target.set(block, at)
      at += block.length
      this.#records++
      this.#blocks.shift()
    }
  }

  counters(): BigUint64Array {
    const records = BigInt(this.#records)
    const none = new BigUint64Array(8)
    return BigUint64Array.of(
      records + this.dropped,
      ...[records, 0n, this.dropped, 0n, 0n, 0n, 0n],
      ...none,
    )
  }

  programCosts(): ProgramCost[] {
    return [{ name: 'gyr_exit', runs: 4, nanoseconds: 1000 }]
  }

  readerCounters(): ReaderCounters {
    return { records: this.#records, bytes: 0, tooLarge: 0, badRecords: 0, abandonedRings: 0 }
  }

  wait(_milliseconds: number, callback: () => void): void {
    setImmediate(callback)
  }
}
