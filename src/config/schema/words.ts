// SPDX-License-Identifier: Apache-2.0
// Words that descriptions of several keys have in common.

export const LEVELS: readonly string[] = [
  'emergency',
  'alert',
  'critical',
  'error',
  'warning',
  'notice',
  'info',
  'informational',
  'debug',
]

/** What took the place of a key that Falco had once. */
export const NOTHING = 'nothing'
