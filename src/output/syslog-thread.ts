// SPDX-License-Identifier: Apache-2.0
// The thread that speaks with the syslog daemon, for syslog.ts: gets entries, answers when the daemon has
// read them all. What one that ends has not read is sent again to the next.
import { parentPort } from 'node:worker_threads'
import { nativeAddon } from '../native.ts'
import type { SyslogEntry } from './syslog.ts'
import { syslogMessage } from './syslog-message.ts'

const addon = nativeAddon()
const pause = new Int32Array(new SharedArrayBuffer(4))
const FIRST_LOOK_MS = 0.1
const LONGEST_LOOK_MS = 5

function send(entries: readonly SyslogEntry[]): void {
  const now = new Date()
  for (const [index, entry] of entries.entries()) {
    const message = syslogMessage(entry, now)
    try {
      addon?.syslogSend(message)
    } catch (error) {
      // The daemon may have been another one all the while nothing was sent.
      if (index > 0) throw error
      addon?.syslogSend(message)
    }
  }
}

function waitUntilRead(): void {
  let look = FIRST_LOOK_MS
  while ((addon?.syslogUnread() ?? 0) > 0) {
    Atomics.wait(pause, 0, 0, look)
    look = Math.min(look * 2, LONGEST_LOOK_MS)
  }
}

parentPort?.on('message', (entries: readonly SyslogEntry[]) => {
  try {
    send(entries)
    waitUntilRead()
    parentPort?.postMessage(undefined)
  } catch (error) {
    parentPort?.postMessage((error as Error).message)
  }
})
