// SPDX-License-Identifier: Apache-2.0
// How severe a rule, an alert or a line of the log is.

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
