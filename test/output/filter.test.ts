// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import { compileFilter, EVERYTHING, type OutputFilter } from '../../src/output/filter.ts'

const RULE = { name: 'Shell in container', priority: 4, source: 'syscall', tags: ['a', 'host'] }

describe('filters of outputs', () => {
  const cases: [Partial<OutputFilter>, boolean][] = [
    [{}, true],
    [{ minimum_priority: 'warning' }, true],
    [{ minimum_priority: 'error' }, false],
    [{ minimum_priority: 'info' }, true],
    [{ rules: ['Shell in container'] }, true],
    [{ rules: ['Shell'] }, false],
    [{ rules: ['x', 'Shell*'] }, true],
    [{ rules: ['*container'] }, true],
    [{ rules: ['Shell.in container'] }, false],
    [{ tags: ['host', 'x'] }, true],
    [{ tags: ['x'] }, false],
    [{ sources: ['syscall'] }, true],
    [{ sources: ['internal'] }, false],
    [{ minimum_priority: 'error', tags: ['host'] }, false],
  ]
  test.each(cases)('%j: %s', (filter, expected) => {
    expect(compileFilter({ ...EVERYTHING, ...filter })(RULE)).toBe(expected)
  })
})
