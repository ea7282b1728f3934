// SPDX-License-Identifier: Apache-2.0
// Priorities of rules: number 0 is the most severe.

export const PRIORITIES: readonly string[] = [
  'Emergency',
  'Alert',
  'Critical',
  'Error',
  'Warning',
  'Notice',
  'Informational',
  'Debug',
]

/** Case does not count; `info` is short for Informational. */
export function parsePriority(text: string): number | undefined {
  const lower = text.toLowerCase()
  const index = PRIORITIES.findIndex(name => name.toLowerCase() === lower)
  return index >= 0 ? index : lower === 'info' ? 6 : undefined
}
