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
  test('every form tells name and type', () => {
    const options = { namesOnly: false } as const
    expect(listFields({ ...options, format: 'text' })).toMatch(/^proc\.name +\(string\) /m)
    expect(listFields({ ...options, format: 'markdown' })).toMatch(/^`proc\.name` \| string \| /m)
    const { field_classes: classes } = JSON.parse(listFields({ ...options, format: 'json' }))
    const fields = classes.flatMap((item: { fields: unknown[] }) => item.fields)
    expect(fields).toContainEqual(expect.objectContaining({ name: 'proc.name', type: 'string' }))
  })
})

describe('events', () => {
  test('current events with parameters, old ones not', () => {
    const lines = listEvents('text').trimEnd().split('\n')
    expect(lines.find(line => line.startsWith('< openat('))).toMatch(/FSRELPATH name|FSPATH name/)
    expect(lines.filter(line => line.startsWith('< execve('))).toHaveLength(1)
    expect(lines).toContainEqual(expect.stringMatching(/^> open\(/))
    expect(lines).toContainEqual(expect.stringMatching(/^< sched_yield\(/))
  })
  test('JSON and Markdown hold the same events', () => {
    const text = listEvents('text').trimEnd().split('\n').length
    expect(JSON.parse(listEvents('json')).events).toHaveLength(text)
    expect(listEvents('markdown').trimEnd().split('\n')).toHaveLength(text + 2)
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
