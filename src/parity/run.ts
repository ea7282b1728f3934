// SPDX-License-Identifier: Apache-2.0
// `npm run parity -- DIR`: compares our alerts and field values with those Falco gives for the same
// captures. DIR has captures/ and expected/. Exits with 1 when something differs that is not decided
// (decided.ts), 2 for wrong usage.
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runJobs } from './pool.ts'
import { report } from './report.ts'
import { findJobs } from './suite.ts'
import { addTally, emptyTally } from './tally.ts'

const USAGE = `usage: npm run parity -- DIR [--only NAME] [--field FIELD] [--max-diffs N]

  DIR            a folder with captures/ and expected/ (default: ../shared/parity)
  --only NAME    captures whose name contains NAME
  --field FIELD  compare this field of the events alone, and no alerts
  --max-diffs N  differences shown of each capture (default 10)
`

// The checkout, from src/parity/ or from dist/src/parity/.
const up = import.meta.url.endsWith('.ts') ? '../..' : '../../..'
const checkout = fileURLToPath(new URL(up, import.meta.url))

function options(): { dir: string; only?: string; field?: string; maxDiffs: number } | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        only: { type: 'string' },
        field: { type: 'string' },
        'max-diffs': { type: 'string', default: '10' },
      },
    })
    const maxDiffs = Number(values['max-diffs'])
    if (positionals.length > 1 || !Number.isInteger(maxDiffs) || maxDiffs < 0) return undefined
    const { only, field } = values
    return {
      dir: positionals[0] ?? `${checkout}/../shared/parity`,
      maxDiffs,
      ...(only === undefined ? {} : { only }),
      ...(field === undefined ? {} : { field }),
    }
  } catch {
    return undefined
  }
}

async function main(): Promise<number> {
  const wanted = options()
  if (wanted === undefined) {
    process.stderr.write(USAGE)
    return 2
  }
  const { names, jobs: all, missing } = findJobs(wanted.dir, checkout, wanted.only)
  const jobs = wanted.field === undefined ? all : all.filter(job => job.kind === 'events')
  const tty = process.stderr.isTTY
  const tallies = await runJobs(jobs, { field: wanted.field }, done => {
    if (tty) process.stderr.write(`\r${done}/${jobs.length}${done === jobs.length ? '\n' : ''}`)
  })
  const results = names
    .filter(name => jobs.some(job => job.name === name))
    .map(name => {
      const tally = emptyTally()
      for (const [index, job] of jobs.entries()) {
        if (job.name === name) addTally(tally, tallies[index] ?? emptyTally())
      }
      return { name, tally }
    })
  const { text, failed } = report(results, missing, wanted.maxDiffs)
  process.stdout.write(text)
  return failed ? 1 : 0
}

process.exitCode = await main()
