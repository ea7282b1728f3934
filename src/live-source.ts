// SPDX-License-Identifier: Apache-2.0
// A live source as configuration and rules ask for it: the driver, what it records, and what there is to tell
// about the choice.
import type { Config } from './config/config.ts'
import { EVERYTHING, type PolicyNeeds } from './rules/needs.ts'
import type { SyscallRow } from './schema/syscalls.ts'
import type { Driver } from './source/driver.ts'
import { encodeSettings, type Recorded } from './source/driver-settings.ts'
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

/** What a driver must not leave out, and why. */
function recordedFor(
  needs: PolicyNeeds,
  rows: readonly SyscallRow[],
  wanted: boolean,
  notes: LiveNotes,
): Recorded {
  if (!wanted) return EVERYTHING
  const names = new Set(rows.map(row => row.name))
  const kept = new Set<string>()
  for (const { because, calls } of needs.failures) {
    const recorded = calls.filter(name => names.has(name))
    for (const name of recorded) kept.add(name)
    if (recorded.length > 0)
      notes.debug(`failed calls recorded as ${because}: ${recorded.join(', ')}`)
  }
  notes.debug(`failed calls left out: all of the other ${names.size - kept.size}`)
  notes.debug(
    needs.reads === ''
      ? 'regular files opened for reading are left out: no rule can match them'
      : `regular files opened for reading are recorded: ${needs.reads}`,
  )
  return needs
}

function settingsFor(
  kind: Driver['kind'],
  config: Config,
  needs: PolicyNeeds,
  notes: LiveNotes,
): Uint8Array {
  const { buf_size_preset: preset, drop_failed_exit, drop_unmatched } = config.engine[kind]
  const { snaplen, long_snaplen } = config.falco_libs
  const syscalls = syscallsFor(needs, config, notes)
  return encodeSettings({
    syscalls,
    // What follows a match is recorded whole.
    recorded: recordedFor(needs, syscalls, drop_unmatched && !config.capture.enabled, notes),
    dropFailed: drop_failed_exit,
    snaplen,
    longSnaplen: {
      bytes: long_snaplen.bytes,
      fromPort: long_snaplen.from_port,
      toPort: long_snaplen.to_port,
    },
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
