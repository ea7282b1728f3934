// SPDX-License-Identifier: Apache-2.0
// What a driver is told (struct gyr_settings of kmod/uapi/gyr.h), as bytes, and what it counts.
import { type SyscallRow, syscallByName } from '../schema/syscalls.ts'

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

const ARCH = process.arch === 'arm64' ? 'aarch64' : 'x86_64'

export function encodeSettings(settings: DriverSettings): Uint8Array {
  const bytes = new Uint8Array(SETTINGS.SIZE)
  const view = new DataView(bytes.buffer)
  let tracepoints = 0
  for (const row of settings.syscalls) {
    tracepoints |= TRACEPOINTS[row.name] ?? 0
    const number = row[ARCH]
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

/** A call that changes nothing, never fails, and is hardly ever made by others. */
const PROBE = 'getuid'

/** `settings` for a moment in which the process itself is recorded, and `makeProbe` is. */
export function probeSettings(settings: Uint8Array): Uint8Array {
  const bytes = settings.slice()
  new DataView(bytes.buffer).setUint32(SETTINGS.SELF, 0, true)
  const number = syscallByName(PROBE)?.[ARCH]
  if (number !== undefined) bytes[number] = WANT.EXIT
  return bytes
}

export function makeProbe(): void {
  process.getuid?.()
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
