// SPDX-License-Identifier: Apache-2.0
// The kinds of sources of events.
import type { Config } from './config.ts'

/** Whether events come from a driver. */
export function isLive(kind: Config['engine']['kind']): boolean {
  return kind !== 'replay' && kind !== 'nodriver'
}
