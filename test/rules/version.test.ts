// SPDX-License-Identifier: Apache-2.0
// Required versions of engine and plugins.
import { expect, test } from 'vitest'
import { loadRules } from '../../src/rules/load.ts'
import {
  parseEngineVersion,
  parseVersion,
  pluginFault,
  satisfies,
  type Version,
} from '../../src/rules/version.ts'

test.each<[string, string, boolean]>([
  ['0.62.0', '0.62.0', true],
  ['0.62.1', '0.62.0', true],
  ['0.62.0', '0.62.1', false],
  ['0.100.0', '0.62.0', true],
  ['1.0.0', '0.62.0', false],
])('%s satisfies %s: %s', (running, required, expected) => {
  expect(satisfies(parseVersion(running) as Version, parseVersion(required) as Version)).toBe(
    expected,
  )
})

test.each([
  ['26', '0.26.0'],
  ['0.26.0', '0.26.0'],
  ['1.2', undefined],
  ['x', undefined],
  ['', undefined],
])('engine version %j', (text, expected) => {
  expect(parseEngineVersion(text)).toBe(expected)
})

test.each([
  [[{ name: 'a', version: '0.2.0' }], undefined],
  [[{ name: 'b', version: '0.1.0' }], undefined],
  [
    [{ name: 'a', version: '0.1.0' }],
    "Plugin 'a' version '0.1.0' is not compatible with required plugin version '0.2.0'",
  ],
  [[], 'Plugin requirement not satisfied, must load one of: a (>= 0.2.0), b (>= 0.1.0)'],
])('plugins %j', (loaded, expected) => {
  const wanted = [
    { name: 'a', version: '0.2.0' },
    { name: 'b', version: '0.1.0' },
  ]
  expect(pluginFault(wanted, loaded)).toBe(expected)
})

test('the newest required engine version is kept', () => {
  const text =
    '- required_engine_version: 0.30.0\n- required_engine_version: 41\n- required_engine_version: 0.2.0\n'
  expect(loadRules([{ name: 'x', text }]).requiredEngineVersion).toBe('0.41.0')
})
