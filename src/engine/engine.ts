// SPDX-License-Identifier: Apache-2.0
// The evaluator inside a Node process: loads the module, swaps policies, hands spans over, drains matches.
// Owns the linear memory; views into it stay valid for the engine's life (memory never grows).

import { randomFillSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { RecordSink } from '../capture/reader.ts'
import { packagePath } from '../package-path.ts'
import {
  ACTIVITIES,
  MATCH_HEADER,
  RECENT,
  RECORD_HEADER,
  RULE_COUNTS,
  STATISTICS,
} from '../schema/layout.ts'
import {
  DEFAULT_SIZES,
  EvaluatorError,
  type EvaluatorExports,
  type EvaluatorSizes,
  instantiate,
} from './evaluator.ts'

/** Called for each match: the record is `size` bytes at `offset` of `view`, valid only during the call. */
export type OnMatch = (view: DataView, offset: number, size: number) => void

/** How often a rule was looked at since its policy was loaded. */
export interface RuleCounters {
  /** Runs of its condition. */
  readonly evaluations: number
  /** Runs of its parts that speak of the process or the name alone; their result is kept. */
  readonly prechecks: number
  readonly matches: number
}

/** An event picked at random, as far as it says who was at work. */
export interface RecentEvent {
  /** Nanoseconds since the epoch. */
  readonly ts: bigint
  readonly pid: number
  readonly name: string
  /** First 12 characters of the container's id, '' on the host. */
  readonly container: string
  readonly containerName: string
  /** How many events it stands for. */
  readonly events: number
}

export interface EngineOptions extends Partial<EvaluatorSizes> {
  /** Path or URL of another build of the evaluator (tests, benchmarks). */
  wasm?: string | URL
  /** Fixed key for the hash tables, for repeatable runs only. */
  seed?: readonly [number, number]
}

const modules = new Map<string, WebAssembly.Module>()

function loadModule(from: string | URL): WebAssembly.Module {
  const key = String(from)
  let module = modules.get(key)
  if (module === undefined) {
    module = new WebAssembly.Module(readFileSync(from))
    modules.set(key, module)
  }
  return module
}

function randomSeed(): [number, number] {
  const seed = randomFillSync(new Uint32Array(2))
  return [seed[0] as number, seed[1] as number]
}

export class Engine {
  readonly exports: EvaluatorExports
  readonly memory: WebAssembly.Memory
  /** Where a source puts records; offsets are relative to the window. */
  readonly sink: RecordSink
  /** One word: what the evaluator is doing right now (ACTIVITIES). The host says FORMAT itself. */
  readonly activity: Uint32Array
  #onMatch: OnMatch = () => {}
  readonly #bytes: Uint8Array
  readonly #view: DataView

  constructor(exports: EvaluatorExports, memory: WebAssembly.Memory) {
    this.exports = exports
    this.memory = memory
    this.#bytes = new Uint8Array(memory.buffer)
    this.#view = new DataView(memory.buffer)
    this.activity = new Uint32Array(memory.buffer, exports.activity(), 1)
    const base = exports.window()
    this.sink = {
      window: this.#bytes.subarray(base, base + exports.window_size()),
      consume: (from, to, cpu) => exports.consume(base + from, base + to, cpu),
      consumeBlocks: (from, to) => exports.consume_blocks(base + from, base + to),
      stopReason: () => exports.stop_reason(),
      onMatchesFull: () => this.drain(),
      takeGuessed: () => this.#takeGuessed(),
      leaveOutReads: on => this.exports.leave_out_reads(Number(on)),
    }
  }

  /** Loads and lays out the evaluator; throws EvaluatorError. */
  static create(options: EngineOptions = {}): Engine {
    const sizes = { ...DEFAULT_SIZES, ...options }
    const module = loadModule(options.wasm ?? packagePath('dist/evaluator.wasm'))
    const { exports, memory } = instantiate(module, sizes, options.seed ?? randomSeed())
    return new Engine(exports, memory)
  }

  /** Who gets the matches that `drain` finds, also those drained midway because the buffer was full. */
  set onMatch(handler: OnMatch) {
    this.#onMatch = handler
  }

  /** Makes `policy` (src/rules/policy.ts) the running one, between two events; throws EvaluatorError when it is refused. */
  loadPolicy(policy: Uint8Array): void {
    const room = this.exports.policy_window_size()
    if (policy.length > room) {
      throw new EvaluatorError('E_POLICY', `policy of ${policy.length} bytes exceeds ${room} bytes`)
    }
    this.#bytes.set(policy, this.exports.policy_window())
    const status = this.exports.load_policy(policy.length)
    if (status !== 0) {
      throw new EvaluatorError('E_POLICY', `evaluator refused the policy (status ${status})`)
    }
  }

  /** Hands every waiting match to `onMatch`, oldest first, and empties the buffer. */
  drain(): void {
    const start = this.exports.matches()
    const end = start + this.exports.matches_size()
    if (start === end) return
    this.activity[0] = ACTIVITIES.FORMAT
    for (let at = start; at < end; ) {
      const size = this.#view.getUint32(at + MATCH_HEADER.SIZE_OF, true)
      this.#onMatch(this.#view, at, size)
      at += size
    }
    this.activity[0] = ACTIVITIES.ELSEWHERE
    this.exports.matches_clear()
  }

  /** Whether a sink stops at every event that matches, so that its state can be looked at; drain() as usual. */
  stopAtMatches(on: boolean): void {
    this.exports.stop_at_matches(on)
  }

  /** THREAD and FD records of what is known now; each is valid until the next. No policy may be loaded meanwhile. */
  *state(): Generator<Uint8Array> {
    for (let restart = true; ; restart = false) {
      const bytes = this.exports.dump_state(restart)
      if (bytes === 0) return
      const start = this.exports.policy_window()
      for (let at = start; at < start + bytes; ) {
        const length = this.#view.getUint32(at + RECORD_HEADER.LEN, true)
        yield this.#bytes.subarray(at, at + length)
        at += length
      }
    }
  }

  /** Counters by name (src/schema/layout.ts). */
  stats(): Record<string, bigint> {
    const at = this.exports.stats()
    return Object.fromEntries(
      STATISTICS.map((name, i) => [name, this.#view.getBigUint64(at + i * 8, true)]),
    )
  }

  /** Of the first `count` rules of the running policy. */
  ruleCounters(count: number): RuleCounters[] {
    const start = this.exports.rule_counts()
    return Array.from({ length: count }, (_, rule) => {
      const at = start + rule * RULE_COUNTS.SIZE
      const read = (offset: number): number => Number(this.#view.getBigUint64(at + offset, true))
      return {
        evaluations: read(RULE_COUNTS.EVALUATIONS),
        prechecks: read(RULE_COUNTS.PRECHECKS),
        matches: read(RULE_COUNTS.MATCHES),
      }
    })
  }

  /** At most RECENT.MOST, newest first. */
  recentEvents(): RecentEvent[] {
    const start = this.exports.recent()
    const noted = this.#view.getBigUint64(start + RECENT.NOTED, true)
    const most = BigInt(RECENT.MOST)
    return Array.from({ length: Number(noted < most ? noted : most) }, (_, index) => {
      const place = Number((noted - 1n - BigInt(index)) % most)
      const at = start + RECENT.RING + place * RECENT.SIZE
      return {
        ts: this.#view.getBigUint64(at + RECENT.TS, true),
        pid: Number(this.#view.getBigInt64(at + RECENT.PID, true)),
        name: this.#text(at + RECENT.NAME, RECENT.NAME_SIZE),
        container: this.#text(at + RECENT.CONTAINER, RECENT.CONTAINER_SIZE),
        containerName: this.#text(at + RECENT.CONTAINER_NAME, RECENT.CONTAINER_NAME_SIZE),
        events: Number(this.#view.getBigUint64(at + RECENT.EVENTS, true)),
      }
    })
  }

  /** A text of up to `size` bytes, filled up with zeros. */
  #text(at: number, size: number): string {
    const bytes = this.#bytes.subarray(at, at + size)
    const end = bytes.indexOf(0)
    return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end))
  }

  #takeGuessed(): number[] {
    const at = this.exports.guessed()
    const count = this.#view.getUint32(at, true)
    if (count === 0) return []
    this.exports.guessed_clear()
    return Array.from({ length: count }, (_, i) =>
      Number(this.#view.getBigInt64(at + 8 + 8 * i, true)),
    )
  }
}
