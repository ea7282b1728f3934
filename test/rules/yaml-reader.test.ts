// SPDX-License-Identifier: Apache-2.0
// The fast reader reads what the library reads, or gives up; and hostile YAML costs bounded time.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { Collector } from '../../src/diagnostics/diagnostic.ts'
import { readDocuments } from '../../src/rules/document.ts'
import { toBoolean, type YamlNode } from '../../src/rules/yaml-node.ts'
import { readPlainYaml } from '../../src/rules/yaml-reader.ts'

type Plain = string | Plain[] | [string, Plain][]

function plain(node: YamlNode): Plain {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'seq') return node.items.map(plain)
  // The library keeps one of several entries of a key.
  return [...new Map(node.entries.map(entry => [entry.key.value, plain(entry.value)]))]
}

/** What the library says; undefined after an error. */
function byLibrary(text: string): Plain[] | undefined {
  const documents = parseAllDocuments(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    logLevel: 'silent',
  })
  const list = Array.isArray(documents) ? documents : []
  if (list.some(document => document.errors.length > 0)) return undefined
  const convert = (value: unknown): Plain => {
    if (value instanceof Map) return [...value].map(([k, v]) => [String(k), convert(v)])
    if (Array.isArray(value)) return value.map(convert)
    return String(value ?? '')
  }
  return list.filter(d => d.contents !== null).map(d => convert(d.toJS({ mapAsMap: true })))
}

const SAMPLES: readonly [string, boolean][] = [
  ['- rule: a\n  desc: b\n', true],
  ['# only a comment\n', true],
  ['', true],
  ['---\n- a: b\n---\n- c: d\n', true],
  ['- a: [1, "two", \'three\', [four]]\n', true],
  ['- a: [\n    one, # first\n    two,\n  ]\n', true],
  ['- a:\n  - one\n  - two\n  b: c\n', true],
  ['- a:\n    b: c\n    d:\n', true],
  ['- a: text # comment\n  b: te#xt\n', true],
  ['- a: >\n\n    late\n  b: |-\n    x\n\n- c: d\n', true],
  ['- a: "x: y"\n  b: -1\n  c: http://x\n', true],
  ['- plain\n- "quoted"\n-\n- a: b\n', true],
  ['- a: one\n    two: three\n', false],
  ['- &x a\n- *x\n', false],
  ['- !tag a\n', false],
  ['- {a: b}\n', false],
  ['a: b\n', false],
  ['- a: b\n c: d\n', false],
  ['-\ta: b\n', false],
  ['- a: [b\n', false],
  ['- a: "b\n', false],
  ['- a: b\r\n  c: d\r\n', true],
  ['- a: |\r\n    b\r\n\r\n    c \r\n  d: >-\r\n    e\r\n    f\r\n', true],
  ['- a: b\n  c: d\r\n', false],
  ['- a: b\r  c: d\r\n', false],
]

describe('samples', () => {
  test.each(SAMPLES)('%j', (text, taken) => {
    const found = readPlainYaml(text)
    expect(found !== undefined).toBe(taken)
    if (found !== undefined) expect(found.map(plain)).toEqual(byLibrary(text))
  })
})

// Documents without content count for neither.
test('by property', () => {
  const piece = fc.constantFrom(
    '- ',
    '  ',
    '    ',
    'key: ',
    'key:',
    'other: ',
    'word ',
    'two words',
    '\n',
    '\n\n',
    '\n  ',
    '\n    ',
    '>\n',
    '|\n',
    '>-\n',
    '[',
    ']',
    ', ',
    '"',
    "'",
    ' # note\n',
    '#',
    ':',
    ': ',
    '-',
    '---\n',
    '?',
    '!',
    'a.b = "x"',
    '(',
    ')',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), fc.boolean(), (pieces, crlf) => {
      const lf = `- ${pieces.join('')}`
      const text = crlf ? lf.replaceAll('\n', '\r\n') : lf
      const found = readPlainYaml(text)
      if (found === undefined) return
      expect(found.map(plain)).toEqual(byLibrary(text)?.filter(root => root !== ''))
    }),
    { numRuns: 3000 },
  )
})

describe('hostile files', () => {
  const messages = (text: string): string[] => {
    const found = new Collector()
    readDocuments({ name: 'x', text }, found)
    return found.all.map(d => d.message)
  }
  test.each<[string, string, RegExp]>([
    ['brackets', `- ${'['.repeat(100_000)}`, /nesting exceeds the limit/],
    ['closed brackets', `- ${'['.repeat(200)}${']'.repeat(200)}`, /nesting exceeds the limit/],
    ['dashes', `${'- '.repeat(100_000)}x`, /nesting exceeds the limit/],
    ['50 MB', `- a: ${'x'.repeat(50_000_000)}`, /the limit is/],
    ['an unusual large file', `- &a b\n${'- x\n'.repeat(1_000_000)}`, /plain YAML/],
    ['an open string', `- "${'x'.repeat(1_000_000)}`, /quote/i],
  ])('%s', (_, text, expected) => {
    const start = performance.now()
    expect(messages(text).join('\n')).toMatch(expected)
    expect(performance.now() - start).toBeLessThan(5000)
  })

  test('aliases of aliases share their nodes', () => {
    const lines = ['- &a0 [x, x, x, x, x, x, x, x, x]']
    for (let i = 1; i < 30; i++)
      lines.push(
        `- &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      )
    const found = new Collector()
    const start = performance.now()
    readDocuments({ name: 'x', text: lines.join('\n') }, found)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

test.each([
  ['true', true],
  ['Yes', true],
  ['ON', true],
  ['n', false],
  ['False', false],
  ['tRue', undefined],
  ['1', undefined],
])('truth of %s', (text, expected) => {
  expect(toBoolean(text)).toBe(expected)
})
