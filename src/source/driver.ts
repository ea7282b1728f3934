// SPDX-License-Identifier: Apache-2.0
// The native addon (native/addon.cc) as the program sees it: opens drivers, whose records come out as event
// blocks of a capture. Optional: everything but live sources and syslog works without it.
import { createRequire } from 'node:module'
import { packagePath } from '../package-path.ts'
import { SCHEMA_HASH } from '../schema/generated/schema-hash.ts'

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

export interface Addon {
  openModule(path: string, ringBytes: number): Driver
  openEbpf(ringBytes: number): Driver
  syslogOpen(ident: string, facility: number): void
  syslogWrite(priority: number, text: string): void
  syslogClose(): void
  /** Tells systemd, as sd_notify(3) does; false when it does not listen. */
  notify(text: string): boolean
  readonly schemaHash: string
}

/** Why there is no addon; a message for the user. */
export class AddonMissing extends Error {
  override readonly name = 'AddonMissing'
}

let loaded: Addon | undefined

/** Throws AddonMissing. */
export function loadAddon(): Addon {
  if (loaded !== undefined) return loaded
  const require = createRequire(import.meta.url)
  const load = require('node-gyp-build') as (folder: string) => unknown
  let addon: Addon
  try {
    addon = load(packagePath('native')) as Addon
  } catch (error) {
    const cause = (error as Error).message.split('\n')[0]
    throw new AddonMissing(`the native addon is not built: ${cause}`)
  }
  if (addon.schemaHash !== SCHEMA_HASH.hex) {
    throw new AddonMissing('the native addon was built for another version of gyr')
  }
  loaded = addon
  return addon
}
