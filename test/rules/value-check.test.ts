// SPDX-License-Identifier: Apache-2.0
// Constants as the types of fields read them.
import { isIP } from 'node:net'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isIpv4, isIpv6, valueFault } from '../../src/rules/value-check.ts'
import type { FieldType } from '../../src/schema/fields.ts'

test('addresses are what the system takes for addresses', () => {
  const part = fc.constantFrom(
    '::',
    ':',
    '.',
    '1',
    '0',
    '255',
    '256',
    'ffff',
    'fffff',
    '10.0.0.1',
    'g',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.ipV4(),
        fc.ipV6(),
        fc.array(part, { maxLength: 9 }).map(p => p.join('')),
      ),
      text => {
        // The system refuses leading zeros; rules have always been allowed them.
        fc.pre(!/(^|[.:])0\d/.test(text) && !text.includes('%'))
        expect(isIpv4(text)).toBe(isIP(text) === 4)
        expect(isIpv6(text)).toBe(isIP(text) === 6)
      },
    ),
    { numRuns: 2000 },
  )
})

test.each<[FieldType, string, boolean]>([
  ['i64', '-9223372036854775808', true],
  ['i64', '0xffffffffffffffff', true],
  ['u64', '18446744073709551616', false],
  ['u32', '4294967295', true],
  ['u32', '4294967296', false],
  ['u32', 'ten', false],
  ['double', '1.5e-3', true],
  ['double', '.5', true],
  ['double', '1.5.1', false],
  ['bool', 'true', true],
  ['bool', 'True', false],
  ['port', '443', true],
  ['port', '70000', false],
  ['port', 'https', true],
  ['ipnet', 'fe80::/10', true],
  ['ipnet', '10.0.0.0/33', false],
  ['ipaddr', '10.0.0.0/8', false],
  ['string', 'anything', true],
])('%s %s', (type, text, good) => {
  expect(valueFault(type, text) === undefined).toBe(good)
})
