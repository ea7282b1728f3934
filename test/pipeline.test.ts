// SPDX-License-Identifier: Apache-2.0
// The pipeline with an engine and a source made of plain values: order, delivery, stopping, failing.
import { describe, expect, test } from 'vitest'
import type { Engine, OnMatch } from '../src/engine/engine.ts'
import { AlertFormatter, DEFAULT_FORMAT } from '../src/format/alert-formatter.ts'
import type { RuleOutput } from '../src/format/rule-output.ts'
import type { Output } from '../src/output/output.ts'
import { runPipeline, type Stages } from '../src/pipeline.ts'
import { RuleCounts } from '../src/rule-counts.ts'
import type { EventSource } from '../src/source/source.ts'
import { recordBytes } from './format/record-builder.ts'

const RULES: RuleOutput[] = ['a', 'b'].map(name => ({
  name,
  priority: 4,
  source: 'syscall',
  tags: [],
  parts: [{ token: 'proc.name', width: 0 }],
  tokens: ['proc.name'],
}))

/** A source of batches: each is the rules that match, or an error to throw. */
function stagesOf(batches: readonly (readonly number[] | Error)[]): Stages & { log: string[] } {
  const log: string[] = []
  let waiting: number[] = []
  let onMatch: OnMatch = () => {}
  const engine = {
    sink: {},
    set onMatch(handler: OnMatch) {
      onMatch = handler
    },
    drain() {
      for (const rule of waiting) {
        const bytes = recordBytes(rule, 1n, ['sh'])
        onMatch(new DataView(bytes.buffer), 0, bytes.length)
      }
      waiting = []
    },
  } as unknown as Engine
  const left = [...batches]
  const source = {
    name: 'test',
    async open() {
      log.push('open')
    },
    async next() {
      const batch = left.shift()
      if (batch instanceof Error) {
        waiting = [0]
        throw batch
      }
      waiting = [...(batch ?? [])]
      return batch !== undefined
    },
  } as unknown as EventSource
  const output: Output = {
    name: 'test',
    write: alert => log.push(`${alert.rule}: ${alert.line.split(' ').slice(1).join(' ')}`),
    flush: () => log.push('flush'),
    reopen: () => {},
    close: () => {},
  }
  return {
    log,
    engine,
    source,
    rules: RULES,
    formatter: new AlertFormatter(RULES, DEFAULT_FORMAT),
    counts: new RuleCounts(RULES),
    outputs: [output],
  }
}

describe('pipeline', () => {
  const signal = new AbortController().signal
  test('each batch is delivered before the next is read', async () => {
    const stages = stagesOf([[0, 1], [], [1]])
    await runPipeline(stages, { signal })
    expect(stages.log).toEqual([
      'open',
      'a: Warning sh',
      'b: Warning sh',
      'flush',
      'flush',
      'b: Warning sh',
      'flush',
      'flush',
    ])
    expect(stages.counts.total).toBe(3)
  })
  test('stops between batches', async () => {
    const stages = stagesOf([[0], [0], [0]])
    const stop = new AbortController()
    await runPipeline(stages, { signal: stop.signal, onBatch: () => stop.abort() })
    expect(stages.counts.total).toBe(1)
  })
  test('alerts before an error are delivered', async () => {
    const stages = stagesOf([[1], new Error('broken')])
    await expect(runPipeline(stages, { signal })).rejects.toThrow('broken')
    expect(stages.log.slice(-2)).toEqual(['a: Warning sh', 'flush'])
  })
})
