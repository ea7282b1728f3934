// SPDX-License-Identifier: Apache-2.0
// The composition root: builds everything a run needs, in the order events go through it, and takes
// it down in reverse. Called by src/commands/run.ts; prints nothing itself.
import { hostname } from 'node:os'
import type { Config } from './config/config.ts'
import { Engine } from './engine/engine.ts'
import { AlertFormatter, type FormatOptions } from './format/alert-formatter.ts'
import { createLiveSource, isLive, type LiveNotes } from './live-source.ts'
import type { Output } from './output/output.ts'
import { createOutputs } from './outputs.ts'
import { type PipelineOptions, runPipeline } from './pipeline.ts'
import { RuleCounts } from './rule-counts.ts'
import type { LoadedPolicy } from './rule-input.ts'
import { CaptureFile } from './source/capture-file.ts'
import type { EventSource, SourceStats } from './source/source.ts'

export interface AppOptions {
  readonly config: Config
  readonly policy: LoadedPolicy
  /** `-U`: every alert is written at once. */
  readonly unbuffered: boolean
  /** Where to tell what is odd about the source. */
  readonly notes: LiveNotes
}

/** What is asked for cannot be done by this version; told in one line. */
export class AppError extends Error {
  override readonly name = 'AppError'
}

function formatOptions(config: Config): FormatOptions {
  return {
    json: config.json_output,
    includeOutput: config.json_include_output_property,
    includeMessage: config.json_include_message_property,
    includeFields: config.json_include_output_fields_property,
    includeTags: config.json_include_tags_property,
    iso8601: config.time_format_iso_8601,
    hostname: process.env['FALCO_HOSTNAME'] ?? hostname(),
    base64Buffers: config.buffer_format_base64,
    staticFields: config.static_fields,
  }
}

function createSource({ config, policy, notes }: AppOptions): EventSource {
  const { kind, replay } = config.engine
  if (isLive(kind)) return createLiveSource(config, policy.needs, notes)
  if (kind === 'nodriver') {
    throw new AppError(
      'engine.kind "nodriver" leaves no source of events: replay a capture file with -e FILE',
    )
  }
  if (replay.capture_file === '') {
    throw new AppError('engine.kind "replay" needs engine.replay.capture_file, or -e FILE')
  }
  return new CaptureFile(replay.capture_file)
}

export class App {
  readonly engine: Engine
  readonly counts: RuleCounts
  readonly source: EventSource
  readonly #formatter: AlertFormatter
  readonly #outputs: readonly Output[]
  readonly #policy: LoadedPolicy

  constructor(options: AppOptions) {
    const { config, policy, unbuffered } = options
    this.#policy = policy
    this.source = createSource(options)
    this.engine = Engine.create()
    this.engine.loadPolicy(policy.bytes)
    this.counts = new RuleCounts(policy.rules)
    this.#formatter = new AlertFormatter(policy.rules, formatOptions(config))
    this.#outputs = createOutputs(config, unbuffered)
  }

  /** Whether alerts go anywhere. */
  get hasOutputs(): boolean {
    return this.#outputs.length > 0
  }

  async run(options: PipelineOptions): Promise<void> {
    await runPipeline(
      {
        engine: this.engine,
        source: this.source,
        rules: this.#policy.rules,
        formatter: this.#formatter,
        counts: this.counts,
        outputs: this.#outputs,
      },
      options,
    )
  }

  stats(): { readonly source: SourceStats; readonly engine: Record<string, bigint> } {
    return { source: this.source.stats(), engine: this.engine.stats() }
  }

  /** For log rotation. */
  reopenOutputs(): void {
    for (const output of this.#outputs) output.reopen()
  }

  async close(): Promise<void> {
    for (const output of this.#outputs.toReversed()) output.close()
    await this.source.close()
  }
}
