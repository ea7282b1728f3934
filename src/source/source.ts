// SPDX-License-Identifier: Apache-2.0
// What an event source is: something that moves records into the evaluator until it ends. The engine's
// loop opens it, asks for more until there is no more, and closes it, whatever it reads from.
import type { RecordSink } from '../capture/record-sink.ts'
import type { Config } from '../config/config.ts'
import type { PolicyNeeds } from '../rules/needs.ts'

export interface SourceStats {
  /** Bytes read from where the records come from; for a compressed file compressed bytes. */
  readonly bytesRead: number
  /** Bytes there are in all; 0 when unknown (pipes, live sources). */
  readonly bytesTotal: number
  /** Counters of the source's own by name, for the final statistics and metrics. */
  readonly counters: Readonly<Record<string, number>>
}

export interface CpuCounters {
  readonly events: number
  readonly drops: number
}

/** What a program in the kernel cost so far; all 0 unless kernel.bpf_stats_enabled is 1. */
export interface ProgramCost {
  readonly name: string
  readonly runs: number
  readonly nanoseconds: number
}

/** How to find out whether events come through, where nothing may be happening. */
export interface Pulse {
  /** Records that came so far. */
  records(): number
  /** Makes one call that is recorded. */
  probe(): void
}

export interface EventSource {
  /** For messages: a file's path, a device. */
  readonly name: string
  /** Capabilities of Linux that it needs as long as it runs; undefined: none. */
  readonly capabilities?: readonly string[]
  /** Gets ready and fails early; what it reads goes to `sink` from now on. */
  open(sink: RecordSink): Promise<void>
  /** Moves what is there (at least one read's worth) into the sink; false when the source has ended. */
  next(): Promise<boolean>
  /** Told to stop: hands over what is still on its way. For sources that do not end by themselves. */
  finish?(): void
  /** Other settings and rules are in force: records from now on what they ask for. */
  follow?(config: Config, needs: PolicyNeeds): void
  stats(): SourceStats
  /** Events and drops by CPU, where they are counted so. */
  cpuCounters?(): readonly CpuCounters[]
  /** Of sources that are programs in the kernel. */
  programCosts?(): readonly ProgramCost[]
  /** Of sources that do not end by themselves. */
  readonly pulse?: Pulse
  /** Problems that did not stop it, such as a capture that ends in the middle of a block. */
  warnings(): readonly Error[]
  close(): Promise<void>
}
