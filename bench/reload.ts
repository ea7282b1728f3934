// SPDX-License-Identifier: Apache-2.0
// What a reload costs: the program as a service with all public rules, one of whose files gets another rule
// before each reload. Its answer must name that rule among those in force.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pauseFor } from 'node:timers/promises'
import type { Source } from '../src/diagnostics/diagnostic.ts'
import type { ReloadResult } from '../src/reload/reloader.ts'
import type { Answers } from './answers.ts'
import { median } from './statistics.ts'
import { PROGRAM } from './trial-process.ts'

export interface ReloadCost {
  /** In force at the end. */
  readonly rules: number
  /** Milliseconds of the first one, of which the thread that compiles must be started. */
  readonly first: number
  /** Median of those after it. */
  readonly milliseconds: number
  /** The longest that events had to wait in a reload, in milliseconds: median, and of all. */
  readonly pause: number
  readonly longestPause: number
}

const DEADLINE_MS = 20_000
const BETWEEN_MS = 300

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

async function untilItServes(url: string): Promise<void> {
  const end = performance.now() + DEADLINE_MS
  for (;;) {
    try {
      await fetch(`${url}/livez`)
      return
    } catch (error) {
      if (performance.now() > end) throw error
      await pauseFor(50)
    }
  }
}

function start(config: string): ChildProcess {
  return spawn(process.execPath, [PROGRAM, '-c', config], { stdio: 'ignore' })
}

const ROUND = (round: number): string => `
- rule: Round ${round}
  desc: for the benchmark of reloads
  condition: evt.type = open and fd.name = /no/such/file/${round}
  output: round ${round} %fd.name
  priority: INFO
`

export async function measureReload(
  folder: string,
  rules: readonly Source[],
  rounds: number,
  answers: Answers,
): Promise<ReloadCost> {
  const place = join(folder, 'reload')
  mkdirSync(place)
  const files = rules.map(({ name, text }) => {
    writeFileSync(join(place, name), text)
    return join(place, name)
  })
  const port = await freePort()
  const config = join(place, 'gyr.yaml')
  writeFileSync(
    config,
    JSON.stringify({
      rules_files: files,
      engine: { kind: 'nodriver' },
      watch_config_files: false,
      webserver: { enabled: true, listen_port: port },
    }),
  )
  const child = start(config)
  const url = `http://127.0.0.1:${port}`
  const results: ReloadResult[] = []
  try {
    await untilItServes(url)
    for (let round = 0; round <= rounds; round++) {
      await pauseFor(BETWEEN_MS)
      appendFileSync(files.at(-1) as string, ROUND(round))
      const answer = await fetch(`${url}/reload`, { method: 'POST' })
      results.push((await answer.json()) as ReloadResult)
    }
  } finally {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  const [first, ...rest] = results as [ReloadResult, ...ReloadResult[]]
  answers.expect('reload: problems', [...new Set(results.flatMap(({ problems }) => problems))], [])
  const expected = results.map((_, round) => first.rules + round)
  answers.expect(
    'reload: rules in force',
    results.map(result => result.rules),
    expected,
  )
  const pauses = results.map(({ pause }) => pause)
  return {
    rules: first.rules + rounds,
    first: first.milliseconds,
    milliseconds: median(rest.map(({ milliseconds }) => milliseconds)),
    pause: median(pauses),
    longestPause: Math.max(...pauses),
  }
}
