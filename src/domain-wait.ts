// SPDX-License-Identifier: Apache-2.0
// How long the addresses of domain names in rules are waited for, in milliseconds.

export const DOMAIN_WAIT_MS = {
  /** Events wait too. */
  start: 1000,
  /** What is made now keeps the addresses for good. */
  once: 5000,
  /** The rules in force stay so long. */
  beside: 10_000,
} as const
