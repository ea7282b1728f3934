// SPDX-License-Identifier: Apache-2.0
// Encodings of rules files: what is UTF-8 or says what it is is read, and no byte is lost.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText } from '../../src/rules/decode-text.ts'
import { toBytes } from '../../src/rules/escape.ts'
import { loadRules } from '../../src/rules/load.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string, big: boolean): Uint8Array => {
  const bytes = new Uint8Array(2 + text.length * 2)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0xfeff, !big)
  for (let i = 0; i < text.length; i++) view.setUint16(2 + i * 2, text.charCodeAt(i), !big)
  return bytes
}

describe('decodeText', () => {
  test.each<[string, Uint8Array, string, number | undefined]>([
    ['plain', utf8('- a'), '- a', undefined],
    ['with a byte order mark', utf8('\ufeff- a'), '- a', undefined],
    ['UTF-16, little endian', utf16('- é\n', false), '- é\n', undefined],
    ['UTF-16, big endian', utf16('- é\n', true), '- é\n', undefined],
    ['Latin-1', Uint8Array.of(0x61, 0xe9, 0x62), 'a\udce9b', 1],
    ['a sequence that is cut', Uint8Array.of(0xc3, 0xa9, 0xe2, 0x82), 'é\udce2\udc82', 1],
    ['an overlong form', Uint8Array.of(0xc0, 0xaf), '\udcc0\udcaf', 0],
    ['an encoded surrogate', Uint8Array.of(0xed, 0xa0, 0x80), '\udced\udca0\udc80', 0],
    ['empty', new Uint8Array(0), '', undefined],
  ])('%s', (_, bytes, text, invalidAt) => {
    expect(decodeText(bytes)).toEqual(invalidAt === undefined ? { text } : { text, invalidAt })
  })

  test('the bytes come back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), bytes => {
        const marked = bytes[0] === 0xff || bytes[0] === 0xfe || bytes[0] === 0xef
        if (!marked) expect(toBytes(decodeText(bytes).text)).toEqual(bytes)
      }),
    )
  })
})

test('a path in Latin-1 stays what it is', () => {
  const text =
    '- rule: r\n  desc: d\n  condition: evt.type = open and fd.name = "/t?"\n  output: o\n  priority: INFO\n'
  const bytes = utf8(text)
  bytes[bytes.indexOf('?'.charCodeAt(0))] = 0xe9
  const set = loadRules([{ name: 'x', text: decodeText(bytes).text }])
  expect(set.ok).toBe(true)
  expect(set.rules[0]?.conditionText).toContain('/t\udce9')
})
