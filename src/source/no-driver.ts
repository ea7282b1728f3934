// SPDX-License-Identifier: Apache-2.0
// No source at all (`engine.kind: nodriver`): everything runs but no event comes. For trying out outputs,
// configuration and reload on a machine where nothing may be recorded.
import { setTimeout } from 'node:timers/promises'
import type { EventSource, SourceStats } from './source.ts'

const WAIT_MS = 200

export class NoDriver implements EventSource {
  readonly name = 'nothing: engine.kind is "nodriver"'

  async open(): Promise<void> {}

  async next(): Promise<boolean> {
    await setTimeout(WAIT_MS)
    return true
  }

  stats(): SourceStats {
    return { bytesRead: 0, bytesTotal: 0, counters: {} }
  }

  warnings(): readonly Error[] {
    return []
  }

  async close(): Promise<void> {}
}
