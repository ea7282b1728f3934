// SPDX-License-Identifier: Apache-2.0
// The program as users run it: a replay of millions of events with all public rules, its start-up
// time and its memory.
import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Source } from '../src/diagnostics/diagnostic.ts'
import { loadRules } from '../src/rules/load.ts'
import type { Answers } from './answers.ts'
import { makeCapture } from './big-capture.ts'
import { median } from './statistics.ts'
import { type FirstOutput, runProgram, timeFirstOutput } from './trial-process.ts'

export interface WholeProgram {
  readonly capture: string
  readonly events: number
  readonly bytes: number
  readonly rules: string
  readonly alerts: number
  /** Events a second of processor time, user and system, all threads. */
  readonly eventsPerCpuSecond: number
  readonly cpuSeconds: number
  readonly seconds: number
  readonly maxRssMb: number
  /** From the start of the process to the first alert, of a capture whose first event matches. */
  readonly start: Start
}

/** Medians of many starts. */
export interface Start extends FirstOutput {
  readonly rules: number
}

export interface WholeProgramOptions {
  readonly folder: string
  readonly checkout: string
  readonly rules: readonly Source[]
  readonly events: number
  readonly trials: number
  readonly onTrial: (name: string) => void
}

const START_RULE = `- rule: First event
  desc: start-up time
  condition: evt.type in (openat, read, write, close)
  output: first (type=%evt.type)
  priority: WARNING
`

export async function measureWholeProgram(
  options: WholeProgramOptions,
  answers: Answers,
): Promise<WholeProgram> {
  const { folder, checkout, events, trials, onTrial } = options
  const ruleArguments = options.rules.flatMap(({ name, text }) => {
    writeFileSync(join(folder, name), text)
    return ['-r', join(folder, name)]
  })
  const big = join(folder, 'big.scap')
  const made = makeCapture(checkout, big, events)
  const runs = Array.from({ length: trials }, () => {
    onTrial('whole program')
    const run = runProgram(['-e', big, ...ruleArguments], folder)
    const output = readFileSync(run.output)
    const lines = output.toString('latin1').split('\n')
    const found = lines.map(line => /^Events detected: (\d+)$/.exec(line)?.[1]).find(Boolean)
    const hash = createHash('sha256').update(output).digest('hex')
    return { ...run, alerts: Number(found), hash }
  })
  rmSync(big)
  const alerts = runs[0]?.alerts ?? Number.NaN
  answers.expect('whole program: alerts were counted', alerts > 0, true)
  for (const run of runs.slice(1)) {
    answers.expect('whole program: output of a second run', run.hash, runs[0]?.hash)
  }
  const cpuSeconds = median(runs.map(run => run.usage.cpuSeconds))
  return {
    capture: made.origin,
    events: made.events,
    bytes: made.bytes,
    rules: options.rules.map(rule => rule.name).join(', '),
    alerts,
    eventsPerCpuSecond: made.events / cpuSeconds,
    cpuSeconds,
    seconds: median(runs.map(run => run.seconds)),
    maxRssMb: Math.max(...runs.map(run => run.usage.maxRssKb)) / 1024,
    start: await measureStart(options, ruleArguments),
  }
}

/** Starts that are measured: one takes a quarter of a second, and they vary. */
const MIN_STARTS = 9

async function measureStart(
  { folder, checkout, rules, trials, onTrial }: WholeProgramOptions,
  ruleArguments: readonly string[],
): Promise<Start> {
  // A recording of one machine: the generated ones begin with the state of thousands of processes.
  const capture = join(checkout, 'examples/container-intrusion.scap')
  writeFileSync(join(folder, 'first-event.yaml'), START_RULE)
  const args = ['-e', capture, '-U', ...ruleArguments, '-r', join(folder, 'first-event.yaml')]
  onTrial('start-up')
  const starts: FirstOutput[] = []
  while (starts.length < Math.max(MIN_STARTS, trials * 5)) starts.push(await timeFirstOutput(args))
  return {
    rules: loadRules(rules).rules.length,
    seconds: median(starts.map(start => start.seconds)),
    cpuSeconds: median(starts.map(start => start.cpuSeconds)),
  }
}
