// SPDX-License-Identifier: Apache-2.0
// What tests of outputs share: alerts, a report that remembers, waiting for something to become true.
import { Delivery, type DeliveryOptions, type Sink } from '../../src/output/delivery.ts'
import { EVERYTHING } from '../../src/output/filter.ts'
import type { Alert, OutputReport } from '../../src/output/output.ts'
import type { Queue } from '../../src/output/queue.ts'

export const alert = (line: string): Alert => ({ line, rule: 'r', priority: 4, source: 'syscall' })

export const alerts = (count: number, from = 0): Alert[] =>
  Array.from({ length: count }, (_, index) => alert(`alert ${from + index}`))

export interface Recorded extends OutputReport {
  readonly lines: string[]
  debug(text: string): void
}

export function recordingReport(): Recorded {
  const lines: string[] = []
  return {
    lines,
    info: text => lines.push(`info ${text}`),
    warning: text => lines.push(`warning ${text}`),
    debug: text => lines.push(`debug ${text}`),
    error: text => lines.push(`error ${text}`),
  }
}

export async function until(condition: () => boolean, what = 'condition'): Promise<void> {
  const end = performance.now() + 20_000
  while (!condition()) {
    if (performance.now() > end) throw new Error(`${what} did not become true`)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}

export function deliver<Batch>(
  queue: Queue<Batch>,
  sink: Sink<Batch>,
  more: Partial<DeliveryOptions<Batch>> = {},
): Delivery<Batch> {
  return new Delivery({
    name: 'test',
    format: 'text',
    filter: EVERYTHING,
    queue,
    sink,
    report: recordingReport(),
    patient: false,
    firstPause: 5,
    longestPause: 20,
    ...more,
  })
}

export function writeAlerts(
  output: Delivery<never> | Delivery<unknown>,
  some: readonly Alert[],
): void {
  for (const each of some) output.write(each)
  output.flush()
}

/** For `close`: as long as it takes. */
export const PATIENCE: AbortSignal = new AbortController().signal
