// SPDX-License-Identifier: Apache-2.0
// How often each rule of the running policy was looked at, and matched (src/schema/layout.ts RULE_COUNTS).
// They begin anew with every policy, whose rule numbers are its own.

import {
  COUNTS_EVALUATIONS,
  COUNTS_MATCHES,
  COUNTS_PRECHECKS,
  COUNTS_SIZE,
} from '../generated/layout'
import { LIMIT_RULES } from '../generated/policy-layout'
import { reserve } from '../memory/regions'

class RuleCounts {
  static base: usize = 0
}

/** Room for the most rules a policy may have; false when memory is too small. */
export function initRuleCounts(): bool {
  RuleCounts.base = reserve(<usize>LIMIT_RULES * COUNTS_SIZE, 64)
  if (RuleCounts.base == 0) return false
  clearRuleCounts()
  return true
}

export function clearRuleCounts(): void {
  memory.fill(RuleCounts.base, 0, <usize>LIMIT_RULES * COUNTS_SIZE)
}

function add(rule: u32, offset: usize): void {
  const p = RuleCounts.base + <usize>rule * COUNTS_SIZE + offset
  store<u64>(p, load<u64>(p) + 1)
}

/** Its condition is run. */
export function countEvaluation(rule: u32): void {
  add(rule, COUNTS_EVALUATIONS)
}

/** A part of it is run whose result is kept with the process or the name. */
export function countPrecheck(rule: u32): void {
  add(rule, COUNTS_PRECHECKS)
}

export function countMatch(rule: u32): void {
  add(rule, COUNTS_MATCHES)
}

export function ruleCountsPtr(): usize {
  return RuleCounts.base
}
