// SPDX-License-Identifier: Apache-2.0
// Alerts to the standard input of a program, which a shell starts as popen(3) would. The command line
// is the operator's; an alert is never part of it. With `keepAlive` one process takes all alerts, one
// a line; without, each alert gets a process, and the next waits for its end.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Sent, Sink } from './delivery.ts'
import { type Alert, OutputError, type OutputReport } from './output.ts'

export interface ProgramOptions {
  readonly program: string
  readonly keepAlive: boolean
  readonly report: OutputReport
}

/** A process that was told to end and did not. */
const KILL_AFTER_MS = 1000

type Child = ChildProcess & { readonly stdin: NonNullable<ChildProcess['stdin']> }

function how(code: number | null, signal: NodeJS.Signals | null): string {
  return signal === null ? `ended with code ${code}` : `was ended by ${signal}`
}

export class ProgramSink implements Sink<readonly Alert[]> {
  readonly #options: ProgramOptions
  #child: Child | undefined
  #complained = false
  #restart = false

  constructor(options: ProgramOptions) {
    this.#options = options
  }

  open(): void {
    if (this.#options.program.trim() === '') {
      throw new OutputError('program_output.program: no program is named')
    }
  }

  async send(batch: readonly Alert[], signal: AbortSignal): Promise<Sent> {
    if (this.#options.keepAlive) return this.#feed(batch, signal)
    let delivered = 0
    for (const alert of batch) {
      try {
        await this.#once(alert, signal)
      } catch (error) {
        return { delivered, error: error as Error }
      }
      delivered++
    }
    return { delivered }
  }

  #start(): Child {
    // Its own process group, so that what the shell started ends with it.
    const child = spawn('/bin/sh', ['-c', this.#options.program], {
      stdio: ['pipe', 'inherit', 'inherit'],
      detached: true,
    }) as Child
    // Failures show in the callbacks of writes and in 'exit'.
    child.stdin.on('error', () => {})
    child.on('error', () => {})
    return child
  }

  async #feed(batch: readonly Alert[], signal: AbortSignal): Promise<Sent> {
    if (this.#restart) this.#endChild()
    const child = this.#child ?? this.#start()
    if (this.#child === undefined) {
      this.#child = child
      child.once('exit', () => {
        if (this.#child === child) this.#child = undefined
      })
    }
    const text = batch.map(({ line }) => `${line}\n`).join('')
    await new Promise<void>((resolve, reject) => {
      const abort = (): void => reject(new Error('the program does not read'))
      signal.addEventListener('abort', abort, { once: true })
      child.stdin.write(text, error => {
        signal.removeEventListener('abort', abort)
        if (error) reject(new Error(`the program ended: ${error.message}`))
        else resolve()
      })
    })
    return { delivered: batch.length }
  }

  async #once({ line }: Alert, signal: AbortSignal): Promise<void> {
    const child = this.#start()
    this.#child = child
    const abort = (): void => this.#kill(child)
    signal.addEventListener('abort', abort, { once: true })
    child.stdin.end(`${line}\n`)
    try {
      const [code, by] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
      if (signal.aborted) throw new Error('the program did not end in time')
      if (code !== 0 && !this.#complained) {
        this.#complained = true
        this.#options.report.warning(`program output: the program ${how(code, by)} (told once)`)
      }
    } finally {
      signal.removeEventListener('abort', abort)
      this.#child = undefined
    }
  }

  #kill(child: Child): void {
    if (child.pid === undefined || child.exitCode !== null) return
    for (const [after, signal] of [
      [0, 'SIGTERM'],
      [KILL_AFTER_MS, 'SIGKILL'],
    ] as const) {
      setTimeout(() => {
        if (child.exitCode !== null || child.signalCode !== null) return
        try {
          process.kill(-(child.pid as number), signal)
        } catch {
          // It ended by itself.
        }
      }, after).unref()
    }
  }

  /** The end of its input ends a well-behaved program. */
  #endChild(): void {
    this.#restart = false
    this.#child?.stdin.end()
    this.#child = undefined
  }

  reopen(): void {
    this.#restart = true
  }

  async close(): Promise<void> {
    const child = this.#child
    if (child === undefined) return
    this.#child = undefined
    child.stdin.end()
    const ended = new Promise(resolve => child.once('exit', resolve))
    const patience = setTimeout(() => this.#kill(child), KILL_AFTER_MS)
    const last = new Promise(resolve => setTimeout(resolve, KILL_AFTER_MS * 3).unref())
    if (child.exitCode === null && child.signalCode === null) await Promise.race([ended, last])
    clearTimeout(patience)
  }
}
