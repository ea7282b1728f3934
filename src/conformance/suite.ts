// SPDX-License-Identifier: Apache-2.0
// What a conformance suite is: a JSONL file of cases and the handlers that run them. Called by run.ts;
// a new suite or handler is one line in suites.ts.

/** One line of a suite's file; what else is in it depends on the suite. */
export type Row = { readonly id: string; readonly [key: string]: unknown }

/** Of a case whose checks are counted one by one: how many held, and why others do not apply. */
export type Checks = { readonly passed: number; readonly skipped: readonly string[] }

type Pass = { readonly kind: 'pass'; readonly checks?: Checks }
type Fail = {
  readonly kind: 'fail'
  readonly faults: readonly string[]
  /** What helps to see why; no fault by itself. */
  readonly note?: string
  readonly checks?: Checks
}
type NotApplicable = {
  readonly kind: 'notApplicable'
  readonly reason: string
  readonly checks?: Checks
}
export type Outcome = Pass | Fail | NotApplicable

export const PASS: Pass = { kind: 'pass' }

export function failed(...faults: readonly string[]): Fail {
  return { kind: 'fail', faults }
}

export function notApplicable(reason: string): NotApplicable {
  return { kind: 'notApplicable', reason }
}

/** Passes when nothing is wrong; else names everything that is. */
export function verdict(faults: readonly string[]): Outcome {
  return faults.length === 0 ? PASS : failed(...faults)
}

export type Handler = {
  /** Whether this handler runs the row; the first one that does is taken. */
  readonly applies: (row: Row) => boolean
  /** `dir` is the folder the suite's file is in. */
  readonly run: (row: Row, dir: string) => Outcome | Promise<Outcome>
}

export type Suite = {
  /** Numbers beyond 2^53 must not lose digits: they are read as BigInt. */
  readonly bigNumbers?: boolean
  /** Name of the file without `.jsonl`. */
  readonly name: string
  readonly handlers: readonly Handler[]
}
