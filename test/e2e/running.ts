// SPDX-License-Identifier: Apache-2.0
// A gyr that keeps running, for tests of the daemon: started without a driver, spoken with over HTTP and
// by signals.
import { type ChildProcess, spawn } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { packagePath } from '../../src/package-path.ts'
import { until } from '../output/recording.ts'
import { PROGRAM } from './gyr.ts'

export interface Running {
  readonly child: ChildProcess
  readonly port: number
  stdout(): string
  stderr(): string
  get(path: string, init?: RequestInit): Promise<{ status: number; body: string }>
  /** Settles with the exit code. */
  ended(): Promise<number | null>
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

/** Settles when it runs. */
export async function startGyr(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Running> {
  const port = await freePort()
  const web = ['-o', 'webserver.enabled=true', '-o', `webserver.listen_port=${port}`]
  const child = spawn(
    process.execPath,
    [...PROGRAM, '-o', 'engine.kind=nodriver', ...web, ...args],
    { cwd: packagePath('.'), env: { ...process.env, FALCO_HOSTNAME: 'test-host', ...env } },
  )
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', text => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', text => {
    stderr += text
  })
  const end = new Promise<number | null>(resolve => child.once('close', resolve))
  await until(() => stderr.includes('Reading events from') || child.exitCode !== null, 'start')
  return {
    child,
    port,
    stdout: () => stdout,
    stderr: () => stderr,
    async get(path, init = {}) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, init)
      return { status: answer.status, body: await answer.text() }
    },
    ended: () => end,
  }
}
