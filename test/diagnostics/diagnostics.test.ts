// SPDX-License-Identifier: Apache-2.0
// Frames, positions, suggestions and the catalogue, apart from any rules file.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CODES } from '../../src/diagnostics/codes.ts'
import { Collector, type Report } from '../../src/diagnostics/diagnostic.ts'
import { lineText, positionOf } from '../../src/diagnostics/position.ts'
import { render, toJson } from '../../src/diagnostics/render.ts'
import { editDistance, suggest } from '../../src/diagnostics/suggest.ts'
import { emitErrorsDoc } from '../../src/rules/errors-doc.ts'

const source = { name: 'a.yaml', text: 'first\n\tsecond line\r\nthird' }

function report(part: Partial<Report>): Collector {
  const found = new Collector()
  found.report({
    code: 'LOAD_ERR_VALIDATE',
    message: 'it is wrong',
    source,
    from: 7,
    to: 13,
    ...part,
  })
  return found
}

describe('render', () => {
  test.each<[string, Partial<Report>, string]>([
    [
      'a place',
      {},
      'error LOAD_ERR_VALIDATE: it is wrong\n  a.yaml:2:2\n    2 | \tsecond line\n      | \t^^^^^^\n',
    ],
    [
      'a span over two lines is marked on the first',
      { from: 0, to: 13 },
      'error LOAD_ERR_VALIDATE: it is wrong\n  a.yaml:1:1\n    1 | first\n      | ^^^^^\n',
    ],
    [
      'the end of the text',
      { from: 24, to: 24 },
      'error LOAD_ERR_VALIDATE: it is wrong\n  a.yaml:3:5\n    3 | third\n      |     ^\n',
    ],
    [
      'item, notes and help',
      {
        code: 'LOAD_UNUSED_LIST',
        from: 0,
        to: 5,
        item: { type: 'list', name: 'x' },
        related: [{ message: 'see here', source, from: 20, to: 25 }],
        help: 'drop it',
      },
      'warning LOAD_UNUSED_LIST: it is wrong\n  a.yaml:1:1\n    1 | first\n      | ^^^^^\n' +
        '  in list "x"\n  note: see here\n  a.yaml:3:1\n  help: drop it\n',
    ],
  ])('%s', (_, part, expected) => {
    expect(
      report(part)
        .all.map(d => render(d))
        .join(''),
    ).toBe(expected)
  })

  test('control characters of the user never reach the terminal', () => {
    const hostile = { name: 'x', text: 'a\x1b[31mb\x07' }
    const [d] = report({ message: 'bad \x1b]0;x\x07', source: hostile, from: 0, to: 1 }).all
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is the point
    expect(render(d as never)).not.toMatch(/[\x00-\x08\x0b-\x1f]/)
  })

  test('a very long line is shown in part, with the place in it', () => {
    const long = { name: 'x', text: `${'a'.repeat(100_000)}HERE${'b'.repeat(100_000)}` }
    const [d] = report({ source: long, from: 100_000, to: 100_004 }).all
    const lines = render(d as never).split('\n')
    expect(lines[2]?.length).toBeLessThan(200)
    expect(lines[2]?.slice(lines[3]?.indexOf('^')).startsWith('HERE')).toBe(true)
  })

  test('JSON', () => {
    expect(toJson(report({}).all[0] as never)).toEqual({
      code: 'LOAD_ERR_VALIDATE',
      severity: 'error',
      message: 'it is wrong',
      file: 'a.yaml',
      line: 2,
      column: 2,
      end_line: 2,
      end_column: 8,
      offset: 7,
    })
  })
})

test('the same problem at the same place counts once', () => {
  const found = report({})
  found.add(report({}))
  expect(found.all).toHaveLength(1)
  expect(found.ok).toBe(false)
})

test('positions agree with splitting into lines', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '\n', 'bc')), fc.nat(60), (parts, at) => {
      const text = parts.join('')
      const offset = Math.min(at, text.length)
      const before = text.slice(0, offset).split('\n')
      const place = positionOf({ name: '', text }, offset)
      expect(place).toEqual({ line: before.length, column: (before.at(-1)?.length ?? 0) + 1 })
      expect(lineText({ name: '', text }, place.line)).toBe(text.split('\n')[place.line - 1])
    }),
  )
})

test.each([
  ['fd.nmae', ['fd.name', 'fd.num', 'proc.name'], 'fd.name'],
  ['fd.nam', ['fd.num', 'fd.name'], 'fd.name'],
  ['contaner', ['container', 'content'], 'container'],
  ['x', ['fd.name'], undefined],
  ['proc.name', ['proc.name'], undefined],
  ['a'.repeat(200), ['a'.repeat(199)], undefined],
])('suggest %s', (name, candidates, expected) => {
  expect(suggest(name, candidates)).toBe(expected)
})

test('edit distance is symmetric and zero only for equals', () => {
  const word = fc.string({ maxLength: 8 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a))
      expect(editDistance(a, b) === 0).toBe(a === b)
    }),
  )
})

test('the reference page has an entry for every code', () => {
  const page = emitErrorsDoc()
  for (const code of Object.keys(CODES)) expect(page).toContain(`### ${code}\n`)
})
