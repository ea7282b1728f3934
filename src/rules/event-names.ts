// SPDX-License-Identifier: Apache-2.0
// What evt.type may be compared with.
import { EVENTS } from '../schema/events.ts'
import { SYSCALLS } from '../schema/syscalls.ts'

export const EVENT_NAMES: ReadonlySet<string> = new Set([
  ...EVENTS.filter(row => row.kind !== 'unknown').map(row => row.name),
  ...SYSCALLS.filter(row => row.event !== undefined).map(row => row.name),
])
