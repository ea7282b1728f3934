// SPDX-License-Identifier: Apache-2.0
// What a driver is told (struct gyr_settings of kmod/uapi/gyr.h), as bytes, and what it counts.
import type { SyscallRow } from '../schema/syscalls.ts'

/** Size and offsets of struct gyr_settings. */
const SETTINGS = {
  TRACEPOINTS: 512,
  SNAPLEN: 516,
  LONG_SNAPLEN: 520,
  SELF: 528,
  ENVIRONMENT: 532,
  WATERMARK: 536,
  SIZE: 552,
} as const

const WANT = { EXIT: 1, ENTER: 2, SUCCESS: 4 } as const
const TRACEPOINTS: Readonly<Record<string, number>> = {
  signal_deliver: 1,
  sched_switch: 2,
  page_fault_user: 4,
  page_fault_kernel: 4,
}

/** A name or address may change between the check at entry and the use: both are recorded. */
const WITH_ENTER: ReadonlySet<string> = new Set(['open', 'creat', 'openat', 'openat2', 'connect'])

export interface DriverSettings {
  readonly syscalls: readonly SyscallRow[]
  /** Calls that fail are left out. */
  readonly dropFailed: boolean
  /** Bytes of I/O data in a record. */
  readonly snaplen: number
  /** Process that is not recorded. */
  readonly self: number
  readonly environment: boolean
  /** Bytes in a ring that wake the reader. */
  readonly watermark: number
}

export function encodeSettings(settings: DriverSettings): Uint8Array {
  const bytes = new Uint8Array(SETTINGS.SIZE)
  const view = new DataView(bytes.buffer)
  const arch = process.arch === 'arm64' ? 'aarch64' : 'x86_64'
  let tracepoints = 0
  for (const row of settings.syscalls) {
    tracepoints |= TRACEPOINTS[row.name] ?? 0
    const number = row[arch]
    if (number === undefined || number >= SETTINGS.TRACEPOINTS) continue
    bytes[number] =
      WANT.EXIT |
      (WITH_ENTER.has(row.name) ? WANT.ENTER : 0) |
      (settings.dropFailed ? WANT.SUCCESS : 0)
  }
  view.setUint32(SETTINGS.TRACEPOINTS, tracepoints, true)
  view.setUint32(SETTINGS.SNAPLEN, settings.snaplen, true)
  view.setUint32(SETTINGS.LONG_SNAPLEN, settings.snaplen, true)
  view.setUint32(SETTINGS.SELF, settings.self, true)
  view.setUint32(SETTINGS.ENVIRONMENT, settings.environment ? 1 : 0, true)
  view.setUint32(SETTINGS.WATERMARK, settings.watermark, true)
  return bytes
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
