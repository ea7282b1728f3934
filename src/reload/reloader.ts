// SPDX-License-Identifier: Apache-2.0
// Reloads on request, one after the other: rules and configuration are read and compiled by a thread,
// then put in force between two events. What is wrong leaves everything as it was and raises an alert.
import type { Changed } from '../app.ts'
import type { Config } from '../config/config.ts'
import type { InternalAlert } from '../internal-alert.ts'
import type { OutputReport } from '../output/output.ts'
import type { LoadedPolicy } from '../rule-input.ts'
import type { Compiled, CompileOptions, KnownConfig } from './compile-thread.ts'
import { Compiler } from './compiler.ts'

/** What is reloaded: the running program. */
export interface Reloadable {
  readonly config: Config
  change(config: Config, policy: LoadedPolicy): Promise<Changed>
  alert(alert: InternalAlert): void
}

export interface ReloadResult {
  readonly ok: boolean
  readonly milliseconds: number
  /** The longest time in it, in milliseconds, that events had to wait. */
  readonly pause: number
  readonly rules: number
  /** The new rules are; with problems, some outputs could not be opened. */
  readonly inForce: boolean
  readonly problems: readonly string[]
  readonly warnings: readonly string[]
}

type Outcome = Omit<ReloadResult, 'ok' | 'milliseconds' | 'pause'>

function failure(problems: readonly string[]): Outcome {
  return { problems, warnings: [], rules: 0, inForce: false }
}

export interface ReloaderOptions {
  readonly app: Reloadable
  readonly request: CompileOptions
  /** The configuration in force. */
  readonly known: KnownConfig
  readonly report: OutputReport
  /** Called before files are read, and with what was put in force. */
  readonly onStart?: () => void
  readonly onDone?: (compiled: Compiled) => void
}

/** Keys that only a start can change. */
const AT_START = [
  'engine',
  'base_syscalls',
  'capture',
  'falco_libs',
  'load_plugins',
  'plugins',
  'run_as',
  'webserver',
] as const

const FAILURE_RULE = 'Falco internal: hot restart failure'
const CRITICAL = 2
/** A file full of errors must not make an alert that nobody can read. */
const LONGEST_PROBLEM = 2000

export class Reloader {
  readonly #options: ReloaderOptions
  readonly #compiler = new Compiler()
  #known: KnownConfig
  #running: Promise<ReloadResult> | undefined
  #next: Promise<ReloadResult> | undefined
  /** Milliseconds since the epoch. */
  lastReload: number | undefined
  succeeded = 0
  failed = 0
  /** Of the last one, in milliseconds. */
  took = 0
  pause = 0

  constructor(options: ReloaderOptions) {
    this.#options = options
    this.#known = options.known
  }

  /** A reload is likely to come. */
  prepare(): void {
    if (this.#running === undefined) this.#compiler.prepare()
  }

  close(): Promise<void> {
    return this.#compiler.close()
  }

  /** Files that change while one is under way are read by the next, which all who asked share. */
  reload(reason: string): Promise<ReloadResult> {
    if (this.#running === undefined) {
      this.#running = this.#reload(reason).finally(() => {
        this.#running = undefined
      })
      return this.#running
    }
    this.#next ??= this.#running.then(() => {
      this.#next = undefined
      return this.reload(reason)
    })
    return this.#next
  }

  async #reload(reason: string): Promise<ReloadResult> {
    const { request, report, onStart } = this.#options
    const started = performance.now()
    report.info(`${reason}, reloading...`)
    this.pause = 0
    this.#step(() => onStart?.())
    let outcome: Outcome
    try {
      const known = this.#known
      const answer = await this.#step(() => this.#compiler.compile({ ...request, known }))
      outcome = 'problems' in answer ? failure(answer.problems) : await this.#putInForce(answer)
    } catch (error) {
      outcome = failure([(error as Error).message])
    }
    const ok = outcome.problems.length === 0
    this.took = performance.now() - started
    const milliseconds = Math.round(this.took)
    const result = { ok, milliseconds, pause: Math.round(this.pause * 10) / 10, ...outcome }
    this.#tell(result)
    return result
  }

  /** Does what is done on the thread that evaluates. */
  #step<Result>(work: () => Result): Result {
    const began = performance.now()
    try {
      return work()
    } finally {
      this.pause = Math.max(this.pause, performance.now() - began)
    }
  }

  async #putInForce(compiled: Compiled): Promise<Outcome> {
    const { app, onDone } = this.#options
    const before = app.config
    const { config } = compiled.known
    const warnings = [...compiled.warnings]
    for (const key of AT_START) {
      const was = (before as unknown as Record<string, unknown>)[key]
      const is = (config as unknown as Record<string, unknown>)[key]
      if (JSON.stringify(was) !== JSON.stringify(is)) {
        warnings.push(`${key}: a change takes effect at the next start`)
      }
    }
    const { errors, stoodStill } = await this.#step(() => app.change(config, compiled.policy))
    this.#known = compiled.known
    this.pause = Math.max(this.pause, stoodStill)
    this.#step(() => onDone?.(compiled))
    return {
      problems: errors.map(({ message }) => message),
      warnings,
      rules: compiled.policy.rules.length,
      inForce: true,
    }
  }

  #tell(result: ReloadResult): void {
    const { report, app } = this.#options
    this.lastReload = Date.now()
    for (const warning of result.warnings) report.warning(warning.trimEnd())
    if (result.ok) {
      this.succeeded++
      const { rules, milliseconds, pause } = result
      report.info(
        `reloaded ${rules} rules in ${milliseconds} ms, events waited ${pause} ms at the most`,
      )
      return
    }
    this.failed++
    for (const problem of result.problems) report.error(problem.trimEnd())
    const what = result.inForce ? 'not all outputs could be opened' : 'the rules in force stay'
    report.error(`reload failed: ${what}`)
    app.alert({
      rule: FAILURE_RULE,
      priority: CRITICAL,
      message: `${FAILURE_RULE}: ${what}`,
      fields: {
        problems: result.problems.length,
        problem: (result.problems[0] ?? '').trimEnd().slice(0, LONGEST_PROBLEM),
      },
    })
  }
}
