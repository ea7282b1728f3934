// SPDX-License-Identifier: Apache-2.0
// Tokens of output texts, and the members of an alert's fields that they give.
import { expect, test } from 'vitest'
import { outputKeys } from '../../src/rules/output-keys.ts'
import { parseOutput } from '../../src/rules/output-template.ts'

function keysOf(format: string): string[] {
  const { template, faults } = parseOutput(format, 'syscall')
  expect(faults).toEqual([])
  return template.parts.flatMap(part =>
    part.kind === 'value' ? outputKeys(part.token, part.operand).map(({ key }) => key) : [],
  )
}

test.each([
  ['%proc.aname[2]', ['proc.aname[2]']],
  ['%toupper(proc.name)', ['proc.name', 'toupper(proc.name)']],
  ['%tolower( toupper(evt.arg[1]) )', ['evt.arg[1]', 'tolower(toupper(evt.arg[1]))']],
  [
    '%join("->", (toupper(proc.name), tolower(fd.name)))',
    [
      'proc.name',
      'toupper(proc.name)',
      'fd.name',
      'join(->,(toupper(proc.name),tolower(fd.name)))',
    ],
  ],
  ['%toupper(concat(proc.name, "x"))', ['proc.name', 'toupper(concat(proc.name,x))']],
])('%s', (format, keys) => {
  expect(keysOf(format)).toEqual(keys)
})

test.each([
  ['a%proc.nameand%thread.tidend', ['a', 'proc.name', 'and', 'thread.tid', 'end']],
  ['%evt.arg.pathx', ['evt.arg.path', 'x']],
  ['%proc.name. Next', ['proc.name', '. Next']],
])('text may follow a field at once: %s', (format, parts) => {
  const { template, faults } = parseOutput(format, 'syscall')
  expect(faults).toEqual([])
  expect(template.parts.map(part => (part.kind === 'text' ? part.text : part.token))).toEqual(parts)
})

test.each([
  ['%toupper(evt.num)', "transformer 'toupper' is not supported for numeric fields"],
  ['%toupper(fd.types[0]', 'invalid formatting token'],
  ['%prok.name', 'invalid formatting token prok.name'],
  ['%proc.aname[x]', 'must be a number'],
])('%s is refused', (format, message) => {
  const { faults } = parseOutput(format, 'syscall')
  expect(faults.map(fault => fault.message).join()).toContain(message)
})
