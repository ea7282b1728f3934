// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { compareAlerts } from '../../src/parity/compare-alerts.ts'
import { compareCounts, readCounts } from '../../src/parity/compare-counts.ts'
import { report } from '../../src/parity/report.ts'
import { emptyTally, hasFailed, type Tally } from '../../src/parity/tally.ts'

function alert(time: number, rule: string, name = 'cat'): string {
  return `{"hostname":"h","output_fields":{"proc.name":"${name}"},"priority":"Notice","rule":"${rule}","source":"syscall","tags":[],"time":"T${time}Z"}`
}

function compare(expected: readonly string[], got: readonly string[]): Tally {
  const tally = emptyTally()
  compareAlerts(tally, 'test', 'jsonl', expected, got)
  return tally
}

describe('compareAlerts', () => {
  it.each<[string, string[], string[], number, number, string[]]>([
    ['equal', [alert(1, 'A'), alert(2, 'B')], [alert(1, 'A'), alert(2, 'B')], 2, 0, []],
    ['missing', [alert(1, 'A'), alert(2, 'B')], [alert(2, 'B')], 1, 0, ['alert']],
    ['too many', [alert(1, 'A')], [alert(1, 'A'), alert(1, 'B')], 1, 1, ['alert']],
    ['twice', [alert(1, 'A')], [alert(1, 'A'), alert(1, 'A')], 1, 1, ['alert']],
    ['another value', [alert(1, 'A', 'x')], [alert(1, 'A', 'y')], 0, 0, ['proc.name']],
    [
      'another order',
      [alert(1, 'A'), alert(1, 'B')],
      [alert(1, 'B'), alert(1, 'A')],
      1,
      0,
      ['alert order'],
    ],
    [
      'same values, other text',
      [alert(1, 'A')],
      [alert(1, 'A').replace('"tags":[]', '"tags": []')],
      0,
      0,
      ['alert text'],
    ],
  ])('%s', (_name, expected, got, equal, unexpected, fields) => {
    const tally = compare(expected, got)
    expect([tally.alertsExpected, tally.alertsEqual, tally.unexpected]).toEqual([
      expected.length,
      equal,
      unexpected,
    ])
    expect([...tally.histogram.keys()]).toEqual(fields)
    expect(hasFailed(tally)).toBe(fields.length > 0)
  })
})

describe('compareCounts', () => {
  it('reads Falco lines and compares both ways', () => {
    const expected = readCounts(
      'total 30 first 1 last 2 dur_s 1\n  5 close < 10\n  307 openat < 20\n',
    )
    expect([...expected]).toEqual([
      [5, 10],
      [307, 20],
    ])
    const tally = emptyTally()
    compareCounts(
      tally,
      'test',
      expected,
      new Map([
        [5, 10],
        [7, 1],
      ]),
    )
    expect([tally.countsExpected, tally.countsEqual]).toEqual([3, 1])
    expect(hasFailed(tally)).toBe(true)
  })
})

describe('report', () => {
  it('ends with the sums', () => {
    const results = ['one', 'two'].map(name => ({
      name,
      tally: compare([alert(1, 'A')], [alert(1, 'A')]),
    }))
    const { text, failed } = report(results, [], 10)
    expect(text.trimEnd().split('\n').slice(-2)).toEqual(['alerts 2/2', 'fields 0/0'])
    expect(failed).toBe(false)
  })

  it('fails when nothing was compared', () => {
    expect(report([], ['no captures'], 10).failed).toBe(true)
  })
})
