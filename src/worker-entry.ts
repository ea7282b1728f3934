// SPDX-License-Identifier: Apache-2.0
// Starts worker threads from sources and from compiled code alike.
import { Worker, type WorkerOptions } from 'node:worker_threads'

/** `entry` is the URL of the module without its ending, `from` the importing module's own URL. */
export function startWorker(entry: string, from: string, options: WorkerOptions = {}): Worker {
  const source = from.endsWith('.ts')
  const url = new URL(`${entry}${source ? '.ts' : '.js'}`, from)
  return new Worker(url, source ? { ...options, execArgv: ['--import', 'tsx'] } : options)
}
