// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { RE2JS } from 're2js'
import { describe, expect, test } from 'vitest'
import { compileRegex, validateRegex } from '../../src/rules/regex.ts'
import { NFA_NODE_SIZE, NFA_OPS, REGEX, REGEX_KINDS } from '../../src/schema/policy-layout.ts'

/** Runs a table as assembly/compare/regex.ts does. */
function run(table: Uint8Array, text: string): boolean {
  const view = new DataView(table.buffer)
  const bytes = new TextEncoder().encode(text)
  if (view.getUint32(REGEX.KIND, true) === REGEX_KINDS.DFA) {
    const states = view.getUint32(REGEX.STATES, true)
    const classes = view.getUint32(REGEX.CLASSES, true)
    const accept = REGEX.DATA + 256
    const rows = accept + ((states + 3) & ~3)
    let state = view.getUint32(REGEX.START, true)
    for (const byte of bytes) {
      const column = table[REGEX.DATA + byte] as number
      state = view.getUint16(rows + (state * classes + column) * 2, true)
    }
    return table[accept + state] === 1
  }
  const node = (
    i: number,
  ): { op: number; low: number; high: number; next: number; other: number } => {
    const at = REGEX.DATA + i * NFA_NODE_SIZE
    return {
      op: table[at] as number,
      low: table[at + 1] as number,
      high: table[at + 2] as number,
      next: view.getUint32(at + 4, true),
      other: view.getUint32(at + 8, true),
    }
  }
  let current = new Set([view.getUint32(REGEX.START, true)])
  for (let i = 0; ; i++) {
    const lineStart = i === 0 || bytes[i - 1] === 10
    const lineEnd = i === bytes.length || bytes[i] === 10
    const closed = new Set<number>()
    const stack = [...current]
    while (stack.length > 0) {
      const at = stack.pop() as number
      if (closed.has(at)) continue
      closed.add(at)
      const n = node(at)
      if (n.op === NFA_OPS.SPLIT) stack.push(n.next, n.other)
      if (n.op === NFA_OPS.LINE_START && lineStart) stack.push(n.next)
      if (n.op === NFA_OPS.LINE_END && lineEnd) stack.push(n.next)
    }
    if (i === bytes.length) return [...closed].some(at => node(at).op === NFA_OPS.MATCH)
    const byte = bytes[i] as number
    current = new Set(
      [...closed]
        .map(node)
        .filter(n => n.op === NFA_OPS.BYTES && byte >= n.low && byte <= n.high)
        .map(n => n.next),
    )
  }
}

function matches(pattern: string, text: string): boolean {
  const viaDfa = run(compileRegex(pattern), text)
  expect(run(compileRegex(pattern, 1), text)).toBe(viaDfa)
  return viaDfa
}

test.each<[pattern: string, text: string, expected: boolean]>([
  ['', '', true],
  ['', 'a', false],
  ['.*yscal', 'syscall', false],
  ['^[s]{1}ysca[l]{2}$', 'syscall', true],
  ['syscal.*', 'syscall', true],
  ['yscal.*', 'syscall', false],
  ['a|bc', 'bc', true],
  ['a|bc', 'abc', false],
  ['(a|ab)(c|bcd)', 'abcd', true],
  ['a{2,3}', 'aaaa', false],
  ['a{2,}', 'aaaa', true],
  ['a{,2}', 'a{,2}', true],
  ['a{01}', 'a{01}', true],
  ['x**', 'xxx', true],
  ['a*?', 'aa', true],
  ['[[:alpha:]_]+', 'ab_C', true],
  ['[[:^digit:]]+', 'ab9', false],
  ['[]a]+', ']a]', true],
  ['[^]a]', 'b', true],
  ['[a-]+', 'a-a', true],
  ['[^a]', '\n', true],
  ['.', '\n', false],
  ['a\n^b$', 'a\nb', true],
  ['a^b', 'ab', false],
  ['a$\n(^b)?', 'a\n', true],
  ['.', 'é', true],
  ['.', '😀', true],
  ['[α-ω]+', 'λογ', true],
  ['\\x41\\x{1F600}\\101', 'A😀A', true],
  ['a\\.b\\-\\/', 'a.b-/', true],
  ['/p./q.', '/pé/qx', true],
])('%j on %j: %j', (pattern, text, expected) => {
  expect(validateRegex(pattern)).toBe(undefined)
  expect(matches(pattern, text)).toBe(expected)
})

test.each<[pattern: string, message: string]>([
  ['(', 'missing ): ('],
  [')', 'unexpected ): )'],
  ['[a', 'missing ]: [a'],
  ['*a', 'no argument for repetition operator: *'],
  ['(?i)a', 'no argument for repetition operator: ?'],
  ['\\d', 'invalid escape sequence: \\d'],
  ['\\w+', 'invalid escape sequence: \\w'],
  ['\\bx', 'invalid escape sequence: \\b'],
  ['\\pL', 'invalid escape sequence: \\p'],
  ['\\Qa\\E', 'invalid escape sequence: \\Q'],
  ['a\\', 'trailing \\'],
  ['[z-a]', 'invalid character class range: z-a'],
  ['[[:foo:]]', 'invalid character class range: [:foo:]'],
  ['a{1001}', 'invalid repetition size: {1001}'],
  ['a{3,2}', 'invalid repetition size: {3,2}'],
  ['(a{100}){100}', 'invalid repetition size'],
])('%j is refused: %s', (pattern, message) => {
  expect(validateRegex(pattern)).toBe(`invalid regex pattern: ${message}`)
})

test('a pattern whose deterministic form explodes still runs', () => {
  const pattern = '(a|b)*a(a|b){14}'
  const table = compileRegex(pattern)
  expect(new DataView(table.buffer).getUint32(0, true)).toBe(REGEX_KINDS.NFA)
  expect(run(table, `ab${'b'.repeat(13)}a`)).toBe(false)
  expect(run(table, `ba${'b'.repeat(14)}`)).toBe(true)
})

describe('against re2js', () => {
  const atom = fc.constantFrom(
    'a',
    'b',
    'ab',
    '.',
    '[ab]',
    '[^a]',
    '[a-c]',
    'é',
    '\\.',
    '[[:digit:]]',
    '7',
    '()',
  )
  const { tree: pattern } = fc.letrec<{ tree: string; node: string }>(tie => ({
    tree: fc.oneof({ maxDepth: 4 }, atom, tie('node')),
    node: fc.oneof(
      fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => `${a}${b}`),
      fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => `(${a}|${b})`),
      fc
        .tuple(tie('tree'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{0,2}', '{2,}'))
        .map(([a, op]) => `(${a})${op}`),
    ),
  }))
  const text = fc.string({
    unit: fc.constantFrom('a', 'b', 'c', 'é', '7', '.', '😀', '\n'),
    maxLength: 8,
  })

  test('the same texts match', () => {
    fc.assert(
      fc.property(pattern, fc.array(text, { minLength: 1, maxLength: 8 }), (source, texts) => {
        const oracle = RE2JS.compile(source)
        for (const input of texts) expect(matches(source, input)).toBe(oracle.matches(input))
      }),
      { numRuns: 300 },
    )
  })

  test('no text makes the compiler fail in another way than by a message', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab(|)*+?{}1,2[]^-\\$.:d'), maxLength: 12 }),
        source => {
          const problem = validateRegex(source)
          if (problem === undefined) compileRegex(source)
          else expect(problem).toMatch(/^invalid regex pattern: ./)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
