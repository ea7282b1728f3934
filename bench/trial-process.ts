// SPDX-License-Identifier: Apache-2.0
// Starts trials, each in a fresh process, and replays of the whole program with what they cost.
import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TrialRequest, TrialResult } from './trial.ts'

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

export function runTrial(request: TrialRequest): TrialResult {
  const child = spawnSync(process.execPath, [here('./trial.js'), JSON.stringify(request)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 << 20,
  })
  if (child.status !== 0) throw new Error(`trial ended with ${child.status ?? child.signal}`)
  return JSON.parse(child.stdout) as TrialResult
}

/** What usage-hook.ts writes at exit. */
export interface Usage {
  readonly cpuSeconds: number
  readonly maxRssKb: number
  /** Resident memory over time, when samples were asked for. */
  readonly rssKb: readonly number[]
  /** From the start of the process to the first write to standard output. */
  readonly firstOutputMs: number
  /** Processor time up to then, all threads. */
  readonly firstOutputCpuMs: number
}

export interface ProgramRun {
  readonly usage: Usage
  readonly seconds: number
  /** File with what it printed. */
  readonly output: string
}

/**
 * The program itself, as users start it, with `args`; its files go to `folder`. Memory is looked at each
 * `sampleMs`.
 */
export function runProgram(args: readonly string[], folder: string, sampleMs = 0): ProgramRun {
  const output = join(folder, 'output.txt')
  const usageFile = join(folder, 'usage.json')
  const out = openSync(output, 'w')
  const started = performance.now()
  const child = spawnSync(
    process.execPath,
    ['--import', here('./usage-hook.js'), here('../src/cli.js'), ...args],
    {
      stdio: ['ignore', out, 'pipe'],
      encoding: 'utf8',
      env: {
        ...process.env,
        GYR_BENCH_USAGE: usageFile,
        GYR_BENCH_SAMPLE_MS: String(sampleMs),
      },
      maxBuffer: 64 << 20,
    },
  )
  const seconds = (performance.now() - started) / 1000
  closeSync(out)
  if (child.status !== 0) {
    throw new Error(
      `gyr ${args.join(' ')} ended with ${child.status ?? child.signal}: ${child.stderr}`,
    )
  }
  return { usage: JSON.parse(readFileSync(usageFile, 'utf8')) as Usage, seconds, output }
}
