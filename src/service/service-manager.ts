// SPDX-License-Identifier: Apache-2.0
// What systemd is told (sd_notify): ready, reloading, stopping, and that the program is alive, which
// it only says while events go through. Does nothing when no service manager listens.
import { NATIVE_MISSING, nativeAddon } from '../native.ts'
import type { OutputReport } from '../output/output.ts'

export class ServiceManager {
  readonly #notify: ((text: string) => void) | undefined
  #watchdog: NodeJS.Timeout | undefined

  constructor(environment: NodeJS.ProcessEnv, report: OutputReport) {
    if (environment['NOTIFY_SOCKET'] === undefined) return
    const addon = nativeAddon()
    if (addon === undefined) {
      report.warning(`the service manager is not told of progress: ${NATIVE_MISSING}`)
      return
    }
    this.#notify = text => addon.notify(text)
  }

  /** `isAlive` is asked before each sign of life; they come twice in the time systemd waits. */
  ready(environment: NodeJS.ProcessEnv, isAlive: () => boolean): void {
    this.#notify?.('READY=1')
    const microseconds = Number(environment['WATCHDOG_USEC'])
    if (this.#notify === undefined || !(microseconds > 0)) return
    this.#watchdog = setInterval(() => {
      if (isAlive()) this.#notify?.('WATCHDOG=1')
    }, microseconds / 2000)
    this.#watchdog.unref()
  }

  status(text: string): void {
    this.#notify?.(`STATUS=${text.replaceAll('\n', ' ')}`)
  }

  stopping(): void {
    clearInterval(this.#watchdog)
    this.#notify?.('STOPPING=1')
  }
}
