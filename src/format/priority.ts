// SPDX-License-Identifier: Apache-2.0
// Priorities as alerts and statistics print them.
import { PRIORITIES } from '../rules/priority.ts'

export function priorityName(priority: number): string {
  return PRIORITIES[priority] ?? 'Debug'
}

/** The form of the statistics at exit: upper case, and INFO where alerts say Informational. */
export function severityName(priority: number): string {
  return priority === 6 ? 'INFO' : priorityName(priority).toUpperCase()
}
