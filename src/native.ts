// SPDX-License-Identifier: Apache-2.0
// The native addon (native/), as far as the daemon uses it. Optional: where it was not built, what
// needs it says so and does without.
import { createRequire } from 'node:module'
import { packagePath } from './package-path.ts'

export interface NativeAddon {
  /** openlog(3); `facility` is the number of the facility times eight. */
  syslogOpen(ident: string, facility: number): void
  /** syslog(3); may wait for the syslog daemon. */
  syslogWrite(priority: number, text: string): void
  syslogClose(): void
  /** One datagram to the service manager, as sd_notify(3). */
  notify(text: string): void
}

let addon: NativeAddon | undefined
let tried = false

/** Undefined when it was not built for this system. */
export function nativeAddon(): NativeAddon | undefined {
  if (tried) return addon
  tried = true
  const path = process.env['GYR_NATIVE_ADDON'] ?? packagePath('native/build/Release/gyr.node')
  try {
    addon = createRequire(import.meta.url)(path) as NativeAddon
  } catch {
    addon = undefined
  }
  return addon
}

export const NATIVE_MISSING = 'the native addon is not built (npm run build:native)'
