// SPDX-License-Identifier: Apache-2.0
// Starts trials, each in a fresh process, and replays of the whole program with what they cost.
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs'
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
}

export interface ProgramRun {
  readonly usage: Usage
  readonly seconds: number
  /** File with what it printed. */
  readonly output: string
}

export const PROGRAM: string = here('../bin/gyr.cjs')

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
    ['--import', here('./usage-hook.js'), PROGRAM, ...args],
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

/** How long it took until the first byte of standard output was there for its reader. */
export interface FirstOutput {
  readonly seconds: number
  /** Processor time up to then, all threads. */
  readonly cpuSeconds: number
}

function cpuSecondsOf(pid: number): number {
  const folder = `/proc/${pid}/task`
  const nanoseconds = readdirSync(folder).map(thread =>
    Number(readFileSync(`${folder}/${thread}/schedstat`, 'utf8').split(' ')[0]),
  )
  return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e9
}

/** Starts the program with nothing attached to it and looks at the reading end of its output. */
export function timeFirstOutput(args: readonly string[]): Promise<FirstOutput> {
  const started = performance.now()
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return new Promise((resolve, reject) => {
    let first: FirstOutput | undefined
    child.on('error', reject)
    child.stdout.on('data', () => {
      if (first !== undefined) return
      const seconds = (performance.now() - started) / 1000
      first = { seconds, cpuSeconds: cpuSecondsOf(child.pid as number) }
    })
    child.on('close', code => {
      if (code === 0 && first !== undefined) resolve(first)
      else reject(new Error(`gyr ${args.join(' ')} ended with ${code}`))
    })
  })
}
