// SPDX-License-Identifier: Apache-2.0
// Does one comparison: replays the capture, feeds what comes out to the comparers, gives the tally.
// Runs in a worker (worker.ts) or directly (tests).
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { compareAlerts } from './compare-alerts.ts'
import { compareCounts, readCounts } from './compare-counts.ts'
import { FieldComparer, type FieldOptions } from './compare-fields.ts'
import { everyEventRule, readDump } from './dump-rule.ts'
import { replay } from './replay.ts'
import type { Job } from './suite.ts'
import { emptyTally, type Tally } from './tally.ts'

/** Lines of an error that a report shows: what it says and where it comes from. */
const ERROR_LINES = 8

export async function runJob(job: Job, options: FieldOptions): Promise<Tally> {
  const tally = emptyTally()
  try {
    if (job.kind === 'alerts') await runAlerts(tally, job)
    else await runEvents(tally, job, options)
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    tally.errors.push(text.split('\n').slice(0, ERROR_LINES).join('\n'))
  }
  return tally
}

async function runAlerts(tally: Tally, job: Job & { kind: 'alerts' }): Promise<void> {
  const expected = readFileSync(job.expected, 'utf8').split('\n').filter(Boolean)
  const head = JSON.parse(expected[0] ?? '{}') as { hostname?: string; message?: string }
  const got: string[] = []
  await replay({
    capture: job.capture,
    rules: job.rules.map(path => ({ name: basename(path), text: readFileSync(path, 'utf8') })),
    matching: job.matching,
    enableAll: job.enableAll,
    suggestedOutput: true,
    format: {
      hostname: head.hostname ?? '',
      includeOutput: true,
      includeMessage: head.message !== undefined,
    },
    onAlert: line => got.push(line()),
  })
  compareAlerts(tally, job.name, job.variant, expected, got)
}

async function runEvents(
  tally: Tally,
  job: Job & { kind: 'events' },
  options: FieldOptions,
): Promise<void> {
  const dump = job.dump === undefined ? undefined : readDump(readFileSync(job.dump))
  const comparer =
    dump && new FieldComparer(tally, job.name, dump.fields.length, dump.next, options)
  const seen = new Map<number, number>()
  await replay({
    capture: job.capture,
    rules: [dump?.rules ?? everyEventRule('DUMP', 'DEBUG', [])],
    matching: 'first',
    enableAll: false,
    suggestedOutput: false,
    format: {
      hostname: dump?.hostname ?? '',
      includeOutput: false,
      includeMessage: false,
      includeTags: false,
    },
    onAlert: (line, record) => {
      seen.set(record.code, (seen.get(record.code) ?? 0) + 1)
      comparer?.push(line())
    },
  })
  comparer?.end()
  if (job.counts !== undefined) {
    compareCounts(tally, job.name, readCounts(readFileSync(job.counts, 'utf8')), seen)
  }
}
