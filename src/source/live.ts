// SPDX-License-Identifier: Apache-2.0
// Events of this machine, from a driver. The driver is attached first, then /proc is read, then the rings:
// every change since the first look is applied over what was seen, so nothing is missed, and what the scan
// had already seen is only said twice.

import { BLOCK_HEADER } from '../capture/blocks.ts'
import { RecordFeed } from '../capture/record-feed.ts'
import type { RecordSink } from '../capture/record-sink.ts'
import type { Config } from '../config/config.ts'
import type { PolicyNeeds } from '../rules/needs.ts'
import { STOP_REASONS } from '../schema/layout.ts'
import type { Driver } from './driver.ts'
import {
  type DriverCounters,
  decodeCounters,
  leavesOutReads,
  makeProbe,
  probeSettings,
} from './driver-settings.ts'
import { ProcScan } from './proc/scan.ts'
import type { CpuCounters, EventSource, ProgramCost, Pulse, SourceStats } from './source.ts'

export interface LiveOptions {
  readonly driver: Driver
  /** encodeSettings() */
  readonly settings: Uint8Array
  /** The same for another configuration and other rules. */
  readonly settingsFor?: (config: Config, needs: PolicyNeeds) => Uint8Array
  /** HOST_ROOT: where the host's files are seen. */
  readonly root: string
  readonly environment: boolean
}

/** Milliseconds between looks at the rings, by what the last one brought; a full ring wakes at once. */
const WAIT = { idle: 100, some: 50, much: 5 } as const
/** Bytes of one drain that count as much. */
const MUCH = 64 << 10
/** Drains in a row, at most, before other rules are put in force: under load the rings never are empty. */
const MOST_ROUNDS = 64
/** Threads looked up in /proc a second, at most: a flood of short lives must not stop everything. */
const LOOKUPS_PER_SECOND = 200

const DROPPED = [
  'dropped_ring_full',
  'dropped_too_large',
  'dropped_recursion',
  'dropped_no_memory',
] as const satisfies readonly (keyof DriverCounters)[]

const NAMES: Readonly<Record<Driver['kind'], string>> = {
  kmod: 'the kernel module',
  modern_ebpf: 'the eBPF driver',
}

/** /proc of other users; and to attach other eBPF programs when other rules are loaded. */
const PROC: readonly string[] = ['CAP_SYS_PTRACE', 'CAP_DAC_READ_SEARCH']
const CAPABILITIES: Readonly<Record<Driver['kind'], readonly string[]>> = {
  kmod: PROC,
  modern_ebpf: [...PROC, 'CAP_BPF', 'CAP_PERFMON'],
}

export class LiveSource implements EventSource {
  readonly name: string
  readonly capabilities: readonly string[]
  readonly #options: LiveOptions
  readonly #driver: Driver
  readonly #scan: ProcScan
  #sink: RecordSink | undefined
  #feed: RecordFeed | undefined
  #settings: Uint8Array
  #wait: number = WAIT.some
  #lookups = { second: 0, left: 0, done: 0, left_out: 0 }
  #skippedBlocks = 0
  #attached = false
  #last: SourceStats | undefined
  readonly pulse: Pulse = {
    records: () => (this.#last === undefined ? this.#driver.readerCounters().records : 0),
    probe: () => this.#probe(),
  }

  constructor(options: LiveOptions) {
    this.#options = options
    this.#settings = options.settings
    this.#driver = options.driver
    this.#scan = new ProcScan(options)
    this.name = NAMES[options.driver.kind]
    this.capabilities = CAPABILITIES[options.driver.kind]
  }

  async open(sink: RecordSink): Promise<void> {
    this.#sink = sink
    this.#feed = new RecordFeed(sink, 0)
    this.#driver.configure(this.#settings)
    sink.leaveOutReads?.(leavesOutReads(this.#settings))
    this.#driver.attach()
    this.#attached = true
    const feed = this.#feed
    this.#scan.all(record => feed.push(record))
    feed.flush()
  }

  /** Waits until there is something or a moment has passed, and hands over what there is. */
  async next(): Promise<boolean> {
    const sink = this.#sink
    if (sink === undefined) return false
    if (this.#wait > 0) {
      await new Promise<void>(resolve => this.#driver.wait(this.#wait, resolve))
    }
    const bytes = this.#driver.drain(sink.window)
    this.#wait = this.#nextWait(bytes, sink.window.length)
    if (bytes > 0) {
      this.#consume(sink, bytes)
      this.#lookUp(sink)
    }
    return true
  }

  follow(config: Config, needs: PolicyNeeds): void {
    const { settingsFor } = this.#options
    if (settingsFor === undefined) return
    const before = this.#settings
    this.#settings = settingsFor(config, needs)
    this.#driver.configure(this.#settings)
    if (leavesOutReads(before) && !leavesOutReads(this.#settings)) this.#learnReads()
    this.#sink?.leaveOutReads?.(leavesOutReads(this.#settings))
  }

  /** Others of our threads may be recorded too in that moment. */
  #probe(): void {
    if (!this.#attached) return
    this.#driver.configure(probeSettings(this.#settings))
    try {
      makeProbe()
    } finally {
      this.#driver.configure(this.#settings)
    }
  }

  /**
   * Files that were opened while nobody had to know. What was recorded by then comes first: a descriptor
   * closed there may be in use again.
   */
  #learnReads(): void {
    const sink = this.#sink
    const feed = this.#feed
    if (sink === undefined || feed === undefined) return
    this.#drainRings(sink, MUCH, MOST_ROUNDS)
    this.#scan.reads(record => feed.push(record))
    feed.flush()
  }

  /** What the rings hold when recording has stopped. */
  finish(): void {
    const sink = this.#sink
    if (sink === undefined || !this.#attached) return
    this.#detach()
    this.#drainRings(sink, 1, Number.POSITIVE_INFINITY)
  }

  /** Hands over what the rings hold, in so many rounds at most, until one brings less than so many bytes. */
  #drainRings(sink: RecordSink, least: number, rounds: number): void {
    for (let round = 0; round < rounds; round++) {
      const bytes = this.#driver.drain(sink.window, true)
      this.#consume(sink, bytes)
      if (bytes < least) return
    }
  }

  stats(): SourceStats {
    return this.#last ?? this.#statsNow()
  }

  cpuCounters(): CpuCounters[] {
    if (this.#last !== undefined) return []
    return decodeCounters(this.#driver.counters()).map(counters => ({
      events: counters.begun,
      drops: DROPPED.reduce((sum, name) => sum + counters[name], 0),
    }))
  }

  programCosts(): readonly ProgramCost[] {
    return this.#last === undefined ? this.#driver.programCosts() : []
  }

  warnings(): readonly Error[] {
    return []
  }

  async close(): Promise<void> {
    if (this.#last !== undefined) return
    try {
      this.#detach()
    } finally {
      // Counters are those at the end: the driver is gone when somebody asks.
      this.#last = this.#statsNow()
      this.#driver.close()
    }
  }

  #detach(): void {
    if (!this.#attached) return
    this.#attached = false
    this.#driver.detach()
  }

  #nextWait(bytes: number, room: number): number {
    // The next block did not fit: there is more.
    if (bytes > room / 2) return 0
    if (bytes > MUCH) return WAIT.much
    return bytes > 0 || this.#driver.pending ? WAIT.some : WAIT.idle
  }

  #consume(sink: RecordSink, bytes: number): void {
    const view = new DataView(sink.window.buffer, sink.window.byteOffset, bytes)
    for (let at = 0; at < bytes; ) {
      at += sink.consumeBlocks(at, bytes)
      if (at >= bytes) break
      const reason = sink.stopReason()
      if (reason === STOP_REASONS.MATCHES_FULL) sink.onMatchesFull()
      else if (reason !== STOP_REASONS.CONTAINER) {
        // The drain writes whole blocks: this one holds what the evaluator does not know.
        this.#skippedBlocks++
        at += Math.max(view.getUint32(at + 4, true), BLOCK_HEADER)
      }
    }
  }

  /** Finds out about threads that were there before and of which the first scan did not know. */
  #lookUp(sink: RecordSink): void {
    const tids = sink.takeGuessed?.() ?? []
    const feed = this.#feed
    if (tids.length === 0 || feed === undefined) return
    const second = Math.floor(performance.now() / 1000)
    const lookups = this.#lookups
    if (second !== lookups.second) {
      lookups.second = second
      lookups.left = LOOKUPS_PER_SECOND
    }
    for (const tid of tids) {
      if (lookups.left === 0) {
        lookups.left_out++
        continue
      }
      lookups.left--
      if (this.#scan.one(tid, record => feed.push(record))) lookups.done++
    }
    feed.flush()
  }

  #statsNow(): SourceStats {
    const cpus = decodeCounters(this.#driver.counters())
    const sum = (name: keyof DriverCounters): number =>
      cpus.reduce((total, counters) => total + counters[name], 0)
    const reader = this.#driver.readerCounters()
    const dropped = {
      n_drops_buffer: sum('dropped_ring_full'),
      n_drops_too_large: sum('dropped_too_large') + reader.tooLarge,
      n_drops_recursion: sum('dropped_recursion'),
      n_drops_memory: sum('dropped_no_memory'),
      n_drops_bug: reader.badRecords + reader.abandonedRings + this.#skippedBlocks,
    }
    return {
      bytesRead: reader.bytes,
      bytesTotal: 0,
      counters: {
        n_evts: sum('begun'),
        n_drops: Object.values(dropped).reduce((total, value) => total + value, 0),
        ...dropped,
        n_unreadable_params: sum('faults'),
        n_records_read: reader.records,
        scanned_processes: this.#scan.counts.processes,
        scanned_descriptors: this.#scan.counts.descriptors,
        scan_cut_short: this.#scan.counts.cutShort,
        threads_looked_up: this.#lookups.done,
        threads_not_looked_up: this.#lookups.left_out,
      },
    }
  }
}
