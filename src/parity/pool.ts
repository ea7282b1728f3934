// SPDX-License-Identifier: Apache-2.0
// Deals jobs out to as many workers as there are processors and gathers the tallies, in job order.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { FieldOptions } from './compare-fields.ts'
import type { Job } from './suite.ts'
import { emptyTally, type Tally } from './tally.ts'

/** Sources run as they are under tsx, compiled otherwise. */
const WORKER = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js'

/** Calls `onDone` after each job; tallies have the index of their job. */
export async function runJobs(
  jobs: readonly Job[],
  options: FieldOptions,
  onDone: (done: number) => void,
): Promise<Tally[]> {
  const tallies: Tally[] = []
  let next = 0
  let done = 0
  const runOne = async (): Promise<void> => {
    let worker = new Worker(new URL(WORKER, import.meta.url))
    while (next < jobs.length) {
      const index = next++
      const job = jobs[index] as Job
      try {
        tallies[index] = await ask(worker, job, options)
      } catch (error) {
        // The worker is gone (out of memory, say): the job failed, the others go on in a new one.
        const tally = emptyTally()
        tally.errors.push(`${job.name}: ${String(error)}`)
        tallies[index] = tally
        worker = new Worker(new URL(WORKER, import.meta.url))
      }
      onDone(++done)
    }
    await worker.terminate()
  }
  const workers = Math.min(availableParallelism(), jobs.length)
  await Promise.all(Array.from({ length: workers }, runOne))
  return tallies
}

function ask(worker: Worker, job: Job, options: FieldOptions): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number): void => settle(() => reject(new Error(`worker ended: ${code}`)))
    const onError = (error: Error): void => settle(() => reject(error))
    const onMessage = (tally: Tally): void => settle(() => resolve(tally))
    const settle = (finish: () => void): void => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      finish()
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.postMessage({ job, options })
  })
}
