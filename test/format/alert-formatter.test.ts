// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  AlertFormatter,
  DEFAULT_FORMAT,
  type FormatOptions,
} from '../../src/format/alert-formatter.ts'
import type { RuleOutput } from '../../src/format/rule-output.ts'
import { recordOf, type Value } from './record-builder.ts'

const TS = 1795317296893350410n
const RULE: RuleOutput = {
  name: 'Shadow read',
  priority: 4,
  source: 'syscall',
  tags: ['host', 'T1555', 'container', 'host'],
  parts: [
    { literal: 'File opened | file=' },
    { token: 'fd.name', width: 0 },
    { literal: ' pid=' },
    { token: 'proc.pid', width: 0 },
    { literal: ' gparent=' },
    { token: 'proc.aname[2]', width: 0 },
  ],
  tokens: ['fd.name', 'proc.pid', 'proc.aname[2]'],
}

function lineOf(
  values: readonly Value[],
  options: Partial<FormatOptions> = {},
  rule: RuleOutput = RULE,
): string {
  const all = { ...DEFAULT_FORMAT, hostname: 'node1', iso8601: true, ...options }
  return new AlertFormatter([rule], all).format(recordOf(0, TS, values))
}

function ruleOf(tokens: readonly string[], width = 0): RuleOutput {
  const parts = tokens.flatMap((token, index) => [
    { literal: index === 0 ? '' : ' ' },
    { token, width },
  ])
  return { ...RULE, tags: [], tokens, parts }
}

test('no value, whatever its bytes, ends a line or talks to a terminal', () => {
  const bytes = fc.uint8Array({ maxLength: 60 })
  const texts = fc.string({ unit: 'binary', maxLength: 40 }).map(text => Buffer.from(text))
  const value = fc.oneof(bytes, texts).map(some => ({ bytes: [...some] }))
  const listed = fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 })
  const forms = [{}, { json: true }, { messageOnly: true }, { json: true, includeMessage: true }]
  fc.assert(
    fc.property(value, listed, fc.constantFrom(0, 7), (one, list, width) => {
      for (const form of forms) {
        const rule = ruleOf(['fd.name', 'evt.buffer', 'proc.args'], width)
        expect(lineOf([one, one, list], form, rule)).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
      }
    }),
    { numRuns: 300 },
  )
})

test('every text is printed as if it were put together from strings', () => {
  const byte = fc.oneof(fc.integer({ min: 0x1e, max: 0x81 }), fc.constantFrom(0x22, 0x5c, 0x7f))
  const value = fc.oneof(
    fc.array(byte, { maxLength: 12 }),
    fc.array(fc.integer({ min: 0x20, max: 0x7e }), { maxLength: 140 }),
  )
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const printed = (bytes: readonly number[]): string =>
    decoder.decode(Uint8Array.from(bytes)).replace(/[\p{Cc}\u2028\u2029]/gu, '\ufffd')
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), some => {
      const rule = ruleOf(some.map((_, index) => `f${index}`))
      const values = some.map(bytes => ({ bytes }))
      const text = some.map(printed).join(' ')
      expect(lineOf(values, { messageOnly: true }, rule)).toBe(text)
      const json = lineOf(values, { json: true }, rule)
      expect(json).toContain(` ${JSON.stringify(text).slice(1)},"output_fields":{`)
      for (const [index, bytes] of some.entries()) {
        expect(json).toContain(`,"f${index}":${JSON.stringify(printed(bytes))}`)
      }
    }),
    { numRuns: 500 },
  )
})

test('a time of day at any moment', () => {
  const rule = ruleOf(['evt.rawtime'])
  const some = [0n, 1n, 999_999_999n, 1_000_000_000n, TS, TS + 1n, 2n ** 64n - 1n, 4_294_967_296n]
  const formatter = new AlertFormatter([rule], { ...DEFAULT_FORMAT, json: true, iso8601: true })
  for (const ts of [...some, ...some.toReversed()]) {
    const line = formatter.format(recordOf(0, ts, [null]))
    expect(line).toContain(`"evt.time.iso8601":${ts}}`)
    const digits = String(ts % 1_000_000_000n).padStart(9, '0')
    const second = new Date(Number(ts / 1_000_000_000n) * 1000).toISOString().slice(0, -5)
    expect(line).toContain(`"time":"${second}.${digits}Z"`)
  }
})

test('a text line holds time, priority and message', () => {
  expect(lineOf(['/etc/shadow', 12n, null])).toBe(
    '2026-11-22T03:14:56.893350410+0000: Warning File opened | file=/etc/shadow pid=12 gparent=<NA>',
  )
})

test('without ISO 8601 the time is the local time of day', () => {
  const date = new Date(Number(TS / 1_000_000n))
  const local = date.toTimeString().slice(0, 8)
  expect(lineOf(['a', 1n, 'b'], { iso8601: false })).toBe(
    `${local}.893350410: Warning File opened | file=a pid=1 gparent=b`,
  )
})

test('a JSON alert has sorted keys, typed values and the exact time', () => {
  expect(lineOf(['/etc/shadow', 12n, null], { json: true })).toBe(
    '{"hostname":"node1",' +
      '"output":"2026-11-22T03:14:56.893350410+0000: Warning File opened | file=/etc/shadow pid=12 gparent=<NA>",' +
      '"output_fields":{"evt.time.iso8601":1795317296893350410,"fd.name":"/etc/shadow",' +
      '"proc.aname[2]":null,"proc.pid":12},' +
      '"priority":"Warning","rule":"Shadow read","source":"syscall",' +
      '"tags":["T1555","container","host"],"time":"2026-11-22T03:14:56.893350410Z"}',
  )
})

describe('JSON members follow the json_include options', () => {
  const cases: [Partial<FormatOptions>, string[]][] = [
    [{}, ['hostname', 'output', 'output_fields', 'priority', 'rule', 'source', 'tags', 'time']],
    [
      { includeOutput: false, includeFields: false, includeTags: false },
      ['hostname', 'priority', 'rule', 'source', 'time'],
    ],
    [
      { includeMessage: true, includeOutput: false },
      ['hostname', 'message', 'output_fields', 'priority', 'rule', 'source', 'tags', 'time'],
    ],
  ]
  test.each(cases)('%j', (options, expected) => {
    const alert = JSON.parse(lineOf(['a', 1n, 'b'], { json: true, ...options }))
    expect(Object.keys(alert)).toEqual(expected)
    if (options.includeMessage) expect(alert.message).toBe('File opened | file=a pid=1 gparent=b')
  })
  test('the time key follows the format of times', () => {
    const alert = JSON.parse(lineOf(['a', 1n, 'b'], { json: true, iso8601: false }))
    expect(Object.keys(alert.output_fields)).toContain('evt.time')
  })
})

describe('values by kind', () => {
  const cases: [Value, string, unknown][] = [
    [null, '<NA>', null],
    ['', '', ''],
    ['say "hi" \\o/', 'say "hi" \\o/', 'say "hi" \\o/'],
    ['a\nb\tc\u0000d\u007f', 'a\ufffdb\ufffdc\ufffdd\ufffd', 'a\ufffdb\ufffdc\ufffdd\ufffd'],
    ['ü€ 😀', 'ü€ 😀', 'ü€ 😀'],
    [
      '\u0085a\u009b31m\u2028b\u2029',
      '\ufffda\ufffd31m\ufffdb\ufffd',
      '\ufffda\ufffd31m\ufffdb\ufffd',
    ],
    [{ bytes: [0x66, 0xff, 0xfe, 0x78] }, 'f\ufffd\ufffdx', 'f\ufffd\ufffdx'],
    [{ bytes: [0xe1, 0x80, 0x78] }, '\ufffdx', '\ufffdx'],
    [true, 'true', true],
    [false, 'false', false],
    [-1n, '-1', -1],
    [-5000000000n, '-5000000000', -5000000000],
    [4294967295n, '4294967295', 4294967295],
    [{ u64: 5000000000n }, '5000000000', 5000000000],
    [{ double: 2.25 }, '2.3', 2.25],
    [{ double: 3 }, '3.0', 3],
    [[], '()', []],
    [['file', 'ipv4'], '(file,ipv4)', ['file', 'ipv4']],
  ]
  test.each(cases)('%#: %s', (value, text, json) => {
    const rule = ruleOf(['x.y'])
    expect(lineOf([value], {}, rule).split('Warning ')[1]).toBe(text)
    const alert = JSON.parse(lineOf([value], { json: true }, rule))
    expect(alert.output_fields['x.y']).toEqual(json)
    expect(alert.output.split('Warning ')[1]).toBe(text)
  })
  test('64-bit numbers keep every digit', () => {
    const line = lineOf([{ u64: 18446744073709551615n }], { json: true }, ruleOf(['x']))
    expect(line).toContain('"x":18446744073709551615')
    expect(lineOf([-9223372036854775808n], { json: true }, ruleOf(['x']))).toContain(
      '"x":-9223372036854775808',
    )
  })
})

describe('tokens with a form of their own', () => {
  const date = new Date(Number(TS / 1_000_000n))
  const clock = date.toTimeString().slice(0, 8)
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map(part => String(part).padStart(2, '0'))
    .join('-')
  const cases: [string, Value, string, string][] = [
    ['evt.time', null, `${clock}.893350410`, '1795317296893350410'],
    ['evt.time.s', null, clock, '1795317296893350410'],
    ['evt.datetime', null, `${day} ${clock}.893350410`, '1795317296893350410'],
    ['evt.datetime.s', null, `${day} ${clock}`, '1795317296893350410'],
    ['evt.rawtime', { u64: TS }, '1795317296893350410', '1795317296893350410'],
    ['evt.reltime.ns', { u64: 1234n }, '000001234', '1234'],
    ['evt.buffer', { bytes: [0x41, 0x00, 0x22, 0xc3] }, 'A.".', '"A.\\"."'],
    ['static.site', null, 'lab', '"lab"'],
    ['static.other', null, '<NA>', 'null'],
  ]
  test.each(cases)('%s', (token, value, text, json) => {
    const options = { staticFields: { site: 'lab' } }
    const rule = ruleOf([token])
    expect(lineOf([value], options, rule).split('Warning ')[1]).toBe(text)
    expect(lineOf([value], { ...options, json: true }, rule)).toContain(`"${token}":${json}`)
  })
  test('buffers in base64 when asked', () => {
    const value = { bytes: [0x41, 0x00, 0xff] }
    const line = lineOf([value], { json: true, base64Buffers: true }, ruleOf(['evt.buffer']))
    expect(line).toContain('"evt.buffer":"QQD/"')
  })
})

test('a width cuts or pads, in text and in JSON', () => {
  expect(lineOf(['init'], {}, ruleOf(['proc.name'], 2)).split('Warning ')[1]).toBe('in')
  expect(lineOf(['init'], {}, ruleOf(['proc.name'], 6)).split('Warning ')[1]).toBe('init  ')
  const alert = JSON.parse(lineOf(['a"b'], { json: true }, ruleOf(['proc.name'], 5)))
  expect(alert.output.split('Warning ')[1]).toBe('a"b  ')
  expect(alert.output_fields['proc.name']).toBe('a"b')
})

test('extra fields: raw ones keep their type, the others are text', () => {
  const rule: RuleOutput = {
    ...ruleOf(['proc.name']),
    tokens: ['proc.name', 'proc.pid'],
    fields: ['proc.name'],
    extraFields: [
      { key: 'proc.pid', raw: true, parts: [{ token: 'proc.pid', width: 0 }] },
      {
        key: 'who',
        raw: false,
        parts: [{ literal: 'pid "' }, { token: 'proc.pid', width: 0 }, { literal: '"' }],
      },
    ],
  }
  const alert = JSON.parse(lineOf(['sh', 7n], { json: true }, rule))
  expect(alert.output_fields).toMatchObject({ 'proc.name': 'sh', 'proc.pid': 7, who: 'pid "7"' })
  expect(lineOf(['sh', 7n], {}, rule).split('Warning ')[1]).toBe('sh')
})

test('a record whose lengths do not add up is refused', () => {
  const record = recordOf(0, TS, ['abc'])
  const bytes = record.bytes.slice()
  new DataView(bytes.buffer).setUint32(44, 4000, true)
  expect(() => record.load(new DataView(bytes.buffer), 0, bytes.length)).toThrow(RangeError)
  new DataView(bytes.buffer).setUint32(36, 4000, true)
  expect(() => record.load(new DataView(bytes.buffer), 0, bytes.length)).toThrow(RangeError)
  expect(() => record.load(new DataView(bytes.buffer), 0, 39)).toThrow(RangeError)
})
