// SPDX-License-Identifier: Apache-2.0
// Condition syntax: what is accepted, how it prints, what is said about the rest.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printExpr } from '../../src/rules/ast.ts'
import { escapeText, toBytes, unescapeText } from '../../src/rules/escape.ts'
import { parseCondition, parseOperand } from '../../src/rules/parser.ts'

function printed(text: string): string {
  const parsed = parseCondition(text)
  return 'error' in parsed
    ? `error at ${parsed.error.at}: ${parsed.error.message}`
    : printExpr(parsed.expr)
}

describe('accepted', () => {
  test.each([
    ['evt.type=open', 'evt.type = open'],
    ['a and b or c', '((a and b) or c)'],
    ['a and (b or c)', '(a and (b or c))'],
    ['not not a', 'a'],
    ['not(a)', 'not a'],
    ['not not not a.b exists', 'not a.b exists'],
    ['a.b in (x, "y z", \'q\')', 'a.b in (x, "y z", q)'],
    ['a.b in ()', 'a.b in ()'],
    ['a.b[1] = x', 'a.b[1] = x'],
    ['a.b["x y"] = x', 'a.b["x y"] = x'],
    ['a.b >= 0x1F', 'a.b >= 0x1F'],
    ['a.b = oneof (x)', 'a.b = oneof (x)'],
    ['a.b = oneof', 'a.b = oneof'],
    ['a.b = oneof or c', '(a.b = oneof or c)'],
    ['a.b startswith anyof some_list', 'a.b startswith anyof some_list'],
    ['tolower( b64(a.b) ) = x', 'tolower(b64(a.b)) = x'],
    ['a.b = val(c.d)', 'a.b = val(c.d)'],
    ['join("-", (a.b, "x", 1)) = y', 'join("-", (a.b, "x", 1)) = y'],
    ['getopt(a.b, "nt:")[t] exists', 'getopt(a.b, "nt:")[t] exists'],
    ['a.b = "say \\"hi\\"\\n"', 'a.b = "say \\"hi\\"\\n"'],
  ])('%s', (text, expected) => {
    expect(printed(text)).toBe(expected)
  })
})

describe('refused', () => {
  test.each([
    ['', 'error at 0: filter input string is empty'],
    ['a b', "error at 2: unexpected token after 'a', expecting 'or', 'and'"],
    ['(a', "error at 2: expected a ')' token"],
    ['a andb', "error at 5: expected blank or '(' after 'and'"],
    ['a.b[] = x', 'error at 4: expected a valid field argument: a quoted string or a bare string'],
    ['a.b["x" = x', "error at 7: expected a ']' token"],
    ['a.b = "\\q"', 'error at 7: unsupported string escape sequence: \\q'],
    ['a.b = oneof(x)', "error at 11: unexpected token after 'oneof', expecting 'or', 'and'"],
  ])('%s', (text, expected) => {
    expect(printed(text)).toBe(expected)
  })

  test.each([
    ['(', 1_000_000],
    ['not(', 200_000],
    ['tolower(', 200_000],
    ['a.b exists and (', 100_000],
  ])('%s, many times', (text, count) => {
    expect(printed(text.repeat(count))).toMatch(/exceeded max depth limit of 1000$/)
  })

  test('a long chain without nesting is no problem', () => {
    const many = Array.from({ length: 50_000 }, () => 'a.b = c').join(' and ')
    expect(printed(many).length).toBeGreaterThan(many.length)
  })
})

test('any text is parsed or refused, and what is marked lies in the text', () => {
  const word = fc.constantFrom(
    'a',
    'a.b',
    ' ',
    '(',
    ')',
    '=',
    'in',
    'and ',
    'not ',
    '"',
    "'",
    ',',
    '[',
    ']',
    '\\',
    'oneof ',
    'val(',
    '1',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 20 }), words => {
      const text = words.join('')
      const parsed = parseCondition(text)
      if (!('error' in parsed)) return
      const { begin, end, at } = parsed.error
      expect(begin).toBeLessThanOrEqual(end)
      expect(end).toBeLessThanOrEqual(text.length)
      expect(at).toBeLessThanOrEqual(text.length)
    }),
    { numRuns: 500 },
  )
})

test('what is printed parses to the same', () => {
  // A backslash at the end cannot be written: the quote after it would not close, as in Falco.
  const text = fc
    .string({ minLength: 1, maxLength: 8 })
    .filter(value => !value.endsWith('\\'))
    .map(escapeText)
  const check = fc.oneof(
    text.map(t => `a.b = ${t}`),
    fc.array(text, { maxLength: 3 }).map(list => `a.b in (${list.join(', ')})`),
    fc.constant('c.d exists'),
    fc.constant('macro'),
  )
  const { expr } = fc.letrec(tie => ({
    expr: fc.oneof(
      { maxDepth: 3 },
      check,
      fc.array(tie('expr'), { minLength: 2, maxLength: 3 }).map(list => `(${list.join(' and ')})`),
      fc.array(tie('expr'), { minLength: 2, maxLength: 3 }).map(list => `(${list.join(' or ')})`),
      tie('expr').map(inner => `not (${inner})`),
    ),
  }))
  fc.assert(
    fc.property(expr, source => {
      const once = printed(source as string)
      expect(once).not.toMatch(/^error/)
      // `not` around `not` is dropped by the parser, so the first print may still have it.
      const twice = printed(once)
      expect(twice).not.toMatch(/^error/)
      expect(printed(twice)).toBe(twice)
    }),
  )
})

test('escaping and back', () => {
  fc.assert(
    fc.property(fc.string(), text => {
      expect(unescapeText(escapeText(text).slice(1, -1), '"')).toEqual({ text })
    }),
  )
})

test('bytes that are no text survive', () => {
  const result = unescapeText('a\\xff\\x41', '"')
  if ('error' in result) throw new Error(result.error)
  expect([...toBytes(result.text)]).toEqual([0x61, 0xff, 0x41])
})

test('an operand alone', () => {
  const parsed = parseOperand('x=%tolower(proc.name)!', 3)
  expect('error' in parsed ? parsed.error.message : parsed.end).toBe(21)
})
