// SPDX-License-Identifier: Apache-2.0
// Starts worker threads from compiled code, and from sources in tests and development.
import { Worker, type WorkerOptions } from 'node:worker_threads'

/** A thread has its own module loader, which has to learn TypeScript first. */
const LOAD_SOURCE =
  "const { workerData } = require('node:worker_threads');" +
  "import('tsx/esm/api').then(({ register }) => { register(); return import(workerData.entry) })"

/** What a thread was started with. */
export interface ThreadData {
  readonly entry: string
  readonly data: unknown
}

/** `entry` is the URL of the module without its ending, `from` the importing module's own URL. */
export function startThread(entry: string, from: string, data?: unknown): Worker {
  const source = from.endsWith('.ts')
  const url = new URL(`${entry}${source ? '.ts' : '.js'}`, from)
  const options: WorkerOptions = { workerData: { entry: url.href, data } satisfies ThreadData }
  if (!source) return new Worker(url, options)
  return new Worker(LOAD_SOURCE, { ...options, eval: true, execArgv: [] })
}
