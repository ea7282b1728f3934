// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import { listEvents, listIgnoredEvents } from '../../src/commands/list-events.ts'
import { listFields } from '../../src/commands/list-fields.ts'
import { wrap } from '../../src/commands/table-format.ts'

describe('fields', () => {
  test('names only: one a line, without those for tables', () => {
    const names = listFields({ namesOnly: true, format: 'text' }).trimEnd().split('\n')
    expect(names).toContain('proc.name')
    expect(names).toContain('container.id')
    expect(names).not.toContain('evt.buflen.in')
    expect(new Set(names).size).toBe(names.length)
  })
  test('a source has its own and the general ones', () => {
    const names = listFields({ source: 'k8s_audit', namesOnly: true, format: 'text' }).split('\n')
    expect(names).toContain('evt.time')
    expect(names).not.toContain('proc.name')
  })
  test('no source, no fields', () => {
    for (const format of ['text', 'markdown', 'json'] as const) {
      for (const namesOnly of [true, false]) {
        expect(listFields({ source: 'nosuch', namesOnly, format })).toBe('')
      }
    }
  })
  test('every form tells name and type', () => {
    const options = { namesOnly: false } as const
    expect(listFields({ ...options, format: 'text' })).toMatch(/^proc\.name +\(string\) /m)
    expect(listFields({ ...options, format: 'markdown' })).toMatch(/^`proc\.name` \| string \| /m)
    const { fieldclasses: classes } = JSON.parse(listFields({ ...options, format: 'json' }))
    const fields = classes.flatMap((item: { fields: unknown[] }) => item.fields)
    const common = { is_list: false, is_deprecated: false }
    for (const [name, argument] of [
      ['proc.name', null],
      ['proc.aname', { required: false, type: ['INDEX'] }],
      ['evt.arg', { required: true, type: ['INDEX', 'KEY'] }],
    ]) {
      const row = { ...common, name, type: 'string', argument }
      expect(fields).toContainEqual(expect.objectContaining(row))
    }
    const names = JSON.parse(listFields({ namesOnly: true, format: 'json' })).fieldnames
    expect(names).toEqual(fields.map((field: { name: string }) => field.name))
  })
})

describe('events', () => {
  test('below their headings, current ones with parameters, old ones not', () => {
    const lines = listEvents('text').trimEnd().split('\n')
    expect(lines[0]).toBe('The events below are valid for Falco *Schema Version*: 4.5.1')
    expect(lines.filter(line => line.startsWith('## '))).toEqual([
      '## Syscall events',
      '## Tracepoint events',
      '## Plugin events',
      '## Metaevents',
    ])
    expect(lines.find(line => line.startsWith('< openat('))).toMatch(/FS(?:REL)?PATH \*\*name\*\*/)
    expect(lines.filter(line => line.startsWith('< execve('))).toHaveLength(1)
    expect(lines).toContain(
      '< shutdown(ERRNO **res**, FD **fd**, ENUMFLAGS8 **how**: SHUT_UNKNOWN, SHUT_RDWR, SHUT_WR, SHUT_RD)',
    )
    expect(lines).toContainEqual(expect.stringMatching(/^> open\(/))
    expect(lines).toContainEqual(expect.stringMatching(/^< sched_yield\(/))
  })
  test('JSON and Markdown hold the same events', () => {
    const { schema_version: version, ...categories } = JSON.parse(listEvents('json'))
    expect(version).toBe('4.5.1')
    const events = Object.values(categories).flat() as { name: string; available: boolean }[]
    const text = listEvents('text').match(/^[<>] /gm)
    expect(events).toHaveLength(text?.length as number)
    const rows = listEvents('markdown').match(/^(?:Yes|No) \| /gm)
    expect(rows).toHaveLength(events.length)
    expect(events.find(event => event.name === 'pread')).toMatchObject({ available: false })
    expect(categories['Syscall events'][0].params[0]).toEqual({ type: 'FSPATH', name: 'name' })
  })
})

test('wrapped text keeps its words', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
  expect(wrap('averylongword x', 5)).toEqual(['averylongword', 'x'])
})

test('what is not recorded by default: reads and writes without state', () => {
  const names = listIgnoredEvents().match(/(?<=^- ).*$/gm)
  const expected = 'pread preadv pwrite pwritev read readv recv send sendfile write writev'
  expect(names).toEqual(expected.split(' '))
})
