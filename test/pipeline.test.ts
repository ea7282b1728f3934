// SPDX-License-Identifier: Apache-2.0
// The pipeline with an engine and a source made of plain values: order, delivery, stopping, failing.
import { describe, expect, test } from 'vitest'
import { AlertRouter } from '../src/alert-router.ts'
import type { Engine, OnMatch } from '../src/engine/engine.ts'
import { DEFAULT_FORMAT } from '../src/format/alert-formatter.ts'
import type { RuleOutput } from '../src/format/rule-output.ts'
import type { Output } from '../src/output/output.ts'
import { Pause } from '../src/pause.ts'
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
function stagesOf(batches: readonly (readonly number[] | Error)[]): Stages & {
  readonly log: string[]
  readonly counts: RuleCounts
} {
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
  const output = {
    name: 'test',
    format: 'text',
    accepts: () => true,
    write: alert => log.push(`${alert.rule}: ${alert.line.split(' ').slice(1).join(' ')}`),
  } as Partial<Output> as Output
  const router = new AlertRouter()
  router.use(RULES, [output], DEFAULT_FORMAT)
  const outputs = {
    flush: () => {
      log.push('flush')
    },
    room: () => undefined,
  }
  return { log, engine, source, router, counts: new RuleCounts(RULES), outputs }
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
  test('waits for room, but not once it is told to stop', async () => {
    const stages = stagesOf([[0], [0], [0]])
    const stop = new AbortController()
    let asked = 0
    const outputs = {
      ...stages.outputs,
      room: () => {
        asked++
        if (asked === 2) setTimeout(() => stop.abort(), 5)
        return asked === 1 ? Promise.resolve() : new Promise<void>(() => {})
      },
    }
    await runPipeline({ ...stages, outputs }, { signal: stop.signal })
    expect(stages.counts.total).toBe(2)
  })
  test('stands still while somebody else has work to do', async () => {
    const stages = stagesOf([[0], [1], [0]])
    const pause = new Pause()
    let seen: number | undefined
    let during: Promise<void> | undefined
    await runPipeline(stages, {
      signal,
      pause,
      onBatch: () => {
        during ??= pause.during(async () => {
          const before = stages.counts.total
          await new Promise(resolve => setTimeout(resolve, 20))
          expect(stages.counts.total).toBe(before)
          seen = before
        })
      },
    })
    await during
    expect(seen).toBe(1)
    expect(stages.counts.total).toBe(3)
  })
})
