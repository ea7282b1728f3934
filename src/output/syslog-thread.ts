// SPDX-License-Identifier: Apache-2.0
// The thread that calls syslog(3) for syslog.ts: gets entries, answers when they are handed over.
import { parentPort } from 'node:worker_threads'
import { nativeAddon } from '../native.ts'
import type { SyslogEntry } from './syslog.ts'

const LOG_USER = 1 << 3

const addon = nativeAddon()
addon?.syslogOpen('gyr', LOG_USER)

parentPort?.on('message', (entries: readonly SyslogEntry[]) => {
  try {
    for (const { priority, text } of entries) addon?.syslogWrite(priority, text)
    parentPort?.postMessage(undefined)
  } catch (error) {
    parentPort?.postMessage((error as Error).message)
  }
})
