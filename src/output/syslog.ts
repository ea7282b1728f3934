// SPDX-License-Identifier: Apache-2.0
// Alerts to the syslog daemon of this machine. Sending waits for it, so a thread of its own does it
// (syslog-thread.ts); the facility is LOG_USER as in Falco.
import type { Worker } from 'node:worker_threads'
import { NATIVE_MISSING, nativeAddon } from '../native.ts'
import { startThread } from '../worker-entry.ts'
import type { Sent, Sink } from './delivery.ts'
import { type Alert, OutputError } from './output.ts'

export interface SyslogEntry {
  readonly priority: number
  readonly text: string
}

export class SyslogSink implements Sink<readonly Alert[]> {
  #worker: Worker | undefined
  #answer: ((sent: Sent) => void) | undefined
  #count = 0

  open(): void {
    if (nativeAddon() === undefined) {
      throw new OutputError(`syslog_output needs the native addon: ${NATIVE_MISSING}`)
    }
    const worker = startThread('output/syslog-thread')
    worker.unref()
    worker.on('message', (error: string | undefined) => {
      this.#settle(error === undefined ? undefined : new Error(error))
    })
    worker.on('error', error => this.#settle(error))
    this.#worker = worker
  }

  #settle(error: Error | undefined): void {
    const answer = this.#answer
    this.#answer = undefined
    answer?.(error === undefined ? { delivered: this.#count } : { delivered: 0, error })
  }

  send(batch: readonly Alert[], signal: AbortSignal): Promise<Sent> {
    const entries = batch.map(({ priority, line }): SyslogEntry => ({ priority, text: line }))
    this.#count = batch.length
    return new Promise(resolve => {
      const abort = (): void => this.#settle(new Error('syslog does not answer'))
      this.#answer = sent => {
        signal.removeEventListener('abort', abort)
        resolve(sent)
      }
      signal.addEventListener('abort', abort)
      this.#worker?.ref()
      this.#worker?.postMessage(entries)
    })
  }

  reopen(): void {}

  async close(): Promise<void> {
    this.#worker?.unref()
    if (this.#answer === undefined) await this.#worker?.terminate()
  }
}
