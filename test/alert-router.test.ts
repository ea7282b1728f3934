// SPDX-License-Identifier: Apache-2.0
// One alert, many outputs: each gets it in its form, and keeps it although the next one is made in the same place.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { AlertRouter } from '../src/alert-router.ts'
import { AlertFormatter, DEFAULT_FORMAT } from '../src/format/alert-formatter.ts'
import type { RuleOutput } from '../src/format/rule-output.ts'
import type { Sink } from '../src/output/delivery.ts'
import type { Alert, LineFormat } from '../src/output/output.ts'
import { AlertQueue, type Queue, type TextBatch, TextQueue } from '../src/output/queue.ts'
import { SpoolQueue } from '../src/output/spool.ts'
import { recordOf } from './format/record-builder.ts'
import { deliver, PATIENCE, recordingReport } from './output/recording.ts'

const RULE: RuleOutput = {
  name: 'Opened',
  priority: 5,
  source: 'syscall',
  tags: ['one'],
  parts: [{ literal: 'file=' }, { token: 'fd.name', width: 0 }],
  tokens: ['fd.name'],
}
const COUNT = 500
const LIMITS = { alerts: 0, size: 1 << 20 }
const nameOf = (index: number): string => `/é "${'x'.repeat(index)}"\n${index}`
const timeOf = (index: number): bigint => 1_795_317_296_893_350_410n + BigInt(index) * 400_000_000n

test.each(['text', 'json', 'message'] as const)('in the form %s', async (format: LineFormat) => {
  const folder = mkdtempSync(join(tmpdir(), 'gyr-router-'))
  const got: string[][] = [[], [], []]
  const into = <Batch>(at: number, linesOf: (batch: Batch) => string[]): Sink<Batch> => ({
    open: () => {},
    send: async batch => {
      const lines = linesOf(batch)
      got[at]?.push(...lines)
      return { delivered: lines.length }
    },
    reopen: () => {},
    close: () => {},
  })
  const texts = (batch: TextBatch): string[] =>
    new TextDecoder().decode(batch.bytes).split('\n').slice(0, -1)
  const lines = (batch: readonly Alert[]): string[] => batch.map(({ line }) => line)
  const spool = { folder, limit: 1 << 22, most: 100, report: recordingReport() }
  const queues: [Queue<readonly Alert[]>, number][] = [
    [new AlertQueue(LIMITS, 7), 1],
    [new SpoolQueue(spool), 2],
  ]
  const outputs = [
    deliver(new TextQueue(LIMITS), into(0, texts), { format }),
    ...queues.map(([queue, at]) => deliver(queue, into(at, lines), { format })),
  ]
  const router = new AlertRouter()
  router.use([RULE], outputs, { ...DEFAULT_FORMAT, iso8601: true })
  const formatter = new AlertFormatter([RULE], {
    ...DEFAULT_FORMAT,
    iso8601: true,
    json: format === 'json',
    messageOnly: format === 'message',
  })
  const expected: string[] = []
  for (let index = 0; index < COUNT; index++) {
    router.send(recordOf(0, timeOf(index), [nameOf(index)]))
    expected.push(formatter.format(recordOf(0, timeOf(index), [nameOf(index)])))
  }
  for (const output of outputs) await output.close(PATIENCE)
  rmSync(folder, { recursive: true })
  expect(new Set(expected).size).toBe(COUNT)
  for (const found of got) expect(found).toEqual(expected)
})
