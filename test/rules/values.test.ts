// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { parseHex, parseNet, parseValue } from '../../src/rules/values.ts'
import type { FieldType } from '../../src/schema/fields.ts'

test.each<[text: string, type: FieldType, expected: bigint | undefined]>([
  ['42', 'i64', 42n],
  ['-1', 'i64', 0xffff_ffff_ffff_ffffn],
  ['0x1F', 'u32', 31n],
  ['-1', 'u32', 0xffff_ffffn],
  ['4294967296', 'u32', 0n],
  ['70000', 'i16', 4464n],
  ['-20', 'u64', 0xffff_ffff_ffff_ffecn],
  ['1.5', 'u64', 1n],
  ['word', 'u64', undefined],
  ['true', 'bool', 1n],
  ['false', 'bool', 0n],
  ['yes', 'bool', undefined],
  ['443', 'port', 443n],
  ['https', 'port', 443n],
  ['no-such-service', 'port', undefined],
  ['0.5', 'double', 0x3fe0_0000_0000_0000n],
  ['12', 'dynamic', 12n],
])('%s as %s', (text, type, expected) => {
  expect(parseValue(text, type)?.number).toBe(expected)
})

test('a dynamic value is a text too', () => {
  expect(parseValue('O_RDONLY', 'dynamic')).toEqual({ bytes: new TextEncoder().encode('O_RDONLY') })
})

test.each<[text: string, family: number, prefix: number, hi: bigint, lo: bigint]>([
  ['10.1.2.3', 4, 32, 0n, 0x0a010203n],
  ['10.1.2.3/8', 4, 8, 0n, 0x0a000000n],
  ['0.0.0.0/0', 4, 0, 0n, 0n],
  ['::1', 6, 128, 0n, 1n],
  ['2001:db8::/32', 6, 32, 0x20010db8_00000000n, 0n],
  ['::ffff:10.0.0.1', 6, 128, 0n, 0xffff_0a00_0001n],
  ['1:2:3:4:5:6:7:8/64', 6, 64, 0x0001_0002_0003_0004n, 0n],
])('network %s', (text, family, prefix, hi, lo) => {
  expect(parseNet(text)).toEqual({ family, prefix, hi, lo })
})

test.each([
  '',
  '1.2.3',
  '1.2.3.256',
  '1.2.3.4/33',
  '1.2.3.4/x',
  '1::2::3',
  ':1',
  '12345::',
  '::/129',
  '1/2/3',
])('no network: %j', text => {
  expect(parseNet(text)).toBe(undefined)
})

test('hexadecimal bytes', () => {
  expect(parseHex('00fFa1')).toEqual(Uint8Array.from([0, 255, 161]))
  expect(parseHex('0')).toBe(undefined)
  expect(parseHex('0g')).toBe(undefined)
})
