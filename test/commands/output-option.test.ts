// SPDX-License-Identifier: Apache-2.0
// -o of commands that write a file: file and keys in any order.
import { describe, expect, test } from 'vitest'
import { parseArguments } from '../../src/commands/arguments.ts'

const FILTERED = { output: 'x.scap', overrides: ['engine.kind=kmod'] }

describe('-o of gyr capture', () => {
  test.each([
    [['-o', 'x.scap'], { output: 'x.scap', overrides: [] }],
    [['-o', 'x.scap', '-o', 'engine.kind=kmod'], FILTERED],
    [['-o', 'engine.kind=kmod', '-o', 'x.scap'], FILTERED],
    [['--output', 'x.scap', '--option', 'engine.kind=kmod'], FILTERED],
    [['-o', 'a=b.scap'], { output: 'a=b.scap', overrides: [] }],
    [['-o', '-', '-o', 'no_such_key=1'], { output: '-', overrides: ['no_such_key=1'] }],
    [['-o', './engine.kind=kmod'], { output: './engine.kind=kmod', overrides: [] }],
    [
      ['-o', 'x', '-o', 'json_output=true', '--option', 'json_output=false'],
      { output: 'x', overrides: ['json_output=true', 'json_output=false'] },
    ],
  ])('%j', (given, expected) => {
    expect(parseArguments(['capture', ...given])).toMatchObject({ command: 'capture', ...expected })
  })

  test.each([
    [[], 'names the file to write'],
    [['-o', 'engine.kind=kmod'], 'add -o FILE'],
    [['-o', 'a', '-o', 'b'], 'two files, "a" and "b"'],
  ])('%j is refused', (given, expected) => {
    expect(parseArguments(['capture', ...given])).toMatchObject({
      command: 'text',
      failed: true,
      text: expect.stringContaining(expected),
    })
  })
})

test('gyr compile has the same', () => {
  const given = ['compile', 'r.yaml', '-o', 'p.gyr', '-o', 'rule_matching=all']
  expect(parseArguments(given)).toMatchObject({
    command: 'compile',
    output: 'p.gyr',
    overrides: ['rule_matching=all'],
  })
})
