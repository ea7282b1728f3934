// SPDX-License-Identifier: Apache-2.0
// Folding of repeats: nothing is lost from the count, and off means untouched.
import { describe, expect, test } from 'vitest'
import { AlertRouter } from '../src/alert-router.ts'
import { DEFAULT_FORMAT } from '../src/format/alert-formatter.ts'
import { MatchRecord } from '../src/format/match-record.ts'
import type { RuleOutput } from '../src/format/rule-output.ts'
import type { LineFormat, Output } from '../src/output/output.ts'
import { withRepeats } from '../src/throttle.ts'
import { recordBytes } from './format/record-builder.ts'

const RULES: RuleOutput[] = ['a', 'b'].map(name => ({
  name,
  priority: 4,
  source: 'syscall',
  tags: [],
  parts: [{ token: 'proc.name', width: 0 }, { literal: ' ' }, { token: 'proc.pid', width: 0 }],
  tokens: ['proc.name', 'proc.pid'],
}))

const SECOND = 1_000_000_000n

function routed(
  throttle: { enabled: boolean; burst?: number; key?: string[] },
  format: LineFormat = 'message',
) {
  const lines: string[] = []
  const output = {
    name: 'test',
    format,
    accepts: () => true,
    write: ({ line }: { line: string }) => lines.push(line),
    flush: () => {},
  } as Partial<Output> as Output
  const router = new AlertRouter()
  router.use(RULES, [output], DEFAULT_FORMAT, {
    key: ['proc.name'],
    window: 10_000,
    burst: 1,
    ...throttle,
  })
  const record = new MatchRecord()
  const send = (rule: number, second: number, name: string, pid: string): void => {
    const bytes = recordBytes(rule, BigInt(second) * SECOND, [name, pid])
    record.load(new DataView(bytes.buffer), 0, bytes.length)
    router.send(record)
  }
  return { lines, send, router }
}

describe('throttle', () => {
  test('off: every alert', () => {
    const { lines, send } = routed({ enabled: false })
    for (let n = 0; n < 3; n++) send(0, 1, 'sh', `${n}`)
    expect(lines).toEqual(['sh 0', 'sh 1', 'sh 2'])
  })

  test('repeats are counted, and told when the window is over', () => {
    const { lines, send } = routed({ enabled: true })
    send(0, 1, 'sh', '1')
    send(0, 2, 'sh', '2')
    send(0, 3, 'cat', '3')
    send(1, 3, 'sh', '4')
    send(0, 10, 'sh', '5')
    expect(lines).toEqual(['sh 1', 'cat 3', 'sh 4'])
    send(0, 11, 'sh', '6')
    expect(lines.slice(3)).toEqual(['sh 1 (repeated 2 times)', 'sh 6'])
  })

  test('a burst passes', () => {
    const { lines, send, router } = routed({ enabled: true, burst: 2 })
    for (let n = 0; n < 5; n++) send(0, 1, 'sh', `${n}`)
    router.tellRepeats(5n * SECOND)
    expect(lines).toEqual(['sh 0', 'sh 1'])
    router.tellRepeats()
    expect(lines.slice(2)).toEqual(['sh 1 (repeated 3 times)'])
  })

  test('fields that a rule does not print tell nothing apart', () => {
    const { lines, send } = routed({ enabled: true, key: ['fd.name'] })
    send(0, 1, 'sh', '1')
    send(0, 1, 'cat', '2')
    expect(lines).toEqual(['sh 1'])
  })

  test('other rules: what was counted is told before', () => {
    const { lines, send, router } = routed({ enabled: true })
    send(0, 1, 'sh', '1')
    send(0, 1, 'sh', '2')
    router.use(RULES, [], DEFAULT_FORMAT)
    expect(lines).toEqual(['sh 1', 'sh 1 (repeated 1 times)'])
  })

  test('however many keys: every alert is passed or counted', () => {
    const { lines, send, router } = routed({ enabled: true })
    const count = 25_000
    for (let n = 0; n < count; n++) send(0, 1, `p${n % 12_000}`, 'x')
    router.tellRepeats()
    let told = 0
    for (const line of lines) told += Number(/repeated (\d+) times/.exec(line)?.[1] ?? 1)
    expect(told).toBe(count)
  })

  test('in JSON it is a key, whatever the values hold', () => {
    const { lines, send, router } = routed({ enabled: true }, 'json')
    send(0, 1, ',"rule":"x"', '1')
    send(0, 1, ',"rule":"x"', '1')
    router.tellRepeats()
    const [first, second] = lines.map(line => JSON.parse(line))
    expect(second).toEqual({ ...first, repeated: 1 })
    expect(Object.keys(second)).toEqual(Object.keys(second).sort())
  })
})

test('a line that is no alert of ours stays as it is', () => {
  expect(withRepeats('{}', 3)).toBe('{}')
})
