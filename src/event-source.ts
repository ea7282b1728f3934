// SPDX-License-Identifier: Apache-2.0
// The source of events that the configuration asks for. What only a live one needs is loaded with it.
import type { Config } from './config/config.ts'
import { isLive } from './config/engine-kind.ts'
import type { LiveNotes } from './live-source.ts'
import type { PolicyNeeds } from './rules/needs.ts'
import { CaptureFile } from './source/capture-file.ts'
import { NoDriver } from './source/no-driver.ts'
import type { EventSource } from './source/source.ts'

/** What is asked for cannot be done by this version; told in one line. */
export class AppError extends Error {
  override readonly name = 'AppError'
}

/** Opens the driver of a live one, and attaches nothing yet. Throws AppError, DriverError. */
export async function createSource(
  config: Config,
  needs: PolicyNeeds,
  notes: LiveNotes,
): Promise<EventSource> {
  const { kind, replay } = config.engine
  if (isLive(kind)) {
    return (await import('./live-source.ts')).createLiveSource(config, needs, notes)
  }
  if (kind === 'nodriver') return new NoDriver()
  if (replay.capture_file === '') {
    throw new AppError('engine.kind "replay" needs engine.replay.capture_file, or -e FILE')
  }
  return new CaptureFile(replay.capture_file)
}
