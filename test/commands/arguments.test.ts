// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import { type ArgumentsText, parseArguments } from '../../src/commands/arguments.ts'
import type { RunArguments } from '../../src/commands/run-arguments.ts'

describe('flags', () => {
  const cases: [string[], Record<string, unknown>][] = [
    [[], { command: 'run', rules: [], overrides: [], format: 'text' }],
    [['-c', 'x.yaml'], { config: 'x.yaml' }],
    [['-r', 'a', '-r', 'b'], { rules: ['a', 'b'] }],
    [['-e', 'c.scap'], { overrides: ['engine.kind=replay', 'engine.replay.capture_file=c.scap'] }],
    [['-o', 'a=1', '--option', 'b=2'], { overrides: ['a=1', 'b=2'] }],
    [['-V', 'a', '--validate', 'b', '-L'], { validate: ['a', 'b'], describeAll: true }],
    [['-l', 'Some rule'], { describeRule: 'Some rule' }],
    [['--list'], { list: '' }],
    [['--list=syscall', '-N'], { list: 'syscall', namesOnly: true }],
    [['--list-events', '--markdown'], { listEvents: true, format: 'markdown' }],
    [['--list-syscall-events', '--format', 'json'], { listEvents: true, format: 'json' }],
    [['-pc'], { print: 'c' }],
    [['-p', 'x=%proc.name'], { print: 'x=%proc.name' }],
    [['-UvM', '3', '-P', 'f'], { unbuffered: true, verbose: true, seconds: 3, pidfile: 'f' }],
    [['--dry-run', '--support'], { dryRun: true, support: true }],
    [
      ['compile', 'a', 'b', '-o', 'p', '--option', 'x=1'],
      { command: 'compile', rules: ['a', 'b'], output: 'p', overrides: ['x=1'] },
    ],
    [['profile'], { command: 'profile', seconds: 10, rules: [], json: false }],
    [
      ['profile', '-e', 'c', '-r', 'x', '--json', '-o', 'a=1'],
      { command: 'profile', capture: 'c', rules: ['x'], json: true, overrides: ['a=1'] },
    ],
    [['profile', '-M', '3', '-c', 'f'], { command: 'profile', seconds: 3, config: 'f' }],
  ]
  test.each(cases)('%j', (argv, expected) => {
    expect(parseArguments(argv)).toMatchObject(expected)
  })
})

describe('flags of older versions', () => {
  const cases: [string[], string[]][] = [
    [
      ['-D', 'shell', '-T', 'net'],
      ['rules[].disable.rule=*shell*', 'rules[].disable.tag=net'],
    ],
    [
      ['-t', 'a', '-t', 'b'],
      ['rules[].disable.rule=*', 'rules[].enable.tag=a', 'rules[].enable.tag=b'],
    ],
    [['-A'], ['base_syscalls.all=true']],
    [['-b'], ['buffer_format_base64=true']],
    [['-S', '200'], ['falco_libs.snaplen=200']],
    [['-d'], []],
    [['-k', 'http://x', '-K', 'y'], []],
  ]
  test.each(cases)('%j', (argv, overrides) => {
    const found = parseArguments(argv)
    expect(found).toMatchObject({ command: 'run', overrides })
    expect((found as RunArguments).warnings.length).toBeGreaterThan(0)
  })
})

describe('wrong usage', () => {
  test.each([
    [['--nope']],
    [['stray']],
    [['-M', 'x']],
    [['-t', 'a', '-T', 'b']],
    [['--format', 'x']],
    [['compile', 'a']],
    [['reload', 'stray']],
    [['profile', 'stray']],
    [['explain', 'a', 'stray']],
  ])('%j', argv => {
    expect(parseArguments(argv)).toMatchObject({ command: 'text', failed: true })
  })
})

test.each([
  ['expalin', "error: unknown command 'expalin'\n(Did you mean explain?)\n"],
  ['xyz', "error: unknown command 'xyz'\n"],
])('%s is no command', (name, text) => {
  expect(parseArguments([name, '-r', 'x'])).toEqual({ command: 'text', text, failed: true })
})

test('help names the exit codes and is no failure', () => {
  const help = parseArguments(['--help'])
  expect(help).toMatchObject({ command: 'text', failed: false })
  expect((help as ArgumentsText).text).toContain('Exit codes:')
})
