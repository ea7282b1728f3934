// SPDX-License-Identifier: Apache-2.0
// What an alert costs on its way out: replays in which every seventh event matches, once without outputs
// and once for each of them. Every line must arrive, and be the same everywhere.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Answers } from './answers.ts'
import type { Received } from './http-receiver.ts'
import { median } from './statistics.ts'
import { type ProgramRun, runProgram } from './trial-process.ts'

export interface DeliveryRow {
  readonly output: string
  readonly alerts: number
  readonly bytesPerAlert: number
  /** Processor time of an alert, from the match on: what the run took longer than one without outputs. */
  readonly microseconds: number
  /** Alerts a second of wall time, evaluation and start included. */
  readonly perSecond: number
}

export interface DeliveryOptions {
  readonly folder: string
  readonly capture: string
  readonly trials: number
  readonly onTrial: (name: string) => void
}

function rule(types: string): string {
  return `- rule: Matched often
  desc: for the cost of delivery
  condition: evt.type in (${types})
  output: Something happened (file=%fd.name gparent=%proc.aname[2] evt_type=%evt.type user=%user.name user_uid=%user.uid user_loginuid=%user.loginuid process=%proc.name proc_exepath=%proc.exepath parent=%proc.pname terminal=%proc.tty container=%container.id)
  priority: WARNING
  tags: [one, two]
`
}

/** Every seventh event; HTTP, which costs more, gets one in thirty. */
const OFTEN = 'open, openat, openat2'
const LESS_OFTEN = 'mprotect, clone, clone3, execve, procexit, socket, connect'
const JSON_LINES = ['-o', 'json_output=true', '-o', 'time_format_iso_8601=true']
const SILENT = ['-o', 'stdout_output.enabled=false']

interface Lines {
  readonly count: number
  readonly bytes: number
  readonly hash: string
}

/** The alerts among what was printed. */
function linesIn(file: string): Lines {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.startsWith('{'))
  const hash = createHash('sha256')
  let bytes = 0
  for (const line of lines) {
    hash.update(`${line}\n`)
    bytes += Buffer.byteLength(line) + 1
  }
  return { count: lines.length, bytes, hash: hash.digest('hex') }
}

function pauseFor(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

function waitFor(file: string): string {
  for (let tries = 0; !existsSync(file); tries++) {
    if (tries > 3000) throw new Error(`${file} does not appear`)
    pauseFor(10)
  }
  return readFileSync(file, 'utf8')
}

/** Runs `body` with the port of a server that takes alerts; returns what it got. */
function withReceiver(folder: string, body: (port: number) => void): Received {
  const files = { port: join(folder, 'receiver-port'), result: join(folder, 'receiver-result') }
  for (const file of Object.values(files)) rmSync(file, { force: true })
  const program = fileURLToPath(new URL('./http-receiver.js', import.meta.url))
  const child = spawn(process.execPath, [program, files.port, files.result], { stdio: 'inherit' })
  try {
    body(Number(waitFor(files.port)))
  } finally {
    child.kill('SIGTERM')
  }
  return JSON.parse(waitFor(files.result)) as Received
}

interface Measured {
  readonly run: ProgramRun
  readonly lines: Lines
}

type Measure = () => Measured

export function measureDelivery(options: DeliveryOptions, answers: Answers): DeliveryRow[] {
  const { folder, capture, trials, onTrial } = options
  const often = join(folder, 'often.yaml')
  const lessOften = join(folder, 'less-often.yaml')
  writeFileSync(often, rule(OFTEN))
  writeFileSync(lessOften, rule(LESS_OFTEN))
  const file = join(folder, 'alerts.json')
  const replay = (rules: string, args: readonly string[]): ProgramRun =>
    runProgram(['-e', capture, '-r', rules, ...JSON_LINES, ...args], folder)
  const toFile = (keepAlive: boolean): Measured => {
    rmSync(file, { force: true })
    const output = ['-o', 'file_output.enabled=true', '-o', `file_output.filename=${file}`]
    const kept = ['-o', `file_output.keep_alive=${keepAlive}`]
    const run = replay(often, [...SILENT, ...output, ...kept])
    return { run, lines: linesIn(file) }
  }
  const toStdout = (rules: string, args: readonly string[] = []): Measured => {
    const run = replay(rules, args)
    return { run, lines: linesIn(run.output) }
  }
  const toHttp = (): Measured => {
    let run: ProgramRun | undefined
    const received = withReceiver(folder, port => {
      const url = `http_output.url=http://127.0.0.1:${port}/`
      const output = ['-o', 'http_output.enabled=true', '-o', url]
      run = replay(lessOften, [...SILENT, ...output, '-o', 'outputs_queue.spool_directory='])
    })
    return { run: run as ProgramRun, lines: received }
  }
  const expected = { often: linesIn(replay(often, []).output), less: toStdout(lessOften).lines }
  answers.expect('delivery: alerts were written', expected.often.count > 0, true)
  answers.expect('delivery: alerts for http were written', expected.less.count > 0, true)
  const cases: readonly [string, string, Lines, Measure][] = [
    ['standard output', often, expected.often, () => toStdout(often)],
    ['file, opened for each batch', often, expected.often, () => toFile(false)],
    ['file, kept open', often, expected.often, () => toFile(true)],
    ['http, one alert a request', lessOften, expected.less, toHttp],
  ]
  return cases.map(([output, rules, lines, measure]) => {
    const costs: number[] = []
    const seconds: number[] = []
    for (let trial = 0; trial < trials; trial++) {
      onTrial(`delivery: ${output}`)
      const without = replay(rules, SILENT)
      const { run, lines: got } = measure()
      answers.expect(`delivery: ${output}: lines`, got.count, lines.count)
      answers.expect(`delivery: ${output}: their text`, got.hash, lines.hash)
      costs.push(run.usage.cpuSeconds - without.usage.cpuSeconds)
      seconds.push(run.seconds)
    }
    return {
      output,
      alerts: lines.count,
      bytesPerAlert: lines.bytes / lines.count,
      microseconds: (median(costs) * 1e6) / lines.count,
      perSecond: lines.count / median(seconds),
    }
  })
}
