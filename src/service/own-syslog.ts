// SPDX-License-Identifier: Apache-2.0
// The program's own log in syslog (`log_syslog`), by the same thread as alerts: a syslog daemon that
// hangs holds up nothing.
import type { Worker } from 'node:worker_threads'
import { nativeAddon } from '../native.ts'
import type { SyslogEntry } from '../output/syslog.ts'
import { startThread } from '../worker-entry.ts'

const LAST_WORDS_MS = 500
/** What may be on its way; more is left out, standard error has it. */
const MOST_WAITING = 1000

export class OwnSyslog {
  readonly #worker: Worker
  #waiting = 0
  #idle: (() => void) | undefined

  constructor() {
    this.#worker = startThread('output/syslog-thread')
    this.#worker.unref()
    this.#worker.on('error', () => {})
    this.#worker.on('message', () => {
      this.#waiting--
      if (this.#waiting === 0) this.#idle?.()
    })
  }

  write(priority: number, text: string): void {
    if (this.#waiting >= MOST_WAITING) return
    this.#waiting++
    const entry: SyslogEntry = { priority, text }
    this.#worker.postMessage([entry])
  }

  /** What was written arrives, within bounds. */
  async close(): Promise<void> {
    if (this.#waiting === 0) return
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, LAST_WORDS_MS)
      this.#idle = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

/** Undefined when there is no addon to write with. */
export function openOwnSyslog(): OwnSyslog | undefined {
  return nativeAddon() === undefined ? undefined : new OwnSyslog()
}
