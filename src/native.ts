// SPDX-License-Identifier: Apache-2.0
// The native addon (native/). Optional: where it was not built, what needs it says so and does without.
import { createRequire } from 'node:module'
import { packagePath } from './package-path.ts'

/** What is of use without a driver. */
export interface NativeAddon {
  /** One message with its head to /dev/log; waits while the syslog daemon is busy. Throws when there is none. */
  syslogSend(message: string): void
  /** Bytes it has not read yet. Throws when it has ended since; what it had not read is lost. */
  syslogUnread(): number
  syslogClose(): void
  /** Tells systemd, as sd_notify(3) does; false when it does not listen. */
  notify(text: string): boolean
  /**
   * Before this thread becomes another user: its capabilities outlive that, and those not in `keep` (bit n:
   * capability n) can never be had again. Throws with the system's error.
   */
  holdCapabilities(keep: bigint): void
  /** After that: of the capabilities it has only `keep` stays; programs it starts gain nothing. */
  limitCapabilities(keep: bigint): void
  /**
   * Looks at `word[0]` about every so many microseconds, from another thread, and counts its values below
   * `activities`. What it watches is the thread that calls; `word` is kept from going away.
   */
  samplerStart(word: Uint32Array, activities: number, microseconds: number): Sampler
  /** Nanoseconds since the start, processor time of the thread watched in them, then counts by value. */
  samplerRead(sampler: Sampler): Float64Array
  samplerStop(sampler: Sampler): void
}

/** Only the addon knows what is in it. */
export type Sampler = { readonly sampler: unique symbol }

/** Why there is no addon; a message for the user. */
export class AddonMissing extends Error {
  override readonly name = 'AddonMissing'
}

export const NATIVE_MISSING = 'the native addon is not built (npm run build:native)'

let loaded: unknown

/** Throws AddonMissing. */
export function loadNative(): unknown {
  if (loaded !== undefined) return loaded
  const require = createRequire(import.meta.url)
  const load = require('node-gyp-build') as (folder: string) => unknown
  try {
    loaded = load(packagePath('native'))
  } catch (error) {
    const [cause] = (error as Error).message.split('\n')
    throw new AddonMissing(`${NATIVE_MISSING}: ${cause}`)
  }
  return loaded
}

/** Undefined when it was not built for this system. */
export function nativeAddon(): NativeAddon | undefined {
  try {
    return loadNative() as NativeAddon
  } catch (error) {
    if (error instanceof AddonMissing) return undefined
    throw error
  }
}
