// SPDX-License-Identifier: Apache-2.0
// A live source as configuration and rules ask for it: the driver, what it records, and what there is to tell
// about the choice.
import type { Config } from './config/config.ts'
import type { PolicyNeeds } from './rules/needs.ts'
import type { SyscallRow } from './schema/syscalls.ts'
import type { Driver } from './source/driver.ts'
import { encodeSettings } from './source/driver-settings.ts'
import { chooseSyscalls, recordedRows } from './source/interest.ts'
import { LiveSource } from './source/live.ts'
import { openDriver } from './source/open-driver.ts'

export interface LiveNotes {
  warning(text: string): void
  debug(text: string): void
}

/** Rings are read when they are this full, or after some milliseconds. */
const MAX_WATERMARK = 256 << 10

/** The system calls to record, and warnings about them. */
export function syscallsFor(needs: PolicyNeeds, config: Config, notes: LiveNotes): SyscallRow[] {
  const interest = chooseSyscalls(needs.syscalls, config.base_syscalls)
  const { unknown, missed } = interest
  if (unknown.length > 0) {
    notes.warning(`base_syscalls.custom_set: no such system call: ${unknown.join(', ')}`)
  }
  if (missed.length > 0) {
    notes.warning(
      `rules match system calls that are not recorded: ${missed.join(', ')}; base_syscalls.all=true records reads and writes, base_syscalls.custom_set what it names (unsupported-evttype)`,
    )
  }
  const rows = recordedRows(interest)
  notes.debug(`system calls recorded (${rows.length}): ${rows.map(row => row.name).join(', ')}`)
  return rows
}

function settingsFor(
  kind: Driver['kind'],
  config: Config,
  needs: PolicyNeeds,
  notes: LiveNotes,
): Uint8Array {
  const { buf_size_preset: preset, drop_failed_exit: dropFailed } = config.engine[kind]
  return encodeSettings({
    syscalls: syscallsFor(needs, config, notes),
    dropFailed,
    snaplen: config.falco_libs.snaplen,
    self: process.pid,
    environment: needs.environment,
    watermark: Math.min(2 ** (19 + preset) / 4, MAX_WATERMARK),
  })
}

/** Opens the driver, and attaches nothing yet. Throws DriverError. */
export function createLiveSource(config: Config, needs: PolicyNeeds, notes: LiveNotes): LiveSource {
  const driver = openDriver(config, text => notes.warning(text))
  const encode = (config: Config, needs: PolicyNeeds): Uint8Array =>
    settingsFor(driver.kind, config, needs, notes)
  const root = process.env['HOST_ROOT'] ?? ''
  return new LiveSource({
    driver,
    settings: encode(config, needs),
    settingsFor: encode,
    root,
    environment: needs.environment,
  })
}
