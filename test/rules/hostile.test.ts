// SPDX-License-Identifier: Apache-2.0
// Rules files made to hurt: each is loaded or refused with a message, in bounded time and memory. Sizes are
// such that quadratic work would not end within the time of a test; limits are tried with small values.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Collector, MAX_KEPT } from '../../src/diagnostics/diagnostic.ts'
import { LIMITS, type LimitName, type Limits } from '../../src/rules/limits.ts'
import { loadRules, type RuleSet } from '../../src/rules/load.ts'
import { compilePolicy } from '../../src/rules/policy.ts'
import { resultJson, resultText, validateFiles } from '../../src/rules/result.ts'

const times = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('')

const rule = (name: string, condition: string, more = ''): string =>
  `- rule: ${name}\n  desc: d\n  condition: ${condition}\n  output: o %proc.name\n  priority: INFO\n${more}`

function load(text: string, limits: Partial<Limits> = {}): RuleSet {
  return loadRules([{ name: 'x.yaml', text }], { limits })
}

const errors = (set: RuleSet): string => set.diagnostics.errors.map(d => d.message).join('\n')

describe('large files are loaded', () => {
  const items = (count: number): string =>
    Array.from({ length: count }, (_, i) => `i${i}`).join(', ')
  test.each<[string, string]>([
    [
      'a list of 100,000',
      `- list: l\n  items: [${items(100_000)}]\n${rule('r', 'evt.type = open and proc.name in (l)')}`,
    ],
    [
      '10,000 macros',
      times(10_000, i => `- macro: m${i}\n  condition: proc.name = a${i}\n`) +
        rule('r', `evt.type = open and (m0${times(9999, i => ` or m${i + 1}`)})`),
    ],
    [
      'macros 900 deep',
      times(
        900,
        i =>
          `- macro: m${i}\n  condition: (proc.name = a${i}${i === 0 ? '' : ` ${i % 2 ? 'or' : 'and'} m${i - 1}`})\n`,
      ) + rule('r', 'evt.type = open and m899'),
    ],
    [
      'a list appended to 30,000 times',
      `- list: l\n  items: [a]\n${times(30_000, i => `- list: l\n  items: [b${i}]\n  append: true\n`)}${rule('r', 'evt.type = open and proc.name in (l)')}`,
    ],
    [
      'a rule appended to 10,000 times',
      rule('r', 'evt.type = open') +
        times(
          10_000,
          i =>
            `- rule: r\n  condition: and proc.name != a${i}\n  tags: [t${i}]\n  override:\n    condition: append\n    tags: append\n`,
        ),
    ],
    [
      'an exception appended to 10,000 times',
      rule(
        'r',
        'evt.type = open',
        '  exceptions:\n    - name: e\n      fields: [proc.name]\n      values: [[a]]\n',
      ) +
        times(
          10_000,
          i =>
            `- rule: r\n  exceptions:\n    - name: e\n      values: [[b${i}]]\n  override:\n    exceptions: append\n`,
        ),
    ],
    ['10,000 times not', rule('r', `evt.type = open and ${'not '.repeat(10_000)}proc.name = a`)],
    ['a line of 4 million', rule('r', `evt.type = open and proc.name = ${'x'.repeat(4_000_000)}`)],
    [
      'hundreds of nasty regular expressions',
      times(300, i => rule(`r${i}`, `evt.type = open and proc.name regex "x${i}(a|b)*a(a|b){13}"`)),
    ],
  ])('%s', (_, text) => {
    const set = load(text)
    expect(errors(set)).toBe('')
    expect(compilePolicy(set, { matching: 'first' }).length).toBeGreaterThan(1000)
  })
})

describe('too much is refused with one message', () => {
  const exceptions = (count: number): string =>
    rule(
      'r',
      'evt.type = open',
      `  exceptions:\n${times(count, i => `    - name: e${i}\n      fields: proc.name\n      values: [a]\n`)}`,
    )
  const CASES: readonly (readonly [LimitName, number, string, RegExp])[] = [
    [
      'fileSize',
      100,
      rule('r', 'evt.type = open'.repeat(9)),
      /has \d+ characters, the limit is 100/,
    ],
    ['unusualFileSize', 10, '- {a: b, c: d}\n', /must be plain YAML/],
    ['yamlDepth', 8, `- {a: ${'['.repeat(9)}${']'.repeat(9)}}`, /nesting exceeds the limit of 8/],
    [
      'yamlNodes',
      50,
      `- &a [x, x, x, x]\n- &b [*a, *a, *a, *a]\n- [*b, *b, *b]\n`,
      /more than 50 values/,
    ],
    ['rules', 2, times(9, i => rule(`r${i}`, 'evt.type = open')), /more than 2 rules/],
    ['exceptions', 3, exceptions(4), /more than 3 exceptions/],
    [
      'conditionDepth',
      50,
      rule('r', `${'('.repeat(20)}evt.type = open${')'.repeat(20)}`),
      /max depth limit of 50/,
    ],
    [
      'conditionSize',
      60,
      `- list: l\n  items: [${'x'.repeat(90)}]\n${rule('r', 'evt.type = open and proc.name in (l)')}`,
      /grows too large/,
    ],
    [
      'conditionLists',
      2,
      `${times(3, i => `- list: l${i}\n  items: [x]\n`)}${rule('r', 'evt.type = open and proc.name in (l0, l1, l2)')}`,
      /grows too large/,
    ],
    [
      'substitutedSize',
      99,
      `- list: l\n  items: [x]\n${times(9, i => rule(`r${i}`, 'evt.type = open and proc.name in (l)'))}`,
      /grows too large/,
    ],
    [
      'substitutionWork',
      99,
      `- list: l\n  items: [x]\n${times(9, i => rule(`r${i}`, 'evt.type = open and proc.name in (l)'))}`,
      /grows too large/,
    ],
    [
      'conditionChecks',
      3,
      rule('r', 'evt.type = open and proc.pid > 1 and proc.pid > 2 and proc.pid > 3'),
      /has 4 checks/,
    ],
    [
      'expandedDepth',
      2,
      rule('r', 'evt.type = open and (proc.pid > 1 or (proc.pid > 2 and proc.pid > 3))'),
      /nests \d levels deep/,
    ],
    [
      'checks',
      5,
      times(9, i => rule(`r${i}`, 'evt.type = open and proc.pid > 1')),
      /more than 5 checks/,
    ],
    [
      'regexes',
      2,
      rule('r', 'evt.type = open and proc.name regex oneof ("a.*b", "c.*d", "e.*f")'),
      /more than 2 regular expressions/,
    ],
  ]
  test.each(CASES)('%s', (name, limit, text, expected) => {
    expect(errors(load(text, { [name]: limit }))).toMatch(expected)
    expect(errors(load(text))).not.toMatch(expected)
  })

  test('every limit is tried and says what it is', () => {
    expect(CASES.map(([name]) => name).sort()).toEqual(Object.keys(LIMITS).sort())
    for (const { value, what } of Object.values(LIMITS)) {
      expect(value).toBeGreaterThan(0)
      expect(what).not.toBe('')
    }
  })

  test('50 million characters', () => {
    expect(errors(load(`- a: ${'x'.repeat(50_000_000)}`))).toMatch(/the limit is 8388608/)
  })

  test('1,000 levels of parentheses, brackets, mappings', () => {
    expect(errors(load(rule('r', `${'('.repeat(1000)}proc.name = a${')'.repeat(1000)}`)))).toMatch(
      /max depth limit/,
    )
    expect(errors(load(`- ${'['.repeat(1000)}${']'.repeat(1000)}`))).toMatch(/nesting exceeds/)
    expect(errors(load(`${times(1000, i => `${' '.repeat(i)}a:\n`)}${' '.repeat(1000)}x`))).toMatch(
      /nesting exceeds/,
    )
  })

  test('aliases that multiply, where they would be read', () => {
    const wide = (name: string, of: string): string =>
      `&${name} [${Array(100).fill(of).join(', ')}]`
    const text =
      `- list: a\n  items: ${wide('a0', 'x')}\n- list: b\n  items: ${wide('a1', '*a0')}\n- list: c\n  items: ${wide('a2', '*a1')}\n` +
      rule(
        'r',
        'evt.type = open',
        '  exceptions:\n    - name: e\n      fields: [proc.name]\n      values: *a2\n',
      )
    expect(errors(load(text))).toMatch(/when its aliases are put in/)
  })

  test('a NUL character', () => {
    expect(errors(load(rule('r', 'evt.type = open\0')))).toMatch(/contains a NUL character/)
  })
})

describe('many errors', () => {
  test.each<[string, string, RegExp]>([
    [
      'misspelt fields',
      times(3000, i => rule(`r${i}`, `evt.type = open and proc.nmae${i} = x`)),
      /nonexistent field/,
    ],
    [
      'misspelt event types in one list',
      rule('r', `evt.type in (x${times(50_000, i => `, opn${i}`)})`),
      /unknown event type/,
    ],
    [
      'misspelt macros',
      times(3000, i => rule(`r${i}`, `evt.type = open and mac${i}`)),
      /Undefined macro/,
    ],
    [
      'misspelt output fields',
      times(500, i =>
        rule(`r${i}`, 'evt.type = open').replace('o %', 'o %proc.nme %x.y '.repeat(50)),
      ),
      /invalid formatting token/,
    ],
    [
      'appends to nothing',
      times(900, i => rule(`r${i}`, 'evt.type = open')) +
        times(3000, i => `- rule: q${i}\n  condition: and x\n  append: true\n`),
      /no rule by that name/,
    ],
    ['unknown keys', `- rule: r\n${times(50_000, i => `  k${i}: v\n`)}`, /Item has no mapping/],
  ])('%s', (_, text, expected) => {
    expect(errors(load(text))).toMatch(expected)
  })

  test('so many are kept, the others are counted', () => {
    const text = times(MAX_KEPT + 234, i => rule(`r${i}`, 'evt.type = open and and'))
    const [result] = validateFiles([{ name: 'x.yaml', text }]).results
    expect(result?.diagnostics.errors).toHaveLength(MAX_KEPT)
    expect(result?.diagnostics.omitted('error')).toBe(234)
    const printed = resultText(result as never)
    expect(printed).toContain(`${MAX_KEPT + 234} Errors:`)
    expect(printed.trimEnd().endsWith('... and 234 more')).toBe(true)
    expect(resultJson(result as never)).toMatchObject({ omitted: { errors: 234, warnings: 0 } })
  })

  test('added collectors count together', () => {
    const all = new Collector()
    const { diagnostics } = load(times(MAX_KEPT + 1, i => rule(`r${i}`, 'and')))
    all.add(diagnostics)
    all.add(diagnostics)
    expect(all.omitted('error')).toBeGreaterThanOrEqual(2)
    expect(all.ok).toBe(false)
  })
})

test('nothing throws, whatever the pieces are put together to', () => {
  const piece = fc.constantFrom(
    '- rule: r\n',
    '- macro: m\n',
    '- list: l\n',
    '  items: [a, m, l]\n',
    '  condition: ',
    'evt.type = open',
    ' and ',
    ' or ',
    'not ',
    '(',
    ')',
    'm',
    'l',
    '\n',
    '  output: o %proc.name\n',
    '  desc: d\n',
    '  priority: INFO\n',
    '  append: true\n',
    '  override:\n    condition: append\n',
    '  exceptions:\n    - name: e\n',
    '      fields: [proc.name]\n',
    '      values: [[a], [l]]\n',
    '      comps: in\n',
    '  tags: &t [x]\n',
    '  tags: *t\n',
    '- required_engine_version: 99\n',
    '\t',
    '\r\n',
    '\u0000',
    '\ud800',
    '? ',
    ': ',
    '{',
    '}',
    '!!x ',
    '---\n',
    '  1: 2\n',
    '%',
    '"',
    "'",
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
      const [result] = validateFiles([{ name: 'x.yaml', text: pieces.join('') }]).results
      expect(typeof resultText(result as never)).toBe('string')
      JSON.stringify(resultJson(result as never))
    }),
    { numRuns: 1500 },
  )
})
