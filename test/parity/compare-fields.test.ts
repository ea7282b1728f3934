// SPDX-License-Identifier: Apache-2.0
// Field comparison finds every difference, loses step with neither side, and counts truthfully.
import { describe, expect, it } from 'vitest'
import { FieldComparer } from '../../src/parity/compare-fields.ts'
import { emptyTally, hasFailed, type Tally } from '../../src/parity/tally.ts'

type Event = readonly [time: number, name: string | null]

const line = ([time, name]: Event): string =>
  JSON.stringify({ output_fields: { 'evt.num': time, 'evt.time.iso8601': time, 'fd.name': name } })

function compare(expected: readonly Event[], got: readonly Event[], field?: string): Tally {
  const tally = emptyTally()
  const lines = expected.map(line).values()
  const next = (): string | undefined => lines.next().value ?? undefined
  const comparer = new FieldComparer(tally, 'test', 3, next, { field })
  for (const event of got) comparer.push(line(event))
  comparer.end()
  return tally
}

const many = (count: number): Event[] =>
  Array.from({ length: count }, (_, at) => [at + 1, 'x'] as const)

describe('FieldComparer', () => {
  it.each<[string, Event[], Event[], number, number, number]>([
    [
      'equal',
      [
        [1, 'a'],
        [2, null],
      ],
      [
        [1, 'a'],
        [2, null],
      ],
      6,
      6,
      0,
    ],
    [
      'one value differs',
      [
        [1, 'a'],
        [2, 'b'],
      ],
      [
        [1, 'a'],
        [2, 'c'],
      ],
      6,
      5,
      0,
    ],
    ['null is no text', [[1, null]], [[1, 'null']], 3, 2, 0],
    [
      'an event is missing',
      [
        [1, 'a'],
        [2, 'b'],
        [3, 'c'],
      ],
      [
        [1, 'a'],
        [3, 'c'],
      ],
      9,
      6,
      0,
    ],
    [
      'an event too many',
      [
        [1, 'a'],
        [3, 'c'],
      ],
      [
        [1, 'a'],
        [2, 'b'],
        [3, 'c'],
      ],
      6,
      6,
      1,
    ],
    [
      'all are missing',
      [
        [1, 'a'],
        [2, 'b'],
      ],
      [],
      6,
      0,
      0,
    ],
    ['nothing expected', [], [[1, 'a']], 0, 0, 1],
  ])('%s', (_name, expected, got, compared, equal, unexpected) => {
    const tally = compare(expected, got)
    expect([tally.fieldsCompared, tally.fieldsEqual, tally.unexpected]).toEqual([
      compared,
      equal,
      unexpected,
    ])
    expect(hasFailed(tally)).toBe(compared !== equal || unexpected > 0)
  })

  it('finds its step again after a long gap', () => {
    const all = many(2000)
    const tally = compare(
      all,
      all.filter(([time]) => time < 500 || time > 1200),
    )
    expect(tally.fieldsCompared).toBe(6000)
    expect(tally.fieldsEqual).toBe((2000 - 701) * 3)
    expect(tally.unexpected).toBe(0)
  })

  it('compares one field alone', () => {
    const tally = compare(
      [
        [1, 'a'],
        [2, 'b'],
      ],
      [
        [1, 'a'],
        [2, 'x'],
      ],
      'evt.num',
    )
    expect([tally.fieldsCompared, tally.fieldsEqual]).toEqual([2, 2])
  })

  it('tells large times apart', () => {
    const text = (digit: number): string =>
      `{"output_fields":{"evt.num":1,"evt.time.iso8601":5,"evt.rawtime":179531791193439586${digit}}}`
    const tally = emptyTally()
    const lines = [text(0)].values()
    const comparer = new FieldComparer(tally, 'test', 3, () => lines.next().value ?? undefined, {
      field: undefined,
    })
    comparer.push(text(1))
    comparer.end()
    expect([...tally.histogram]).toEqual([['evt.rawtime', 1]])
    expect(tally.firsts[0]).toContain('expected 1795317911934395860, got 1795317911934395861')
  })
})
