// SPDX-License-Identifier: Apache-2.0
// Priorities of rules: number 0 is the most severe. How they are written, read, and printed.

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

/** As alerts print it. */
export function priorityName(priority: number): string {
  return PRIORITIES[priority] ?? 'Debug'
}

/** The form of the statistics at exit: upper case, and INFO where alerts say Informational. */
export function severityName(priority: number): string {
  return priority === 6 ? 'INFO' : priorityName(priority).toUpperCase()
}
