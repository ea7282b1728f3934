// SPDX-License-Identifier: Apache-2.0
// Shell patterns, path prefixes and regular expressions as the evaluator runs them.
import fc from 'fast-check'
import { RE2JS } from 're2js'
import { beforeAll, describe, expect, test } from 'vitest'
import { compileRegex } from '../../../src/rules/regex.ts'
import { policyOf } from '../../support/conditions.ts'
import { codeOf, compileMachine, RuleMachine } from '../../support/rule-machine.ts'

let module: WebAssembly.Module
beforeAll(async () => {
  module = await compileMachine()
})

const OPENAT = codeOf('SYSCALL_OPENAT_2_X')

let machine: RuleMachine | undefined

function matches(operator: string, pattern: string, text: string): boolean {
  machine ??= new RuleMachine(module)
  const quoted = `"${pattern.replaceAll('\\', '\\\\')}"`
  const condition =
    operator === 'pmatch' ? `fd.name pmatch (${quoted})` : `fd.name ${operator} ${quoted}`
  expect(machine.load(policyOf([condition]))).toBe(0)
  return machine.run({ code: OPENAT, facts: { 'fd.name': text } }).length === 1
}

// What fnmatch(3) of glibc says with no flags.
test.each<[pattern: string, text: string, expected: boolean]>([
  ['', '', true],
  ['', 'a', false],
  ['*', '', true],
  ['*', '.hidden/x', true],
  ['a*b', 'a/x/b', true],
  ['a*b*c', 'abbbc', true],
  ['a*b*c', 'acb', false],
  ['?', '/', true],
  ['?', '', false],
  ['a?c', 'abc', true],
  ['[abc]', 'b', true],
  ['[!abc]', 'b', false],
  ['[^abc]', 'd', true],
  ['[a-c]x', 'bx', true],
  ['[]]', ']', true],
  ['[!]]', ']', false],
  ['[a-]', '-', true],
  ['[-a]', '-', true],
  ['[[:digit:]]', '7', true],
  ['[[:alpha:][:digit:]]x', 'Zx', true],
  ['[![:space:]]', 'a', true],
  ['[a', '[a', true],
  ['[a', 'a', false],
  ['\\*', '*', true],
  ['\\*', 'x', false],
  ['[\\]]', ']', true],
  ['[/]', '/', true],
  ['é', 'é', true],
  ['**', 'abc', true],
])('glob %j on %j: %j', (pattern, text, expected) => {
  expect(matches('glob', pattern, text)).toBe(expected)
})

test.each<[pattern: string, text: string, expected: boolean]>([
  ['AbC*', 'aBcd', true],
  ['[A-C]x', 'bX', true],
  ['[!A]', 'a', false],
  ['é', 'É', false],
])('iglob %j on %j: %j', (pattern, text, expected) => {
  expect(matches('iglob', pattern, text)).toBe(expected)
})

test.each<[pattern: string, text: string, expected: boolean]>([
  ['/var/run', '/var', false],
  ['/opt/*/subdir', '/opt/dir/subdir', true],
  ['/opt/*/subdir', '/opt/dir/subdir/file.txt', true],
  ['/opt/*', '/opt', false],
  ['/opt/*', '/opt/', false],
  ['/', '/', true],
  ['/', '/one', true],
  ['/etc/', '/etc', true],
  ['/etc', '//etc//passwd', true],
  ['/etc', '/etcetera', false],
  ['/e*', '/etc/x', true],
  ['/[!a-d]tc', '/etc', true],
  ['nopath', 'nopath', true],
])('pmatch %j on %j: %j', (pattern, text, expected) => {
  expect(matches('pmatch', pattern, text)).toBe(expected)
})

test('glob = a regular expression of the same meaning', () => {
  const token = fc.constantFrom('a', 'b', '/', '*', '?')
  fc.assert(
    fc.property(
      fc.array(token, { maxLength: 8 }),
      fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 10 }), {
        minLength: 1,
        maxLength: 5,
      }),
      (tokens, texts) => {
        const pattern = tokens.join('')
        const source = tokens.map(t => (t === '*' ? '.*' : t === '?' ? '.' : t)).join('')
        for (const text of texts)
          expect(matches('glob', pattern, text)).toBe(new RegExp(`^${source}$`).test(text))
      },
    ),
    { numRuns: 200 },
  )
})

describe('regular expressions', () => {
  test('both forms agree with re2js', () => {
    const machine = new RuleMachine(module)
    const piece = fc.constantFrom(
      'a',
      'b',
      'é',
      '.',
      '[^a]',
      '(a|bb)',
      'a*',
      '(ab)+',
      'b{2,3}',
      '[[:alpha:]]?',
      '\\.',
    )
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '.', '\n', '1'), maxLength: 12 })
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 5 }),
        fc.array(text, { minLength: 1, maxLength: 6 }),
        (pieces, texts) => {
          const pattern = pieces.join('')
          const oracle = RE2JS.compile(pattern)
          const dfa = compileRegex(pattern)
          const nfa = compileRegex(pattern, 1)
          for (const input of texts) {
            const bytes = new TextEncoder().encode(input)
            expect(machine.regex(dfa, bytes)).toBe(oracle.matches(input))
            expect(machine.regex(nfa, bytes)).toBe(oracle.matches(input))
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  test('bytes that are no UTF-8 match no dot', () => {
    const machine = new RuleMachine(module)
    const bytes = Uint8Array.from([0x2f, 0x70, 0xff])
    expect(machine.regex(compileRegex('/p.'), bytes)).toBe(false)
    expect(machine.regex(compileRegex('/p.', 1), bytes)).toBe(false)
  })

  test('the large form takes time in proportion to the text', () => {
    const machine = new RuleMachine(module)
    const table = compileRegex('(a|b)*a(a|b){60}(x|y*)*', 1)
    const time = (length: number): number => {
      const text = new TextEncoder().encode('ab'.repeat(length / 2))
      const start = performance.now()
      machine.regex(table, text)
      return performance.now() - start
    }
    time(2000)
    expect(time(40_000)).toBeLessThan(Math.max(time(4_000), 1) * 60)
  })
})
