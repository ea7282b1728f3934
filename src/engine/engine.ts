// SPDX-License-Identifier: Apache-2.0
// The evaluator inside a Node process: loads the module, swaps policies, hands spans over, drains matches.
// Owns the linear memory; views into it stay valid for the engine's life (memory never grows).

import { randomFillSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { RecordSink } from '../capture/reader.ts'
import { packagePath } from '../package-path.ts'
import { MATCH_HEADER, STATISTICS } from '../schema/layout.ts'
import {
  DEFAULT_SIZES,
  EvaluatorError,
  type EvaluatorExports,
  type EvaluatorSizes,
  instantiate,
} from './evaluator.ts'

/** Called for each match: the record is `size` bytes at `offset` of `view`, valid only during the call. */
export type OnMatch = (view: DataView, offset: number, size: number) => void

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
  #onMatch: OnMatch = () => {}
  readonly #bytes: Uint8Array
  readonly #view: DataView

  constructor(exports: EvaluatorExports, memory: WebAssembly.Memory) {
    this.exports = exports
    this.memory = memory
    this.#bytes = new Uint8Array(memory.buffer)
    this.#view = new DataView(memory.buffer)
    const base = exports.window()
    this.sink = {
      window: this.#bytes.subarray(base, base + exports.window_size()),
      consume: (from, to, cpu) => exports.consume(base + from, base + to, cpu),
      consumeBlocks: (from, to) => exports.consume_blocks(base + from, base + to),
      stopReason: () => exports.stop_reason(),
      onMatchesFull: () => this.drain(),
      takeGuessed: () => this.#takeGuessed(),
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
    for (let at = start; at < end; ) {
      const size = this.#view.getUint32(at + MATCH_HEADER.SIZE_OF, true)
      this.#onMatch(this.#view, at, size)
      at += size
    }
    this.exports.matches_clear()
  }

  /** Counters by name (src/schema/layout.ts). */
  stats(): Record<string, bigint> {
    const at = this.exports.stats()
    return Object.fromEntries(
      STATISTICS.map((name, i) => [name, this.#view.getBigUint64(at + i * 8, true)]),
    )
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
