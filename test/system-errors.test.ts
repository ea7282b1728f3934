// SPDX-License-Identifier: Apache-2.0
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { knownReason, reasonOf, systemErrorText } from '../src/system-errors.ts'

function errorOf(work: () => void): Error {
  try {
    work()
  } catch (error) {
    return error as Error
  }
  throw new Error('nothing was refused')
}

test.each([
  [() => readFileSync('/no/such'), '/no/such: no such file or directory'],
  [() => readFileSync('/'), 'is a directory'],
  [() => writeFileSync('/no/such', ''), '/no/such: no such file or directory'],
  [() => readFileSync('/etc/passwd/x'), '/etc/passwd/x: a part of the path is not a directory'],
  [() => renameSync('/no/such', '/no/more'), '/no/more: no such file or directory'],
])('what the system refused, in words: %#', (work, text) => {
  expect(systemErrorText(errorOf(work))).toBe(text)
})

test('other words for a code; none for what is not known', () => {
  const missing = errorOf(() => readFileSync('/no/such'))
  expect(reasonOf(missing, { ENOENT: 'gone' })).toBe('gone')
  expect(knownReason(new Error('odd'))).toBeUndefined()
  expect(reasonOf(new Error('odd'))).toBe('odd')
})
