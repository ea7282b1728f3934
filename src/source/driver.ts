// SPDX-License-Identifier: Apache-2.0
// The native addon (native/napi) as the program sees it: opens drivers, whose records come out as event
// blocks of a capture. Optional: everything but live sources and syslog works without it.
import { AddonMissing, loadNative, type NativeAddon } from '../native.ts'
import { SCHEMA_HASH } from '../schema/generated/schema-hash.ts'
import type { ProgramCost } from './source.ts'

export interface ReaderCounters {
  readonly records: number
  readonly bytes: number
  /** Records too large for the evaluator's window. */
  readonly tooLarge: number
  readonly badRecords: number
  readonly abandonedRings: number
}

/** A driver with its rings mapped. All but wait() is done when it returns; errors are those of the addon. */
export interface Driver {
  readonly kind: 'kmod' | 'modern_ebpf'
  /** Threads that are preempted while it makes a record hide what others do; true only where it cannot help it. */
  readonly preempted: boolean
  readonly rings: number
  /** Records were left by the last drain(): call it again in a moment. */
  readonly pending: boolean
  /** encodeSettings(); may be given again at any time. */
  configure(settings: Uint8Array): void
  attach(): void
  detach(): void
  /**
   * Moves records to `target` as event blocks, oldest first; returns the bytes written. What is younger
   * than two milliseconds waits for the next call, unless `all`.
   */
  drain(target: Uint8Array, all?: boolean): number
  /** For decodeCounters(). */
  counters(): BigUint64Array
  /** Of its programs, if it consists of some. */
  programCosts(): ProgramCost[]
  readerCounters(): ReaderCounters
  /** Calls back once, when there is much to drain or the time has passed. */
  wait(milliseconds: number, callback: () => void): void
  close(): void
}

/** What errors of the addon have beside a message. */
export interface DriverFailure extends Error {
  readonly code?: string
  /** The word by which the eBPF loader names a cause, or ''. */
  readonly reason: string
  readonly syscall: string
  readonly path: string
  /** More to show, in lines; or ''. */
  readonly detail: string
}

export interface Addon extends NativeAddon {
  openModule(path: string, ringBytes: number): Driver
  openEbpf(ringBytes: number): Driver
  readonly schemaHash: string
}

/** Throws AddonMissing, also for one that was built for another schema. */
export function loadAddon(): Addon {
  const addon = loadNative() as Addon
  if (addon.schemaHash !== SCHEMA_HASH.hex) {
    throw new AddonMissing('the native addon was built for another version of gyr')
  }
  return addon
}
