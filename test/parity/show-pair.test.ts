// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { showPair } from '../../src/parity/show-pair.ts'

describe('showPair', () => {
  it('shows short values whole', () => expect(showPair('a', null)).toEqual(['"a"', 'null']))

  it('shows where long ones part', () => {
    const [left, right] = showPair(`${'x'.repeat(500)}A${'y'.repeat(500)}`, 'x'.repeat(500))
    expect(left).toMatch(/^\.\.\.x{30}Ay+\.\.\.$/)
    expect(right).toMatch(/^\.\.\.x{30}"$/)
    expect(left.length).toBeLessThan(100)
  })

  it('shows the end of a long value and a missing one', () => {
    expect(showPair('z'.repeat(200), undefined)[1]).toBe('(missing)')
  })
})
