// SPDX-License-Identifier: Apache-2.0
// The evaluator's exports, typed, behind the ABI and schema handshake. Runs wherever WebAssembly does;
// nothing of Node. Hosts in other languages do the same from docs/ABI.md.

import { SCHEMA_HASH } from '../schema/generated/schema-hash.ts'
import { ABI_VERSION } from '../schema/layout.ts'

export interface EvaluatorExports {
  abi_version(): number
  schema_hash_lo(): number
  schema_hash_hi(): number
  init(maxThreads: number, maxPaths: number, seedLo: number, seedHi: number): number
  window(): number
  window_size(): number
  policy_window(): number
  policy_window_size(): number
  load_policy(length: number): number
  consume(ptr: number, end: number, cpu: number): number
  consume_blocks(ptr: number, end: number): number
  stop_reason(): number
  matches(): number
  matches_size(): number
  matches_clear(): void
  stats(): number
  rule_counts(): number
  activity(): number
  recent(): number
  guessed(): number
  guessed_clear(): void
  stop_at_matches(on: boolean): void
  dump_state(restart: boolean): number
  leave_out_reads(on: number): void
  bench_decode(ptr: number, end: number): number
}

export interface EvaluatorSizes {
  /** Threads tracked at once; more evict the ones seen longest ago. */
  maxThreads: number
  /** Descriptor names kept at once. */
  maxPaths: number
  /** Linear memory in 64 KiB pages: address space; only touched pages cost memory. */
  memoryPages: number
}

export const DEFAULT_SIZES: EvaluatorSizes = {
  maxThreads: 131072,
  maxPaths: 131072,
  memoryPages: 8192,
}

/** The evaluator and this host do not fit together, or refused what it was given. */
export class EvaluatorError extends Error {
  override readonly name = 'EvaluatorError'
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/**
 * Instantiates the evaluator and lays out its memory. `seed` is 64 random secret bits: they key the
 * hash tables that strangers can fill. Throws EvaluatorError when versions differ or memory is too small.
 */
export function instantiate(
  module: WebAssembly.Module,
  sizes: EvaluatorSizes,
  seed: readonly [number, number],
): { exports: EvaluatorExports; memory: WebAssembly.Memory } {
  const memory = new WebAssembly.Memory({ initial: sizes.memoryPages, maximum: sizes.memoryPages })
  const instance = new WebAssembly.Instance(module, { env: { memory } })
  const exports = instance.exports as unknown as EvaluatorExports
  const abi = exports.abi_version()
  if (abi !== ABI_VERSION) {
    throw new EvaluatorError('E_ABI', `evaluator has ABI ${abi}, this host speaks ${ABI_VERSION}`)
  }
  const lo = exports.schema_hash_lo() >>> 0
  const hi = exports.schema_hash_hi() >>> 0
  if (lo !== SCHEMA_HASH.lo || hi !== SCHEMA_HASH.hi) {
    throw new EvaluatorError(
      'E_SCHEMA',
      'evaluator and host were built from different schemas: rebuild both with "npm run build"',
    )
  }
  if (exports.init(sizes.maxThreads, sizes.maxPaths, seed[0], seed[1]) !== 0) {
    throw new EvaluatorError(
      'E_MEMORY',
      `${sizes.memoryPages} pages of memory are too few for ${sizes.maxThreads} threads and ${sizes.maxPaths} paths`,
    )
  }
  return { exports, memory }
}
