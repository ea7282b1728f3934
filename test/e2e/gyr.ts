// SPDX-License-Identifier: Apache-2.0
// Runs the program as a user does, for the end-to-end tests: what `npm test` has just built, and the
// sources when the test runner is called on its own.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { packagePath } from '../../src/package-path.ts'

export const CAPTURE: string = packagePath('examples/container-intrusion.scap')

/** Replays need the evaluator; `npm run build` makes it. */
export const HAS_EVALUATOR: boolean = existsSync(packagePath('dist/evaluator.wasm'))

export const PROGRAM: readonly string[] =
  process.env['npm_lifecycle_event'] === 'test'
    ? [packagePath('dist/bin/gyr.cjs')]
    : ['--import', 'tsx', packagePath('src/cli.ts')]

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Close our end of its standard output after this many bytes. */
  readonly closeAfter?: number
  /** Sent once the first output is there. */
  readonly signal?: NodeJS.Signals
}

export function gyr(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const child = spawn(process.execPath, [...PROGRAM, ...args], {
    cwd: packagePath('.'),
    env: { ...process.env, FALCO_HOSTNAME: 'test-host', ...options.env },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (stdout === '' && options.signal !== undefined) child.kill(options.signal)
    stdout += text
    if (options.closeAfter !== undefined && stdout.length >= options.closeAfter)
      child.stdout.destroy()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', code => resolve({ code, stdout, stderr }))
  })
}

/** The alerts among the lines of a JSON run. */
export function alertsOf(stdout: string): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line) as Record<string, unknown>)
}
