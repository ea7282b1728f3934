// SPDX-License-Identifier: Apache-2.0
// What a field gives: text as byte strings, numbers exactly, addresses apart from text.
import type { Bytes } from './decode.ts'
import type { Event, Machine } from './machine.ts'

export class Ip {
  readonly bytes: Bytes
  constructor(bytes: Bytes) {
    this.bytes = bytes
  }
}

/**
 * Several values of which one is enough for a check to hold (ancestors, either end of a connection);
 * every: all must hold for a negative one.
 */
export class AnyOf {
  readonly values: readonly Scalar[]
  readonly ends: boolean
  constructor(values: readonly Scalar[], ends: boolean) {
    this.values = values
    this.ends = ends
  }
}

export type Scalar = Bytes | bigint | boolean | number | Ip
export type Value = Scalar | readonly Scalar[] | AnyOf | undefined

export type Extract = (event: Event, machine: Machine, arg: string | undefined) => Value
