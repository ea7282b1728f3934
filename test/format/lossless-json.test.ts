// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLossless, show } from '../../src/format/lossless-json.ts'

describe('parseLossless', () => {
  it.each([
    ['{"a":1795317911934395860}', { a: 1795317911934395860n }],
    ['[-9223372036854775808,1,-1]', [-9223372036854775808n, 1, -1]],
    ['{"a":"x:1795317911934395860,"}', { a: 'x:1795317911934395860,' }],
    ['{"a":"\\"1795317911934395860"}', { a: '"1795317911934395860' }],
    ['[1.5,0.0,1e3,null,true]', [1.5, 0, 1000, null, true]],
  ])('%s', (text, expected) => expect(parseLossless(text)).toEqual(expected))

  it('reads whatever JSON has', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), value => {
        const text = JSON.stringify(value)
        expect(
          JSON.stringify(parseLossless(text), (_key, v) => (typeof v === 'bigint' ? Number(v) : v)),
        ).toBe(text)
      }),
    )
  })
})

describe('show', () => {
  it.each([
    [undefined, '(missing)'],
    [null, 'null'],
    ['1', '"1"'],
    [1, '1'],
    [1795317911934395861n, '1795317911934395861'],
    [['a', null], '["a",null]'],
  ] as const)('%#', (value, expected) => expect(show(value)).toBe(expected))
})
