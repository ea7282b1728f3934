// SPDX-License-Identifier: Apache-2.0
// Starts worker threads: from the program as it is put together, from compiled code, and from sources in
// tests and development.
import { extname } from 'node:path'
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

/** Modules that are threads: their paths from here, in each form of the program. */
export type ThreadEntry = 'reload/compile-thread' | 'output/syslog-thread'

export function startThread(entry: ThreadEntry, data?: unknown): Worker {
  const ending = extname(import.meta.url)
  const url = new URL(`./${entry}${ending}`, import.meta.url)
  const options: WorkerOptions = { workerData: { entry: url.href, data } satisfies ThreadData }
  if (ending !== '.ts') return new Worker(url, options)
  return new Worker(LOAD_SOURCE, { ...options, eval: true, execArgv: [] })
}
