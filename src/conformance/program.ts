// SPDX-License-Identifier: Apache-2.0
// Runs the program as a user does, for cases that are about its command line, output and exit code.
import { spawn } from 'node:child_process'
import { packagePath } from '../package-path.ts'

export interface Ran {
  /** null: it was killed, for it ran too long. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The longest case takes a second. */
const TIMEOUT_MS = 60_000

const COMPILED = !import.meta.url.endsWith('.ts')
const CLI = packagePath(COMPILED ? 'dist/bin/gyr.cjs' : 'src/cli.ts')
const LOADER: readonly string[] = COMPILED ? [] : ['--import', 'tsx']

export function runProgram(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const child = spawn(process.execPath, [...LOADER, CLI, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: TIMEOUT_MS,
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', code => resolve({ code, stdout, stderr }))
  })
}
