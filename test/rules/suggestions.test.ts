// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { loadRules } from '../../src/rules/load.ts'

const BASE =
  '- {list: shells, items: [sh]}\n- {macro: opened, condition: evt.type = open and proc.name in (shells)}\n' +
  '- {rule: Base, desc: d, condition: opened, output: o, priority: INFO}\n'

function rule(condition: string, more = ''): string {
  return `- {rule: r, desc: d, condition: "${condition}", output: "o", priority: INFO${more}}`
}

test.each<[string, string, string]>([
  ['field', rule('proc.nmae = x'), 'did you mean "proc.name"?'],
  ['macro', rule('openned'), 'did you mean "opened"?'],
  ['event type', rule('evt.type = opn'), 'did you mean "open"?'],
  ['operator', rule('proc.name startwith x'), 'did you mean "startswith"?'],
  ['operator', rule('proc.name exist'), 'did you mean "exists"?'],
  ['joining word', rule('opened adn opened'), 'did you mean "and"?'],
  ['joining word', rule('opened AND opened'), 'write "and"'],
  ['joining word', rule('opened && opened'), 'write "and" instead of "&&"'],
  ['negation', rule('opened and ! opened'), 'write "not" instead of "!"'],
  ['output field', rule('opened').replace('"o"', '"%proc.nmae"'), 'did you mean "proc.name"?'],
  ['source', rule('opened', ', source: sycall'), 'did you mean "syscall"?'],
  ['key', rule('opened', ', tgas: [a]'), 'did you mean "tags"?'],
  ['priority', rule('opened').replace('INFO', 'warnin'), 'did you mean "Warning"?'],
  ['item', rule('opened').replace('rule:', 'rul:'), 'did you mean "rule"?'],
  ['override', '- {rule: Base, output: x, override: {ouput: append}}', 'did you mean "output"?'],
  ['override', '- {rule: Base, output: x, override: {output: apend}}', 'did you mean "append"?'],
])('%s %#', (_, text, help) => {
  const { diagnostics } = loadRules([{ name: 'r.yaml', text: BASE + text }])
  expect(diagnostics.all.map(d => d.help ?? '').join('\n')).toContain(help)
})
