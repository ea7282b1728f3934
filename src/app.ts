// SPDX-License-Identifier: Apache-2.0
// The composition root: builds everything a run needs, in the order events go through it, and takes
// it down in reverse. Called by src/commands/run.ts; prints nothing itself.
import { hostname } from 'node:os'
import { AlertRouter } from './alert-router.ts'
import type { Config } from './config/config.ts'
import { parseInterval } from './config/interval.ts'
import { Engine } from './engine/engine.ts'
import { DEFAULT_SIZES, type EvaluatorSizes } from './engine/evaluator.ts'
import { TimeSampler } from './engine/time-sampler.ts'
import type { FormatOptions } from './format/alert-formatter.ts'
import type { InternalAlert } from './internal-alert.ts'
import type { Output, OutputReport } from './output/output.ts'
import { type DrainOptions, Outputs } from './outputs.ts'
import { Pause } from './pause.ts'
import { type PipelineOptions, runPipeline } from './pipeline.ts'
import { RuleCosts } from './rule-costs.ts'
import { RuleCounts } from './rule-counts.ts'
import type { LoadedPolicy } from './rule-input.ts'
import { RuleCapture } from './source/rule-capture.ts'
import type { EventSource, SourceStats } from './source/source.ts'

export interface AppOptions {
  readonly config: Config
  readonly policy: LoadedPolicy
  /** Where events come from; the app closes it. */
  readonly source: EventSource
  /** `-U`: every alert is written at once. */
  readonly unbuffered: boolean
  readonly report: OutputReport
  /** Called when the last output has nobody left who reads it. */
  readonly onNobodyReads?: () => void
}

/** Forty looks a second: a few thousandths of a processor, mostly for waking up. */
const SAMPLE_US = 25_000

/** What came of putting other rules and settings in force. */
export interface Changed {
  /** Of outputs that could not be opened. */
  readonly errors: readonly Error[]
  /** Milliseconds that the pipeline waited for outputs. */
  readonly stoodStill: number
}

/** The name of this machine in alerts. */
export function alertHostname(): string {
  return process.env['FALCO_HOSTNAME'] ?? hostname()
}

/** How alerts look. */
export function formatOptions(config: Config): FormatOptions {
  return {
    json: config.json_output,
    includeOutput: config.json_include_output_property,
    includeMessage: config.json_include_message_property,
    includeFields: config.json_include_output_fields_property,
    includeTags: config.json_include_tags_property,
    iso8601: config.time_format_iso_8601,
    hostname: alertHostname(),
    base64Buffers: config.buffer_format_base64,
    staticFields: config.static_fields,
  }
}

const INFORMATIONAL = 6

function captureLimit(path: string, megabytes: number, bytes: number): InternalAlert {
  const rule = 'Falco internal: capture size limit reached'
  return {
    rule,
    priority: INFORMATIONAL,
    message: `${rule}. ${path} ends before its time.`,
    fields: { max_file_size_mb: String(megabytes), written_bytes: String(bytes) },
  }
}

/** What the evaluator can lay out, and what its memory takes without more address space. */
const THREADS = { least: 16, most: 1 << 20, usual: 1 << 18 } as const

function sizesFor({ thread_table_size: asked }: Config['falco_libs']): Partial<EvaluatorSizes> {
  const maxThreads = Math.min(Math.max(Math.floor(asked), THREADS.least), THREADS.most)
  const times = Math.max(1, Math.ceil(maxThreads / THREADS.usual))
  return { maxThreads, memoryPages: DEFAULT_SIZES.memoryPages * times }
}

export class App {
  readonly engine: Engine
  readonly counts: RuleCounts
  readonly costs: RuleCosts
  readonly source: EventSource
  readonly outputs: Outputs = new Outputs()
  readonly #captures: RuleCapture | undefined
  readonly #router = new AlertRouter()
  readonly #options: AppOptions
  readonly #pause = new Pause()
  readonly #gone = new Set<Output>()
  #config: Config
  #policy: LoadedPolicy

  constructor(options: AppOptions) {
    const { config, policy } = options
    this.#options = options
    this.#config = config
    this.#policy = policy
    this.source = options.source
    this.engine = Engine.create(sizesFor(config.falco_libs))
    this.engine.loadPolicy(policy.bytes)
    this.counts = new RuleCounts(policy.rules)
    this.costs = new RuleCosts(this.engine, policy.rules)
    this.#captures = config.capture.enabled ? this.#createCaptures(config) : undefined
    this.#captures?.use(policy.rules)
  }

  #createCaptures({ capture }: Config): RuleCapture {
    return new RuleCapture({
      engine: this.engine,
      settings: capture,
      report: this.#options.report,
      onLimit: (path, bytes) => this.alert(captureLimit(path, capture.max_file_size_mb, bytes)),
    })
  }

  /** Opens the outputs; throws when one cannot work, for its alerts would be lost. */
  async open(): Promise<void> {
    const [error] = await this.#configureOutputs(this.#config)
    if (error !== undefined) throw error
    this.#route()
  }

  #configureOutputs(config: Config): Promise<Error[]> {
    const { unbuffered, report } = this.#options
    return this.outputs.configure({
      config,
      unbuffered,
      hostname: alertHostname(),
      report,
      onGone: output => this.#lost(output),
    })
  }

  #route(): void {
    const { throttle } = this.#config
    this.#router.use(this.#policy.rules, this.outputs.all, formatOptions(this.#config), {
      ...throttle,
      window: parseInterval(throttle.window) ?? 0,
    })
  }

  #lost(output: Output): void {
    this.#gone.add(output)
    if (this.outputs.all.every(each => this.#gone.has(each))) this.#options.onNobodyReads?.()
    else this.#options.report.warning(`${output.name} output: nobody reads it any more`)
  }

  get config(): Config {
    return this.#config
  }

  get policy(): LoadedPolicy {
    return this.#policy
  }

  /** Whether alerts go anywhere. */
  get hasOutputs(): boolean {
    return this.outputs.all.length > 0
  }

  async run(options: Omit<PipelineOptions, 'pause'>): Promise<void> {
    const { engine, source, counts, outputs } = this
    const stages = {
      engine,
      source,
      counts,
      outputs,
      router: this.#router,
      captures: this.#captures,
    }
    await runPipeline(stages, { ...options, pause: this.#pause })
  }

  /**
   * Puts other rules and settings in force between two events; processes and descriptors stay known.
   * Throws when the evaluator refuses the policy, and all stays as it was.
   */
  async change(config: Config, policy: LoadedPolicy): Promise<Changed> {
    // First, so that nothing is left out that the new rules look at.
    this.source.follow?.(config, policy.needs)
    // What was found by the old rules is told in their words.
    this.engine.drain()
    this.outputs.flush()
    this.costs.settle()
    try {
      this.engine.loadPolicy(policy.bytes)
    } catch (error) {
      this.source.follow?.(this.#config, this.#policy.needs)
      throw error
    }
    this.costs.use(policy.rules)
    this.#policy = policy
    this.#config = config
    this.counts.use(policy.rules)
    this.#captures?.use(policy.rules)
    this.#route()
    if (this.outputs.areAs(config)) return { errors: [], stoodStill: 0 }
    return this.#pause.during(async () => {
      const began = performance.now()
      const errors = await this.#configureOutputs(config)
      this.#route()
      return { errors, stoodStill: performance.now() - began }
    })
  }

  /** Repeats that were folded are told when their time is over, events or not. */
  tellRepeats(): void {
    const now = BigInt(Date.now()) * 1_000_000n
    this.#router.tellRepeats(now)
    this.#captures?.tick(now)
    this.outputs.flush()
  }

  /** An alert about the program itself. */
  alert(alert: InternalAlert): void {
    this.#router.sendInternal(alert)
  }

  stats(): { readonly source: SourceStats; readonly engine: Record<string, bigint> } {
    return { source: this.source.stats(), engine: this.engine.stats() }
  }

  /** From here on costs have times, if the addon is there to take samples. */
  sampleTimes(): void {
    const sampler = TimeSampler.start(this.engine, SAMPLE_US)
    if (sampler !== undefined) this.costs.watch(sampler)
  }

  /** For log rotation. */
  reopenOutputs(): void {
    this.outputs.reopen()
  }

  /** Delivers what waits, then lets go of everything. */
  async close(options: DrainOptions): Promise<void> {
    await this.source.close()
    this.#captures?.end()
    this.#router.tellRepeats()
    await this.outputs.close(options)
  }
}
