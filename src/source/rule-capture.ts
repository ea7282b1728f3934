// SPDX-License-Identifier: Apache-2.0
// Recordings that rules begin (`capture` of the configuration): stands between a source and the evaluator, and from
// the event that matched on writes what passes to a file, with what is known of processes at its head. The
// evaluator stops at every match, so the head is the state that this event found.
import { recordStartOf } from '../capture/blocks.ts'
import { containerRecordOf, isContainerEvent } from '../capture/container-event.ts'
import type { RecordSink } from '../capture/record-sink.ts'
import { HostRecordView } from '../capture/state-entries.ts'
import { CaptureWriter } from '../capture/writer.ts'
import type { Config } from '../config/config.ts'
import type { RuleOutput } from '../format/rule-output.ts'
import { HOST_RECORD_BASE, hostRecord } from '../schema/host-records.ts'
import { RECORD_HEADER, STOP_REASONS } from '../schema/layout.ts'
import { CaptureOutput } from './capture-output.ts'

/** Of the engine. */
export interface CapturedEngine {
  readonly sink: RecordSink
  stopAtMatches(on: boolean): void
  /** THREAD and FD records of what is known now; each is valid until the next. */
  state(): Iterable<Uint8Array>
}

/** Of a match. */
export interface Matched {
  readonly rule: number
  readonly ts: bigint
  readonly eventNumber: bigint
}

export interface RuleCaptureOptions {
  readonly engine: CapturedEngine
  readonly settings: Config['capture']
  readonly report: { info(text: string): void; error(text: string): void }
  /** A file reached max_file_size_mb. */
  readonly onLimit: (path: string, bytes: number) => void
}

const KEPT: ReadonlySet<number> = new Set(
  ['MACHINE', 'INTERFACE', 'USER', 'GROUP'].map(id => hostRecord(id).code),
)
/** Containers remembered; the ones told of longest ago are forgotten first. */
const MAX_CONTAINERS = 4096
const NS_PER_MS = 1_000_000n
/** After a file could not be made, milliseconds until the next is tried. */
const PAUSE_AFTER_FAILURE_MS = 10_000
/** Nanoseconds by which events may come late. */
const LATE_NS = 2_000_000_000n

/** Where a recording goes; names are in the order of events. `ts`: nanoseconds since 1970. */
export function ruleCapturePath(prefix: string, ts: bigint, eventNumber: bigint): string {
  const number = (value: bigint): string => value.toString().padStart(20, '0')
  return `${prefix}_${number(ts)}_${number(eventNumber)}.scap`
}

export class RuleCapture implements RecordSink {
  readonly window: Uint8Array
  readonly #options: RuleCaptureOptions
  readonly #inner: RecordSink
  readonly #view: DataView
  /** Of the machine, its users and interfaces, as the source told them. */
  readonly #host: Uint8Array[] = []
  /** By id, the event that told of a container last. */
  readonly #containers = new Map<string, Uint8Array>()
  /** By rule number, nanoseconds to record; undefined: the rule begins no recording. */
  #durations: readonly (bigint | undefined)[] = []
  #output: CaptureOutput | undefined
  #writer: CaptureWriter | undefined
  #deadline = 0n
  #failedAt = Number.NEGATIVE_INFINITY

  constructor(options: RuleCaptureOptions) {
    this.#options = options
    this.#inner = options.engine.sink
    this.window = this.#inner.window
    this.#view = new DataView(this.window.buffer, this.window.byteOffset, this.window.byteLength)
  }

  /** Rules in force from now on; indexed like the `rule` of a match. */
  use(rules: readonly RuleOutput[]): void {
    const { mode, default_duration: ordinary } = this.#options.settings
    this.#durations = rules.map(({ capture, captureDuration = 0 }) =>
      mode === 'all_rules' || capture === true
        ? BigInt(captureDuration > 0 ? captureDuration : ordinary) * NS_PER_MS
        : undefined,
    )
    this.#options.engine.stopAtMatches(this.#durations.some(each => each !== undefined))
  }

  /** Before the event that matched is done with. */
  matched({ rule, ts, eventNumber }: Matched): void {
    const duration = this.#durations[rule]
    if (duration === undefined) return
    const deadline = ts + duration
    if (this.#output === undefined) {
      if (performance.now() - this.#failedAt < PAUSE_AFTER_FAILURE_MS) return
      this.#deadline = deadline
      this.#guard(() => this.#begin(ts, eventNumber))
    } else if (deadline > this.#deadline) this.#deadline = deadline
  }

  /** Ends a recording whose time is over at `now` (nanoseconds since the epoch), events or not. */
  tick(now: bigint): void {
    if (this.#output !== undefined && now > this.#deadline + LATE_NS) this.end()
  }

  end(): void {
    const output = this.#output
    if (output === undefined) return
    this.#output = undefined
    this.#writer = undefined
    this.#guard(() => output.close())
    this.#options.report.info(`capture ${output.path} ends, ${output.bytes} bytes`)
    if (output.full) this.#options.onLimit(output.path, output.bytes)
  }

  consume(from: number, to: number, cpu: number): number {
    const done = this.#inner.consume(from, to, cpu)
    const end = from + done
    for (let at = from; at + RECORD_HEADER.SIZE <= end; ) {
      const length = this.#view.getUint32(at + RECORD_HEADER.LEN, true)
      // The evaluator has given up the rest of such a span.
      if (length < RECORD_HEADER.SIZE || length > end - at) break
      this.#takeRecord(this.window.subarray(at, at + length), cpu)
      at += length
    }
    return done
  }

  consumeBlocks(from: number, to: number): number {
    const done = this.#inner.consumeBlocks(from, to)
    if (this.#output !== undefined) this.#takeBlocks(from, from + done)
    if (done > 0 && this.#inner.stopReason() === STOP_REASONS.CONTAINER) {
      this.#keepContainer(this.#lastRecord(from, from + done))
    }
    return done
  }

  stopReason(): number {
    return this.#inner.stopReason()
  }

  onMatchesFull(): void {
    this.#inner.onMatchesFull()
  }

  takeGuessed(): number[] {
    return this.#inner.takeGuessed?.() ?? []
  }

  leaveOutReads(on: boolean): void {
    this.#inner.leaveOutReads?.(on)
  }

  #begin(ts: bigint, eventNumber: bigint): void {
    const { engine, settings, report } = this.#options
    const path = ruleCapturePath(settings.path_prefix, ts, eventNumber)
    const megabytes = settings.max_file_size_mb
    const output = new CaptureOutput(path, {
      fresh: true,
      compressed: true,
      maxBytes: megabytes === 0 ? undefined : megabytes * 1_000_000,
    })
    this.#output = output
    this.#writer = new CaptureWriter(bytes => output.write(bytes))
    this.#writer.state(this.#host)
    this.#writer.state(engine.state())
    for (const event of this.#containers.values()) this.#writer.event(event, 0)
    report.info(`a rule matched: recording to ${path}`)
  }

  /** An event of an old capture, converted; or state, of which the next recording tells. */
  #takeRecord(record: Uint8Array, cpu: number): void {
    const view = new DataView(record.buffer, record.byteOffset, record.byteLength)
    const code = view.getUint16(RECORD_HEADER.TYPE, true)
    if (KEPT.has(code)) this.#host.push(record.slice())
    else if (isContainerEvent(code)) this.#keepContainer(record)
    if (code >= HOST_RECORD_BASE || this.#writer === undefined) return
    const writer = this.#writer
    this.#guard(() => writer.event(record, cpu))
    this.#afterEvent(view.getBigUint64(RECORD_HEADER.TS, true))
  }

  #lastRecord(from: number, to: number): Uint8Array {
    const view = this.#view
    let last = from
    for (let at = from; at < to; at += view.getUint32(at + 4, true)) last = at
    const start = last + recordStartOf(view.getUint32(last, true))
    return this.window.subarray(start, start + view.getUint32(start + RECORD_HEADER.LEN, true))
  }

  #keepContainer(event: Uint8Array): void {
    const record = containerRecordOf(event)
    if (record === null) return
    const id = Buffer.from(new HostRecordView(record).text('id')).toString('latin1')
    this.#containers.delete(id)
    this.#containers.set(id, event.slice())
    const [oldest] = this.#containers.keys()
    if (this.#containers.size > MAX_CONTAINERS && oldest !== undefined) {
      this.#containers.delete(oldest)
    }
  }

  #takeBlocks(from: number, to: number): void {
    const view = this.#view
    let at = from
    let over = false
    while (at < to && !over) {
      const start = recordStartOf(view.getUint32(at, true))
      over = view.getBigUint64(at + start + RECORD_HEADER.TS, true) > this.#deadline
      at += view.getUint32(at + 4, true)
    }
    const output = this.#output
    if (output === undefined || at === from) return
    this.#guard(() => output.write(this.window.subarray(from, at)))
    if (over || output.full) this.end()
  }

  #afterEvent(ts: bigint): void {
    if (ts > this.#deadline || this.#output?.full === true) this.end()
  }

  /** A recording that cannot be written is given up; watching goes on. */
  #guard(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.#failedAt = performance.now()
      const output = this.#output
      this.#output = undefined
      this.#writer = undefined
      this.#options.report.error((error as Error).message)
      try {
        output?.close()
      } catch {
        // Told already.
      }
    }
  }
}
