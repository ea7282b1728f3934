// SPDX-License-Identifier: Apache-2.0
// What a conformance suite is: a JSONL file of cases and the handlers that run them. Called by run.ts;
// a new suite or handler is one line in suites.ts.

/** One line of a suite's file; what else is in it depends on the suite. */
export type Row = { readonly id: string; readonly [key: string]: unknown }

export type Outcome =
  | { readonly kind: 'pass' }
  | { readonly kind: 'fail'; readonly detail: string }
  | { readonly kind: 'notApplicable'; readonly reason: string }

export const PASS: Outcome = { kind: 'pass' }

export function failed(detail: string): Outcome {
  return { kind: 'fail', detail }
}

export function notApplicable(reason: string): Outcome {
  return { kind: 'notApplicable', reason }
}

/** Passes when nothing is wrong; else names everything that is. */
export function verdict(faults: readonly string[]): Outcome {
  return faults.length === 0 ? PASS : failed(faults.join('; '))
}

export type Handler = {
  /** Whether this handler runs the row; the first one that does is taken. */
  readonly applies: (row: Row) => boolean
  /** `dir` is the folder the suite's file is in. */
  readonly run: (row: Row, dir: string) => Outcome | Promise<Outcome>
}

export type Suite = {
  /** Name of the file without `.jsonl`. */
  readonly name: string
  readonly handlers: readonly Handler[]
}
