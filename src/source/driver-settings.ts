// SPDX-License-Identifier: Apache-2.0
// What a driver is told (struct gyr_settings of kmod/uapi/gyr.h), as bytes, and what it counts.

import { READING } from '../rules/needs/cases.ts'
import type { PolicyNeeds } from '../rules/needs.ts'
import { askedAs } from '../schema/ia32.ts'
import { type SyscallRow, syscallByName } from '../schema/syscalls.ts'

/** Size and offsets of struct gyr_settings. */
const SETTINGS = {
  TRACEPOINTS: 512,
  SNAPLEN: 516,
  LONG_SNAPLEN: 520,
  PORT_FROM: 524,
  PORT_TO: 526,
  SELF: 528,
  ENVIRONMENT: 532,
  WATERMARK: 536,
  SIZE: 552,
} as const

const WANT = { EXIT: 1, ENTER: 2, SUCCESS: 4, NO_READS: 8 } as const
const TRACEPOINTS: Readonly<Record<string, number>> = {
  signal_deliver: 1,
  sched_switch: 2,
  page_fault_user: 4,
  page_fault_kernel: 4,
}

/** A name or address may change between the check at entry and the use: both are recorded. */
const WITH_ENTER: ReadonlySet<string> = new Set(['open', 'creat', 'openat', 'openat2', 'connect'])

/** What is recorded although no rule may ever match it. */
export type Recorded = Pick<PolicyNeeds, 'failures' | 'reads'>

export interface DriverSettings {
  readonly syscalls: readonly SyscallRow[]
  readonly recorded: Recorded
  /** Calls that fail are left out, whatever rules say. */
  readonly dropFailed: boolean
  /** Bytes of I/O data in a record. */
  readonly snaplen: number
  /** The same for sockets with one of these ports; port 0: none. */
  readonly longSnaplen: {
    readonly bytes: number
    readonly fromPort: number
    readonly toPort: number
  }
  /** Not 0: this process is not recorded. Which it is drivers find out: namespaces have other numbers. */
  readonly self: number
  readonly environment: boolean
  /** Bytes in a ring that wake the reader. */
  readonly watermark: number
}

/** Calls are asked for by the number of the 64-bit table. */
function numberOf(name: string): number | undefined {
  const arch = process.arch === 'arm64' ? 'aarch64' : 'x86_64'
  const number = syscallByName(askedAs(name))?.[arch]
  return number === undefined || number >= SETTINGS.TRACEPOINTS ? undefined : number
}

/** What is wanted of each call, at its number. */
function putWanted(bytes: Uint8Array, settings: DriverSettings): void {
  const { recorded, dropFailed } = settings
  const failing = new Set(recorded.failures.flatMap(({ calls }) => calls.map(numberOf)))
  for (const { name } of settings.syscalls) {
    const number = numberOf(name)
    if (number === undefined) continue
    bytes[number] =
      WANT.EXIT |
      (WITH_ENTER.has(name) ? WANT.ENTER : 0) |
      (dropFailed || !failing.has(number) ? WANT.SUCCESS : 0) |
      (recorded.reads === '' && READING.has(name) ? WANT.NO_READS : 0)
  }
}

export function encodeSettings(settings: DriverSettings): Uint8Array {
  const bytes = new Uint8Array(SETTINGS.SIZE)
  const view = new DataView(bytes.buffer)
  const { longSnaplen } = settings
  let tracepoints = 0
  for (const { name } of settings.syscalls) tracepoints |= TRACEPOINTS[name] ?? 0
  putWanted(bytes, settings)
  view.setUint32(SETTINGS.TRACEPOINTS, tracepoints, true)
  view.setUint32(SETTINGS.SNAPLEN, settings.snaplen, true)
  view.setUint32(SETTINGS.LONG_SNAPLEN, Math.max(longSnaplen.bytes, settings.snaplen), true)
  view.setUint16(SETTINGS.PORT_FROM, longSnaplen.fromPort, true)
  view.setUint16(SETTINGS.PORT_TO, longSnaplen.toPort, true)
  view.setUint32(SETTINGS.SELF, settings.self, true)
  view.setUint32(SETTINGS.ENVIRONMENT, settings.environment ? 1 : 0, true)
  view.setUint32(SETTINGS.WATERMARK, settings.watermark, true)
  return bytes
}

/** A call that changes nothing, never fails, and is hardly ever made by others. */
const PROBE = 'getuid'

/** `settings` for a moment in which the process itself is recorded, and `makeProbe` is. */
export function probeSettings(settings: Uint8Array): Uint8Array {
  const bytes = settings.slice()
  new DataView(bytes.buffer).setUint32(SETTINGS.SELF, 0, true)
  const number = numberOf(PROBE)
  if (number !== undefined) bytes[number] = WANT.EXIT
  return bytes
}

export function makeProbe(): void {
  process.getuid?.()
}

/** True when files opened for reading are not told of. */
export function leavesOutReads(settings: Uint8Array): boolean {
  return settings.subarray(0, SETTINGS.TRACEPOINTS).some(want => (want & WANT.NO_READS) !== 0)
}

/** struct gyr_cpu_counters, in order. */
const COUNTERS = [
  'begun',
  'written',
  'bytes',
  'dropped_ring_full',
  'dropped_too_large',
  'dropped_recursion',
  'dropped_no_memory',
  'faults',
] as const

export type DriverCounters = Readonly<Record<(typeof COUNTERS)[number], number>>

/** One a CPU, from what Driver.counters() gives. */
export function decodeCounters(values: BigUint64Array): DriverCounters[] {
  const cpus = values.length / COUNTERS.length
  return Array.from({ length: cpus }, (_, cpu) => {
    const entries = COUNTERS.map((name, i) => [name, Number(values[cpu * COUNTERS.length + i])])
    return Object.fromEntries(entries) as DriverCounters
  })
}
