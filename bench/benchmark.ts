// SPDX-License-Identifier: Apache-2.0
// `npm run bench [-- --quick]`: measures, checks the answers, prints tables, writes
// bench/results/latest.json and latest.svg. Exits with 1 when an answer is wrong.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Answers } from './answers.ts'
import { makeCapture } from './big-capture.ts'
import { measureDelivery } from './delivery.ts'
import { prepareRules, prepareWorkload } from './prepare.ts'
import { measureReload } from './reload.ts'
import { type Results, writeResults } from './results.ts'
import { buildRuleSets, realRuleFiles } from './rule-sets.ts'
import { printResults } from './table.ts'
import { compareModes, measureThroughput, type ThroughputCase } from './throughput.ts'
import { runTrial } from './trial-process.ts'
import { measureWholeProgram } from './whole-program.ts'

/** How much is measured; the checks are the same. */
const FULL = { events: 1_000_000, rounds: 6, trials: 5, captureEvents: 5_000_000, microSeconds: 3 }
const QUICK = { events: 200_000, rounds: 5, trials: 2, captureEvents: 500_000, microSeconds: 0.2 }
/** Replayed for the cost of alerts. */
const DELIVERY_EVENTS = 2_000_000
/** Slices of the stream of new names: each name is seen once. */
const SLICES = 5
/** Its events. More names than the evaluator keeps come before the slices, and so many again in them. */
const UNSEEN = 600_000
const UNSEEN_LEAD = 280_000

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const scale = values.quick ? QUICK : FULL
const checkout = fileURLToPath(new URL('../..', import.meta.url))

function commit(): string {
  try {
    const described = execFileSync('git', ['describe', '--always', '--dirty'], {
      cwd: checkout,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return described.trim()
  } catch {
    return 'unknown'
  }
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

async function measure(folder: string, answers: Answers): Promise<Results> {
  say('preparing workloads and rules')
  const sets = buildRuleSets(checkout)
  const rules = sets.sizes.map(size => prepareRules(folder, sets, size))
  const real = rules[1]
  if (real === undefined) throw new Error('no rules')
  const mix = prepareWorkload(folder, 'mix', scale.events)
  const io = prepareWorkload(folder, 'io', Math.min(scale.events, 100_000))
  const unseen = prepareWorkload(folder, 'unseen', UNSEEN)
  const cases: ThroughputCase[] = [
    ...[undefined, ...rules].map(set => ({
      name: set === undefined ? 'mix, no rules' : `mix, ${set.size} rules`,
      kind: 'passes' as const,
      workload: mix,
      rules: set,
      rounds: scale.rounds,
    })),
    {
      name: `read, write, close, ${real.size} rules`,
      kind: 'passes',
      workload: io,
      rules: real,
      rounds: scale.rounds * 3,
    },
    ...rules.slice(1).map(set => ({
      name: `new names, ${set.size} rules`,
      kind: 'slices' as const,
      workload: unseen,
      rules: set,
      rounds: SLICES,
      lead: UNSEEN_LEAD,
    })),
  ]
  const throughput = measureThroughput(cases, scale.trials, answers, say)
  say('comparing ways of matching')
  compareModes(mix, rules.slice(0, 2), answers)
  say('parts')
  const { micro } = runTrial({
    kind: 'micro',
    prologue: mix.prologueFile,
    records: mix.recordsFile,
    policies: [real.first, real.file],
    rules: real.size,
    rounds: scale.microSeconds,
    lead: 0,
  })
  const files = realRuleFiles(checkout)
  const program = await measureWholeProgram(
    {
      folder,
      checkout,
      rules: files,
      events: scale.captureEvents,
      trials: Math.min(scale.trials, 3),
      onTrial: say,
    },
    answers,
  )
  const capture = join(folder, 'delivery.scap')
  makeCapture(checkout, capture, Math.min(scale.captureEvents, DELIVERY_EVENTS))
  const delivery = measureDelivery(
    { folder, capture, trials: values.quick ? 1 : 3, onTrial: say },
    answers,
  )
  say('reload')
  const reload = await measureReload(folder, files, values.quick ? 4 : 20, answers)
  const [cpu] = cpus()
  return {
    quick: values.quick,
    machine: { cpu: cpu?.model ?? 'unknown', processors: cpus().length, node: process.version },
    commit: commit(),
    date: new Date().toISOString(),
    workload: {
      events: mix.events,
      bytesPerEvent: mix.records.length / mix.events,
      processes: mix.processes,
      threads: mix.threads,
      shares: mix.shares,
    },
    rules: sets.origin,
    throughput,
    micro,
    program,
    delivery,
    reload,
    answers: { checked: answers.checked, wrong: answers.wrong },
  }
}

const folder = mkdtempSync(join(tmpdir(), 'gyr-bench-'))
const answers = new Answers()
try {
  const results = await measure(folder, answers)
  writeResults(join(checkout, 'bench/results'), results)
  process.stdout.write(printResults(results))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
if (answers.wrong.length > 0) process.exitCode = 1
