// SPDX-License-Identifier: Apache-2.0
// Worker thread of `npm run parity`: takes jobs one at a time, answers each with its tally.
import { parentPort } from 'node:worker_threads'
import type { FieldOptions } from './compare-fields.ts'
import { runJob } from './run-job.ts'
import type { Job } from './suite.ts'

parentPort?.on('message', async ({ job, options }: { job: Job; options: FieldOptions }) => {
  parentPort?.postMessage(await runJob(job, options))
})
