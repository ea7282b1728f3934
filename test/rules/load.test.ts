// SPDX-License-Identifier: Apache-2.0
// Loading as a whole: what items do to each other, what a compiled rule is, and that hostile files are
// refused or read in bounded time.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { printExpr } from '../../src/rules/ast.ts'
import { describeRules, describeText } from '../../src/rules/describe.ts'
import { eventNames } from '../../src/rules/event-types.ts'
import { type LoadOptions, loadRules, type RuleSet } from '../../src/rules/load.ts'
import { resultJson, resultText, validateFiles } from '../../src/rules/result.ts'

function load(text: string | readonly string[], options?: LoadOptions): RuleSet {
  const texts = typeof text === 'string' ? [text] : text
  return loadRules(
    texts.map((content, i) => ({ name: `${i}.yaml`, text: content })),
    options,
  )
}

function messages(set: RuleSet): string[] {
  return set.diagnostics.all.map(d => `${d.code} ${d.message}`)
}

const rule = (name: string, condition: string, more = ''): string =>
  `- rule: ${name}\n  desc: d\n  condition: ${condition}\n  output: o %proc.name\n  priority: INFO\n${more}`

const conditionOf = (set: RuleSet, name = 'r'): string | undefined => {
  const found = set.rules.find(candidate => candidate.name === name)
  return found && printExpr(found.condition)
}

describe('lists', () => {
  test.each<[string, string, string]>([
    ['put in', '- list: l\n  items: [a, b]\n', 'proc.name in (l, c)'],
    ['a blank gets quotes', '- list: l\n  items: [a b]\n', 'proc.name in (l)'],
    ['an empty one takes a comma', '- list: l\n  items: []\n', 'proc.name in (l, c)'],
    [
      'in another list',
      '- list: k\n  items: [x]\n- list: l\n  items: [k, y]\n',
      'proc.name in (l)',
    ],
    ['as a value', '- list: l\n  items: [x]\n', 'proc.name = l'],
    ['inside a string', '- list: l\n  items: [x]\n', 'proc.name = "a l b"'],
    ['twice', '- list: l\n  items: [x]\n', 'proc.name in (l,l) or proc.exe in (l)'],
  ])('%s', (_, lists, condition) => {
    expect(
      conditionOf(load(`${lists}${rule('r', `evt.type = open and (${condition})`)}`)),
    ).toMatchSnapshot()
  })
})

describe('order and visibility', () => {
  test('a redefined rule keeps its place', () => {
    const set = load([
      rule('a', 'evt.type = open') + rule('b', 'evt.type = open'),
      rule('a', 'evt.type = close'),
    ])
    expect(set.rules.map(r => [r.name, printExpr(r.condition)])).toEqual([
      ['a', 'evt.type = close'],
      ['b', 'evt.type = open'],
    ])
  })

  test('a rule may use a macro of its own file that comes later, but none of a later file', () => {
    const macro = '- macro: m\n  condition: evt.type = open\n'
    expect(messages(load(rule('r', 'm') + macro))).toEqual([])
    // With errors nothing is said of what looks unused.
    expect(messages(load([rule('r', 'm'), macro]))).toEqual([
      "LOAD_ERR_VALIDATE Undefined macro 'm' used in filter.",
    ])
  })

  test('macros that use each other', () => {
    const set = load(
      '- macro: a\n  condition: evt.type = open\n- macro: b\n  condition: a\n- macro: a\n  condition: or b\n  append: true\n' +
        rule('r', 'b'),
    )
    expect(messages(set)).toContain("LOAD_ERR_VALIDATE reference loop in macro 'a'")
    expect(set.rules).toEqual([])
  })
})

describe('override', () => {
  const base = rule('r', 'evt.type = open', '  tags: [z, a]\n  enabled: false\n')
  test.each<[string, string, Partial<RuleSet['rules'][number]>]>([
    [
      'append',
      '  condition: and proc.name = x\n  desc: more\n  tags: [m]\n  override: {condition: append, desc: append, tags: append}\n',
      { desc: 'd more', tags: ['a', 'm', 'z'], conditionText: 'evt.type = open and proc.name = x' },
    ],
    [
      'replace',
      '  condition: evt.type = close\n  priority: ERROR\n  enabled: true\n  capture: yes\n  capture_duration: 5\n  override: {condition: replace, priority: replace, enabled: replace, capture: replace, capture_duration: replace}\n',
      {
        priority: 3,
        enabled: true,
        capture: true,
        captureDuration: 5,
        conditionText: 'evt.type = close',
      },
    ],
    ['the old enabled', '  enabled: true\n', { enabled: true }],
    [
      'the old append',
      '  condition: and proc.name = x\n  append: true\n',
      { conditionText: 'evt.type = open and proc.name = x', enabled: false },
    ],
  ])('%s', (_, change, expected) => {
    const text = `${base}- rule: r\n${change.replace(
      /override: \{(.*)\}/,
      (_all, keys: string) =>
        `override:\n${keys
          .split(', ')
          .map(key => `    ${key}`)
          .join('\n')}`,
    )}`
    const set = load(text)
    expect(set.diagnostics.errors).toEqual([])
    expect(set.rules[0]).toMatchObject(expected)
  })
})

describe('repeated keys', () => {
  test('the first one counts', () => {
    const set = load(rule('r', 'evt.type = open', '  priority: ERROR\n  desc: other\n'))
    expect(set.rules[0]).toMatchObject({ priority: 6, desc: 'd' })
    expect(messages(set)).toEqual([
      "LOAD_DUPLICATE_KEY Key 'priority' is given again, only the first counts",
      "LOAD_DUPLICATE_KEY Key 'desc' is given again, only the first counts",
    ])
  })
})

describe('replaced exceptions', () => {
  const base = rule(
    'r',
    'evt.type = open',
    '  exceptions:\n    - name: e\n      fields: [proc.name]\n      values: [[cat]]\n',
  )
  const replace = (exception: string): RuleSet =>
    load(
      `${base}- rule: r\n  exceptions:\n    - name: e\n${exception}  override:\n    exceptions: replace\n`,
    )
  test.each<[string, string, string[], string | undefined]>([
    [
      'by others',
      '      fields: [proc.pname]\n      values: [[dog]]\n',
      [],
      '(evt.type = open and not proc.pname = dog)',
    ],
    ['by one without values', '      fields: [proc.pname]\n', [], 'evt.type = open'],
    [
      'by values without fields',
      '      values: [[dog]]\n',
      ["LOAD_ERR_YAML_VALIDATE Item has no mapping for key 'fields'"],
      undefined,
    ],
  ])('%s', (_, exception, expected, condition) => {
    const set = replace(exception)
    expect(messages(set)).toEqual(expected)
    expect(conditionOf(set)).toBe(condition)
  })
})

describe('exceptions', () => {
  test.each([
    [
      'tuples',
      'fields: [proc.name, fd.name]\n      comps: [=, in]\n      values:\n        - [cat, /x]\n        - [a b, [/y, /z]]',
    ],
    ['one field', 'fields: proc.name\n      values:\n        - cat\n        - a b'],
    [
      'list operators',
      'fields: [proc.name]\n      comps: [in]\n      values:\n        - [cat]\n        - [[a, b]]',
    ],
    ['no values', 'fields: [proc.name]'],
  ])('%s', (_, body) => {
    const set = load(rule('r', 'evt.type = open', `  exceptions:\n    - name: e\n      ${body}\n`))
    expect(messages(set)).toEqual([])
    expect(conditionOf(set)).toMatchSnapshot()
  })

  test('a fault in a value is shown there', () => {
    const text = rule(
      'r',
      'evt.type = connect',
      '  exceptions:\n    - name: e\n      fields: [fd.sport]\n      values:\n        - [443]\n        - [4x4]\n',
    )
    const [d] = load(text).diagnostics.all
    expect(text.slice(d?.from, d?.to)).toBe('4x4')
    expect(d?.related?.[0]?.message).toBe('exception "e"')
  })

  test('a value that got quotes, in a list and in an exception', () => {
    const text =
      '- list: l\n  items: [proc .pname]\n' +
      rule(
        'r',
        'evt.type = open and proc.name in (l)',
        '  exceptions:\n    - name: e\n      fields: [proc.name]\n      values:\n        - [proc. name]\n',
      )
    const marked = load(text).diagnostics.all.map(d => text.slice(d.from, d.to))
    expect(marked).toEqual(['proc .pname', 'proc. name'])
  })
})

describe('selection', () => {
  const text =
    rule('one', 'evt.type = open', '  tags: [t]\n') +
    rule('two', 'evt.type = open', '  enabled: false\n') +
    rule('three', 'evt.type = open').replace('INFO', 'DEBUG')
  test.each<[string, LoadOptions, string[]]>([
    ['as the files say', {}, ['one', 'three']],
    [
      'by name',
      { steps: [{ disable: { rule: 't*' } }, { enable: { rule: 'two' } }] },
      ['one', 'two'],
    ],
    ['by tag', { steps: [{ disable: { rule: '*' } }, { enable: { tag: 't' } }] }, ['one']],
    ['by priority', { minPriority: 6 }, ['one']],
    ['an unknown name', { steps: [{ disable: { rule: 'four' } }] }, ['one', 'three']],
  ])('%s', (_, options, expected) => {
    expect(
      load(text, options)
        .rules.filter(r => r.enabled)
        .map(r => r.name),
    ).toEqual(expected)
  })
})

test('what the configuration appends to outputs', () => {
  const set = load(rule('r', 'evt.type = open'), {
    extraFormats: [
      { format: 'on %evt.hostname' },
      { suggestedOutput: true },
      { format: 'no', rule: 'other' },
    ],
    extraFields: [{ key: 'host', format: '%evt.hostname' }],
  })
  expect(set.rules[0]?.output).toBe(
    'o %proc.name on %evt.hostname container_id=%container.id container_name=%container.name ' +
      'container_image_repository=%container.image.repository container_image_tag=%container.image.tag ' +
      'k8s_pod_name=%k8s.pod.name k8s_ns_name=%k8s.ns.name',
  )
  expect(set.rules[0]?.extraFields.map(f => f.key)).toEqual(['host'])
  expect(set.rules[0]?.template.parts[1]).toMatchObject({
    kind: 'value',
    token: 'proc.name',
    width: 0,
  })
})

describe('event types', () => {
  test.each<[string, string[]]>([
    ['evt.type = openat', ['openat']],
    ['evt.type in (open, close) and not evt.type = close', ['open']],
    ['evt.type = open and evt.num = 0', []],
    ['syscall.type in (open, openat)', ['open', 'openat']],
    ['not evt.type exists', []],
    ['evt.type = open and not evt.type exists or evt.type = close', ['close']],
  ])('%s', (condition, names) => {
    const [found] = load(rule('r', condition)).rules
    expect(found && eventNames(found.eventTypes)).toEqual(names)
  })

  test.each(['syscall.type = open', 'syscall.type in (open, close)'])(
    'no warning of %s',
    condition => {
      expect(messages(load(rule('r', condition)))).toEqual([])
    },
  )
})

describe('fields', () => {
  test.each<[string, RegExp | undefined]>([
    ['evt.arg.fd = x', undefined],
    ['evt.arg[0] = x', undefined],
    ['evt.arg[nonsense] = x', /unknown event argument nonsense/],
    ['evt.arg = x', /needs an argument/],
    ['proc.name[1] = x', /does not take an argument/],
    ['proc.aname[x] = y', /must be a number/],
    ['evt.type.is.open = 1', undefined],
    ['evt.type.is.opn = 1', /unknown event type opn/],
    ['k8s.pod.label[app] = x', undefined],
    ['proc.name = val(proc.pname)', undefined],
    ['proc.name = val(proc.pid)', /cannot compare/],
    ['fd.ip = val(fd.sip)', /right-hand side/],
    ['tolower(proc.pid) = x', /not supported for numeric/],
    ['len(proc.name) > 3', undefined],
    ['fd.types = x', /not supported for list/],
    ['fd.snet = 10.0.0.0/8', undefined],
    ['fd.snet = 10.0.0.0', /address\/bits/],
    ['fd.sip = "::1"', undefined],
    ['proc.pid = 0x10', undefined],
    ['proc.pid = 1.5', /not a valid number/],
    ['evt.failed = maybe', /unrecognized boolean/],
    ['fd.port in (ssh, 443)', undefined],
    ['fd.port = htps', /unrecognized protocol 'htps', write the number of the port/],
    ['fd.port = 70000', /out of range/],
    ['fd.port = -1', /out of range/],
    ['ka.verb = get', /nonexistent field ka.verb/],
    ['join("-", (proc.name, "x")) = y', undefined],
    ['join(proc.name) = y', /takes a separator and a list/],
  ])('%s', (condition, expected) => {
    const found = load(rule('r', `evt.type = open and ${condition}`)).diagnostics.all.map(
      d => d.message,
    )
    if (expected === undefined) expect(found).toEqual([])
    else expect(found.join('\n')).toMatch(expected)
  })
})

describe('hostile rules', () => {
  const bounded = (text: string): string[] => {
    const start = performance.now()
    const found = messages(load(text))
    expect(performance.now() - start).toBeLessThan(5000)
    return found
  }

  test('macros that double', () => {
    const lines = ['- macro: m0\n  condition: proc.name = a\n']
    for (let i = 1; i < 200; i++)
      lines.push(`- macro: m${i}\n  condition: m${i - 1} and m${i - 1}\n`)
    expect(bounded(lines.join('') + rule('r', 'm199')).join('\n')).toMatch(/the limit is 50000/)
  })

  test('a long chain of macros', () => {
    const lines = ['- macro: m0\n  condition: proc.name = a\n']
    for (let i = 1; i < 20_000; i++) lines.push(`- macro: m${i}\n  condition: not m${i - 1}\n`)
    expect(bounded(lines.join('') + rule('r', 'm19999')).join('\n')).toMatch(/the limit is 1000/)
  })

  test('lists that multiply', () => {
    const lines = ['- list: z\n  items: [x]\n']
    for (let i = 30; i > 0; i--)
      lines.push(
        `- list: l${i}\n  items: [${Array(20)
          .fill(`l${i + 1}`)
          .join(', ')}]\n`,
      )
    expect(bounded(lines.reverse().join('') + rule('r', 'proc.name in (l1)')).join('\n')).toMatch(
      /grows too large|nothing/,
    )
  })

  test('deep parentheses', () => {
    expect(bounded(rule('r', `${'('.repeat(50_000)}proc.name = a`)).join('\n')).toMatch(
      /max depth limit of 1000/,
    )
  })

  test('deep exception values', () => {
    const values = `${'['.repeat(30)}x${']'.repeat(30)}`
    const text = rule(
      'r',
      'evt.type = open',
      `  exceptions:\n    - name: e\n      fields: [proc.name]\n      values: [${values}]\n`,
    )
    expect(bounded(text).join('\n')).toMatch(/must be a scalar or a list of scalars/)
  })
})

test('validation compiles each file with those before it', () => {
  const files = [
    { name: 'a.yaml', text: '- macro: m\n  condition: evt.type = open\n' },
    { name: 'b.yaml', text: '- macro: m\n  condition: foo\n  append: true\n' },
  ]
  const { results } = validateFiles(files)
  expect(results.map(r => [r.name, r.successful, r.schema])).toEqual([
    ['a.yaml', true, 'ok'],
    ['b.yaml', false, 'ok'],
  ])
  expect(resultJson(results[1] as never)).toMatchSnapshot()
  expect(resultText(results[1] as never)).toMatchSnapshot()
})

test('descriptions', () => {
  const set = load(
    `- list: l\n  items: [cat]\n- macro: m\n  condition: proc.name in (l)\n${rule('r', 'evt.type = open and m', '  tags: [t]\n')}`,
  )
  // Long lists of events say nothing here.
  const brief = JSON.stringify(describeRules(set), (key, value) =>
    key === 'events' && value.length > 5 ? 'many' : value,
  )
  expect(JSON.parse(brief)).toMatchSnapshot()
  expect(describeRules(set, { rule: 'none' })).toBeUndefined()
  expect(describeText(set, 'r')).toMatchSnapshot()
})

const PUBLIC = new URL('../../../shared/parity/rules/', import.meta.url)
if (!existsSync(PUBLIC)) console.log('the public rule files are not there: not tested')
test.skipIf(!existsSync(PUBLIC))('the public rule files load without a word', () => {
  const files = ['falco_rules', 'falco-incubating_rules', 'falco-sandbox_rules'].map(name => ({
    name,
    text: readFileSync(new URL(`${name}.yaml`, PUBLIC), 'utf8'),
  }))
  const set = loadRules(files)
  expect(messages(set)).toEqual([])
  expect(set.rules).toHaveLength(93)
})
