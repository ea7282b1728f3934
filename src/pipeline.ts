// SPDX-License-Identifier: Apache-2.0
// The way of events through the program: source, evaluator, format, outputs. Runs until the source
// ends or is told to stop; each batch of alerts is handed over before more events are read.
import { setImmediate } from 'node:timers/promises'
import type { RecordSink } from './capture/record-sink.ts'
import type { Engine } from './engine/engine.ts'
import { MatchRecord } from './format/match-record.ts'
import type { Pause } from './pause.ts'
import type { EventSource } from './source/source.ts'

/** Where matches go. */
export interface Stages {
  readonly engine: Engine
  readonly source: EventSource
  readonly counts: { add(rule: number): void }
  readonly router: { send(record: MatchRecord): void }
  /** What stands between source and engine; the engine's own sink if missing. */
  readonly captures?: (RecordSink & { matched(record: MatchRecord): void }) | undefined
  readonly outputs: {
    flush(): void
    /** Undefined when there is room for more alerts. */
    room(): Promise<unknown> | undefined
  }
}

export interface PipelineOptions {
  /** Aborted to stop: the batch at hand is still handed over. */
  readonly signal: AbortSignal
  /** Where somebody else may stop it for a while. */
  readonly pause?: Pause
  /** Called when the source is open. */
  readonly onOpen?: () => void
  /** Called between batches. */
  readonly onBatch?: () => void
  /** Called before each alert. */
  readonly onAlert?: () => void
}

// A file is read without waiting for anything, so signals, timers and outputs get a turn this often.
const TURN_MS = 20

/** Matches found by `engine` go to the router. */
function connect(stages: Stages, onAlert: (() => void) | undefined): void {
  const { engine, router, counts, captures } = stages
  const record = new MatchRecord()
  engine.onMatch = (view, offset, size) => {
    onAlert?.()
    record.load(view, offset, size)
    counts.add(record.rule)
    captures?.matched(record)
    router.send(record)
  }
}

/** Settles when `signal` is aborted; then the pipeline waits for nothing any more. */
function abortion(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

/** Ends when the source does. Throws what the source throws; alerts up to there are handed over by then. */
export async function runPipeline(stages: Stages, options: PipelineOptions): Promise<void> {
  const { engine, source, outputs } = stages
  const { signal, pause } = options
  const deliver = (): void => {
    engine.drain()
    outputs.flush()
  }
  connect(stages, options.onAlert)
  await source.open(stages.captures ?? engine.sink)
  options.onOpen?.()
  const aborted = abortion(signal)
  let turn = performance.now()
  if (pause !== undefined) pause.running = true
  try {
    while (!signal.aborted && (await source.next())) {
      deliver()
      options.onBatch?.()
      const held = pause?.wait()
      if (held !== undefined) await held
      const room = outputs.room()
      if (room !== undefined) await Promise.race([room, aborted])
      const now = performance.now()
      if (now - turn >= TURN_MS) {
        await setImmediate()
        turn = now
      }
    }
    source.finish?.()
  } finally {
    if (pause !== undefined) pause.running = false
    deliver()
  }
}
