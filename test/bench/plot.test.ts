// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { plot } from '../../bench/plot.ts'
import { median } from '../../bench/statistics.ts'

describe('plot', () => {
  it('draws bars in proportion and escapes text', () => {
    const bars = [
      { label: 'a < b', value: 10, text: '10' },
      { label: 'c', value: 5, text: '5' },
    ]
    const svg = plot([{ title: 'T & U', bars }], 'note')
    const widths = [...svg.matchAll(/<rect x="300"[^>]*width="(\d+)"/g)].map(found =>
      Number(found[1]),
    )
    expect(widths).toHaveLength(2)
    expect(widths[0]).toBe((widths[1] ?? 0) * 2)
    expect(svg).toContain('a &#60; b')
    expect(svg).toContain('T &#38; U')
  })
})

describe('median', () => {
  it.each([
    [[3], 3],
    [[1, 3], 2],
    [[9, 1, 5], 5],
  ] as const)('of %j is %d', (values, expected) => expect(median(values)).toBe(expected))
})
