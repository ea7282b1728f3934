// SPDX-License-Identifier: Apache-2.0
// Where the time of the evaluator goes, found by looking at what it is doing every so often from a thread of
// the addon: the evaluator has no clock, and reading one around every rule would cost more than most rules do.
import { type NativeAddon, nativeAddon, type Sampler } from '../native.ts'
import { ACTIVITIES } from '../schema/layout.ts'
import { POLICY_LIMITS } from '../schema/policy-layout.ts'
import type { Engine } from './engine.ts'

export interface TimeSamples {
  /** Nanoseconds since the sampler began. */
  readonly elapsed: number
  /** Processor time of the thread of the evaluator in them. */
  readonly cpu: number
  /** How often each activity was seen. */
  readonly counts: Float64Array
  /** Their sum. */
  readonly total: number
}

const VALUES = ACTIVITIES.RULE + POLICY_LIMITS.RULES

export class TimeSampler {
  readonly #addon: NativeAddon
  readonly #sampler: Sampler

  private constructor(addon: NativeAddon, sampler: Sampler) {
    this.#addon = addon
    this.#sampler = sampler
  }

  /** Undefined without the addon. Watches the thread that calls, which must be the one the engine runs in. */
  static start(engine: Engine, microseconds: number): TimeSampler | undefined {
    const addon = nativeAddon()
    // One of an older version may still be there.
    if (typeof addon?.samplerStart !== 'function') return undefined
    return new TimeSampler(addon, addon.samplerStart(engine.activity, VALUES, microseconds))
  }

  read(): TimeSamples {
    const values = this.#addon.samplerRead(this.#sampler)
    const counts = values.subarray(2)
    const total = counts.reduce((sum, count) => sum + count, 0)
    return { elapsed: values[0] as number, cpu: values[1] as number, counts, total }
  }

  stop(): void {
    this.#addon.samplerStop(this.#sampler)
  }
}
